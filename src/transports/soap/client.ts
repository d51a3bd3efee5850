import { Readable } from 'node:stream';
import type { SignIn, SoapCredentials } from '../../auth/index.js';
import { localise } from '../../codec/canonical/index.js';
import type { Reading } from '../../codec/xml/index.js';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import type { ErrorDetails } from '../../errors/index.js';
import type { HttpAnswer, HttpStream } from '../../http/index.js';
import {
  bringsCredentials,
  type CallKind,
  type CallOptions,
  type ContentCall,
  kindOfOperation,
  type OperationCall,
} from '../../operations/index.js';
import type { Site } from '../../tenant/site.js';
import type { AgentWire, CallAgent } from '../agent-wire.js';
import { contentMarker, withContent } from '../binary-body.js';
import { withDetails } from '../../errors/error-details.js';
import type { ResourceTexts } from '../resource-texts.js';
import type { Attempt, TransportParts } from '../transport-parts.js';
import { envelopeOf } from './envelope.js';
import { type AnswerContext, readAnswer } from './read-answer.js';
import { type SendBytes, ServiceClient } from './service-client.js';
import { ticketFrom } from './sign-in.js';
import { narrowText } from './narrow-text.js';
import { splitBinary } from './split-binary.js';

/** A sign-in, which many calls wait for, has no deadline of its own. */
type SoapAttempt = Omit<Attempt<SoapCredentials>, 'deadline'> & Partial<Attempt<SoapCredentials>>;

/** The operations of agents over SOAP. */
export class SoapClient implements AgentWire {
  readonly #parts: TransportParts;
  readonly #texts: ResourceTexts;
  readonly #services = new Map<string, Promise<ServiceClient>>();

  constructor(parts: TransportParts, texts: ResourceTexts) {
    this.#parts = parts;
    this.#texts = texts;
  }

  readonly send: CallAgent = async (agent, name, parameters, options) => {
    const operation = this.#parts.settings.contract.operation(agent, name);
    const outputs = await this.#request(operation, options, kindOfOperation(agent, name), (attempt) =>
      this.#outputs(operation, parameters, attempt, options),
    );
    return this.#translated(outputs, options);
  };

  /** Streams the bytes of the only output while the envelope arrives. */
  readonly read = ({ agent, operation: name, parameters }: OperationCall, options: CallOptions) => {
    const { engine, settings } = this.#parts;
    const operation = settings.contract.operation(agent, name);
    const output = operation.output.fields[0]?.name ?? '';
    return this.#request(
      operation,
      options,
      kindOfOperation(agent, name),
      async (attempt): Promise<Readable | null> => {
        const send: SendBytes<HttpStream> = (request) =>
          engine.open({ ...request, ...this.#exchangeOptions(operation, options, attempt) });
        const { service, envelope } = await this.#prepared(operation, parameters, attempt, options);
        const answer = await service.send(operation, envelope, send);
        const split = await splitBinary(narrowText(answer.body), operation.output);
        const outputs = () => this.#read({ ...answer, body: split.envelope() }, operation, attempt, options);
        const { content } = split;
        if (content === undefined) {
          // The envelope has no content: a failure, a null, or an empty element.
          const value = outputs()[output];
          return typeof value === 'string' ? Readable.from([Buffer.from(value, 'base64')]) : null;
        }
        const whole = async function* () {
          yield* content;
          // The rest of the envelope can still report a failure.
          outputs();
        };
        const bytes = Readable.from(whole(), { objectMode: false });
        bytes.once('close', () => answer.body.destroy());
        return bytes;
      },
    );
  };

  readonly write = async (call: ContentCall, options: CallOptions): Promise<unknown> => {
    const { engine, settings } = this.#parts;
    const operation = settings.contract.operation(call.agent, call.operation);
    const { content, parameter } = call;
    const kind = content instanceof Uint8Array ? 'write' : 'once';
    const outputs = await this.#request(operation, options, kind, async (attempt) => {
      const marker = contentMarker();
      const parameters = { ...call.parameters, [parameter]: marker };
      const send: SendBytes<HttpAnswer> = ({ body, ...request }) =>
        engine.send({
          ...request,
          ...this.#exchangeOptions(operation, options, attempt),
          body: withContent(body, marker, content),
        });
      const { service, envelope } = await this.#prepared(operation, parameters, attempt, options);
      const answer = await service.send(operation, envelope, send);
      return this.#read(answer, operation, attempt, options);
    });
    const [output] = operation.output.fields;
    const value = output === undefined ? undefined : outputs[output.name];
    return this.#translated(value, options);
  };

  /**
   * Signs in with the connection's own ticket instead of a user name, because SOAP returns the principal only at sign-in.
   *
   * @param read throws if the ticket was refused, so that it is renewed as in any other call
   */
  signInWithOwnTicket<Result>(options: CallOptions, read: (outputs: CanonicalObject) => Result): Promise<Result> {
    const operation = this.#parts.settings.contract.operation('SoPrincipal', 'AuthenticateUsernamePassword');
    const attempt = async ({ used: { applicationToken, ticket }, ...rest }: SoapAttempt) => {
      const parameters = { UserName: ticket ?? '', Password: '' };
      const used = { applicationToken, ticket: undefined };
      return read(await this.#outputs(operation, parameters, { ...rest, used }, options));
    };
    return this.#request(operation, options, 'read', attempt, false);
  }

  close(): void {
    this.#services.clear();
  }

  #request<Result>(
    operation: Operation,
    options: CallOptions,
    kind: CallKind,
    attempt: (attempt: SoapAttempt) => Promise<Result>,
    bringsOthers = bringsCredentials(operation.name),
  ): Promise<Result> {
    const { credentials, requests, settings } = this.#parts;
    const { signal, observation, caller, timeout = settings.timeout } = options;
    // Other calls may wait for the same ticket, so a call that gives up does not end the sign-in.
    const signIn: SignIn = (name, parameters, applicationToken) =>
      this.#ticket(name, parameters, applicationToken, { timeout: options.timeout, caller });
    const obtain = () => credentials.soapCredentials(signIn, caller);
    return withDetails(this.#details(operation), () =>
      requests.send({ kind, obtain, signal, timeout, observation, caller, bringsOthers }, attempt),
    );
  }

  async #outputs(operation: Operation, parameters: CanonicalObject, attempt: SoapAttempt, options: CallOptions) {
    const { engine } = this.#parts;
    const send: SendBytes<HttpAnswer> = (request) =>
      engine.send({ ...request, ...this.#exchangeOptions(operation, options, attempt) });
    const { service, envelope } = await this.#prepared(operation, parameters, attempt, options);
    const answer = await service.send(operation, envelope, send);
    return this.#read(answer, operation, attempt, options);
  }

  #read(answer: HttpAnswer, operation: Operation, { site }: SoapAttempt, { caller }: CallOptions): CanonicalObject {
    return readAnswer(answer, this.#contextOf(operation, site), this.#parts.secrets.of(caller));
  }

  async #prepared(
    operation: Operation,
    parameters: CanonicalObject,
    { site, used }: SoapAttempt,
    { timeZone }: CallOptions,
  ) {
    const details = this.#details(operation);
    const envelope = envelopeOf(operation, parameters, { site, used, timeZone, details });
    return { envelope, service: await this.#service(operation, site) };
  }

  async #ticket(...[name, parameters, applicationToken, options]: [...Parameters<SignIn>, CallOptions]) {
    const { requests, secrets, settings } = this.#parts;
    const operation = settings.contract.operation('SoPrincipal', name);
    const used = { applicationToken, ticket: undefined };
    const details = this.#details(operation);
    const outputs = await withDetails(details, () =>
      requests.signIn((site) => this.#outputs(operation, parameters, { site, used }, options)),
    );
    const ticket = ticketFrom(outputs, details);
    secrets.of(options.caller).add(ticket);
    return ticket;
  }

  #service(operation: Operation, site: Site): Promise<ServiceClient> {
    const { namespace } = this.#parts.settings.contract.agent(operation.agent);
    const endpoint = this.#endpointOf(operation, site);
    const key = `${endpoint} ${operation.name}`;
    let service = this.#services.get(key);
    if (service === undefined) {
      // Loaded when first needed: importing it takes as long as a hundred calls.
      service = import('soap').then(({ Client }) => new ServiceClient(Client, namespace, operation, endpoint));
      this.#services.set(key, service);
    }
    return service;
  }

  /** SOAP has no language: it returns all languages of a text in one string, and NetServer's own texts as resource ids. */
  async #translated<Value>(value: Value, { language, caller }: CallOptions): Promise<Value> {
    return language === undefined
      ? value
      : this.#texts.resolve(localise(value, language) as Value, { language, caller });
  }

  #exchangeOptions(
    { agent, name }: Operation,
    { signal, timeout = this.#parts.settings.timeout, observation }: CallOptions,
    { deadline }: SoapAttempt,
  ) {
    return { signal, timeout, left: deadline?.left, observer: observation?.request(agent, name) };
  }

  #details({ agent, name }: Operation): ErrorDetails {
    return { transport: 'soap', agent, operation: name };
  }

  #contextOf(operation: Operation, site: Site): AnswerContext {
    const place = { method: 'POST', url: this.#endpointOf(operation, site) };
    const reading: Reading = this.#parts.settings.extras ? 'extras' : 'tolerant';
    return { operation, details: this.#details(operation), place, reading };
  }

  #endpointOf(operation: Operation, site: Site): string {
    const { services, service } = this.#parts.settings.contract.agent(operation.agent);
    return `${site.soap}/Remote/${services}/${service}`;
  }
}
