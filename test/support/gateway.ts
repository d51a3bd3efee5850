import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  createGateway,
  type Gateway,
  type GatewayCall,
  type GatewayConnection,
  type GatewayOptions,
} from '../../src/gateway/index.js';
import type { Emulator } from '../../src/emulator/index.js';

/** A key for tickets. It protects nothing but tests. */
export const ticketKey = Buffer.alloc(32, 7).toString('base64');

/** A gateway on a free port of this machine. */
export interface ServedGateway extends AsyncDisposable {
  /** The part before `/Remote`, for a tenant of the emulator. */
  readonly url: string;
  readonly calls: readonly GatewayCall[];
  readonly gateway: Gateway;
  close(): Promise<void>;
}

export async function serveGateway(
  { url: site }: Pick<Emulator, 'url'>,
  connection: Partial<GatewayConnection> = {},
  options: GatewayOptions = {},
): Promise<ServedGateway> {
  const calls: GatewayCall[] = [];
  const gateway = await createGateway(
    { transport: 'agents', tenant: { url: site }, ...connection },
    { keys: [ticketKey], onCall: (call) => calls.push(call), ...options },
    { configFile: false, environment: false },
  );
  const server = createServer(gateway.handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await gateway.close();
  };
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, calls, gateway, close, [Symbol.asyncDispose]: close };
}
