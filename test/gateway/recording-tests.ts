import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { createCallRecorder, listen } from '../../src/gateway/index.js';
import { type CallOptions, envelope, services88 } from './calls.js';

type Tally = readonly { readonly name: string; readonly calls: number }[];

export interface Inventory {
  readonly since: string;
  readonly operations: readonly (Readonly<Record<string, unknown>> & {
    readonly operation: string;
    readonly requestFields: Tally;
    readonly answerFields: Tally;
  })[];
  readonly clients: readonly Readonly<Record<string, unknown>>[];
  readonly otherRequests: Tally;
}

/** For the tests of one file: an emulator, and for each test a folder and what is closed at its end. */
export class RecordingTests {
  #emulator: Emulator | undefined;
  folder = '';
  readonly open: { close(): Promise<void> }[] = [];

  constructor() {
    beforeAll(async () => {
      this.#emulator = await startEmulator();
    });
    afterAll(() => this.#emulator?.close());
    beforeEach(() => {
      this.folder = mkdtempSync(join(tmpdir(), 'recording-'));
    });
    afterEach(async () => {
      for (const each of this.open.splice(0)) await each.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  get emulator(): Emulator {
    if (this.#emulator === undefined) throw new TypeError('the emulator has not been started');
    return this.#emulator;
  }

  async recording(url: string, interval = 60_000): Promise<string> {
    const { folder } = this;
    const server = await listen(createCallRecorder({ folder, url, interval, network: { proxy: false } }), {
      drain: 0,
    });
    this.open.push(server);
    return server.origin;
  }

  /** Ends the recording, so that everything is in the folder. */
  async recorded(): Promise<Inventory> {
    for (const each of this.open.splice(0).reverse()) await each.close();
    return this.inventory();
  }

  inventory(): Inventory {
    return JSON.parse(readFileSync(join(this.folder, 'inventory.json'), 'utf8')) as Inventory;
  }

  soapRequest(agent: string, name: string, parameters: string, options: CallOptions = {}) {
    const { ticket, appToken: applicationToken } = this.emulator.credentials;
    return {
      method: 'POST',
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        SOAPAction: `"${services88}/${agent}/${name}"`,
        'User-Agent': 'Our connector/7',
      },
      body: envelope(name, parameters, { ticket, applicationToken, ...options }),
    };
  }

  /** A server that a test answers with, and its address. */
  async answering(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.open.push({
      close: async () => {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
}

export function countsOf(tally: Tally = []): Readonly<Record<string, number>> {
  return Object.fromEntries(tally.map(({ name, calls }) => [name, calls]));
}
