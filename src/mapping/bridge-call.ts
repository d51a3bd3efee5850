import type { Operation } from '../contract/index.js';
import {
  accessorOf,
  agentMethodsOf,
  type EntityDescription,
  entityTypes,
  namedEntities,
  operationName,
} from '../operations/index.js';
import { exampleParameters } from './example-values.js';
import { changeOf } from './http-call.js';
import { sourceText } from './source-text.js';

/** How this library makes a call. */
export interface BridgeCall {
  /** In short, with parameters for values: `so.tickets.get(id)`. */
  readonly short: string;
  /** An expression with example values, which needs `await` or a loop. */
  readonly code: string;
  /** What the expression is. */
  readonly answers: 'value' | 'rows' | 'stream';
}

const value = (short: string, code = short): BridgeCall => ({ short, code, answers: 'value' });

/** Operations with a method that is more than a repository's usual one. */
const special: Readonly<Record<string, BridgeCall>> = {
  'Document.GetDocumentStream': {
    short: 'so.documents.readContent(id)',
    code: 'so.documents.readContent(7)',
    answers: 'stream',
  },
  'Document.SetDocumentStreamFromId': value(
    'so.documents.writeContent(id, content)',
    "so.documents.writeContent(7, createReadStream('a.docx'))",
  ),
  'List.GetListDefinitions': value('so.lists.definitions()'),
  'List.GetListEntity': value('so.lists.definition(list)', 'so.lists.definition(7)'),
  'List.GetListEntityByName': value('so.lists.definition(list)', "so.lists.definition('category')"),
  'List.GetAllFromListDefinition': value('so.lists.of(list).all()', "so.lists.of('category').all()"),
  'List.GetFromListDefinition': value('so.lists.of(list).get(id)', "so.lists.of('category').get(7)"),
  'List.AddFromListDefinition': value(
    'so.lists.of(list).create(values)',
    "so.lists.of('category').create({ Name: 'Reseller' })",
  ),
  'List.SaveFromListDefinition': value(
    'so.lists.of(list).merge(id, changes)',
    "so.lists.of('category').merge(7, { Tooltip: 'Buys from us' })",
  ),
  'List.DeleteFromListDefinition': value('so.lists.of(list).delete(id)', "so.lists.of('category').delete(7)"),
  'List.SortListItems': value('so.lists.of(list).sort(culture)', "so.lists.of('category').sort('nb-NO')"),
  'MDO.GetList': value('so.lists.items(name)', "so.lists.items('task')"),
  'MDO.GetListWithRestriction': value(
    'so.lists.items(name, { restriction })',
    "so.lists.items('contact', { restriction: 'A' })",
  ),
  'UserDefinedFieldInfo.GetCustomFieldInfoList': value('so.contacts.fields.definitions()'),
};

const archive: BridgeCall = {
  short: 'so.archive(provider).query(criteria)',
  code: "so.archive('SimpleContact').query({\n  select: ['name'],\n  filter: \"name begins 'A'\",\n})",
  answers: 'rows',
};

let entityCalls: ReadonlyMap<string, (operation: Operation) => BridgeCall> | undefined;

/** The call of this library for an operation: of a repository if one has it, otherwise of the agent. */
export function bridgeCall(operation: Operation): BridgeCall {
  const { agent, name } = operation;
  const key = `${agent}.${name}`;
  if (Object.hasOwn(special, key)) return special[key] ?? agentBridgeCall(operation);
  if (/^Archive\.GetArchiveList/.test(key)) return archive;
  entityCalls ??= new Map([...methodCalls(), ...[...entityTypes.values()].flatMap(callsOf)]);
  return entityCalls.get(key)?.(operation) ?? agentBridgeCall(operation);
}

function agentBridgeCall({ agent, name, input }: Operation): BridgeCall {
  const call = `so.agents.${agent}.${name}`;
  if (input.fields.length === 0) return value(`${call}()`);
  const short = `${call}({ ${input.fields.map((field) => field.name).join(', ')} })`;
  return value(short, `${call}(${sourceText(exampleParameters(input.fields), 'javascript', columnOf(call))})`);
}

/** Where the argument of a call begins, with `const answer = await` before it. */
const columnOf = (call: string) => 'const answer = await ('.length + call.length;

type Row = readonly [string, (operation: Operation) => BridgeCall];

function callsOf(entity: EntityDescription): Row[] {
  const { agent, constants = {} } = entity;
  const so = accessorOf(entity);
  const key = (step: Parameters<typeof operationName>[1]) => `${agent}.${operationName(entity, step)}`;
  const rows: Row[] = [
    [key('CreateDefault'), () => value(`${so}.createDefault()`)],
    [key('Get'), () => value(`${so}.get(id)`, `${so}.get(7)`)],
    [key('Delete'), () => value(`${so}.delete(id)`, `${so}.delete(7)`)],
    [
      key('Save'),
      (operation) => {
        const change = changeOf(operation) ?? { field: 'Name', value: 'text' };
        const call = `${so}.merge(7, `;
        const changes = sourceText({ [change.field]: change.value }, 'javascript', columnOf(call));
        return value(`${so}.merge(id, changes)`, `${call}${changes})`);
      },
    ],
  ];
  return constants.Save === undefined ? rows : rows.filter(([name]) => name !== key('Save'));
}

function methodCalls(): Row[] {
  return [...namedEntities].flatMap(([repository]) =>
    Object.entries(agentMethodsOf(repository)).map(
      ([method, { agent, operation, parameters, streamed, content }]): Row => {
        const names = parameters.map((name, index) =>
          index === 0 ? 'id' : name.charAt(0).toLowerCase() + name.slice(1),
        );
        const short = `so.${repository}.${method}(${[...names, ...(content === undefined ? [] : ['content'])].join(', ')})`;
        return [
          `${agent}.${operation}`,
          ({ input }) => {
            const values = exampleParameters(input.fields);
            const given = parameters.map((name) => sourceText(values[name], 'javascript'));
            const code = [...given, ...(content === undefined ? [] : ["createReadStream('content.bin')"])].join(', ');
            return {
              short,
              code: `so.${repository}.${method}(${code})`,
              answers: streamed === true ? 'stream' : 'value',
            };
          },
        ];
      },
    ),
  );
}
