// Leaves in the built declarations what a public entry leads to, and nothing else: npm run build, after the compiler.
//
// Whoever uses the package is not made to read the declarations of its inside, nor those of the packages that the inside
// is built on. What is taken away is found by name: every declaration and import that no public declaration names.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const { exports } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const entries = Object.values(exports).flatMap(({ types }) =>
  types === undefined ? [] : [resolve(dist, '..', types)],
);

/** Each file's statements, and which of them makes a name known within the file, or to others. */
const files = new Map();
/** What is needed of each file: its statements whole, and of its imports and exports the names. */
const needed = new Map();

entries.forEach((entry) => needAll(entry));

const declarations = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.d.ts'))
  .map((path) => join(dist, path));
for (const path of declarations) {
  if (needed.has(path)) writeFileSync(path, trimmed(fileAt(path), needed.get(path)));
  else rmSync(path);
}
console.log(`declarations: ${needed.size} of ${declarations.length} files are public`);

function fileAt(path) {
  if (!files.has(path))
    files.set(path, indexed(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)));
  return files.get(path);
}

function indexed(source) {
  const locals = new Map();
  const exported = new Map();
  const add = (names, name, place) => names.set(name, [...(names.get(name) ?? []), place]);
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) {
      const { name, namedBindings } = statement.importClause ?? {};
      const bindings =
        namedBindings === undefined || ts.isNamespaceImport(namedBindings) ? [namedBindings] : namedBindings.elements;
      for (const binding of [statement.importClause?.name && statement.importClause, ...bindings]) {
        if (binding !== undefined) add(locals, (binding.name ?? name).text, { statement, specifier: binding });
      }
    } else if (ts.isExportDeclaration(statement)) {
      const { exportClause } = statement;
      if (exportClause === undefined) add(exported, '*', { statement });
      else if (ts.isNamespaceExport(exportClause)) add(exported, exportClause.name.text, { statement });
      else for (const specifier of exportClause.elements) add(exported, specifier.name.text, { statement, specifier });
    } else {
      const names = ts.isVariableStatement(statement)
        ? statement.declarationList.declarations.map(({ name }) => name.text)
        : [statement.name?.text ?? 'default'];
      for (const name of names) {
        add(locals, name, { statement });
        if (statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
          add(exported, name, { statement });
      }
    }
  }
  return { source, locals, exported };
}

function needAll(path) {
  const { source, exported } = fileAt(path);
  for (const name of exported.keys()) need(path, name);
  // An entry may be imported for what it does.
  source.statements
    .filter((each) => ts.isImportDeclaration(each) && each.importClause === undefined)
    .forEach((each) => take(path, { statement: each }));
}

/** @returns whether the file knows the name */
function need(path, name) {
  const { exported } = fileAt(path);
  const places = name === '*' ? [] : (exported.get(name) ?? []);
  places.forEach((place) => take(path, place));
  const wholesale = exported.get('*') ?? [];
  if (name === '*') [...exported.values()].flat().forEach((place) => take(path, place));
  if (places.length > 0 || name === '*') return true;
  return wholesale.some(({ statement }) => {
    const target = targetOf(path, statement);
    const found = target !== undefined && need(target, name);
    if (found) take(path, { statement }, false);
    return found;
  });
}

function take(path, { statement, specifier }, follow = true) {
  const taken = needed.get(path) ?? { statements: new Set(), specifiers: new Set() };
  needed.set(path, taken);
  const part = specifier ?? statement;
  if (taken.specifiers.has(part)) return;
  taken.statements.add(statement);
  taken.specifiers.add(part);
  if (!follow) return;
  const target = targetOf(path, statement);
  if (statement.moduleSpecifier !== undefined) {
    if (target !== undefined) need(target, nameAt(specifier));
    return;
  }
  if (ts.isExportDeclaration(statement)) return needLocal(path, nameAt(specifier));
  const visit = (node) => {
    if (ts.isIdentifier(node)) needLocal(path, node.text);
    else if (ts.isImportTypeNode(node)) {
      const imported = resolvedFrom(path, node.argument.literal.text);
      const [first] = node.qualifier?.getText().split('.') ?? [];
      if (imported !== undefined) need(imported, first ?? '*');
    }
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(statement, visit);
}

function needLocal(path, name) {
  fileAt(path)
    .locals.get(name)
    ?.forEach((place) => take(path, place));
}

/** The name that an import or export takes from where it comes from; all of them where it names none. */
function nameAt(specifier) {
  if (specifier === undefined || ts.isNamespaceImport(specifier)) return '*';
  return ts.isImportClause(specifier) ? 'default' : (specifier.propertyName ?? specifier.name).text;
}

function targetOf(path, { moduleSpecifier }) {
  return moduleSpecifier === undefined ? undefined : resolvedFrom(path, moduleSpecifier.text);
}

function resolvedFrom(path, specifier) {
  return specifier.startsWith('.') ? resolve(dirname(path), specifier.replace(/\.js$/, '.d.ts')) : undefined;
}

function trimmed({ source }, { statements, specifiers }) {
  const text = source.getFullText();
  return source.statements
    .filter((statement) => statements.has(statement))
    .map((statement) => {
      const { exportClause, importClause } = statement;
      const named = exportClause ?? importClause?.namedBindings;
      if (named === undefined || named.elements === undefined) return text.slice(statement.pos, statement.end);
      const left = named.elements.filter((element) => specifiers.has(element)).map((element) => element.getText());
      return `${text.slice(statement.pos, named.pos)} { ${left.join(', ')} }${text.slice(named.end, statement.end)}`;
    })
    .join('');
}
