import { localise } from '../../canonical/index.js';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import { AuthenticationError, type ErrorDetails, ProtocolError } from '../../errors/index.js';
import type { SignIn, SignInOperation, SoapCredentials } from '../../auth/index.js';
import { encodeBody, encodeHeaders } from '../../soap/index.js';
import type { Site } from '../../tenant/site.js';
import { exchangesOverAgents } from '../agent-exchanges.js';
import { authorised } from '../authorised.js';
import { withDetails } from '../error-details.js';
import type { TransportParts } from '../parts.js';
import type { CallOptions, ExchangeHandlers, ExchangeName, Exchanges, Transport } from '../transport.js';
import { readAnswer } from './read-answer.js';
import { ServiceClient } from './service-client.js';

/** SOAP 1.1 over HTTP, document/literal, driven by the contract. */
export class SoapTransport implements Transport {
  readonly name = 'soap';
  readonly #parts: TransportParts;
  readonly #handlers: ExchangeHandlers;
  readonly #clients = new Map<string, Promise<ServiceClient>>();

  constructor(parts: TransportParts) {
    this.#parts = parts;
    this.#handlers = {
      ...exchangesOverAgents(parts.settings.contract, (agent, operation, parameters, options) =>
        this.#call(agent, operation, parameters, options),
      ),
      principal: (_request, options) => this.#principal(options),
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
    const outputs = await this.#authorised(options, (used) => this.#send(operation, parameters, used, options));
    return options.language === undefined ? outputs : (localise(outputs, options.language) as CanonicalObject);
  }

  async #send(operation: Operation, parameters: CanonicalObject, credentials: SoapCredentials, options: CallOptions) {
    const details: ErrorDetails = { transport: this.name, agent: operation.agent, operation: operation.name };
    const header = encodeHeaders(operation.input, {
      ApplicationToken: credentials.applicationToken,
      Credentials: credentials.ticket === undefined ? undefined : { Ticket: credentials.ticket },
      TimeZone: timeZoneHeader(options.timeZone),
    });
    const envelope = { header, body: encodeBody(operation.input, parameters) };
    const { signal, timeout = this.#parts.settings.timeout } = options;
    const site = await this.#parts.site();
    const client = await this.#client(operation, site);
    const answer = await withDetails(details, () => client.send(operation, envelope, { signal, timeout }));
    return readAnswer(operation, answer, details, this.#parts.secrets);
  }

  #client(operation: Operation, site: Site): Promise<ServiceClient> {
    const agent = this.#parts.settings.contract.agent(operation.agent);
    const endpoint = `${site.soap}/Remote/${agent.services}/${agent.service}`;
    let client = this.#clients.get(endpoint);
    if (client === undefined) {
      // Loaded when first needed: importing it takes as long as a hundred calls.
      client = import('soap').then(({ Client }) => new ServiceClient(Client, agent, endpoint, this.#parts.engine));
      this.#clients.set(endpoint, client);
    }
    return client;
  }

  #authorised<Result>(options: CallOptions, call: (used: SoapCredentials) => Promise<Result>): Promise<Result> {
    const { credentials } = this.#parts;
    // Others may wait for the same ticket, so whoever gives up does not end the sign-in.
    const signIn: SignIn = (name, parameters, applicationToken) =>
      this.#ticket(name, parameters, applicationToken, { timeout: options.timeout });
    return authorised(credentials, () => credentials.soapCredentials(signIn), options.signal, call);
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
    if (outputs['AuthenticationSucceeded'] === false) {
      throw new AuthenticationError('SoPrincipal: the server does not accept these credentials', details);
    }
    if (typeof ticket !== 'string' || ticket === '') {
      throw new ProtocolError('SoPrincipal: the server accepted the credentials but gave no ticket', details);
    }
    this.#parts.secrets.add(ticket);
    return ticket;
  }

  #signIn(name: string, parameters: CanonicalObject, applicationToken: string | undefined, options: CallOptions) {
    const operation = this.#parts.settings.contract.operation('SoPrincipal', name);
    return this.#send(operation, parameters, { applicationToken, ticket: undefined }, options);
  }

  /** SOAP tells who one is at sign-in alone; a ticket may sign in, in the place of a user name. */
  #principal(options: CallOptions): Promise<CanonicalObject> {
    return this.#authorised(options, async ({ applicationToken, ticket }) => {
      const parameters = { UserName: ticket ?? '', Password: '' };
      const outputs = await this.#signIn('AuthenticateUsernamePassword', parameters, applicationToken, options);
      const principal = outputs['Response'];
      if (outputs['AuthenticationSucceeded'] === false || principal === null || principal === undefined) {
        throw new AuthenticationError('SoPrincipal: the server does not accept the ticket, or no longer', {
          transport: this.name,
          agent: 'SoPrincipal',
          operation: 'AuthenticateUsernamePassword',
        });
      }
      return principal as CanonicalObject;
    });
  }
}

/** A zone is named by its code, `NO`, or by its number. */
function timeZoneHeader(timeZone: string | undefined): CanonicalObject | undefined {
  if (timeZone === undefined) return undefined;
  return /^\d+$/.test(timeZone) ? { SoTimeZoneId: Number(timeZone) } : { SoTimeZoneLocationCode: timeZone };
}
