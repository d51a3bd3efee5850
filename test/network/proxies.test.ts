import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../src/index.js';
import { Network } from '../../src/http/index.js';
import { Proxies } from '../../src/http/proxies.js';
import { userAgent, version } from '../../src/http/user-agent.js';
import packageJson from '../../package.json' with { type: 'json' };

const both = { HTTP_PROXY: 'http://plain.example:1', HTTPS_PROXY: 'http://tunnel.example:2' };
const to = (address: string, environment: Record<string, string>, setting?: string | false) =>
  new Proxies(setting, environment).of(new URL(address))?.host;

describe('the proxy of the environment', () => {
  it.each([
    ['is named for each scheme', 'https://a.example', both, 'tunnel.example:2'],
    ['is named for http', 'http://a.example', both, 'plain.example:1'],
    ['for http is not used for https', 'https://a.example', { HTTP_PROXY: 'p:1' }, undefined],
    ['may be in lower case', 'https://a.example', { https_proxy: 'http://p:3' }, 'p:3'],
    ['in lower case comes first', 'https://a.example', { ...both, https_proxy: 'http://p:3' }, 'p:3'],
    ['may be turned off by an empty variable', 'https://a.example', { ...both, https_proxy: '' }, undefined],
    ['may have no scheme', 'https://a.example', { HTTPS_PROXY: 'p.example:8080' }, 'p.example:8080'],
    ['is not used for this machine', 'http://127.0.0.1:8088', both, undefined],
    ['is not used for localhost', 'https://localhost', both, undefined],
    ['is not used for this machine by IPv6', 'http://[::1]:8088', both, undefined],
    [
      'is not used for a host in NO_PROXY',
      'https://a.example',
      { ...both, NO_PROXY: 'b.example, a.example' },
      undefined,
    ],
    ['is not used for its subdomains', 'https://x.a.example', { ...both, no_proxy: 'a.example' }, undefined],
    ['is not used for a domain with a dot', 'https://x.a.example', { ...both, no_proxy: '.a.example' }, undefined],
    [
      'is used for a host that only ends alike',
      'https://xa.example',
      { ...both, no_proxy: 'a.example' },
      'tunnel.example:2',
    ],
    ['is not used for an address in a range', 'http://10.2.3.4', { ...both, no_proxy: '10.0.0.0/8' }, undefined],
    [
      'is used for an address beside the range',
      'http://11.2.3.4',
      { ...both, no_proxy: '10.0.0.0/8' },
      'plain.example:1',
    ],
    ['is not used for an IPv6 address', 'http://[2001:db8::1]', { ...both, no_proxy: '2001:db8::/32' }, undefined],
    ['is not used for a port in NO_PROXY', 'https://a.example:444', { ...both, no_proxy: 'a.example:444' }, undefined],
    ['is used for other ports', 'https://a.example', { ...both, no_proxy: 'a.example:444' }, 'tunnel.example:2'],
    ['is not used at all with *', 'https://a.example', { ...both, no_proxy: '*' }, undefined],
    [
      'is not used for a host that ends with a dot',
      'https://a.example.',
      { ...both, no_proxy: 'a.example' },
      undefined,
    ],
  ])('%s', (_what, address, environment, expected) => {
    expect(to(address, environment)).toBe(expected);
  });

  it('that is not http fails when it is needed, without its password', () => {
    const proxies = new Proxies(undefined, { HTTPS_PROXY: 'socks5://dora:hunter2hunter2@p.example' });
    expect(proxies.of(new URL('http://a.example'))).toBeUndefined();
    let error: unknown;
    try {
      proxies.of(new URL('https://a.example'));
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain('HTTPS_PROXY must be');
    expect(String(error)).not.toContain('hunter2');
  });
});

describe('http.proxy', () => {
  it('replaces the proxy of the environment, on this machine too', () => {
    expect(to('https://a.example', both, 'http://own.example:9')).toBe('own.example:9');
    expect(to('http://127.0.0.1', both, 'http://own.example:9')).toBe('own.example:9');
  });

  it('leaves out the hosts of NO_PROXY', () => {
    expect(to('https://a.example', { NO_PROXY: 'a.example' }, 'http://own.example:9')).toBeUndefined();
  });

  it('false means none', () => {
    expect(to('https://a.example', both, false)).toBeUndefined();
  });
});

describe('the headers of a request', () => {
  it('name this library and its version', () => {
    expect(version).toBe(packageJson.version);
    expect(userAgent).toBe(`superoffice-bridge/${packageJson.version} node/${process.versions.node}`);
    expect(new Network().headersOf({ 'user-agent': 'openid-client' })).toEqual({
      'Accept-Encoding': expect.any(String),
      'User-Agent': userAgent,
    });
  });

  it('include those of http.headers, among them another User-Agent', () => {
    const headers = { 'X-Gateway-Key': 'k', 'user-agent': 'Sync/1' };
    expect(new Network({ headers }).headersOf({ Accept: 'x' })).toEqual({
      'Accept-Encoding': expect.any(String),
      Accept: 'x',
      ...headers,
    });
  });
});
