import type { TypeDescription } from '../contract/index.js';
import { isIdentifier } from '../output-text/index.js';
import { ConfigurationError } from '../errors/index.js';

type NamedType = Exclude<TypeDescription, { kind: 'primitive' }>;

/** Names that the generated file uses itself; a type of the same name would replace them. */
const used: ReadonlySet<string> = new Set([
  'ContractAgents',
  'Draft',
  'Exclude',
  'Flags',
  'JsonValue',
  'Promise',
  'Record',
  'RepositoryOptions',
]);

/** Reserved words of ECMAScript (12.7.2), and names that TypeScript does not allow for types. */
const reserved: ReadonlySet<string> = new Set(
  (
    'any as async await bigint boolean break case catch class const continue debugger declare default delete do else enum ' +
    'export extends false finally for function if implements import in infer instanceof interface keyof let module ' +
    'namespace never new null number object of package private protected public readonly return static string super ' +
    'switch symbol this throw true try type typeof undefined unique unknown var void while with yield'
  ).split(' '),
);

/**
 * Type names are written to the generated file without quotes, so any other text would become code. The vendor's names are
 * identifiers, since they come from classes.
 *
 * @throws {ConfigurationError} for a name that TypeScript cannot declare, or that two types share
 */
export function checkTypeNames(types: readonly NamedType[]): void {
  const known = new Set<string>();
  for (const type of types) {
    const { name } = type;
    // The common fields of several carriers are declared as a type of their own.
    const declared = type.kind === 'carrier' && type.derived.length > 0 ? [name, `Other${name}`] : [name];
    for (const each of declared) {
      if (!isIdentifier(each) || reserved.has(each) || used.has(each) || known.has(each)) {
        const shown = JSON.stringify(each.length > 60 ? `${each.slice(0, 60)}…` : each);
        throw new ConfigurationError(
          `the contract has a type ${shown}, which cannot be declared in TypeScript; check the source of its documents`,
        );
      }
      known.add(each);
    }
  }
}
