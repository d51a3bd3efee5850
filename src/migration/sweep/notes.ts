import { counted, unreadText } from '../report/wording.js';
import type { SubjectState } from './checkpoint.js';
import { maxId, type SweepPlan } from './options.js';
import { type SweepSubject, sweepSubjects } from './subject-names.js';
import type { Unread } from './unread.js';

/** What the report of a sweep does not cover, one sentence each. */
export function sweepNotes(
  { control, depth, filters, fromId, toId, sample, seed, subjects }: SweepPlan,
  states: ReadonlyMap<SweepSubject, SubjectState>,
  { changed, unread }: { readonly changed: number; readonly unread: Unread },
): string[] {
  const filtered = Object.entries(filters).filter(([name]) => subjects.some((subject) => subject === name));
  const unfinished = subjects.filter((subject) => states.get(subject)?.ended !== true);
  const leftOut = sweepSubjects.filter((subject) => !subjects.includes(subject));
  const empty = [...states].flatMap(([subject, { ended, done, refused, remarks }]) =>
    ended && done === 0 && refused === undefined && remarks.length === 0 ? [subject] : [],
  );
  const refusals = [...states].flatMap(([subject, { refused }]) =>
    refused === undefined
      ? []
      : [`No ${subject} were compared, since ${control.name} refused to list them: ${refused}`],
  );
  return [
    ...(leftOut.length === 0 ? [] : [`Left out of the sweep: ${leftOut.join(', ')}.`]),
    ...(empty.length === 0 ? [] : [`0 records to compare: ${empty.join(', ')}.`]),
    ...(unfinished.length === 0 ? [] : [`The sweep was stopped before it finished ${unfinished.join(', ')}.`]),
    ...refusals,
    ...(depth === 'rows' ? ['Only the archive row of each record was compared, not the whole entity.'] : []),
    ...filtered.map(([name, filter]) => `Only ${name} that match this filter were compared: ${filter}`),
    ...(fromId > 1 || toId < maxId ? [`Only ids from ${fromId} to ${toId} were compared.`] : []),
    ...(sample < 1 ? [`A sample of ${sample * 100} % was compared (seed ${seed}).`] : []),
    ...(changed > 0
      ? [`${counted(changed, 'record')} changed during reading and ${changed === 1 ? 'was' : 'were'} read again.`]
      : []),
    ...(unread.number > 0 ? [unreadNote(control.name, unread)] : []),
  ];
}

function unreadNote(control: string, { number, first }: Unread): string {
  const more = number > first.length ? ' …' : '';
  return `${unreadText(control, number)}, so that nothing was compared there: ${first.join(', ')}${more}`;
}
