import type { Operation, PrimitiveName, TypeDescription } from '../contract/index.js';
import { kindOfOperation } from '../operations/index.js';
import type { HttpCall } from './http-call.js';
import { replacementFor } from '../transports/json/soap-only.js';

/** What a trap looks at. */
export interface TrapSubject {
  readonly operation: Operation;
  readonly agents: HttpCall | undefined;
  readonly rest: readonly HttpCall[];
}

/** Something that a program that moves from SOAP meets. */
export interface Trap {
  /** Its anchor on the page of traps. */
  readonly name: string;
  readonly title: string;
  readonly text: string;
  /** Where the fact comes from. */
  readonly source: string;
  readonly applies: (subject: TrapSubject) => boolean;
}

const openApi = "the vendor's OpenAPI documents of Services88, July 2026";
const recorded = "recorded answers, in the tests of the vendor's npm client";
const wsdl = "the vendor's WSDL documents of Services88";

/** In the order in which they are shown: what stops a program first. */
export const traps: readonly Trap[] = [
  {
    name: 'soap-only',
    title: 'Only SOAP has it',
    text: 'Neither Agents nor REST has this operation.',
    source: `${wsdl}, compared with ${openApi}`,
    applies: ({ agents }) => agents === undefined,
  },
  {
    name: 'not-repeatable',
    title: 'A write is not repeatable',
    text: 'After a timeout or a broken connection the server may have acted. Do not send it again without looking. The bridge repeats a write only if the server is known not to have acted, and says so in the outcome of the error.',
    source: 'docs/decisions/no-write-on-a-guess.md',
    applies: ({ operation: { agent, name } }) => kindOfOperation(agent, name) === 'write',
  },
  {
    name: 'looks-like-a-read',
    title: 'It writes, whatever its name says',
    text: 'The name begins like that of a read, but the operation changes something on the server, so it must not be retried, cached or made twice to compare.',
    source: "the vendor's reference, reviewed operation by operation",
    applies: ({ operation: { agent, name } }) =>
      /^(?:Get|Find|Is|Has|Can|Exists|Validate|CreateDefault|Calculate)/.test(name) &&
      kindOfOperation(agent, name) === 'write',
  },
  {
    name: 'whole-entity',
    title: 'Saving replaces every field',
    text: 'A field that is missing is saved as empty, on SOAP and on Agents. Read the entity, change it and save all of it, or use merge or patch.',
    source: "the vendor's carriers have no notion of an absent field: WCF and Json.NET set it to its default",
    applies: ({ agents }) => agents?.entity !== undefined,
  },
  {
    name: 'notifies',
    title: 'REST saves with notifications',
    text: "`POST` and `PUT` of the resource save as SaveTicketEntityWithNotify and SaveTicketMessageEntityWithNotify do: with `notify=true` they notify the request's users. SOAP's plain Save does not.",
    source: openApi,
    applies: ({ operation: { agent, name } }) =>
      agent === 'Ticket' && /^SaveTicket(?:Message)?Entity(?:WithNotify)?$/.test(name),
  },
  {
    name: 'absent',
    title: 'Absent looks different on each API',
    text: 'SOAP answers nil, or a failure with SoNotFoundException. Agents answers 200 with `null`. REST answers 404 with the ErrorType SoNotFoundException; any other 404 is a wrong address. The bridge throws a NotFoundError (`find` returns null).',
    source: `docs/decisions/absence.md; ${openApi}`,
    applies: ({ operation: { name, input, output } }) =>
      /^Get/.test(name) &&
      input.fields.some((field) => field.name.endsWith('Id')) &&
      output.fields[0]?.type.kind === 'carrier',
  },
  {
    name: 'query-argument',
    title: 'The argument is in the query, in camelCase',
    text: 'Agents takes the only argument as a query parameter, and no body. The request is still a POST, with the header Content-Length: 0.',
    source: openApi,
    applies: ({ operation: { http } }) => http?.kind === 'query',
  },
  {
    name: 'bare-body',
    title: 'The body is the argument itself',
    text: 'Agents takes the entity or the array as the body, without a property around it. SOAP wraps it in the element of the parameter.',
    source: openApi,
    applies: ({ operation: { http } }) => http?.kind === 'body',
  },
  {
    name: 'renamed',
    title: 'A parameter has another name',
    text: 'Agents names a parameter differently from SOAP.',
    source: `${openApi}, compared with ${wsdl}`,
    applies: ({ operation: { http } }) => http?.kind === 'object' && Object.keys(http.renamed).length > 0,
  },
  {
    name: 'no-answer',
    title: '204 without a body',
    text: 'Agents and REST answer 204 and no body. A client that parses every answer as JSON fails here. SOAP answers an empty element.',
    source: openApi,
    applies: ({ operation: { output }, agents }) => agents !== undefined && output.fields.length === 0,
  },
  {
    name: 'bytes',
    title: 'The answer is bytes',
    text: 'SOAP has base64 in its XML. Agents and REST answer the bytes themselves: ask for `Accept: application/octet-stream` and do not decode base64. The bridge streams where a repository has a method.',
    source: openApi,
    applies: ({ agents }) => agents?.answer === 'bytes',
  },
  {
    name: 'sends-bytes',
    title: 'Content is sent differently',
    text: 'SOAP and Agents take base64 text. The REST resource, where one exists, takes the bytes as its body.',
    source: openApi,
    applies: ({ operation: { input } }) => input.fields.some(({ type }) => isPrimitive(type, 'base64Binary')),
  },
  {
    name: 'column-data',
    title: 'Cells of an archive are encoded text',
    text: 'SOAP and Agents give each cell as ColumnData: DisplayValue is text with a marker for its type ([I:3], [D:…], [DT:…], [F:…]), TooltipHint the hover text. OData on REST gives raw JSON values with $mode=FULL. The bridge returns the same values on each.',
    source: `en/api/archive-providers in the vendor's documentation; ${recorded}`,
    applies: ({ operation: { output } }) => contains(output.fields[0]?.type, 'ColumnData'),
  },
  {
    name: 'odata',
    title: 'REST searches by OData',
    text: 'REST takes $select, $filter, $orderBy, $top and $skip in the query, and GET only for short ones. SOAP and Agents take lists of columns, ArchiveRestrictionInfo and pages; $skip counts rows. The vendor asks not to page far with $skip and not to count.',
    source: "en/api/web-services and en/api/archive-providers in the vendor's documentation",
    applies: ({ rest }) => rest.some(({ pattern }) => pattern.startsWith('Archive/')),
  },
  {
    name: 'several-resources',
    title: 'Several resources on REST',
    text: 'SOAP and Agents say in an argument what the record or the field belongs to; REST says it by the resource, the first step of the path. The resource in the code is an example: call that of your record.',
    source: openApi,
    applies: ({ rest }) => hasSeveralResources(rest),
  },
  {
    name: 'dates',
    title: 'Dates: local or UTC',
    text: 'Without SO-TimeZone (SOAP: the TimeZone header), dates are wall clock times of the base time zone without an offset. With it, JSON adds Z or an offset. Created and Updated dates of entities are local without the header and UTC with it. The bridge returns wall clock times on each.',
    source: `en/api/web-services/so-timezone.mdx in the vendor's documentation; ${recorded}`,
    applies: ({ operation: { input, output } }) =>
      [...input.fields, ...output.fields].some(({ type }) => holds(type, 'dateTime')),
  },
  {
    name: 'time-spans',
    title: 'Time spans are written differently',
    text: 'SOAP has xs:duration (PT1H30M), JSON has d.hh:mm:ss (01:30:00).',
    source: `${wsdl}; ${openApi}`,
    applies: ({ operation: { input, output } }) =>
      [...input.fields, ...output.fields].some(({ type }) => holds(type, 'duration')),
  },
  {
    name: 'flags',
    title: 'Flags are spelled differently',
    text: 'SOAP lists single members (Select Update). JSON has .NET names, combinations such as FULL or None, or a number. TableRight of every entity is one. The bridge gives single members in declared order.',
    source: recorded,
    applies: ({ operation: { output } }) => output.fields.some(({ type }) => kinds(type).has('flags')),
  },
  {
    name: 'custom-fields',
    title: 'User-defined fields are encoded text',
    text: 'Values of UserDefinedFields are marked: [I:3], [D:05/05/1999], [DT:…], [F:…]. CustomFields exists in JSON too. The bridge decodes both in `fields`.',
    source: recorded,
    applies: ({ operation: { output } }) => hasField(output.fields[0]?.type, 'UserDefinedFields'),
  },
  {
    name: 'dictionary',
    title: 'A dictionary is an object in JSON',
    text: 'SOAP has a list of pairs of Key and Value. JSON has an object.',
    source: `${wsdl}; ${openApi}`,
    applies: ({ operation: { input, output } }) =>
      [...input.fields, ...output.fields].some(({ type }) => type.kind === 'dictionary'),
  },
  {
    name: 'unknown-null',
    title: 'A list may be null',
    text: 'SOAP omits the element or writes nil, JSON writes null; an empty list is another value on both. Expect either.',
    source: 'docs/decisions/canonical-carriers.md',
    applies: ({ operation: { output } }) => output.fields[0]?.type.kind === 'array',
  },
];

/** Whether REST has the same call under several resources, so that a program must choose one. */
export function hasSeveralResources(rest: readonly HttpCall[]): boolean {
  return new Set(rest.map(({ method }) => method)).size < rest.length;
}

/** The traps of an operation, in the table's order. */
export function trapsOf(subject: TrapSubject): readonly Trap[] {
  return traps.filter(({ applies }) => applies(subject)).map((trap) => specific(trap, subject));
}

/** Names what a trap of this operation is about. */
function specific(trap: Trap, { operation: { agent, name, http } }: TrapSubject): Trap {
  if (trap.name === 'soap-only') {
    const replacement = replacementFor(agent, name);
    return replacement === undefined ? trap : { ...trap, text: `${trap.text} Use ${replacement}.` };
  }
  if (trap.name === 'renamed' && http?.kind === 'object') {
    const names = Object.entries(http.renamed).map(([soap, json]) => `${soap} is ${json}`);
    return { ...trap, text: `${trap.text} ${names.join(', ')}.` };
  }
  return trap;
}

interface Contents {
  readonly kinds: ReadonlySet<TypeDescription['kind']>;
  readonly primitives: ReadonlySet<PrimitiveName>;
  readonly carriers: ReadonlySet<string>;
}

const known = new WeakMap<TypeDescription, Contents>();

/** What a type contains, directly or in its parts. */
function contentsOf(type: TypeDescription): Contents {
  let contents = known.get(type);
  if (contents !== undefined) return contents;
  const found = {
    kinds: new Set<TypeDescription['kind']>(),
    primitives: new Set<PrimitiveName>(),
    carriers: new Set<string>(),
  };
  const seen = new Set<TypeDescription>();
  const visit = (each: TypeDescription): void => {
    if (seen.has(each)) return;
    seen.add(each);
    found.kinds.add(each.kind);
    if (each.kind === 'primitive') found.primitives.add(each.name);
    if (each.kind === 'array') visit(each.item.type);
    if (each.kind === 'dictionary') visit(each.value.type);
    if (each.kind === 'carrier') {
      found.carriers.add(each.name);
      for (const field of each.fieldsByName.values()) visit(field.type);
    }
  };
  visit(type);
  known.set(type, (contents = found));
  return contents;
}

const holds = (type: TypeDescription, name: PrimitiveName) => contentsOf(type).primitives.has(name);
const kinds = (type: TypeDescription) => contentsOf(type).kinds;
const contains = (type: TypeDescription | undefined, carrier: string) =>
  type !== undefined && (contentsOf(type).carriers.has(carrier) || contentsOf(type).carriers.has(`Archive${carrier}`));
const isPrimitive = (type: TypeDescription, name: PrimitiveName) => type.kind === 'primitive' && type.name === name;

function hasField(type: TypeDescription | undefined, name: string): boolean {
  return type?.kind === 'carrier' && type.fieldsByName.has(name);
}
