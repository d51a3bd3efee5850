import { ContainerModule } from 'inversify';
import type { TransportName } from '../../errors/index.js';
import type { TransportFactories } from '../../pipeline/transport-selection.js';
import type { TransportMaker } from '../../transports/transport-maker.js';
import type { TransportParts } from '../../transports/transport-parts.js';
import type { TransportModule } from '../entry.js';
import { PARTS } from '../parts.js';

export function transportModule(name: TransportName, make: TransportMaker['make']): TransportModule {
  const module = new ContainerModule(({ bind }) => {
    bind(PARTS.TransportMaker).toConstantValue({ name, make });
  });
  return { name, module };
}

/** Each transport has parts of its own. */
export function transportFactories(
  makers: readonly TransportMaker[],
  parts: (name: string) => TransportParts,
): TransportFactories {
  return Object.fromEntries(makers.map(({ name, make }) => [name, () => make(parts(name))]));
}
