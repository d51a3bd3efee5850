import type { CarrierType, Field, QualifiedName, TypeDescription } from './model.js';

/** A field resolves its type when first used, because carriers contain one another and themselves. */
export class SchemaField implements Field {
  #type: TypeDescription | undefined;

  constructor(
    readonly namespace: string,
    readonly name: string,
    readonly nillable: boolean,
    readonly optional: boolean,
    private readonly resolve: () => TypeDescription,
  ) {}

  get type(): TypeDescription {
    return (this.#type ??= this.resolve());
  }
}

export class SchemaCarrier implements CarrierType {
  readonly kind = 'carrier';
  readonly namespace: string;
  readonly name: string;
  #base: { readonly value: CarrierType | undefined } | undefined;
  #fields: readonly Field[] | undefined;
  #fieldsByName: ReadonlyMap<string, Field> | undefined;
  #derived: readonly CarrierType[] | undefined;

  constructor(
    name: QualifiedName,
    private readonly resolveBase: () => CarrierType | undefined,
    private readonly resolveOwnFields: () => Field[],
    private readonly resolveDerived: () => CarrierType[],
  ) {
    this.namespace = name.namespace;
    this.name = name.name;
  }

  get base(): CarrierType | undefined {
    return (this.#base ??= { value: this.resolveBase() }).value;
  }

  get fields(): readonly Field[] {
    return (this.#fields ??= [...(this.base?.fields ?? []), ...this.resolveOwnFields()]);
  }

  get fieldsByName(): ReadonlyMap<string, Field> {
    return (this.#fieldsByName ??= new Map(this.fields.map((field) => [field.name, field])));
  }

  get derived(): readonly CarrierType[] {
    return (this.#derived ??= this.resolveDerived());
  }
}

export function lazyArray(name: QualifiedName, resolveItem: () => Field): TypeDescription {
  let item: Field | undefined;
  return {
    kind: 'array',
    ...name,
    get item() {
      return (item ??= resolveItem());
    },
  };
}
