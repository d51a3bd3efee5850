import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Contract } from '../contract/index.js';
import { ConfigurationError } from '../errors/index.js';
import { agentsFace } from './faces/agents.js';
import type { Face, FaceAnswer, FaceCall } from './faces/context.js';
import { restFace } from './faces/rest.js';
import { soapFace } from './faces/soap.js';
import { stateAnswer } from './faces/state.js';
import type { Fault, FaultBook } from './faults/faults.js';
import { seedCredentials, seedUsers } from './seed/people.js';
import type { ArrivedRequest } from './arrived-request.js';
import { EmulatedServer } from './server.js';
import type { EmulatorSettings } from './settings.js';

const largestBody = 256 * 1024 * 1024;

export interface EmulatorOptions {
  /** The port to listen on; 0, the default, lets the system pick one. */
  readonly port?: number;
  /** The address to listen on. Default `127.0.0.1`, which no other machine can reach. */
  readonly host?: string;
  /** What time it is. Default the system's clock. */
  readonly clock?: () => Date;
  readonly settings?: Partial<EmulatorSettings>;
  /** The contract that it serves. Default the one in this package. */
  readonly contract?: Contract;
}

/** A NetServer with invented data on this machine: the tenant `Cust12345`, for the user `sam` with the password `sam`. */
export interface Emulator {
  /** `http://127.0.0.1:49152` */
  readonly origin: string;
  /** The tenant's site, such as `http://127.0.0.1:49152/Cust12345`: what stands before `/api` and `/Remote`. */
  readonly url: string;
  readonly tenant: string;
  /** Each of these is accepted. */
  readonly credentials: {
    readonly username: string;
    readonly password: string;
    readonly accessToken: string;
    readonly ticket: string;
    readonly appToken: string;
  };
  /** May be changed at any time. */
  readonly settings: EmulatorSettings;
  /** What goes wrong, and with which calls. */
  readonly faults: FaultBook;
  /** What has arrived, oldest first; bodies only where `settings.record` is on. */
  readonly requests: readonly ArrivedRequest[];
  /** Makes every ticket given until now worthless. */
  expireTickets(): void;
  /** Back to the seed. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts an emulator.
 *
 * @throws {ConfigurationError} where the port is taken
 * @example
 * const emulator = await startEmulator();
 * await fetch(`${emulator.url}/api`);
 * await emulator.close();
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    port = 0,
    host = '127.0.0.1',
    clock = () => new Date(),
    settings = {},
    contract = Contract.bundled(),
  } = options;
  const server = new EmulatedServer(contract, clock, settings);
  const http = fastify({
    logger: false,
    bodyLimit: largestBody,
    forceCloseConnections: true,
    keepAliveTimeout: 60_000,
  });
  serve(http, server);
  try {
    await http.listen({ port, host });
  } catch (cause) {
    const code = (cause as { readonly code?: string }).code ?? 'unknown';
    throw new ConfigurationError(`the emulator cannot listen on ${host}:${port} (${code}); choose another port`, {
      cause,
    });
  }
  const address = http.server.address() as AddressInfo;
  const origin = `http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`;
  const [sam] = seedUsers;
  return {
    origin,
    url: `${origin}/${server.tenant}`,
    tenant: server.tenant,
    credentials: { username: sam?.name ?? '', password: sam?.password ?? '', ...seedCredentials },
    settings: server.settings,
    faults: server.faults,
    requests: server.requests,
    expireTickets: () => server.access.expireTickets(),
    reset() {
      server.reset();
      server.access.reset();
    },
    close: () => http.close(),
  };
}

const faces: readonly Face[] = [soapFace, agentsFace, restFace];

function serve(http: FastifyInstance, server: EmulatedServer): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  http.all('/*', (request, reply) => handle(server, request, reply));
}

async function handle(server: EmulatedServer, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const origin = `http://${request.headers.host ?? ''}`;
  const { pathname, searchParams } = new URL(request.raw.url ?? '/', 'http://localhost');
  const steps = decodedSteps(pathname);
  if (steps === undefined) return send(reply, { status: 400 });
  const call: FaceCall = {
    server,
    origin,
    method: request.method,
    steps: steps.slice(1),
    query: searchParams,
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
  };
  const ours = steps[0]?.toLowerCase() === server.tenant.toLowerCase();
  const face = ours ? faces.find((each) => each.recognise(call) !== undefined) : undefined;
  const arrived: ArrivedRequest = {
    ...(face?.recognise(call) ?? {
      face: steps[0] === 'api' ? 'state' : 'other',
      agent: undefined,
      operation: undefined,
    }),
    method: request.method,
    path: pathname,
    body: server.settings.record ? call.body.toString('utf8') : undefined,
  };
  server.remember(arrived);
  if (server.settings.latency > 0) await later(server.settings.latency);
  const before = server.faults.take(arrived, 'before');
  if (before !== undefined && before.kind !== 'delay' && before.kind !== 'truncate') return sendFault(reply, before);
  if (before?.kind === 'delay') await later(before.milliseconds);
  const answer = face === undefined ? stateAnswer(server, origin, steps) : face.answer(call);
  const after = before?.kind === 'truncate' ? before : server.faults.take(arrived, 'after');
  if (after === undefined) return send(reply, answer);
  if (after.kind === 'truncate') return sendTruncated(reply, answer, after.bytes);
  if (after.kind !== 'delay') return sendFault(reply, after);
  await later(after.milliseconds);
  return send(reply, answer);
}

/** The path's steps, decoded; undefined where it cannot be. */
function decodedSteps(pathname: string): string[] | undefined {
  try {
    return pathname
      .split('/')
      .slice(1)
      .filter((step, index, all) => step !== '' || index < all.length - 1)
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function send(reply: FastifyReply, { status, contentType, body, headers = {} }: FaceAnswer): FastifyReply {
  void reply.code(status).headers(headers);
  if (contentType !== undefined) void reply.type(contentType);
  return reply.send(body ?? '');
}

function sendFault(reply: FastifyReply, fault: Exclude<Fault, { kind: 'delay' | 'truncate' }>): FastifyReply {
  switch (fault.kind) {
    case 'reset':
      reply.hijack();
      reply.raw.destroy();
      return reply;
    case 'garbage':
      return reply
        .code(200)
        .type('application/octet-stream')
        .send(Buffer.from([0xff, 0xfe, 0x00, 0x3c, 0x80, 0xc3, 0x28]));
    case 'answer':
      return reply
        .code(fault.status)
        .type(fault.contentType ?? 'text/html; charset=utf-8')
        .send(fault.body ?? '');
  }
}

function sendTruncated(
  reply: FastifyReply,
  { status, contentType, body = '' }: FaceAnswer,
  bytes: number,
): FastifyReply {
  if (contentType !== undefined) void reply.type(contentType);
  return reply.code(status).send(Buffer.from(body).subarray(0, bytes));
}
