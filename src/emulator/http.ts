import type { ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import type { ArrivedRequest } from './arrived-request.js';
import { agentsFace } from './faces/agents.js';
import type { Face, FaceAnswer, FaceCall } from './faces/context.js';
import { loginFace } from './faces/login.js';
import { restFace } from './faces/rest.js';
import { soapFace } from './faces/soap.js';
import { absenceAnswer, stateAnswer } from './faces/state.js';
import { actsFirst, type Outcome, outcomeOf } from './faults/outcome.js';
import { originHost, type ReceivedRequest } from './http-server.js';
import type { EmulatedServer } from './server.js';

const faces: readonly Face[] = [soapFace, agentsFace, restFace];

/**
 * Answers a request: finds its face, and applies the faults that are switched on.
 *
 * @param movedHere the origin of an address that the tenant can move to; undefined for its first address
 */
export async function answerRequest(
  server: EmulatedServer,
  closing: AbortSignal,
  movedHere: string | undefined,
  request: ReceivedRequest,
  response: ServerResponse,
): Promise<void> {
  const outcome = await outcomeOfRequest(server, closing, movedHere, request);
  if (outcome.kind === 'cut') cut(response, outcome);
  else send(response, outcome.answer);
}

async function outcomeOfRequest(
  server: EmulatedServer,
  closing: AbortSignal,
  movedHere: string | undefined,
  request: ReceivedRequest,
): Promise<Outcome> {
  const { path, query } = targetOf(request.target);
  const steps = decodedSteps(path);
  if (steps === undefined) return { kind: 'answer', answer: { status: 400 } };
  const entered = enteredBy(server, request, steps);
  if (entered !== undefined && 'authenticate' in entered) {
    server.remember({ ...noFace, method: request.method, path, body: undefined, status: 401 });
    return { kind: 'answer', answer: { status: 401, headers: { 'WWW-Authenticate': entered.authenticate } } };
  }
  const call: FaceCall = {
    server,
    origin: originOf(request),
    method: request.method,
    steps: steps.slice(1),
    query,
    headers: request.headers,
    body: request.body,
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
  const outcome = await withFaults(server, closing, arrived, () =>
    face === undefined
      ? stateAnswer(call, steps)
      : ((faces.includes(face) ? absenceAnswer(server, movedHere) : undefined) ?? face.answer(call)),
  );
  if (outcome.kind === 'cut') return outcome;
  const { answer } = outcome;
  if (answer.aborted === true) return { kind: 'cut', answer: undefined, bytes: 0 };
  entry.status = answer.status;
  // The server has one clock, even if a test sets it.
  return { kind: 'answer', answer: { ...answer, headers: { Date: server.clock().toUTCString(), ...answer.headers } } };
}

/** For a request that does not reach a face. */
const noFace = { face: 'other', agent: undefined, operation: undefined } as const;

/** A site that signs in Windows users does so before anything else. */
function enteredBy(
  { settings, windowsUsers, tenant }: EmulatedServer,
  request: ReceivedRequest,
  steps: readonly string[],
) {
  const { windowsAuthentication } = settings;
  if (windowsAuthentication === 'off' || steps[0]?.toLowerCase() !== tenant.toLowerCase()) return undefined;
  return windowsUsers.enter(request.socket, request.headers.authorization, windowsAuthentication === 'request');
}

/** Lets the server act unless a fault applies before, and applies the faults that come after to the answer. */
async function withFaults(
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

/** Splits a request's target into path and query. A client behind a proxy sends the server's name too. */
function targetOf(target: string): { readonly path: string; readonly query: URLSearchParams } {
  const local = target.replace(/^https?:\/\/[^/?#]*/i, '');
  const mark = local.indexOf('?');
  if (mark === -1) return { path: local, query: new URLSearchParams() };
  return { path: local.slice(0, mark), query: new URLSearchParams(local.slice(mark + 1)) };
}

/** The decoded steps of a path; undefined if one cannot be decoded. */
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

/** The server's address as the client knows it, which may be a host name or a forwarded port. */
function originOf({ headers, socket }: ReceivedRequest): string {
  const { host } = headers;
  if (host !== undefined && authority.test(host)) return `http://${host}`;
  return `http://${originHost(socket.localAddress ?? '127.0.0.1')}:${socket.localPort ?? 80}`;
}

function send(response: ServerResponse, { status, contentType, body = '', headers = {} }: FaceAnswer): void {
  response.statusCode = status;
  response.setHeaders(new Map(Object.entries(headers)));
  if (contentType !== undefined) response.setHeader('Content-Type', contentType);
  // Set here because Node leaves it out of the answer to a HEAD.
  if (!bodiless.has(status) && !response.hasHeader('Content-Length') && !response.hasHeader('Transfer-Encoding')) {
    response.setHeader('Content-Length', Buffer.byteLength(body));
  }
  response.end(body);
}

/** The statuses whose answers have no body (RFC 9110, section 6.4.1). */
const bodiless: ReadonlySet<number> = new Set([204, 304]);

/** Cuts the connection after some bytes of an answer whose length promised more. */
function cut(response: ServerResponse, { answer, bytes }: Extract<Outcome, { kind: 'cut' }>): void {
  if (answer === undefined || bytes === 0) {
    response.destroy();
    return;
  }
  const body = Buffer.from(answer.body ?? '');
  response.writeHead(answer.status, {
    'Content-Type': answer.contentType ?? 'text/plain',
    'Content-Length': Math.max(body.length, bytes + 1),
  });
  response.write(body.subarray(0, bytes), () => response.destroy());
}
