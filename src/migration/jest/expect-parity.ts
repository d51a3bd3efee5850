import { plainText } from '../../output-text/index.js';
import {
  causes,
  compareOutcomes,
  type ComparisonRule,
  ComparisonRules,
  type Observation,
  observe,
} from '../../comparison/index.js';
import { connect } from '../../client/connect.js';
import type { SuperOffice } from '../../client/superoffice.js';
import { examineConfiguration, oneTransport, type PartialConfiguration } from '../../config/index.js';
import type { Emulator } from '../../emulator/index.js';
import { type TransportName, transportNames } from '../../errors/index.js';
import { fieldOf, masked, shortened } from '../report/masking.js';

/** The tenant and transports of a test. */
export interface ParityOptions {
  /**
   * The configuration for `connect`, without the transport; `{}` to use the configuration file and the environment. Default:
   * one emulator for all transports.
   */
  readonly configuration?: Omit<PartialConfiguration, 'transport'> | undefined;
  /** The first transport is the control. Default soap, rest, agents. */
  readonly transports?: readonly TransportName[] | undefined;
}

export interface ExpectParityOptions extends ParityOptions {
  /** Rules that explain known differences. The subject is `expectParity`. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /** Show text that may be personal data unmasked in the error. Default: true on the emulator, otherwise false. */
  readonly unmasked?: boolean | undefined;
}

/** The transports differ. The message lists the differences. */
export class ParityError extends Error {
  override readonly name = 'ParityError';
}

/**
 * Runs the same function on every transport in turn, and compares the answers or errors.
 *
 * @returns the answer of the control; if all transports fail with the same error, the error of the control is thrown
 * @throws {ParityError} if a transport differs from the control
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
    const observations: Observation[] = [];
    let failure: unknown;
    for (const { transport, so } of opened.connections) {
      const observation = await observe(
        transport,
        () => run(so),
        (error) => (failure ??= error),
      );
      observations.push(observation);
    }
    const [control, ...candidates] = observations;
    if (control === undefined) throw new TypeError('expectParity needs at least one transport');
    const explained = new ComparisonRules(rules);
    const lines = candidates.flatMap((candidate) =>
      compareOutcomes(control, candidate)
        .filter((difference) => explained.explain('expectParity', difference) === undefined)
        .map(({ path, cause, detail, control: left, candidate: right }) => {
          const shown = (value: unknown) =>
            value === undefined
              ? 'nothing'
              : JSON.stringify(shortened(unmasked ? value : masked(value, fieldOf(path))));
          const why = `${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
          const place = path === '' ? 'the answer' : path;
          return `  ${candidate.side}: ${place}: ${why}\n    ${control.side}: ${shown(left)}\n    ${candidate.side}: ${shown(right)}`;
        }),
    );
    if (lines.length > 0) throw new ParityError(plainText(`the transports differ\n${lines.join('\n')}`));
    if ('error' in control) throw failure;
    return control.answer as Answer;
  } finally {
    await opened.close();
  }
}

interface OpenedTransports {
  readonly connections: readonly { readonly transport: TransportName; readonly so: SuperOffice }[];
  close(): Promise<void>;
}

/** Connects each transport to one tenant: the configured one, or a new emulator. */
export async function openTransports({
  configuration,
  transports = transportNames,
}: ParityOptions): Promise<OpenedTransports> {
  const emulator = (await isEmulated(configuration)) ? await startEmulator() : undefined;
  const open = (transport: TransportName) => {
    if (emulator === undefined) return connect({ ...configuration, ...oneTransport(transport) });
    const { username, password } = emulator.credentials;
    const auth = { kind: 'basic', username, password } as const;
    // No proxy reaches a port of this machine.
    const http = { ...configuration?.http, proxy: false } as const;
    const emulated = { ...configuration, tenant: { url: emulator.url }, auth, http, ...oneTransport(transport) };
    // Without a configuration, the configuration file and the environment are ignored.
    return connect(emulated, configuration === undefined ? { configFile: false, environment: false } : {});
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

/** Loaded on demand: a test against a tenant needs no server. */
async function startEmulator(): Promise<Emulator> {
  return (await import('../../emulator/index.js')).startEmulator();
}
