import { type ErrorDetails, ProtocolError } from '../errors/index.js';

/** Nothing was wrong but the size. To whoever calls it is a `ProtocolError` like others. */
export class AnswerTooLarge extends ProtocolError {
  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.name = ProtocolError.name;
  }
}
