import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ConfigurationSources } from '../config/index.js';
import { serviceDescription } from '../contract/index.js';
import type { TransportName } from '../errors/index.js';
import { type ServiceAddress, serviceAddress } from './address.js';
import { type Arrived, CallObserver } from './call-observer.js';
import { closingOf } from './closing.js';
import { Calls } from './calls.js';
import { type Fault, FaultError, faultText, internalServiceFault } from './faults.js';
import { side } from '../migration/report/wording.js';
import { LoginServices } from './login-services.js';
import { type GatewayConnection, type GatewayOptions, gatewaySettings, type GatewaySettings } from './settings.js';
import { RequestBodies, type Unread } from './request-body.js';
import { type ContractService, serviceOf } from './services.js';
import { SignIn } from './sign-in.js';
import { operationOf, readCall } from './soap-call.js';
import { type GatewayTenant, GatewayTenants } from './tenants.js';
import { TicketSeal } from './tickets.js';
import { type GatewayStatus, statusHandler } from './usage/status.js';

/** Serves SOAP clients of SuperOffice over any transport. */
export interface Gateway extends AsyncDisposable {
  /** The transport that it currently uses, and the site behind it: `{ transport: 'agents', site: 'https://crm.example.com' }`. */
  readonly behind: { readonly transport: TransportName; readonly site: string };
  /**
   * Answers a request: a handler for `http.createServer`, and for `app.use` of Express. A path that is not one of a service
   * is answered with 404.
   *
   * @example
   * import { createServer } from 'node:http';
   *
   * createServer(gateway.handler).listen(8080, '127.0.0.1');
   */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /**
   * Answers with a page of what the gateway does: operations, clients, errors, times, routes and tripped guardrails; with JSON
   * if the path ends with `json`. It needs `usage: true`, and answers 404 without. It is meant for the gateway's operators: let
   * no one else reach it.
   *
   * @example
   * import { createServer } from 'node:http';
   *
   * createServer(gateway.statusHandler).listen(9090, '127.0.0.1');
   */
  readonly statusHandler: (request: IncomingMessage, response: ServerResponse) => void;
  /**
   * What `statusHandler` shows, as JSON; undefined without `usage`. For processes that serve the same clients: one of them
   * asks the others, and shows all with `statusHandlerOf`.
   *
   * @example
   * process.send?.(gateway.status());
   */
  status(): GatewayStatus | undefined;
  /**
   * Closes the connections to SuperOffice, after the calls under way. Close the HTTP server first.
   *
   * @example
   * await gateway.close();
   */
  close(): Promise<void>;
}

/**
 * Creates a gateway: SOAP clients call it as they call SuperOffice, and it makes their calls over the transport, the routes
 * and the limits of the configuration.
 *
 * @param connection as for `connect`, without `auth`: each call is made with the credentials of its caller
 * @param sources as for `connect`: by default, the configuration file and the environment count too
 * @throws {ConfigurationError} that names each invalid setting
 * @example
 * import { createGateway, listen } from 'superoffice-bridge/gateway';
 *
 * const gateway = await createGateway({ transport: 'agents', tenant: { environment: 'sod', id: 'Cust12345' } });
 * const server = await listen(gateway);
 * console.log(server.origin); // SOAP clients call it there
 */
export async function createGateway(
  connection: GatewayConnection = {},
  options: GatewayOptions = {},
  sources?: ConfigurationSources,
): Promise<Gateway> {
  const gateway = new SoapGateway(await gatewaySettings(connection, options, sources));
  await gateway.check();
  return gateway;
}

const xml = 'text/xml; charset=utf-8';

interface Answer {
  readonly status: number;
  readonly body?: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A service that a request is addressed to. */
interface Service extends ContractService {
  readonly address: ServiceAddress;
  readonly tenant: GatewayTenant;
}

class SoapGateway implements Gateway {
  readonly #site: string;
  readonly #observer: CallObserver;
  readonly #tenants: GatewayTenants;
  readonly #calls: Calls;
  readonly #login: LoginServices;
  readonly #bodies: RequestBodies;

  constructor(settings: GatewaySettings) {
    const { configuration, tenants } = settings;
    const { tenant } = configuration;
    this.#site = typeof tenant === 'object' && 'url' in tenant ? tenant.url : tenants.join(', ');
    this.#tenants = new GatewayTenants(settings);
    this.#login = new LoginServices(settings);
    this.#observer = new CallObserver(settings);
    this.#bodies = new RequestBodies(settings.maximumRequestBytes, settings.maximumBytesTogether);
    this.#calls = new Calls(settings, new SignIn(new TicketSeal(settings.keys), settings.passwordTicketHours));
  }

  get behind(): Gateway['behind'] {
    return { transport: this.#tenants.transport, site: this.#site };
  }

  readonly handler = (request: IncomingMessage, response: ServerResponse): void => {
    const started = performance.now();
    const arrived = arrivedAs(request);
    this.#answer(request)
      .catch((error: unknown): Answer => {
        this.#observer.failed(arrived, error, performance.now() - started);
        return { status: 500, body: faultText(faultOf(error)) };
      })
      .then(({ status, body, headers = {} }) => {
        if (body === undefined) this.#observer.refused(arrived, status, performance.now() - started);
        if (response.destroyed) return;
        const length = Buffer.byteLength(body ?? '');
        // Text of ASCII alone is sent as it lies in memory.
        const encoding = typeof body === 'string' && body.length === length ? 'latin1' : 'utf8';
        response.writeHead(status, { 'Content-Type': xml, ...headers, 'Content-Length': length }).end(body, encoding);
      })
      .catch(() => response.destroy());
  };

  readonly statusHandler = (request: IncomingMessage, response: ServerResponse): void => {
    const status = this.status();
    if (status === undefined) response.writeHead(404).end();
    else statusHandler(() => status)(request, response);
  };

  status(): GatewayStatus | undefined {
    const { transport, site } = this.behind;
    const what = `Gateway to ${side(transport)} of ${site}`;
    return this.#observer.status(what, (operation) => this.#tenants.explain(operation));
  }

  /** For `listen`, which answers some requests itself. */
  readonly refused = (request: IncomingMessage, status: number): void =>
    this.#observer.refused(arrivedAs(request), status, 0);

  /** @throws {ConfigurationError} if the settings of the connection are invalid */
  check(): Promise<void> {
    return this.#tenants.check();
  }

  async close(): Promise<void> {
    await this.#tenants.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { method = 'GET', url = '/' } = request;
    const [path = '', query = ''] = url.split(/\?(.*)/s);
    if (this.#login.has(path)) return this.#signedInAt(request, path, query);
    const service = await this.#serviceAt(path);
    if (service === undefined) return { status: 404 };
    if (method === 'GET') return this.#described(request, path, service, new URLSearchParams(query));
    if (method !== 'POST') return { status: 405, headers: { Allow: 'GET, POST' } };
    // SOAP 1.1; WCF's basicHttpBinding refuses other types too.
    const type = request.headers['content-type'];
    if (!/^text\/xml\s*(?:;|$)/i.test(type ?? '')) return { status: 415 };
    if (request.headers['content-encoding'] !== undefined) return { status: 415 };
    const answer = await this.#bodies.with(request, (body) => this.#called(service, request, body));
    return typeof answer === 'string' ? unread[answer] : answer;
  }

  async #signedInAt(request: IncomingMessage, path: string, query: string): Promise<Answer> {
    const { method = 'GET', headers } = request;
    const { engine } = await this.#tenants.first();
    const answer = await this.#bodies.with(request, async (body) => {
      const signal = closingOf(request.socket);
      try {
        return await this.#login.answer({ method, path, query, headers, body, signal }, engine);
      } catch {
        signal.throwIfAborted();
        return { status: 502 };
      }
    });
    return typeof answer === 'string' ? unread[answer] : answer;
  }

  async #called({ agent, tenant, address }: Service, request: IncomingMessage, body: Buffer): Promise<Answer> {
    const observed = this.#observer.begin(request, {
      tenant: tenant.id,
      services: address.services,
      agent: agent.name,
    });
    try {
      const action = [request.headers['soapaction']].flat()[0];
      const operation = operationOf(agent, action);
      observed.found(operation);
      const call = readCall(operation, body, request.headers['content-type']);
      observed.read(call);
      const answer = await observed.run(() => this.#calls.answer(tenant, call, closingOf(request.socket)));
      observed.ended(answer);
      return { status: 200, body: answer.text };
    } catch (error) {
      observed.failed(error);
      return { status: 500, body: faultText(faultOf(error)) };
    }
  }

  async #serviceAt(path: string): Promise<Service | undefined> {
    const address = serviceAddress(path);
    const tenant = address === undefined ? undefined : await this.#tenants.at(address);
    if (address === undefined || tenant === undefined) return undefined;
    const service = serviceOf(address);
    return service === undefined ? undefined : { address, tenant, ...service };
  }

  #described(request: IncomingMessage, path: string, { contract, agent }: Service, query: URLSearchParams): Answer {
    const scheme = 'encrypted' in request.socket ? 'https' : 'http';
    const host = request.headers.host ?? 'localhost';
    if (!/^[\w.:[\]-]+$/.test(host)) return { status: 400 };
    const body = serviceDescription(contract, agent, `${scheme}://${host}${path}`, query);
    return body === undefined ? { status: 404 } : { status: 200, body };
  }
}

/** Answers to requests whose bodies have not been read. */
const unread: Readonly<Record<Unread, Answer>> = {
  'too large': { status: 413, headers: { Connection: 'close' } },
  'too busy': { status: 503, headers: { Connection: 'close', 'Retry-After': '1' } },
};

function arrivedAs({ url = '', socket }: IncomingMessage): Arrived {
  return { url, client: socket.remoteAddress };
}

function faultOf(error: unknown): Fault {
  if (error instanceof FaultError) return error.fault;
  // A defect of the gateway: its details are for its operator, not for the caller.
  return internalServiceFault('The gateway failed. Its log says more.');
}
