import * as z from 'zod';
import { listed } from '../../report/wording.js';
import { check } from './check.js';

/** The common variables; `curl` reads the first only in lower case. */
const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

const facts = z.object({
  variables: z.array(z.string().max(40)).max(20),
  /** Does a proxy lead to the tenant? Undefined if its address is not known, and in older files. */
  used: z.boolean().optional(),
});

/** The addresses of proxies may contain a password, and are not saved. */
export const proxyCheck = check(
  'proxy',
  'Proxy',
  facts,
  async ({ environment, network, site }) => ({
    variables: Object.keys(environment).filter(
      (name) => variables.includes(name.toUpperCase()) && (environment[name] ?? '') !== '',
    ),
    used: await site().then(
      ({ rest }) => network.proxyFor(new URL(rest)) !== undefined,
      () => undefined,
    ),
  }),
  ({ variables: found, used }) => {
    const set = `${listed(found)} ${found.length === 1 ? 'is' : 'are'} set`;
    if (used === true) {
      return {
        status: 'ok',
        words:
          found.length === 0 ? 'Requests go through the proxy of http.proxy.' : `${set}. Requests go through a proxy.`,
      };
    }
    if (found.length === 0) return { status: 'ok', words: 'No proxy is used. Connections are direct.' };
    if (used === undefined) return { status: 'note', words: `${set}.` };
    return {
      status: 'note',
      words: `${set}, but connections to the tenant are direct.`,
      advice:
        'If this network requires a proxy for the tenant, check NO_PROXY, or set http.proxy. Requests to this machine never use the proxy of the environment, and ALL_PROXY is not read.',
    };
  },
);
