import { createHash } from 'node:crypto';
import { type CauseName, rankOf } from '../../comparison/index.js';
import { entityMethods, namedEntities, operationName } from '../../operations/index.js';
import type { Example, Finding, ParityReport, Verdict } from './model.js';

/** One cause at one field of one entity: the findings of all operations that show it. */
export interface Place {
  readonly id: string;
  readonly verdict: Verdict;
  readonly because?: string | undefined;
  readonly acceptedBy?: Finding['acceptedBy'];
  readonly candidate: string;
  /** The entity, such as `contacts`; the operation, if it answers something else. */
  readonly entity: string;
  /** The field; empty for the whole answer. */
  readonly field: string;
  readonly cause: CauseName;
  /** The detail that all findings share, or `mostly +1 hour` if some have several. */
  readonly detail?: string | undefined;
  readonly differences: number;
  /** The number of calls that show it. */
  readonly answers: number;
  /** The most frequent first. */
  readonly operations: readonly { readonly subject: string; readonly answers: number }[];
  /** Of as many operations as possible. */
  readonly examples: readonly Example[];
  /** The findings, by id. */
  readonly findings: readonly string[];
}

const maxExamples = 5;
const ranks: Readonly<Record<Verdict, number>> = { unexplained: 0, explained: 1, noise: 2 };

/** The findings of a report by place: unexplained ones first, then the worst, then the most frequent. */
export function placesOf({ findings }: Pick<ParityReport, 'findings'>): Place[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { verdict, because = '', acceptedBy = '', candidate, cause } = finding;
    const { entity, field } = siteOf(finding);
    const key = JSON.stringify([verdict, because, acceptedBy, candidate, entity, field, cause]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups]
    .flatMap(([key, group]) => placeFrom(key, group))
    .sort(
      (one, other) =>
        ranks[one.verdict] - ranks[other.verdict] ||
        rankOf(one.cause) - rankOf(other.cause) ||
        other.answers - one.answers,
    );
}

function placeFrom(key: string, group: readonly Finding[]): Place[] {
  const [first] = group;
  if (first === undefined) return [];
  const { verdict, because, acceptedBy, candidate, cause } = first;
  const sum = (what: 'differences' | 'answers') => group.reduce((total, each) => total + each[what], 0);
  const operations = new Map<string, number>();
  for (const { subject, answers } of group) operations.set(subject, (operations.get(subject) ?? 0) + answers);
  return [
    {
      id: createHash('sha1').update(key).digest('hex').slice(0, 10),
      verdict,
      because,
      ...(acceptedBy === undefined ? {} : { acceptedBy }),
      candidate,
      ...siteOf(first),
      cause,
      detail: detailOf(group),
      differences: sum('differences'),
      answers: sum('answers'),
      operations: [...operations]
        .map(([subject, answers]) => ({ subject, answers }))
        .sort((one, other) => other.answers - one.answers),
      examples: examplesOf(group),
      findings: group.map(({ id }) => id),
    },
  ];
}

function detailOf(group: readonly Finding[]): string | undefined {
  const given = group.flatMap(({ detail }) => (detail === undefined ? [] : [detail]));
  const [detail, ...others] = new Set(given);
  if (detail === undefined || others.length > 0) return undefined;
  return given.length === group.length ? detail : `mostly ${detail}`;
}

/** One of what is stored, if any; then the first example of each finding, the second, and so on. */
function examplesOf(group: readonly Finding[]): Example[] {
  const stored = group.flatMap((finding) => finding.examples).find((example) => example.stored === true);
  const examples = stored === undefined ? [] : [stored];
  for (let round = 0; round < maxExamples && examples.length < maxExamples; round++) {
    for (const finding of group) {
      const example = finding.examples[round];
      if (example !== undefined && example !== stored && examples.length < maxExamples) examples.push(example);
    }
  }
  return examples;
}

/** The number of different fields of entities, whatever the causes. */
export function countSites(places: readonly Pick<Place, 'entity' | 'field'>[]): number {
  return new Set(places.map(({ entity, field }) => JSON.stringify([entity, field]))).size;
}

/** Where a finding is, independent of the operation that showed it. */
export function siteOf({ subject, pattern }: Pick<Finding, 'subject' | 'pattern'>): Pick<Place, 'entity' | 'field'> {
  const { entity } = familyOf(subject);
  const field = withoutItem(pattern);
  // Calls that fail for one reason or another have nothing in common but the entity.
  return field === '' || entity === undefined ? { entity: subject, field: pattern } : { entity, field };
}

/** `getMany` answers a list of what `get` answers. */
function withoutItem(pattern: string): string {
  return pattern.replace(/^\[\*\]\.?/, '');
}

/** Operations that answer the same carrier, and the pattern that matches them in a rule. */
interface Family {
  readonly entity?: string;
  readonly subjects: string;
}

/** Which operations of lists answer an item of a list, and which a list. */
const listFamilies = [
  { method: /Items?$/, subjects: 'lists.*Item*' },
  { method: /[dD]efinitions?$/, subjects: 'lists.*efinition*' },
] as const;

/** The family of an operation; without an entity if other operations answer something else. */
export function familyOf(subject: string): Family {
  const dot = subject.lastIndexOf('.');
  const [owner, method] = [subject.slice(0, dot), subject.slice(dot + 1)];
  if (owner === 'lists') {
    const family = listFamilies.find((each) => each.method.test(method));
    return family === undefined ? { subjects: subject } : { entity: owner, subjects: family.subjects };
  }
  if (Object.hasOwn(entityMethods, method) && dot > 0) return { entity: owner, subjects: `${owner}.*` };
  return agentFamilies().get(subject) ?? { subjects: subject };
}

let byAgent: ReadonlyMap<string, Family> | undefined;

/** The operations of agents that repositories are made of: `agents.Contact.GetContactEntity` answers what `contacts.get` does. */
function agentFamilies(): ReadonlyMap<string, Family> {
  byAgent ??= new Map(
    [...namedEntities.values()].flatMap((row) =>
      (['CreateDefault', 'Get', 'Save', 'Delete'] as const).map((step) => {
        const operation = operationName(row, step);
        const subjects = operation.endsWith(row.carrier) ? `*${row.carrier}` : operation;
        const family = { entity: row.repository, subjects: `agents.${row.agent}.${subjects}` };
        return [`agents.${row.agent}.${operation}`, family] as const;
      }),
    ),
  );
  return byAgent;
}

/** The places of entities that an operation returned, and how many of them had a value in some answer. */
export function provenPlaces({ fields }: Pick<ParityReport, 'fields'>): {
  readonly proven: number;
  readonly all: number;
} {
  const filled = new Map<string, boolean>();
  for (const each of fields) {
    const { entity, field } = siteOf({ subject: each.subject, pattern: each.field });
    const site = JSON.stringify([entity, field]);
    filled.set(site, filled.get(site) === true || each.filled > 0);
  }
  return { proven: [...filled.values()].filter(Boolean).length, all: filled.size };
}

/** The places that differ without an explanation. */
export function openPlaces(report: Pick<ParityReport, 'findings'>): Place[] {
  return placesOf(report).filter(({ verdict }) => verdict === 'unexplained');
}
