import type { Contract, Field, Operation, TypeDescription } from '../contract/index.js';
import { pathText } from '../codec/canonical/index.js';

/** The maximum number of steps in a path from a server. */
const maxSteps = 12;

/** The operation in the contract; undefined if it is only the library's own name for a resource. */
export function operationOf(contract: Contract, agent: string, name: string): Operation | undefined {
  return contract.agentNames.includes(agent) ? contract.agent(agent).operations.get(name) : undefined;
}

/**
 * The canonical path, within the caller's value, of a field that a server names. `entity.StartDate`,
 * `$.contact.contactId`, `#/Phones/0/Value` and `appointmentEntity.Contact.ContactId` become `StartDate`,
 * `Contact.ContactId` and so on, as the contract spells them. If the only parameter is an object, its name is not part of
 * the path.
 *
 * @returns undefined if the name is not a field of the operation's parameters
 */
export function fieldPath(name: string, operation: Operation | undefined): string | undefined {
  if (operation === undefined || name.length > maxPathLength) return undefined;
  const steps = stepsOf(name);
  const { fields } = operation.input;
  const [first, ...below] = steps;
  if (first === undefined || steps.length > maxSteps) return undefined;
  const only = fields.length === 1 ? fields[0] : undefined;
  const parameter = fields.find((field) => same(field.name, first));
  if (parameter !== undefined) {
    const isWhole = parameter === only && parameter.type.kind === 'carrier';
    const path = pathWithin(parameter.type, below);
    if (isWhole) return path.length === 0 ? undefined : pathText(path);
    return pathText([parameter.name, ...path]);
  }
  // The body is the entity itself, with or without the name of a parameter in the server's code.
  if (only === undefined) return undefined;
  const path = [steps, below].map((each) => pathWithin(only.type, each)).find((each) => each.length > 0);
  return path === undefined ? undefined : pathText(path);
}

/** The longest beginning of the steps that leads to a field. */
function pathWithin(type: TypeDescription, steps: readonly string[]): (string | number)[] {
  const path: (string | number)[] = [];
  let current: TypeDescription = type;
  for (const step of steps) {
    if (current.kind === 'carrier') {
      const field: Field | undefined = current.fields.find((each) => same(each.name, step));
      if (field === undefined) break;
      path.push(field.name);
      current = field.type;
    } else if (current.kind === 'array' && /^\d{1,6}$/.test(step)) {
      path.push(Number(step));
      current = current.item.type;
    } else if (current.kind === 'dictionary') {
      path.push(step);
      current = current.value.type;
    } else break;
  }
  return path;
}

function same(name: string, other: string): boolean {
  return name.toLowerCase() === other.toLowerCase();
}

/** A server's message may contain anything; no path of the contract is longer. */
const maxPathLength = 500;

/** The steps of a path as ModelState, JSONPath and JSON Pointer write them. */
function stepsOf(whole: string): string[] {
  const name = whole.slice(0, maxPathLength);
  const pointer = /^#?\/(.*)$/s.exec(name)?.[1];
  if (pointer === undefined) {
    return [...name.matchAll(/\[(['"]?)(.*?)\1\]|([^.[\]$]+)/g)].map(([, , key, word]) => key ?? word ?? '');
  }
  return pointer.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/**
 * How the message of a .NET exception names the invalid field:
 *
 * - `ArgumentException` of .NET Framework (on a line of its own) and of .NET, in its `Message`
 * - ASP.NET Web API, for a parameter that it could not fill; NetServer's page on agents quotes the sentence
 * - the readers of Json.NET and of System.Text.Json
 * - `DataContractSerializer`, for an element that does not fit
 */
const namePatterns: readonly RegExp[] = [
  /(?:^|\s)Parameter name: ([\w.]{1,100})/,
  /\(Parameter '([\w.]{1,100})'\)/,
  /\bfor parameter '([\w.]{1,100})'/,
  /\bPath:? '?([$\w.[\]:']{1,200}?)'?(?:,| \||\.?$)/,
  /'(?:Element|EndElement)' '(\w{1,100})' from namespace/,
];

/** The canonical path of the field that a server's message names. */
export function pathInMessage(message: string | undefined, operation: Operation | undefined): string | undefined {
  for (const pattern of namePatterns) {
    const name = pattern.exec((message ?? '').slice(0, 4_000))?.[1];
    const path = name === undefined ? undefined : fieldPath(name, operation);
    if (path !== undefined) return path;
  }
  return undefined;
}
