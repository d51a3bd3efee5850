import { z } from 'zod';
import { networkCode } from '../capture/capturing-engine.js';
import { type CheckContext, check, type Explanation } from './check.js';

const facts = z.object({
  status: z.int().optional(),
  contentType: z.string().max(120).optional(),
  /** Does the server send its caller elsewhere? */
  redirected: z.boolean().optional(),
  error: z.string().max(60).optional(),
  code: z.string().max(60).optional(),
});

type Facts = z.output<typeof facts>;

interface Door {
  /** What it is called in a sentence. */
  readonly api: string;
  /** The setting that says where it is, on a site of one's own. */
  readonly setting: string;
  url(site: { readonly soap: string; readonly rest: string }): string;
  /** What answers there, when the API does. */
  readonly type: RegExp;
}

const doors = {
  soap: {
    api: 'the SOAP API',
    setting: 'tenant.soapUrl',
    url: ({ soap }) => `${soap}/Remote/Services88/SoPrincipal.svc?singleWsdl`,
    type: /xml/i,
  },
  rest: {
    api: 'the REST API',
    setting: 'tenant.restUrl',
    url: ({ rest }) => `${rest}/api/v1/User/currentPrincipal`,
    type: /json|xml/i,
  },
} as const satisfies Record<string, Door>;

export const soapReachCheck = check(
  'soap',
  'SOAP API',
  facts,
  (context) => knock(context, doors.soap),
  (found) => explain(found, doors.soap),
);
export const restReachCheck = check(
  'rest',
  'REST API',
  facts,
  (context) => knock(context, doors.rest),
  (found) => explain(found, doors.rest),
);

/** Without credentials: that the door is there is shown by its refusing, too. */
async function knock({ site, engine, timeout }: CheckContext, door: Door): Promise<Facts> {
  try {
    const url = door.url(await site());
    const { status, headers } = await engine.send({ method: 'GET', url, headers: {}, timeout });
    const contentType = headers['content-type']?.split(';')[0]?.trim().slice(0, 120);
    const redirected = status >= 300 && status < 400;
    return { status, ...(contentType === undefined ? {} : { contentType }), ...(redirected ? { redirected } : {}) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = networkCode(error);
    return { error: error.name, ...(code === undefined ? {} : { code }) };
  }
}

/** What the system calls a failure to connect. */
const connectionProblems: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The host name does not resolve. Check the address, and that this machine can look up names.',
  EAI_AGAIN: 'The name of the host cannot be looked up now. Check the network.',
  ECONNREFUSED: 'The host is there, but nothing listens on that port. Check the address and whether the server runs.',
  EHOSTUNREACH: 'The host is unreachable from here. Check the network, a VPN, or a firewall.',
  ENETUNREACH: 'The network of the host is unreachable from here. Check the network or a VPN.',
  UND_ERR_CONNECT_TIMEOUT: 'The host does not answer. A firewall may drop what is sent to it.',
};

function explain({ status, contentType, error, code }: Facts, { api, setting, type }: Door): Explanation {
  const the = `${api.charAt(0).toUpperCase()}${api.slice(1)}`;
  if (status === undefined) {
    const known = code !== undefined && Object.hasOwn(connectionProblems, code) ? connectionProblems[code] : undefined;
    const what = error === 'TimeoutError' ? 'does not answer in time' : 'cannot be reached';
    return {
      status: 'problem',
      words: `${the} ${what}${code === undefined ? '' : ` (${code})`}.`,
      advice: known ?? (code !== undefined && /CERT|SIGN|TLS/.test(code) ? 'See TLS above.' : undefined),
    };
  }
  const answer = `${the} answers (status ${status}${contentType === undefined ? '' : `, ${contentType}`}).`;
  if (status === 401 || status === 403)
    return { status: 'ok', words: `${the} answers, and wants credentials (status ${status}).` };
  if (status >= 300 && status < 400) {
    return {
      status: 'problem',
      words: `The address of ${api} sends its callers elsewhere (status ${status}), which an API does not do.`,
      advice: `Check tenant.url or ${setting}; a login page or a proxy may stand in front of the server.`,
    };
  }
  if (status === 404) {
    return {
      status: 'problem',
      words: `There is nothing at the address of ${api} (status 404${contentType === undefined ? '' : `, ${contentType}`}).`,
      advice: `Check tenant.url or ${setting}: it ends before /Remote and /api.`,
    };
  }
  if (status === 421) {
    return {
      status: 'problem',
      words: 'The tenant lives on another host (status 421).',
      advice: 'Check tenant.environment.',
    };
  }
  if (status >= 500) {
    return {
      status: 'problem',
      words: answer,
      advice: 'The server is in trouble. Try again later, or look at its log.',
    };
  }
  if (status === 200 && contentType !== undefined && !type.test(contentType)) {
    return {
      status: 'problem',
      words: `What answers at the address of ${api} is a page (${contentType}), and not the API.`,
      advice: `Check tenant.url or ${setting}; a login page or a proxy may stand in front of the server.`,
    };
  }
  return { status: 'ok', words: answer };
}
