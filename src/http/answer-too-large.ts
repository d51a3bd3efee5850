import { type ErrorDetails, ProtocolError } from '../errors/index.js';

/** An answer exceeds the size limit. To callers it is a `ProtocolError` like any other. */
export class AnswerTooLarge extends ProtocolError {
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.name = ProtocolError.name;
  }
}

export function tooLarge(maximum: number, status: number): AnswerTooLarge {
  return new AnswerTooLarge(`the answer is larger than ${maximum} bytes, the limit set by http.maximumAnswerBytes`, {
    status,
  });
}
