import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NetworkOptions } from '../../http/index.js';
import { CallReader } from './call-reader.js';
import { InventoryFolder } from './folder.js';
import { RecordingProxy } from './proxy.js';
import { Samples } from './samples.js';
import { maxHeaderBytes, Upstream } from './upstream.js';
import type { GatewayCall } from '../settings.js';
import { statusHandler } from '../usage/status.js';
import { Usage } from '../usage/usage.js';

/** What is recorded, and where to. */
export interface CallRecorderOptions {
  /** The folder of the inventory. It is created, or continued if it has one of the same site. */
  readonly folder: string;
  /**
   * The site in front of which it stands: `https://crm.example.com/SuperOffice`, or the origin of an Online environment such as
   * `https://sod.superoffice.com`.
   */
  readonly url: string;
  /** The Online tenants that clients may address: `Cust12345`. Default: every path of the site. */
  readonly tenants?: readonly string[];
  /** Certificates for the connection to the site. */
  readonly network?: NetworkOptions;
  /** Milliseconds between two writes of the inventory. Default: 10,000. */
  readonly interval?: number;
  /** Called once for each call of a known operation, when it has passed and been read. */
  readonly onCall?: (call: GatewayCall) => void;
  /** Called when the inventory cannot be written, once until it can again. Requests pass all the same. */
  readonly onProblem?: (error: unknown) => void;
}

/** A reverse proxy that changes nothing, and records what clients use. */
export interface CallRecorder extends AsyncDisposable {
  /** The site in front of which it stands. */
  readonly site: string;
  /**
   * Passes a request on: a handler for `http.createServer`.
   *
   * @example
   * import { createServer } from 'node:http';
   *
   * createServer({ maxHeaderSize: callRecorder.maxHeaderSize }, callRecorder.handler).listen(8080, '127.0.0.1');
   */
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
  /**
   * Answers with a page of what has been recorded; with JSON if the path ends with `json`. It is meant for operators: let no one
   * else reach it.
   *
   * @example
   * import { createServer } from 'node:http';
   *
   * createServer(callRecorder.statusHandler).listen(9090, '127.0.0.1');
   */
  readonly statusHandler: (request: IncomingMessage, response: ServerResponse) => void;
  /** The size of request headers that the HTTP server must accept. */
  readonly maxHeaderSize: number;
  /**
   * Writes the inventory a last time. Close the HTTP server first.
   *
   * @throws system errors, if it cannot be written
   * @example
   * await callRecorder.close();
   */
  close(): Promise<void>;
}

/**
 * Creates a reverse proxy in front of an old SOAP endpoint. Requests and answers pass through as they are; which operations,
 * clients and fields are in use is written to a folder, with what each operation becomes on REST, and scenarios for `verify`.
 *
 * @throws {ConfigurationError} if the folder cannot be used, or a proxy leads to the site
 * @example
 * import { createCallRecorder, listen } from 'superoffice-bridge/gateway';
 *
 * const recorder = createCallRecorder({ folder: 'inventory', url: 'https://crm.example.com/SuperOffice' });
 * const server = await listen(recorder, { port: 8080 });
 */
export function createCallRecorder(options: CallRecorderOptions): CallRecorder {
  const { folder, url, tenants = [], network = {}, interval = 10_000, onCall, onProblem } = options;
  const upstream = new Upstream({ url, tenants, network });
  const site = [url.replace(/\/+$/, ''), ...(tenants.length === 0 ? [] : [tenants.join(',')])].join('/');
  const files = new InventoryFolder(folder, site);
  const usage = new Usage(files.key, files.earlier?.usage);
  const samples = new Samples(files.earlier?.samples);
  const proxy = new RecordingProxy(upstream, new CallReader(usage, samples, onCall), usage);
  let written: string | undefined;
  const write = () => {
    const recorded = { usage: usage.facts(), samples: samples.toJSON() };
    const text = JSON.stringify(recorded);
    if (text === written) return;
    files.write(recorded);
    written = text;
  };
  let hasFailed = false;
  const timer = setInterval(() => {
    try {
      write();
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) onProblem?.(error);
      hasFailed = true;
    }
  }, interval);
  timer.unref();
  // A folder that cannot be written to is noticed at the start.
  write();
  const close = async () => {
    clearInterval(timer);
    await proxy.idle();
    write();
  };
  return {
    ...{ site, handler: proxy.handler, maxHeaderSize: maxHeaderBytes },
    statusHandler: statusHandler(() => {
      return { what: `Recorder in front of ${site}`, processes: 1, usage: usage.facts(), routes: {} };
    }),
    ...{ close, [Symbol.asyncDispose]: close },
  };
}
