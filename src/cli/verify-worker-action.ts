import { ConfigurationError } from '../errors/index.js';
import { runVerifyWorker } from '../migration/verify/queue/index.js';
import { abortOnInterrupt } from './interrupts.js';
import { printAside } from './output/print.js';
import { queueOf } from './queue-option.js';
import { openSides } from './sides.js';
import { confirmation, transportsOf, type VerifyCommandOptions } from './verify-action.js';

export type VerifyWorkerCommandOptions = Pick<
  VerifyCommandOptions,
  'tenant' | 'config' | 'control' | 'candidates' | 'allowWrites' | 'yes' | 'journal' | 'unmasked' | 'queue'
>;

/** Runs scenarios until it is interrupted. */
export async function runWorker(scenarios: readonly string[], options: VerifyWorkerCommandOptions): Promise<void> {
  const { allowWrites, journal, yes } = options;
  const queue = await queueOf(options.queue ?? true, options);
  const opened = await openSides(transportsOf(options), options);
  const { sides, tenant, contract } = opened;
  const [control, ...candidates] = sides;
  const interrupt = abortOnInterrupt('stopping once the scenario has finished; press Ctrl-C again to quit at once');
  try {
    if (control === undefined) throw new ConfigurationError('name one transport with --control');
    printAside(`working on verifications of ${tenant.name}\n`);
    const done = await runVerifyWorker({
      ...(scenarios.length === 0 ? {} : { scenarios }),
      ...{ queue, control, candidates, tenant, contract, allowWrites, journal },
      unmasked: options.unmasked === true || tenant.kind === 'own',
      confirm: confirmation(yes),
      configuration: opened.answerSettings,
      signal: interrupt.signal,
      onStep: ({ scenario, result }) => printAside(`${scenario}: ${result.name}: ${result.status}\n`),
    });
    if (done.problem !== undefined) printAside(`${done.problem}\n`);
    printAside(`${done.scenarios === 1 ? '1 scenario' : `${done.scenarios} scenarios`} done\n`);
  } finally {
    interrupt.end();
    await opened.close();
  }
}
