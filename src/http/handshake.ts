import { isIP } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { Client } from 'undici';
import type { Network, Proxy } from './network.js';

/**
 * Makes a TLS connection as the engine does, through the same proxy and with the same certificates. The caller destroys it.
 *
 * @throws the error of the connection, with the code of OpenSSL or the system
 */
export async function handshake(url: URL, network: Network, timeout: number): Promise<TLSSocket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? 443 : Number(url.port);
  const { secureContext } = network;
  const proxy = network.proxyFor(url);
  const options: ConnectionOptions = {
    host,
    port,
    timeout,
    ...(isIP(host) === 0 && { servername: host }),
    ...(secureContext !== undefined && { secureContext }),
    ...(proxy !== undefined && { socket: await tunnel(proxy, `${url.hostname}:${port}`, network, timeout) }),
  };
  return new Promise((resolve, reject) => {
    const socket = connect(options, () => resolve(socket));
    socket.on('error', reject);
    socket.on('timeout', () => {
      socket.destroy();
      reject(Object.assign(new Error('the handshake takes too long'), { code: 'ETIMEDOUT' }));
    });
  });
}

async function tunnel(proxy: Proxy, path: string, { secureContext }: Network, timeout: number): Promise<Duplex> {
  const client = new Client(proxy.url, { connect: secureContext === undefined ? {} : { secureContext } });
  try {
    const { socket, statusCode } = await client.connect({
      path,
      headers: proxy.token === undefined ? {} : { 'proxy-authorization': proxy.token },
      signal: AbortSignal.timeout(timeout),
    });
    // The client knows nothing about the socket from here on.
    if (statusCode === 200) return socket;
    socket.on('error', () => undefined).destroy();
    throw Object.assign(new Error('the proxy refuses'), { code: `PROXY_${statusCode}` });
  } finally {
    void client.close();
  }
}
