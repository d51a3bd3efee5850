import type { Field, PrimitiveName, TypeDescription } from '../model.js';

/** A field that tells by its type whether it can be null, unless a contract says so. */
export class OpenApiField implements Field {
  readonly namespace = '';
  #type: TypeDescription | undefined;

  constructor(
    readonly name: string,
    private readonly declaredNillable: boolean | undefined,
    readonly optional: boolean,
    private readonly resolve: () => TypeDescription,
  ) {}

  get type(): TypeDescription {
    return (this.#type ??= this.resolve());
  }

  get nillable(): boolean {
    return this.declaredNillable ?? isReference(this.type);
  }
}

/** Whether a value of the type is an object in .NET, and can therefore be null. */
function isReference(type: TypeDescription): boolean {
  if (type.kind === 'enumeration' || type.kind === 'flags') return false;
  return type.kind !== 'primitive' || references.has(type.name);
}

const references: ReadonlySet<PrimitiveName> = new Set(['string', 'base64Binary', 'anyType', 'anyURI']);
