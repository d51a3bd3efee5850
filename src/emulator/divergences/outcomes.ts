import { withDefaults } from '../rules/absent-values.js';
import { ServerFailureError } from '../server-error.js';
import type { OtherOutcome } from './effect.js';
import { typeOfEntity } from './exchange.js';

const exceptionTypes = { 400: 'ArgumentException', 403: 'SoSentryException', 404: 'SoNotFoundException' } as const;

export function failure(status: keyof typeof exceptionTypes): OtherOutcome {
  return ({ exchange: { entity, id } }) => {
    const words = { 400: 'cannot be served', 403: 'may not be seen', 404: 'not found' }[status];
    throw new ServerFailureError(status, exceptionTypes[status], `${entity} id ${id ?? 0} ${words}`);
  };
}

/** The .NET default of an entity. */
export const blankAnswer: OtherOutcome = ({ server, exchange: { entity } }) =>
  withDefaults(typeOfEntity(server.entities, entity), {});
