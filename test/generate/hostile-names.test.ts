import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import * as ts from 'typescript';
import { Contract, pullContract } from '../../src/contract/index.js';
import { ConfigurationError } from '../../src/errors/index.js';
import { contractText } from '../../src/generate/typescript.js';
import { documentOf, type HostileNames } from '../support/hostile-contract.js';

const root = mkdtempSync(join(tmpdir(), 'hostile-names-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function generated(names: HostileNames): string {
  return generatedFrom(documentOf(names));
}

function generatedFrom(document: string): string {
  const folder = mkdtempSync(join(root, 'contract-'));
  writeFileSync(join(folder, 'Thing.wsdl'), document);
  return contractText(Contract.fromFolder(folder));
}

/** The judge is the compiler: nothing but types, one import of types, and no code when it has been compiled. */
function expectTypesAlone(text: string) {
  const source = ts.createSourceFile('netserver.ts', text, ts.ScriptTarget.ESNext, true);
  const { diagnostics = [], outputText } = ts.transpileModule(text, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext, removeComments: true },
  });
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  expect(outputText.trim()).toBe('export {};');
  const kinds = new Set([
    ts.SyntaxKind.ImportDeclaration,
    ts.SyntaxKind.InterfaceDeclaration,
    ts.SyntaxKind.TypeAliasDeclaration,
  ]);
  expect(source.statements.filter(({ kind }) => !kinds.has(kind)).map((each) => each.getText())).toEqual([]);
  const imports = source.statements.filter(ts.isImportDeclaration).map((each) => each.moduleSpecifier.getText());
  expect(imports).toEqual(["'superoffice-bridge'"]);
  // What is hidden in a text may still end the script of a page that shows it, or a line of an older reader.
  expect(text).not.toMatch(/<\/script|[\u2028\u2029\u202e\u0085]/i);
}

const attacks = [
  "'; process.exit(1); '",
  "x'; import('node:child_process'); type y = '",
  '*/ process.exit(1) /*',
  '*/process.exit(1)//',
  '</script><script>alert(1)</script>',
  'a\u2028process.exit(1)\u2029',
  'line\nprocess.exit(1)\n',
  '\\',
  "\\'; process.exit(1)//",
  '`${process.exit(1)}`',
  '${process.exit(1)}',
  '{}; process.exit(1); interface X ',
  'x(): void; } process.exit(1); interface Y { z',
  'a\u202eb\u0085',
  '__proto__',
  'constructor',
  '"] = 1; x["',
  '// eslint-disable',
  '<!-- x',
];

describe('generated types', () => {
  it('are as the test expects, with ordinary names', () => {
    const text = generated({});
    expectTypesAlone(text);
    expect(text).toContain("export type Colour =\n  | 'Red';");
    expect(() => expectTypesAlone(`${text}\nprocess.exit(1);`)).toThrow();
    expect(() => expectTypesAlone(`${text}\nexport const x = 1;`)).toThrow();
  });

  for (const place of ['operation', 'field', 'type', 'enumeration'] as const) {
    it.each(attacks)(`are types alone or refused, with %j as the name of ${place}`, (name) => {
      let text: string | undefined;
      try {
        text = generated({ [place]: name });
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigurationError);
        expect((error as Error).message).not.toMatch(/[\u2028\u0085\u202e]/);
      }
      if (text !== undefined) expectTypesAlone(text);
      expect([name, text === undefined]).toEqual([name, !/^\w+$/.test(name) || name === '__proto__']);
    });
  }

  it.each(attacks)('hold %j as a member of an enumeration, and of flags, as a text', (name) => {
    for (const names of [{ member: name }, { flag: name }]) {
      const text = generated(names);
      expectTypesAlone(text);
      const literals: string[] = [];
      const visit = (node: ts.Node) => {
        if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) literals.push(node.literal.text);
        node.forEachChild(visit);
      };
      visit(ts.createSourceFile('netserver.ts', text, ts.ScriptTarget.ESNext, true));
      expect(literals).toContain(name.trim());
    }
  });

  it.each([
    'string',
    'any',
    'Promise',
    'Record',
    'Flags',
    'JsonValue',
    'ContractAgents',
    'Draft',
    'class',
    'a-b',
    'a.b',
  ])('are refused for a type called %s, which would be another one', (type) => {
    expect(() => generated({ type })).toThrow(ConfigurationError);
  });

  it.each(['new', 'constructor', 'get', 'set', 'async', 'readonly', 'static', 'delete', 'in', 'this'])(
    'have an ordinary method for an operation called %s',
    (operation) => {
      const text = generated({ operation });
      expectTypesAlone(text);
      const source = ts.createSourceFile('netserver.ts', text, ts.ScriptTarget.ESNext, true);
      const methods: string[] = [];
      const visit = (node: ts.Node) => {
        if (ts.isMethodSignature(node)) methods.push(ts.isIdentifier(node.name) ? node.name.text : node.name.getText());
        node.forEachChild(visit);
      };
      visit(source);
      expect(methods.map((name) => name.replaceAll("'", ''))).toEqual([operation]);
    },
  );

  it('quote names that are not identifiers, which XML allows', () => {
    const text = generated({ field: 'first-name', operation: 'Get.All' });
    expectTypesAlone(text);
    expect(text).toContain("'first-name': string | null;");
    expect(text).toContain("'Get.All'(parameters");
  });
});

describe('flags without a single member', () => {
  const member = (name: string) =>
    `<x:enumeration value="${name}"><x:annotation><x:appinfo><EnumerationValue>0</EnumerationValue></x:appinfo></x:annotation></x:enumeration>`;
  it.each([
    ['only the name of zero', member('None')],
    ['several names of zero', `${member('None')}${member('Nothing')}`],
    ['no member', ''],
  ])('are the empty text, with %s', (_what, members) => {
    const document = documentOf({}).replace('<x:enumeration value="Read"/>', members);
    const text = generatedFrom(document);
    expectTypesAlone(text);
    expect(text).toContain("export type Rights = '';\n");
  });

  it('are the empty text, with a list of any texts', () => {
    const list = /(?<=<x:simpleType name="Rights">).*?(?=<\/x:simpleType>\n)/s;
    const text = generatedFrom(documentOf({}).replace(list, '<x:list itemType="x:string"/>'));
    expectTypesAlone(text);
    expect(text).toContain("export type Rights = '';\n");
  });
});

it('carriers whose kinds no value identifies have the field as it is declared', () => {
  const extension =
    '<x:complexType name="Other"><x:complexContent><x:extension base="t:FieldInfoBase"><x:sequence/></x:extension></x:complexContent></x:complexType>';
  const document = documentOf({ type: 'FieldInfoBase', field: 'FieldType' });
  const text = generatedFrom(document.replace('<x:element name="In">', `${extension}<x:element name="In">`));
  expectTypesAlone(text);
  expect(text).toContain('export interface OtherFieldInfoBase {\n  FieldType: string | null;\n');
});

describe('a contract from a server', () => {
  const pull = (folder: string, text: string) =>
    pullContract(
      'http://x/Remote/Services88',
      folder,
      ['Thing'],
      async () => text,
      () => undefined,
    );

  it.each([
    '../outside.xsd',
    '/etc/passwd',
    'file:///etc/passwd',
    '..',
    '.',
    '..\\..\\outside.xsd',
    'a/../../outside.xsd',
  ])('reads and writes nothing outside its folder, with an include of %s', async (include) => {
    const folder = mkdtempSync(join(root, 'pulled-'));
    writeFileSync(join(root, 'outside.xsd'), '<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema"/>');
    await expect(pull(join(folder, 'wsdl'), documentOf({ include }))).rejects.toBeInstanceOf(ConfigurationError);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('follows no symbolic link in the folder of documents', async () => {
    const [folder, elsewhere] = [mkdtempSync(join(root, 'pulled-')), mkdtempSync(join(root, 'elsewhere-'))];
    symlinkSync(elsewhere, join(folder, '.pulling'));
    writeFileSync(join(elsewhere, 'Thing.wsdl'), 'as it was');
    const victim = join(elsewhere, 'victim');
    writeFileSync(victim, 'as it was');
    symlinkSync(victim, join(folder, 'Thing.wsdl'));
    await pull(folder, documentOf({}));
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    expect(readdirSync(elsewhere).sort()).toEqual(['Thing.wsdl', 'victim']);
    expect(readFileSync(join(elsewhere, 'Thing.wsdl'), 'utf8')).toBe('as it was');
    expect(readFileSync(join(folder, 'Thing.wsdl'), 'utf8')).toBe(documentOf({}));
  });

  it('leaves nothing behind if it is refused', async () => {
    const folder = join(root, 'refused');
    await expect(pull(folder, documentOf({ field: '__proto__' }))).rejects.toBeInstanceOf(ConfigurationError);
    expect(existsSync(folder)).toBe(false);
  });

  it.each(['http://x/Remote/../Thing.svc', 'http://x/a/..', 'http://x/%2e%2e/%2e%2e', 'http://x/a b/c', ''])(
    'sends no call to an address that leaves the services, with the address %j',
    (address) => {
      const folder = mkdtempSync(join(root, 'contract-'));
      writeFileSync(join(folder, 'Thing.wsdl'), documentOf({ address }));
      const { services, service } = Contract.fromFolder(folder).agent('Thing');
      expect([services, service]).toEqual(['Services88', 'Thing.svc']);
    },
  );
});
