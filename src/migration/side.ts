import type { SuperOffice } from '../client/superoffice.js';
import type { TransportName } from '../errors/index.js';

/** One of the sides that `verify` and `sweep` compare: a connection, and the transport that serves its calls. */
export interface Side {
  /** The name in reports, such as `rest`. */
  readonly name: string;
  readonly so: SuperOffice<unknown>;
  /** Default: the transport that the connection is configured with. */
  readonly transport?: TransportName | undefined;
}

/** Why sides cannot be compared, if two have the same name. */
export function sameNameProblem(sides: readonly Pick<Side, 'name'>[]): string | undefined {
  const names = sides.map(({ name }) => name);
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  return duplicate === undefined ? undefined : `${duplicate} cannot be compared with itself; name another candidate`;
}
