import { type EntityName, sweptEntityNames } from '../../operations/entities.js';

/** What a sweep can compare: the lists, and the entities that an archive lists. */
export type SweepSubject = 'lists' | EntityName;

/** Lists come first: there are few, and a problem with them shows up again in every entity. */
export const sweepSubjects: readonly SweepSubject[] = ['lists', ...sweptEntityNames];
