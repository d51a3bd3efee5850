import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { entries, type Example, exportsOf } from './public-api.js';

const root = process.cwd();

function configured(file: string): ts.CompilerOptions {
  const read: { config?: unknown; error?: ts.Diagnostic } = ts.readConfigFile(join(root, file), (path) =>
    readFileSync(path, 'utf8'),
  );
  const { config, error } = read;
  if (error !== undefined) throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  return ts.convertCompilerOptionsFromJson((config as { compilerOptions?: unknown }).compilerOptions, root).options;
}

const options: ts.CompilerOptions = {
  ...configured('tsconfig.json'),
  paths: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, [join(root, file)]])),
};

/** The library's own program, to read its declarations. */
export function programOfLibrary(): ts.Program {
  return ts.createProgram(
    Object.values(entries).map((file) => join(root, file)),
    options,
  );
}

/**
 * `name: message` for each mistake that the compiler finds in an example. `undeclared` says what happens to a name that an
 * example does not declare: in a doc comment it can be of the package or its surroundings, on a page it is a mistake.
 */
export function mistakesIn(
  examples: readonly Example[],
  library: ts.Program,
  undeclared: 'surroundings' | 'mistake' = 'surroundings',
): string[] {
  const exported = Object.entries(entries).flatMap(([entry, file]) =>
    exportsOf(library, file).map(({ name, typeOnly }) => ({ entry, name, typeOnly })),
  );
  const files = new Map(
    examples.map((example, index) => [join(root, 'test/examples', `${index}.example.ts`), example]),
  );
  const isAlone = undeclared === 'mistake';
  const before = (code: string): string => (isAlone ? 'export {};' : importsFor(code, exported));
  const texts = new Map([...files].map(([file, { code }]) => [file, `${before(code)}\n${code}\n`]));
  const globals = join(root, 'test/examples', 'globals.example.ts');
  texts.set(globals, isAlone ? '' : globalNames());
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (file) => texts.has(file) || disk.fileExists(file),
    readFile: (file) => texts.get(file) ?? disk.readFile(file),
    getSourceFile: (file, version, ...rest) => {
      const text = texts.get(file);
      if (text !== undefined) return ts.createSourceFile(file, text, version, true);
      return library.getSourceFile(file) ?? disk.getSourceFile(file, version, ...rest);
    },
  };
  const program = ts.createProgram([globals, ...files.keys()], options, host);
  return [globals, ...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    const name = files.get(file)?.name ?? 'the surroundings';
    return found.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}

interface Exported {
  readonly entry: string;
  readonly name: string;
  readonly typeOnly: boolean;
}

/** Imports what an example uses of the package. An example that says where a name comes from keeps its own import. */
function importsFor(code: string, exported: readonly Exported[]): string {
  const source = parsed(code);
  const declared = new Set<string>();
  const used = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) used.add(node.text);
    const isDeclaration = ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isParameter(node);
    if ((isDeclaration || ts.isImportSpecifier(node)) && ts.isIdentifier(node.name)) declared.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const imported = new Set(declared);
  const lines = exported.flatMap(({ entry, name, typeOnly }) => {
    if (!used.has(name) || imported.has(name)) return [];
    imported.add(name);
    return [`import { ${typeOnly ? 'type ' : ''}${name} } from '${entry}';`];
  });
  return ['export {};', ...lines].join(' ');
}

function parsed(code: string): ts.SourceFile {
  return ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
}

/** Declares the surroundings of an example. */
function globalNames(): string {
  const names = [...namesOf('Running'), ...namesOf('CompiledOnly')];
  return `import type { Surroundings } from './surroundings.js';
declare global {
  ${names.map((name) => `const ${name}: Surroundings['${name}'];`).join('\n  ')}
}
`;
}

const surroundingsFile = join(root, 'test/examples/surroundings.ts');

/** The names in an interface of the surroundings. */
export function namesOf(surroundings: 'Running' | 'CompiledOnly'): ReadonlySet<string> {
  const source = ts.createSourceFile(surroundingsFile, readFileSync(surroundingsFile, 'utf8'), ts.ScriptTarget.Latest);
  const names = source.statements
    .filter(ts.isInterfaceDeclaration)
    .filter(({ name }) => name.text === surroundings)
    .flatMap(({ members }) => members)
    .flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : []));
  if (names.length === 0) throw new Error(`${surroundings} has no names`);
  return new Set(names);
}

export interface Runnable extends Example {
  /** The body of an async function: imports are calls of `require`. */
  readonly program: string;
}

/** Translates the examples that need nothing but what these names stand for. */
export function runnable({ name, code }: Example, absent: ReadonlySet<string>): Runnable | undefined {
  const source = parsed(code);
  const isAbsent = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) && absent.has(node.text)) || (ts.forEachChild(node, isAbsent) ?? false);
  if (isAbsent(source)) return undefined;
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.CommonJS },
  });
  return { name, code, program: outputText };
}
