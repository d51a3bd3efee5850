import { Container } from 'inversify';
import type { SuperOfficeConfiguration } from '../../config/configuration.js';
import type { SuperOffice } from '../../client/superoffice.js';
import { superOfficeModule } from '../../client/superoffice-module.js';
import { TYPES } from '../../client/types.js';
import { complete } from '../../codec/canonical/index.js';
import type { CanonicalObject, Contract, TypeDescription } from '../../contract/index.js';
import type { Transport } from '../../transports/transport.js';
import type { Arguments, Operation } from './operations/operation.js';
import { PARTS } from '../../client/parts.js';

/** Thrown instead of sending a request. */
class Arrived extends Error {}

const nothingSent: Transport = {
  name: 'soap',
  execute: () => Promise.reject(new Arrived()),
  close: async () => undefined,
};

/** The repositories over a transport that sends nothing, to find what they refuse before sending. */
export class DryRun {
  readonly contract: Contract;
  readonly #so: SuperOffice;

  constructor(contract?: SuperOfficeConfiguration['contract']) {
    const container = new Container();
    container.load(
      superOfficeModule({ transport: 'agents', tenant: 'emulator', ...(contract === undefined ? {} : { contract }) }),
    );
    container.rebind<Transport>(TYPES.Transport).toConstantValue(nothingSent);
    this.#so = container.get<SuperOffice>(TYPES.Connection);
    this.contract = container.get<Contract>(PARTS.Contract);
  }

  /** @returns the error with which the call is refused before anything is sent; undefined if it would be sent */
  async refusal(operation: Operation, given: Arguments): Promise<unknown> {
    try {
      await operation.call(this.#so, given);
      return undefined;
    } catch (error) {
      // A mass operation says which rows are in doubt, with what stopped it as the cause.
      const arrived = error instanceof Arrived || (error instanceof Error && error.cause instanceof Arrived);
      return arrived ? undefined : error;
    }
  }
}

/** A sample value of a type, checked in place of a value that is not known yet. */
export function sampleOf(type: TypeDescription): unknown {
  switch (type.kind) {
    case 'carrier':
      // Including its id and every other field, as in an entity that was read.
      return complete(
        type,
        Object.fromEntries<CanonicalObject[string]>(
          type.fields.flatMap((field) => (field.type.kind === 'primitive' ? [[field.name, sampleOf(field.type)]] : [])),
        ),
      );
    case 'dictionary':
      return {};
    case 'array':
      return [];
    case 'enumeration':
    case 'flags':
      return type.members[0]?.name ?? '';
    default:
      return primitiveSamples[type.name] ?? 1;
  }
}

const primitiveSamples: Readonly<Record<string, unknown>> = {
  string: 'text',
  boolean: true,
  dateTime: '2026-01-01T00:00:00',
  duration: '00:00:00',
  base64Binary: '',
  anyType: 'text',
  anyURI: 'https://example.com',
  guid: '00000000-0000-0000-0000-000000000000',
  char: 'a',
};

/** Samples for a value of unknown type; one of them fits any parameter. */
export const samplesOfAnything: readonly unknown[] = [1, 'text', true, [], {}, '2026-01-01T00:00:00'];
