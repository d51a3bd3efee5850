import { parseHttp } from '../config/http.js';
import type { HttpConfiguration } from '../config/configuration.js';
import { type HttpEngine, Network, UndiciEngine } from '../http/index.js';

/**
 * The HTTP engine of a function that only talks to the login and the state service, whose answers are small.
 *
 * @throws {ConfigurationError} if `http` is invalid
 */
export function loginHttpEngine(http: HttpConfiguration | undefined, connections: number): HttpEngine {
  return new UndiciEngine({ maximumAnswerBytes: 1024 * 1024, connections, network: new Network(parseHttp(http)) });
}
