import { setTimeout as after } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ArrivedRequest } from './arrived-request.js';
import { agentsFace } from './faces/agents.js';
import type { Face, FaceAnswer, FaceCall } from './faces/context.js';
import { loginFace } from './faces/login.js';
import { restFace } from './faces/rest.js';
import { soapFace } from './faces/soap.js';
import { absenceAnswer, stateAnswer } from './faces/state.js';
import { actsFirst, type Outcome, outcomeOf } from './faults/outcome.js';
import type { EmulatedServer } from './server.js';

const faces: readonly Face[] = [soapFace, agentsFace, restFace];

/**
 * Answers every call that comes in over HTTP: finds its face, and lets the faults that are switched on strike.
 *
 * @param here the address of a place that the tenant can move to; undefined for the one where it begins
 */
export function answerCalls(
  http: FastifyInstance,
  server: EmulatedServer,
  closing: AbortSignal,
  here: () => string | undefined,
): void {
  http.removeAllContentTypeParsers();
  http.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  http.all('/*', (request, reply) => handle(server, closing, here(), request, reply));
}

async function handle(
  server: EmulatedServer,
  closing: AbortSignal,
  here: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { path, query } = targetOf(request.raw.url ?? '/');
  const steps = decodedSteps(path);
  if (steps === undefined) return send(reply, { status: 400 });
  const entered = enteredBy(server, request, steps);
  if (entered !== undefined && 'authenticate' in entered) {
    server.remember({ ...noFace, method: request.method, path, body: undefined, status: 401 });
    return send(reply, { status: 401, headers: { 'WWW-Authenticate': entered.authenticate } });
  }
  const call: FaceCall = {
    server,
    origin: originOf(request),
    method: request.method,
    steps: steps.slice(1),
    query,
    headers: request.headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    windowsUser: entered,
  };
  const { face, asked } = recognise(call, steps);
  const arrived: ArrivedRequest = {
    ...asked,
    method: request.method,
    path,
    body: server.settings.record ? call.body.toString('utf8') : undefined,
    status: undefined,
  };
  const entry = server.remember(arrived);
  const outcome = await strike(server, closing, arrived, () =>
    face === undefined
      ? stateAnswer(call, steps)
      : ((faces.includes(face) ? absenceAnswer(server, here) : undefined) ?? face.answer(call)),
  );
  if (outcome.kind === 'cut') return cut(reply, outcome);
  if (outcome.answer.aborted === true) return cut(reply, { kind: 'cut', answer: undefined, bytes: 0 });
  entry.status = outcome.answer.status;
  // The server has one clock, also where a test sets it.
  void reply.header('Date', server.clock().toUTCString());
  return send(reply, outcome.answer);
}

/** What does not get as far as a face. */
const noFace = { face: 'other', agent: undefined, operation: undefined } as const;

/** Where the site signs in Windows users, it does so before anything else. */
function enteredBy(
  { settings, windowsUsers, tenant }: EmulatedServer,
  request: FastifyRequest,
  steps: readonly string[],
) {
  const { windowsAuthentication } = settings;
  if (windowsAuthentication === 'off' || steps[0]?.toLowerCase() !== tenant.toLowerCase()) return undefined;
  return windowsUsers.enter(request.raw.socket, request.headers.authorization, windowsAuthentication === 'request');
}

/** Lets the server act, unless a fault strikes before; and whatever fault strikes then, has its way with the answer. */
async function strike(
  { settings, faults }: EmulatedServer,
  closing: AbortSignal,
  arrived: ArrivedRequest,
  act: () => FaceAnswer | Promise<FaceAnswer>,
): Promise<Outcome> {
  const pause = (milliseconds: number) =>
    milliseconds > 0 ? after(milliseconds, undefined, { signal: closing }) : null;
  try {
    await pause(settings.latency);
    const before = faults.take(arrived, 'before');
    if (before !== undefined && !actsFirst(before)) return outcomeOf(before);
    if (before?.kind === 'delay') await pause(before.milliseconds);
    const answer = await act();
    const fault = before === undefined || before.kind === 'delay' ? faults.take(arrived, 'after') : before;
    if (fault?.kind === 'delay') await pause(fault.milliseconds);
    return outcomeOf(fault, answer);
  } catch (error) {
    if (closing.aborted) return { kind: 'cut', answer: undefined, bytes: 0 };
    throw error;
  }
}

function recognise(
  call: FaceCall,
  steps: readonly string[],
): { readonly face: Face | undefined; readonly asked: Pick<ArrivedRequest, 'face' | 'agent' | 'operation'> } {
  const first = steps[0]?.toLowerCase() ?? '';
  const ours = first === call.server.tenant.toLowerCase() ? faces : [];
  for (const face of first === 'login' ? [loginFace] : ours) {
    const asked = face.recognise(call);
    if (asked !== undefined) return { face, asked };
  }
  const name = first === 'api' ? 'state' : 'other';
  return { face: undefined, asked: { face: name, agent: undefined, operation: undefined } };
}

/** A request's target as path and query; what a client sends through a proxy names the server as well. */
function targetOf(target: string): { readonly path: string; readonly query: URLSearchParams } {
  const local = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const mark = local.indexOf('?');
  if (mark === -1) return { path: local, query: new URLSearchParams() };
  return { path: local.slice(0, mark), query: new URLSearchParams(local.slice(mark + 1)) };
}

/** The path's steps, decoded; undefined where it cannot be. */
function decodedSteps(path: string): string[] | undefined {
  try {
    return path
      .split('/')
      .slice(1)
      .filter((step, index, all) => step !== '' || index < all.length - 1)
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

const authority = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

/** The server's address as the client knows it, since it may have come by a name or a forwarded port. */
function originOf({ headers, socket }: FastifyRequest): string {
  const { host } = headers;
  if (host !== undefined && authority.test(host)) return `http://${host}`;
  return `http://${originHost(socket.localAddress ?? '127.0.0.1')}:${socket.localPort ?? 80}`;
}

/** An address as it stands in a URL. */
export function originHost(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

function send(reply: FastifyReply, { status, contentType, body, headers = {} }: FaceAnswer): FastifyReply {
  void reply.code(status).headers(headers);
  if (contentType !== undefined) void reply.type(contentType);
  return reply.send(body ?? '');
}

/** Cuts the connection, after some bytes of an answer that promised more. */
function cut(reply: FastifyReply, { answer, bytes }: Extract<Outcome, { kind: 'cut' }>): FastifyReply {
  reply.hijack();
  if (answer === undefined || bytes === 0) {
    reply.raw.destroy();
    return reply;
  }
  const body = Buffer.from(answer.body ?? '');
  reply.raw.writeHead(answer.status, {
    'Content-Type': answer.contentType ?? 'text/plain',
    'Content-Length': Math.max(body.length, bytes + 1),
  });
  reply.raw.write(body.subarray(0, bytes), () => reply.raw.destroy());
  return reply;
}
