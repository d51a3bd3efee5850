import { namespaces } from '../../contract/index.js';
import { type TagBytes, tagBytes } from './element-tag.js';

interface Binding {
  readonly prefix: string;
  readonly namespace: string;
  /** The binding of the same prefix outside the element. */
  readonly outer: Binding | undefined;
}

interface Scope {
  readonly depth: number;
  readonly outerDefault: string;
  readonly outerBindings: number;
}

const xmlBinding: Binding = { prefix: 'xml', namespace: 'http://www.w3.org/XML/1998/namespace', outer: undefined };

/** The rest of a tag that is only nil, by the prefixes that .NET and others declare for schema instances. */
const nilEnds: ReadonlyMap<string, TagBytes> = new Map(
  ['i', 'xsi'].map((prefix) => [prefix, tagBytes(` ${prefix}:nil="true"/>`)]),
);

/** How many of the latest bindings are compared one by one, which is faster than a search by prefix if one matches. */
const comparedBindings = 4;

/** The namespaces that the open elements of a document declare. */
export class NamespaceScopes {
  readonly #scopes: Scope[] = [];
  readonly #bindings: Binding[] = [xmlBinding];
  readonly #bindingOf = new Map<string, Binding>([[xmlBinding.prefix, xmlBinding]]);

  /** The default namespace here. */
  defaultNamespace = '';
  /** The rest of a tag that is only nil here; undefined if schema instances have another prefix. */
  nilEnd: TagBytes | undefined;
  /** The depth of the innermost element with declarations; -1 if there are none. */
  depth = -1;

  /** @param prefix `''` for the default namespace */
  declare(depth: number, prefix: string, namespace: string): void {
    if (this.depth !== depth) {
      this.#scopes.push({ depth, outerDefault: this.defaultNamespace, outerBindings: this.#bindings.length });
      this.depth = depth;
    }
    if (prefix === '') {
      this.defaultNamespace = namespace;
      return;
    }
    const binding = { prefix, namespace, outer: this.#bindingOf.get(prefix) };
    this.#bindings.push(binding);
    this.#bindingOf.set(prefix, binding);
    if (nilEnds.has(prefix)) this.#findNilEnd();
  }

  of(prefix: string): string | undefined {
    return this.#bindingOf.get(prefix)?.namespace;
  }

  /** The namespace of the first of the latest bindings whose prefix `matches`. */
  latest(matches: (prefix: string) => boolean): string | undefined {
    const last = this.#bindings.length - 1;
    for (let index = last; index >= 0 && index > last - comparedBindings; index--) {
      const binding = this.#bindings[index];
      if (binding !== undefined && matches(binding.prefix)) return binding.namespace;
    }
    return undefined;
  }

  /** Forgets the declarations of the innermost element with some. */
  close(): void {
    const scope = this.#scopes.pop();
    if (scope === undefined) return;
    this.defaultNamespace = scope.outerDefault;
    while (this.#bindings.length > scope.outerBindings) {
      const binding = this.#bindings.pop();
      if (binding === undefined) break;
      if (binding.outer === undefined) this.#bindingOf.delete(binding.prefix);
      else this.#bindingOf.set(binding.prefix, binding.outer);
      if (nilEnds.has(binding.prefix)) this.#findNilEnd();
    }
    this.depth = this.#scopes.at(-1)?.depth ?? -1;
  }

  #findNilEnd(): void {
    this.nilEnd = undefined;
    for (const [prefix, end] of nilEnds) if (this.of(prefix) === namespaces.schemaInstance) this.nilEnd = end;
  }
}
