import { ContainerModule } from 'inversify';
import type { TransportMaker } from '../../transports/transport-maker.js';
import type { Entry } from '../entry.js';
import { PARTS } from '../parts.js';

/** Binds what an entry of the package contains besides its transports. */
export function entryModule({ startEmulator, exchangeOverSoap }: Entry): ContainerModule {
  return new ContainerModule(({ bind }) => {
    bind(PARTS.StartEmulator).toConstantValue(startEmulator);
    bind(PARTS.ExchangeOverSoap).toConstantValue(exchangeOverSoap);
    bind(PARTS.TransportMakers).toResolvedValue(
      (makers: TransportMaker[]) => makers,
      [{ serviceIdentifier: PARTS.TransportMaker, isMultiple: true }],
    );
  });
}
