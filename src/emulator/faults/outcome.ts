import type { FaceAnswer } from '../faces/context.js';
import type { Fault } from './fault-registry.js';

/** What the client sees: an answer, or a connection that is cut. */
export type Outcome =
  | { readonly kind: 'answer'; readonly answer: FaceAnswer }
  | { readonly kind: 'cut'; readonly answer: FaceAnswer | undefined; readonly bytes: number };

/** Bytes that are neither UTF-8, nor XML, nor JSON. */
const garbage = Buffer.from([0xff, 0xfe, 0x00, 0x3c, 0x80, 0xc3, 0x28]);

/** Does the fault show part of the true answer, so that the server must act first? */
export function actsFirst(fault: Fault): boolean {
  return fault.kind === 'delay' || fault.kind === 'truncate' || (fault.kind === 'reset' && fault.bytes !== undefined);
}

/** Applies a fault to the true answer, which does not exist if the fault came before the server acted. */
export function outcomeOf(fault: Fault): Outcome;
export function outcomeOf(fault: Fault | undefined, answer: FaceAnswer): Outcome;
export function outcomeOf(fault: Fault | undefined, answer: FaceAnswer = { status: 500 }): Outcome {
  switch (fault?.kind) {
    case undefined:
    case 'delay':
      return { kind: 'answer', answer };
    case 'reset':
      return { kind: 'cut', answer, bytes: fault.bytes ?? 0 };
    case 'garbage':
      return { kind: 'answer', answer: { status: 200, contentType: 'application/octet-stream', body: garbage } };
    case 'truncate':
      return { kind: 'answer', answer: { ...answer, body: Buffer.from(answer.body ?? '').subarray(0, fault.bytes) } };
    case 'answer': {
      const { status, body = '', contentType = 'text/html; charset=utf-8', headers = {} } = fault;
      return { kind: 'answer', answer: { status, body, contentType, headers } };
    }
  }
}
