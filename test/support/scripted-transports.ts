import { Container } from 'inversify';
import {
  type CallOptions,
  type ExchangeName,
  type Execute,
  type SuperOffice,
  type SuperOfficeConfiguration,
  superOfficeModule,
  type Transport,
  TYPES,
} from '../../src/index.js';
import { type TestedTransport, transportNames } from './transports.js';
import { PARTS } from '../../src/client/parts.js';

export interface RecordedCall {
  readonly name: ExchangeName;
  readonly request: unknown;
  readonly options: CallOptions;
}

type Script = (asked: RecordedCall) => unknown;

/** A transport that follows a test's script. Without one, it answers with its own name. */
export class ScriptedTransport implements Transport {
  readonly asked: RecordedCall[] = [];
  closed = false;
  script: Script;

  constructor(readonly name: TestedTransport) {
    this.script = () => ({ AppointmentId: 1, by: name });
  }

  readonly execute: Execute = async ({ name, request }, options) => {
    const asked = { name, request, options };
    this.asked.push(asked);
    return await this.script(asked);
  };

  async close(): Promise<void> {
    this.closed = true;
  }
}

type Scripted = Readonly<Record<TestedTransport, ScriptedTransport>>;

export interface ScriptedTenant extends Scripted {
  readonly so: SuperOffice;
  readonly container: Container;
  /** The transport of shadow reads. */
  readonly shadows: Scripted;
}

const make = (): Scripted => ({
  soap: new ScriptedTransport('soap'),
  rest: new ScriptedTransport('rest'),
  agents: new ScriptedTransport('agents'),
});

const settings = {
  transport: 'soap',
  tenant: { url: 'http://crm.example.com/SuperOffice' },
  auth: { kind: 'ticket', ticket: 'T', appToken: 'A' },
} as const;

/** A connection whose transports follow a test's script. */
export function scriptedTenant(
  configuration: Partial<SuperOfficeConfiguration> = {},
  { chance = () => 0, clock = () => 0 }: { readonly chance?: () => number; readonly clock?: () => number } = {},
): ScriptedTenant {
  const container = new Container();
  container.load(superOfficeModule({ ...settings, ...configuration }));
  const own = make();
  const shadows = make();
  const factories = Object.fromEntries(transportNames.map((name) => [name, () => own[name]]));
  container.rebind(TYPES.TransportFactories).toConstantValue(factories);
  container.rebind(TYPES.Chance).toConstantValue(chance);
  container.rebind(TYPES.Clock).toConstantValue(clock);
  if (configuration.routes !== undefined) {
    const shadow: Transport = {
      name: 'soap',
      execute: (exchange, options) => shadows[options.transport ?? 'soap'].execute(exchange, options),
      close: async () => undefined,
    };
    container.rebind(PARTS.ShadowTransport).toConstantValue(shadow);
  }
  return { ...own, so: container.get<SuperOffice>(TYPES.Connection), container, shadows };
}
