import { relative } from 'node:path';
import ts from 'typescript';

/** The files that the package's entries are built from, by the name that users import. */
export const entries = {
  'superoffice-bridge': 'src/index.ts',
  'superoffice-bridge/rest': 'src/rest.ts',
  'superoffice-bridge/emulator': 'src/emulator/index.ts',
  'superoffice-bridge/gateway': 'src/gateway/index.ts',
  'superoffice-bridge/migration': 'src/migration/index.ts',
} as const;

/** Written by a program from the vendor's contract. */
const generated = ['src/contract/carriers/', 'src/repositories/contract-agents.ts'];

export interface Example {
  /** What it belongs to, such as `EntityRepository.get`. */
  readonly name: string;
  readonly code: string;
}

export interface PublicApi {
  /** The public functions and methods that no example shows, each with its file. */
  readonly withoutExample: readonly string[];
  readonly callables: readonly string[];
  readonly examples: readonly Example[];
}

/** Reads what the entries export, and the examples in the doc comments. */
export function readPublicApi(program: ts.Program): PublicApi {
  const checker = program.getTypeChecker();
  const root = program.getCurrentDirectory();
  const fileOf = (symbol: ts.Symbol) =>
    relative(root, symbol.declarations?.[0]?.getSourceFile().fileName ?? 'no declaration');
  const isOurs = (symbol: ts.Symbol) =>
    fileOf(symbol).startsWith('src/') && !generated.some((path) => fileOf(symbol).startsWith(path));
  const examplesOf = (symbol: ts.Symbol) =>
    symbol
      .getJsDocTags(checker)
      .filter(({ name }) => name === 'example')
      .map(({ text }) => ts.displayPartsToString(text));
  const isCallable = (symbol: ts.Symbol) =>
    checker.getNonNullableType(checker.getTypeOfSymbol(symbol)).getCallSignatures().length > 0;

  // Several repositories inherit one method: it counts once, for the declaration.
  const seen = new Set<ts.Declaration>();
  const isNew = ({ declarations: [declaration] = [] }: ts.Symbol) => {
    if (declaration === undefined || seen.has(declaration)) return false;
    seen.add(declaration);
    return true;
  };
  const callables: string[] = [];
  const withoutExample: string[] = [];
  const examples: Example[] = [];
  const require = (symbol: ts.Symbol, name: string, shown: boolean) => {
    callables.push(name);
    if (!shown) withoutExample.push(`${name} (${fileOf(symbol)})`);
  };
  const collect = (symbol: ts.Symbol, name: string) => {
    const own = examplesOf(symbol);
    examples.push(...own.map((code) => ({ name, code })));
    return own;
  };

  for (const exported of Object.values(entries).flatMap((file) =>
    exportsOf(program, file).map(({ symbol }) => symbol),
  )) {
    if (!isOurs(exported) || !isNew(exported)) continue;
    const { name } = exported;
    const own = collect(exported, name);
    if (exported.flags & ts.SymbolFlags.Value && isCallable(exported)) require(exported, name, own.length > 0);
    for (const member of membersOf(checker, exported)) {
      if (!isOurs(member) || !isPublicMember(member) || !isNew(member)) continue;
      const memberName = `${ownerOf(member) ?? name}.${member.name}`;
      const shown = collect(member, memberName).length > 0 || own.some((code) => mentions(code, member.name));
      if (isCallable(member) && !isOption(member)) require(member, memberName, shown);
    }
  }
  return { withoutExample, callables, examples };
}

export interface ExportedName {
  readonly name: string;
  /** Exported by `export type`, or a type alone. */
  readonly typeOnly: boolean;
  readonly symbol: ts.Symbol;
}

export function exportsOf(program: ts.Program, file: string): readonly ExportedName[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(`${program.getCurrentDirectory()}/${file}`);
  const module = source === undefined ? undefined : checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is not a module of the program`);
  return checker.getExportsOfModule(module).map((exported) => {
    const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
    const [declaration] = exported.declarations ?? [];
    const byType = declaration !== undefined && ts.isTypeOnlyImportOrExportDeclaration(declaration);
    return { name: exported.name, typeOnly: byType || (symbol.flags & ts.SymbolFlags.Value) === 0, symbol };
  });
}

function membersOf(checker: ts.TypeChecker, symbol: ts.Symbol): readonly ts.Symbol[] {
  const types: ts.Type[] = [];
  const { Class, Interface, TypeAlias } = ts.SymbolFlags;
  if (symbol.flags & (Class | Interface | TypeAlias)) types.push(checker.getDeclaredTypeOfSymbol(symbol));
  if (symbol.flags & Class) types.push(checker.getTypeOfSymbol(symbol));
  return types.filter(({ flags }) => flags & ts.TypeFlags.Object).flatMap((type) => checker.getPropertiesOfType(type));
}

/** Leaves out what only the class, the library or Node's `inspect` calls. */
function isPublicMember({ declarations: [declaration] = [] }: ts.Symbol): boolean {
  if (declaration === undefined || ts.getJSDocTags(declaration).some(({ tagName }) => tagName.text === 'internal')) {
    return false;
  }
  const name = ts.getNameOfDeclaration(declaration);
  const isNamed = name !== undefined && !ts.isPrivateIdentifier(name) && !ts.isComputedPropertyName(name);
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return isNamed && (ts.getCombinedModifierFlags(declaration) & hidden) === 0;
}

/** A function that users pass among the options of a call. The example of the call shows it if it matters. */
function isOption({ declarations: [declaration] = [] }: ts.Symbol): boolean {
  if (declaration === undefined || !ts.isPropertySignature(declaration)) return false;
  const { parent } = declaration;
  return (
    ts.isInterfaceDeclaration(parent) &&
    /(?:Options|Configuration|Description|Permission|Runner)$/.test(parent.name.text)
  );
}

/** The interface or class that declares a member: the exported one may inherit it. */
function ownerOf({ declarations: [declaration] = [] }: ts.Symbol): string | undefined {
  const parent = declaration?.parent;
  const named = parent !== undefined && (ts.isInterfaceDeclaration(parent) || ts.isClassDeclaration(parent));
  return named ? parent.name?.text : undefined;
}

function mentions(code: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(code);
}
