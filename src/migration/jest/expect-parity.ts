import { plainText } from '../../encoding/index.js';
import {
  type CallOutcome,
  causes,
  compareOutcomes,
  type ComparisonRule,
  ComparisonRules,
  outcomeOf,
} from '../../comparison/index.js';
import { connect } from '../../client/connect.js';
import type { SuperOffice } from '../../client/superoffice.js';
import { examineConfiguration, type PartialConfiguration } from '../../config/index.js';
import type { Emulator } from '../../emulator/index.js';
import { type TransportName, transportNames } from '../../errors/index.js';
import { fieldOf, masked, shortened } from '../report/masking.js';

/** Where the transports of a test lead to. */
export interface ParityOptions {
  /**
   * What `connect` takes, but for the transport; `{}` for what the configuration file and the environment say. Default: an
   * emulator that all of them share.
   */
  readonly configuration?: Omit<PartialConfiguration, 'transport'> | undefined;
  /** The first one is the control. Default soap, rest, agents. */
  readonly transports?: readonly TransportName[] | undefined;
}

export interface ExpectParityOptions extends ParityOptions {
  /** What may differ. The subject is `expectParity`. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /** Show texts that may be about people in the error. Default only on the emulator. */
  readonly unmasked?: boolean | undefined;
}

/** Transports answer otherwise. The message has the differences, a line each. */
export class ParityError extends Error {
  override readonly name = 'ParityError';
}

/**
 * Does the same on every transport, one after another, and compares what comes of it: the answers, or the errors.
 *
 * @returns what came of it on the control; an error there is thrown as it is, when all transports fail alike
 * @throws {ParityError} where a transport answers otherwise
 * @example
 * it('finds our customers', async () => {
 *   const customers = await expectParity((so) => so.contacts.query({ select: ['name'], filter: 'category = 1' }).toArray());
 *   expect(customers).not.toHaveLength(0);
 * });
 */
export async function expectParity<Answer>(
  run: (so: SuperOffice) => Promise<Answer>,
  options: ExpectParityOptions = {},
): Promise<Answer> {
  const { rules = [], unmasked = options.configuration === undefined } = options;
  const opened = await openTransports(options);
  try {
    const outcomes: { readonly transport: TransportName; readonly outcome: CallOutcome }[] = [];
    let failure: unknown;
    for (const { transport, so } of opened.connections) {
      const outcome = await outcomeOf(async () => {
        try {
          return await run(so);
        } catch (error) {
          failure ??= error;
          throw error;
        }
      });
      outcomes.push({ transport, outcome });
    }
    const [control, ...candidates] = outcomes;
    if (control === undefined) throw new TypeError('expectParity needs at least one transport');
    const explained = new ComparisonRules(rules);
    const lines = candidates.flatMap(({ transport, outcome }) =>
      compareOutcomes(control.outcome, outcome)
        .filter((difference) => explained.explain('expectParity', difference) === undefined)
        .map(({ path, cause, detail, control: left, candidate: right }) => {
          const shown = (value: unknown) =>
            value === undefined
              ? 'nothing'
              : JSON.stringify(shortened(unmasked ? value : masked(value, fieldOf(path))));
          const why = `${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
          const place = path === '' ? 'the answer' : path;
          return `  ${transport}: ${place}: ${why}\n    ${control.transport}: ${shown(left)}\n    ${transport}: ${shown(right)}`;
        }),
    );
    if (lines.length > 0) throw new ParityError(plainText(`the transports answer otherwise\n${lines.join('\n')}`));
    if ('error' in control.outcome) throw failure;
    return control.outcome.answer as Answer;
  } finally {
    await opened.close();
  }
}

interface OpenedTransports {
  readonly connections: readonly { readonly transport: TransportName; readonly so: SuperOffice }[];
  close(): Promise<void>;
}

/** Connects each transport to one tenant: the configured one, or an emulator that is started for it. */
export async function openTransports({
  configuration,
  transports = transportNames,
}: ParityOptions): Promise<OpenedTransports> {
  const emulator = (await isEmulated(configuration)) ? await startEmulator() : undefined;
  const open = (transport: TransportName) => {
    if (emulator === undefined) return connect({ ...configuration, transport });
    const { username, password } = emulator.credentials;
    const auth = { kind: 'basic', username, password } as const;
    const place = { ...configuration, tenant: { url: emulator.url }, auth, transport };
    // An emulator of one's own hears of no configuration but that which it was given.
    return connect(place, configuration === undefined ? { configFile: false, environment: false } : {});
  };
  const connections = await Promise.all(
    transports.map(async (transport) => ({ transport, so: await open(transport) })),
  );
  return {
    connections,
    async close() {
      await Promise.all(connections.map(({ so }) => so.close()));
      await emulator?.close();
    },
  };
}

async function isEmulated(configuration: ParityOptions['configuration']): Promise<boolean> {
  if (configuration === undefined) return true;
  const { loaded } = await examineConfiguration(configuration);
  return loaded.configuration.tenant === 'emulator';
}

/** Who tests against a tenant need not load a server. */
async function startEmulator(): Promise<Emulator> {
  return (await import('../../emulator/index.js')).startEmulator();
}
