import { BlockList, isIP } from 'node:net';
import { ConfigurationError } from '../errors/index.js';
import { isLoopback } from './loopback.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Which proxy leads to a host. By default the environment says so, by the variables and rules of curl (`man curl`, section
 * "PROXY PROTOCOL PREFIXES" and option `--noproxy`): HTTPS_PROXY and HTTP_PROXY name the proxy for each scheme, and the hosts
 * of NO_PROXY need none. The variables are read in lower case first. In contrast to curl, HTTP_PROXY counts in capitals too,
 * because this is not a CGI program, and the environment's proxy is never used for this machine.
 */
export class Proxies {
  readonly #setting: URL | false | undefined;
  readonly #environment: Environment;
  readonly #direct: ReadonlySet<string>;
  readonly #directAddresses: BlockList;
  readonly #isNeverUsed: boolean;

  /** @param setting `http.proxy`: for all hosts but those of NO_PROXY, on this machine too; false for no proxy */
  constructor(setting: string | false | undefined, environment: Environment = process.env) {
    this.#setting = setting === undefined || setting === false ? setting : proxyUrl(setting, 'http.proxy');
    this.#environment = environment;
    const none = variable(environment, 'no_proxy')?.value.trim() ?? '';
    const entries = none.split(/[\s,]+/).filter((entry) => entry !== '');
    const named = ['http_proxy', 'https_proxy'].some((name) => variable(environment, name) !== undefined);
    this.#isNeverUsed = setting === false || (setting === undefined && !named) || none === '*';
    this.#direct = new Set(entries.map(plainHost));
    this.#directAddresses = addressesIn(entries);
  }

  /**
   * The proxy for an address; undefined for a direct connection.
   *
   * @throws {ConfigurationError} if a variable is not an address of a proxy
   */
  of({ protocol, hostname, port }: URL): URL | undefined {
    if (this.#isNeverUsed || this.#isDirect(hostname, port === '' ? defaultPorts[protocol] : port)) return undefined;
    if (this.#setting !== undefined) return this.#setting || undefined;
    if (isLoopback(hostname)) return undefined;
    const found = variable(this.#environment, protocol === 'https:' ? 'https_proxy' : 'http_proxy');
    return found === undefined ? undefined : proxyUrl(found.value, found.name);
  }

  #isDirect(hostname: string, port: string | undefined): boolean {
    const host = plainHost(hostname);
    const version = isIP(host);
    if (version !== 0 && this.#directAddresses.check(host, version === 4 ? 'ipv4' : 'ipv6')) return true;
    // `example.com` means its subdomains too.
    for (let name = host; ; name = name.slice(name.indexOf('.') + 1)) {
      if (this.#direct.has(name) || this.#direct.has(`${name}:${port ?? ''}`)) return true;
      if (version !== 0 || !name.includes('.')) return false;
    }
  }
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

function variable(
  environment: Environment,
  name: string,
): { readonly name: string; readonly value: string } | undefined {
  const lower = environment[name];
  if (lower !== undefined) return lower === '' ? undefined : { name, value: lower };
  const capitals = name.toUpperCase();
  const value = environment[capitals];
  return value === undefined || value === '' ? undefined : { name: capitals, value };
}

/** Without the dot or asterisk before a domain, the dot after it, and the brackets of IPv6. */
function plainHost(entry: string): string {
  return entry
    .toLowerCase()
    .replace(/^\*?\./, '')
    .replace(/\.$/, '')
    .replace(/^\[([^\]]*)\]/, '$1');
}

/** The ranges in NO_PROXY, such as `10.0.0.0/8`. */
function addressesIn(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [, address = '', bits = ''] = /^([\da-f.:]+)\/(\d{1,3})$/i.exec(entry) ?? [];
    const version = isIP(address);
    if (version === 0 || Number(bits) > (version === 4 ? 32 : 128)) continue;
    list.addSubnet(address, Number(bits), version === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** Without a scheme it is http, as in curl. The value is not shown, because it may contain a password. */
function proxyUrl(text: string, name: string): URL {
  const url = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return new URL(url);
  throw new ConfigurationError(
    `${name} must be the URL of an http or https proxy, such as http://proxy.example.com:8080`,
    {
      path: name,
    },
  );
}
