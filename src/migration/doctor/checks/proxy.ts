import { z } from 'zod';
import { listed } from '../../report/wording.js';
import { check } from './check.js';

/** The common variables; `curl` reads the first only in lower case. */
const variables = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

const facts = z.object({ variables: z.array(z.string().max(40)).max(20) });

/** Their values may contain a password, and are not read. */
export const proxyCheck = check(
  'proxy',
  'Proxy',
  facts,
  async ({ environment }) => ({
    variables: Object.keys(environment).filter(
      (name) => variables.includes(name.toUpperCase()) && (environment[name] ?? '') !== '',
    ),
  }),
  ({ variables: found }) =>
    found.length === 0
      ? { status: 'ok', words: 'The environment names no proxy. Connections are direct.' }
      : {
          status: 'note',
          words: `${listed(found)} ${found.length === 1 ? 'is' : 'are'} set, but superoffice-bridge does not use a proxy yet: it connects directly.`,
          advice: 'If this network requires a proxy, run doctor on a machine that can connect directly.',
        },
);
