import { NotFoundError } from '../errors/index.js';
import type { SuperOffice } from '../container/connection.js';

/** What the steps of one walk hand on to one another. */
export interface Walk {
  readonly so: SuperOffice;
  /** The same tenant through another transport. */
  readonly other: SuperOffice;
  appointmentId: number;
  taskId: number;
}

export interface Step {
  readonly title: string;
  /** Does the step; what it returns is compared between the transports, whole. */
  run(walk: Walk): Promise<unknown>;
  /** The result in a few words, for the eye. */
  summary(result: never): string;
}

function step<Result>(title: string, run: (walk: Walk) => Promise<Result>, summary: (result: Result) => string): Step {
  return { title, run, summary };
}

/** The vendor's guide from its first call to its last, and what one would do after it. */
export const guide: readonly Step[] = [
  step(
    'Who is signed in?',
    ({ so }) => so.principal(),
    (me) => `${me.FullName ?? ''} (associate ${me.AssociateId})`,
  ),
  step(
    'Create an appointment for contact 2',
    async (walk) => {
      const created = await walk.so.appointments.create({ Contact: { ContactId: 2 }, Description: 'Hello world!' });
      walk.appointmentId = created.AppointmentId;
      return created;
    },
    (created) => `#${created.AppointmentId} "${created.Description ?? ''}"`,
  ),
  step(
    'JSON Patch: link person 1',
    ({ so, appointmentId }) =>
      so.appointments.patch(appointmentId, [{ op: 'replace', path: '/Person', value: { PersonId: 1 } }]),
    (patched) => `person ${patched.Person?.PersonId ?? 'null'}, ${patched.Person?.FullName ?? ''}`,
  ),
  step(
    'Find "Meeting (External)" among the tasks',
    async (walk) => {
      const tasks = await walk.so.lists.items('task');
      walk.taskId = tasks.find((task) => task.Name === 'Meeting (External)')?.Id ?? 0;
      return tasks;
    },
    (tasks) => `${tasks.length} tasks, id ${tasks.find((task) => task.Name === 'Meeting (External)')?.Id ?? 'missing'}`,
  ),
  step(
    'JSON Merge Patch: set that task',
    ({ so, appointmentId, taskId }) => so.appointments.merge(appointmentId, { Task: { TaskListItemId: taskId } }),
    (merged) => `task ${merged.Task?.TaskListItemId ?? 'null'}, ${merged.Task?.Value ?? ''}`,
  ),
  step(
    'Select four fields',
    ({ so, appointmentId, taskId }) =>
      so.appointments.merge(
        appointmentId,
        { Task: { TaskListItemId: taskId } },
        { select: ['AppointmentId', 'Contact', 'Description', 'Person'] },
      ),
    (selected) => `${Object.values(selected).filter((value) => value !== null).length} fields filled, rest null`,
  ),
  step(
    'Read it through the other transport',
    ({ other, appointmentId }) => other.appointments.get(appointmentId),
    (read) => `"${read.Description ?? ''}", task ${read.Task?.TaskListItemId ?? 'null'}`,
  ),
  step(
    'Delete it',
    ({ so, appointmentId }) => so.appointments.delete(appointmentId),
    () => 'deleted',
  ),
  step(
    'Ask for it again',
    async ({ so, appointmentId }) => {
      try {
        return await so.appointments.get(appointmentId);
      } catch (error) {
        if (error instanceof NotFoundError) return { error: error.name };
        throw error;
      }
    },
    (gone) => ('error' in gone ? gone.error : 'still there'),
  ),
];
