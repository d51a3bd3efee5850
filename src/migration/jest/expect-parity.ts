import { plainText } from '../../output-text/index.js';
import {
  causes,
  compareOutcomes,
  type ComparisonRule,
  ComparisonRules,
  type Observation,
  observe,
  typeBelow,
} from '../../comparison/index.js';
import { closeAll } from '../../client/close-all.js';
import { connect } from '../../client/connect.js';
import type { SuperOffice } from '../../client/superoffice.js';
import { examineConfiguration, oneTransport, type PartialConfiguration } from '../../config/index.js';
import { Contract, type TypeDescription } from '../../contract/index.js';
import type { Emulator } from '../../emulator/index.js';
import { type TransportName, transportNames } from '../../errors/index.js';
import { FieldKinds } from '../doctor/masking/field-kinds.js';
import { fieldOf, masked, maskedError, shortened } from '../report/masking.js';

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
        .map(({ path, cause, detail, control: left, candidate: right, type }) => {
          const shown = (value: unknown, observed: Observation) => {
            if (value === undefined) return 'nothing';
            if (unmasked) return JSON.stringify(shortened(value));
            if ('error' in observed) return JSON.stringify(shortened(maskedError(observed.error)));
            return JSON.stringify(shortened(maskedAnswer(value, fieldOf(path), type)));
          };
          const why = `${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
          const place = path === '' ? 'the answer' : path;
          return `  ${candidate.side}: ${place}: ${why}\n    ${control.side}: ${shown(left, control)}\n    ${candidate.side}: ${shown(right, candidate)}`;
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
    // A proxy cannot reach a loopback port of this machine.
    const http = { ...configuration?.http, proxy: false } as const;
    const emulated = { ...configuration, tenant: { url: emulator.url }, auth, http, ...oneTransport(transport) };
    // Without a configuration, the configuration file and the environment are ignored.
    return connect(emulated, configuration === undefined ? { configFile: false, environment: false } : {});
  };
  // All are awaited, so that what has been opened can be closed if one fails.
  const openings = await Promise.allSettled(
    transports.map(async (transport) => ({ transport, so: await open(transport) })),
  );
  const connections = openings.flatMap((opening) => (opening.status === 'fulfilled' ? [opening.value] : []));
  const close = () =>
    closeAll([
      ...connections.map(
        ({ so }) =>
          () =>
            so.close(),
      ),
      () => emulator?.close(),
    ]);
  const failure = openings.find((opening) => opening.status === 'rejected');
  if (failure === undefined) return { connections, close };
  // The cause of the failure matters more than a failure to close.
  await close().catch(() => undefined);
  throw failure.reason;
}

/** Masked as in reports. The function of a test may return anything, so fields are known by their names alone. */
function maskedAnswer(value: unknown, name: string, type: TypeDescription | undefined): unknown {
  fieldKinds ??= new FieldKinds(Contract.bundled());
  const kinds = fieldKinds;
  const mask = (part: unknown, field: string, declared: TypeDescription | undefined): unknown => {
    if (typeof part === 'string') return kinds.isMemberNames(field, part) ? part : masked(part, field, declared);
    if (Array.isArray(part)) {
      const item = declared?.kind === 'array' ? declared.item.type : undefined;
      return part.map((each) => mask(each, field, item));
    }
    if (typeof part !== 'object' || part === null) return masked(part, field, declared);
    return Object.fromEntries(
      Object.entries(part).map(([key, entry]) => [key, mask(entry, key, typeBelow(declared, key))]),
    );
  };
  return mask(value, name, type);
}

/** Made when the first difference is shown: it reads the whole contract. */
let fieldKinds: FieldKinds | undefined;

async function isEmulated(configuration: ParityOptions['configuration']): Promise<boolean> {
  if (configuration === undefined) return true;
  const { loaded } = await examineConfiguration(configuration);
  return loaded.configuration.tenant === 'emulator';
}

/** Loaded on demand: a test against a tenant needs no server. */
async function startEmulator(): Promise<Emulator> {
  return (await import('../../emulator/index.js')).startEmulator();
}
