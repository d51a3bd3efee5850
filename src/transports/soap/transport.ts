import { Readable } from 'node:stream';
import { localise } from '../../codec/canonical/index.js';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import { AuthenticationError, ConfigurationError, type ErrorDetails, ProtocolError } from '../../errors/index.js';
import type { SignIn, SignInOperation, SoapCredentials } from '../../auth/index.js';
import type { HttpAnswer, HttpStream } from '../../http/index.js';
import { bringsCredentials, kindOfOperation } from '../../operations/index.js';
import { encodeBody, encodeHeaders, type Reading } from '../../codec/xml/index.js';
import type { Site } from '../../tenant/site.js';
import { exchangesOverAgents } from '../agent-exchanges.js';
import type { CallKind, Deadline } from '../../pipeline/resilience/index.js';
import { contentMarker, withContent } from '../binary-body.js';
import { located, makeCall } from '../../pipeline/attempts/calling.js';
import { withDetails } from '../error-details.js';
import { checkIdentity, userKey } from '../identity.js';
import type { TransportParts } from '../parts.js';
import { type ResourceTexts, resourceTexts } from '../resource-texts.js';
import type {
  CallOptions,
  ContentCall,
  ExchangeHandlers,
  ExchangeName,
  Exchanges,
  OperationCall,
  Transport,
} from '../transport.js';
import { cutContent } from './content-cut.js';
import { narrowText } from './narrow-text.js';
import { type AskedSoap, readAnswer } from './read-answer.js';
import { type Move, ServiceClient } from './client.js';

/** One attempt of a call; a sign-in, which many calls wait for, has no deadline of its own. */
interface Attempt {
  readonly site: Site;
  readonly used: SoapCredentials;
  readonly deadline?: Deadline;
}

/** SOAP 1.1 over HTTP, document/literal, driven by the contract. */
export class SoapTransport implements Transport {
  readonly name = 'soap';
  readonly #parts: TransportParts;
  readonly #handlers: ExchangeHandlers;
  readonly #texts: ResourceTexts;
  readonly #clients = new Map<string, Promise<ServiceClient>>();

  constructor(parts: TransportParts) {
    this.#parts = parts;
    this.#texts = resourceTexts(this.name, parts);
    this.#handlers = {
      ...exchangesOverAgents(
        parts.settings.contract,
        (agent, operation, parameters, options) => this.#call(agent, operation, parameters, options),
        this.#texts,
      ),
      principal: (_request, options) => this.#principal(options),
      'agent.read': (request, options) => this.#read(request, options),
      'agent.write': (request, options) => this.#write(request, options),
    };
  }

  async execute<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request'], options: CallOptions) {
    return withDetails({ transport: this.name }, () => this.#handlers[name](request, options));
  }

  async close(): Promise<void> {
    this.#clients.clear();
  }

  async #call(agent: string, operationName: string, parameters: CanonicalObject, options: CallOptions) {
    const operation = this.#parts.settings.contract.operation(agent, operationName);
    const outputs = await this.#made(operation, options, kindOfOperation(agent, operationName), (attempt) =>
      this.#send(operation, parameters, attempt, options),
    );
    return this.#translated(outputs, options);
  }

  #made<Result>(
    operation: Operation,
    options: CallOptions,
    kind: CallKind,
    attempt: (attempt: Attempt) => Promise<Result>,
    bringsOthers = bringsCredentials(operation.name),
  ): Promise<Result> {
    const { credentials } = this.#parts;
    // Others may wait for the same ticket, so whoever gives up does not end the sign-in.
    const signIn: SignIn = (name, parameters, applicationToken) =>
      this.#ticket(name, parameters, applicationToken, { timeout: options.timeout });
    const obtain = () => credentials.soapCredentials(signIn);
    const { signal, observation, timeout = this.#parts.settings.timeout } = options;
    const call = { kind, obtain, signal, timeout, observation, bringsOthers };
    return withDetails(this.#details(operation), () =>
      makeCall(this.#parts, call, (site, used, deadline) => attempt({ site, used, deadline })),
    );
  }

  async #send(operation: Operation, parameters: CanonicalObject, attempt: Attempt, options: CallOptions) {
    const { engine, secrets } = this.#parts;
    const move: Move<HttpAnswer> = (request) =>
      engine.send({ ...request, ...this.#exchangeOptions(operation, options, attempt) });
    const answer = await this.#exchange(operation, parameters, attempt, options, move);
    return readAnswer(answer, this.#asked(operation, attempt.site), secrets);
  }

  /** The bytes of the only output, while the envelope around them arrives. */
  #read({ agent, operation: name, parameters }: OperationCall, options: CallOptions): Promise<Readable | null> {
    const { engine, secrets, settings } = this.#parts;
    const operation = settings.contract.operation(agent, name);
    const output = operation.output.fields[0]?.name ?? '';
    return this.#made(operation, options, kindOfOperation(agent, name), async (attempt) => {
      const move: Move<HttpStream> = (request) =>
        engine.open({ ...request, ...this.#exchangeOptions(operation, options, attempt) });
      const answer = await this.#exchange(operation, parameters, attempt, options, move);
      const cut = await cutContent(narrowText(answer.body), operation.output);
      const outputs = () => readAnswer({ ...answer, body: cut.frame() }, this.#asked(operation, attempt.site), secrets);
      const { content } = cut;
      if (content === undefined) {
        // There is no text: a failure, nothing at all, or an element too short to have one.
        const value = outputs()[output];
        return typeof value === 'string' ? Readable.from([Buffer.from(value, 'base64')]) : null;
      }
      const whole = async function* () {
        yield* content;
        // What stands behind the content can still say that it is none.
        outputs();
      };
      const bytes = Readable.from(whole(), { objectMode: false });
      bytes.once('close', () => answer.body.destroy());
      return bytes;
    });
  }

  async #write(call: ContentCall, options: CallOptions): Promise<unknown> {
    const { engine, secrets, settings } = this.#parts;
    const operation = settings.contract.operation(call.agent, call.operation);
    const { content, parameter } = call;
    const kind = content instanceof Uint8Array ? 'write' : 'once';
    const outputs = await this.#made(operation, options, kind, async (attempt) => {
      const marker = contentMarker();
      const parameters = { ...call.parameters, [parameter]: marker };
      const move: Move<HttpAnswer> = ({ body, ...request }) =>
        engine.send({
          ...request,
          ...this.#exchangeOptions(operation, options, attempt),
          body: withContent(body, marker, content),
        });
      const answer = await this.#exchange(operation, parameters, attempt, options, move);
      return readAnswer(answer, this.#asked(operation, attempt.site), secrets);
    });
    const [output] = operation.output.fields;
    const value = output === undefined ? undefined : outputs[output.name];
    return this.#translated(value, options);
  }

  /** SOAP knows no language: texts in several are stored in one text, and those of NetServer itself as resource ids. */
  async #translated<Value>(value: Value, { language }: CallOptions): Promise<Value> {
    return language === undefined ? value : this.#texts.resolve(localise(value, language) as Value, language);
  }

  #exchangeOptions(
    { agent, name }: Operation,
    { signal, timeout = this.#parts.settings.timeout, observation }: CallOptions,
    { deadline }: Pick<Attempt, 'deadline'>,
  ) {
    return { signal, timeout, left: deadline?.left, observer: observation?.request(agent, name) };
  }

  #details({ agent, name }: Operation): ErrorDetails {
    return { transport: this.name, agent, operation: name };
  }

  #asked(operation: Operation, site: Site): AskedSoap {
    const place = { method: 'POST', url: this.#endpointOf(operation, site) };
    const reading: Reading = this.#parts.settings.extras ? 'extras' : 'tolerant';
    return { operation, details: this.#details(operation), place, reading };
  }

  #endpointOf(operation: Operation, site: Site): string {
    const { services, service } = this.#parts.settings.contract.agent(operation.agent);
    return `${site.soap}/Remote/${services}/${service}`;
  }

  async #exchange<Answer extends HttpAnswer | HttpStream>(
    operation: Operation,
    parameters: CanonicalObject,
    { site, used: credentials }: Attempt,
    options: CallOptions,
    move: Move<Answer>,
  ): Promise<Answer> {
    const details = this.#details(operation);
    if (site.online && credentials.applicationToken === undefined) {
      const missing = 'auth.appToken is missing: on line, every SOAP call needs the application token';
      throw new ConfigurationError(missing, { ...details, path: 'auth.appToken' });
    }
    const header = encodeHeaders(operation.input, {
      ApplicationToken: credentials.applicationToken,
      Credentials: credentials.ticket === undefined ? undefined : { Ticket: credentials.ticket },
      TimeZone: timeZoneHeader(options.timeZone),
    });
    const envelope = { header, body: encodeBody(operation.input, parameters) };
    const client = await this.#client(operation, site);
    return withDetails(details, () => client.send(operation, envelope, move));
  }

  #client(operation: Operation, site: Site): Promise<ServiceClient> {
    const agent = this.#parts.settings.contract.agent(operation.agent);
    const endpoint = this.#endpointOf(operation, site);
    let client = this.#clients.get(endpoint);
    if (client === undefined) {
      // Loaded when first needed: importing it takes as long as a hundred calls.
      client = import('soap').then(({ Client }) => new ServiceClient(Client, agent, endpoint));
      this.#clients.set(endpoint, client);
    }
    return client;
  }

  async #ticket(
    operationName: SignInOperation,
    parameters: CanonicalObject,
    applicationToken: string | undefined,
    options: CallOptions,
  ): Promise<string> {
    const outputs = await this.#signIn(operationName, parameters, applicationToken, options);
    const ticket = (outputs['Credentials'] as CanonicalObject | null)?.['Ticket'];
    const details = { transport: this.name, agent: 'SoPrincipal', operation: operationName } as const;
    if (outputs['AuthenticationSucceeded'] !== true) {
      throw new AuthenticationError('SoPrincipal: the server does not accept these credentials', details);
    }
    if (typeof ticket !== 'string' || ticket === '') {
      throw new ProtocolError('SoPrincipal: the server accepted the credentials but gave no ticket', details);
    }
    this.#parts.secrets.add(ticket);
    return ticket;
  }

  async #signIn(name: string, parameters: CanonicalObject, applicationToken: string | undefined, options: CallOptions) {
    const operation = this.#parts.settings.contract.operation('SoPrincipal', name);
    const used = { applicationToken, ticket: undefined };
    return located(this.#parts.sites, true, undefined, (site) =>
      this.#send(operation, parameters, { site, used }, options),
    );
  }

  /** SOAP tells who one is at sign-in alone; a ticket may sign in, in the place of a user name. */
  #principal(options: CallOptions): Promise<CanonicalObject> {
    const operation = this.#parts.settings.contract.operation('SoPrincipal', 'AuthenticateUsernamePassword');
    const ask = async ({ used: { applicationToken, ticket }, ...attempt }: Attempt) => {
      const parameters = { UserName: ticket ?? '', Password: '' };
      const used = { applicationToken, ticket: undefined };
      const outputs = await this.#send(operation, parameters, { ...attempt, used }, options);
      const principal = outputs['Response'];
      if (outputs['AuthenticationSucceeded'] !== true || principal === null || principal === undefined) {
        const refused = 'SoPrincipal: the server does not accept the ticket, or no longer';
        throw new AuthenticationError(refused, this.#details(operation));
      }
      checkIdentity(principal, userKey, 'new', this.#details(operation));
      return principal as CanonicalObject;
    };
    // It is the connection's own ticket that this signs in with.
    return this.#made(operation, options, 'read', ask, false);
  }
}

/** A zone is named by its code, `NO`, or by its number. */
function timeZoneHeader(timeZone: string | undefined): CanonicalObject | undefined {
  if (timeZone === undefined) return undefined;
  return /^\d+$/.test(timeZone) ? { SoTimeZoneId: Number(timeZone) } : { SoTimeZoneLocationCode: timeZone };
}
