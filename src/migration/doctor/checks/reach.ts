import * as z from 'zod';
import { unreachable } from '../../../http/index.js';
import { networkCode } from '../capture/capturing-engine.js';
import type { Contract } from '../../../contract/index.js';
import { type CheckContext, check, type Explanation, servicesOf } from './check.js';

const facts = z.object({
  status: z.int().optional(),
  contentType: z.string().max(120).optional(),
  /** Does the server redirect? */
  redirected: z.boolean().optional(),
  /** Is it the page of a WCF service whose WSDL is switched off? */
  helpPage: z.boolean().optional(),
  error: z.string().max(60).optional(),
  code: z.string().max(60).optional(),
});

type Facts = z.output<typeof facts>;

interface Endpoint {
  /** The name in a sentence. */
  readonly api: string;
  /** The setting with its address, Onsite. */
  readonly setting: string;
  url(site: { readonly soap: string; readonly rest: string }, contract: Contract): string;
  /** The content type of the API. */
  readonly type: RegExp;
}

const endpoints = {
  soap: {
    api: 'the SOAP API',
    setting: 'tenant.soapUrl',
    url: ({ soap }, contract) => `${soap}/Remote/${servicesOf(contract)}/SoPrincipal.svc?singleWsdl`,
    type: /xml/i,
  },
  rest: {
    api: 'the REST API',
    setting: 'tenant.restUrl',
    url: ({ rest }) => `${rest}/api/v1/User/currentPrincipal`,
    type: /json|xml/i,
  },
} as const satisfies Record<string, Endpoint>;

export const soapReachCheck = check(
  'soap',
  'SOAP API',
  facts,
  (context) => tryEndpoint(context, endpoints.soap),
  (found) => explain(found, endpoints.soap),
  ['soap'],
);
export const restReachCheck = check(
  'rest',
  'REST API',
  facts,
  (context) => tryEndpoint(context, endpoints.rest),
  (found) => explain(found, endpoints.rest),
  ['rest', 'agents'],
);

/** Terms of the page that stay in English on a server in any language. */
const wcfPage = /<html[\s\S]*(?:Communication Foundation|serviceMetadata|svcutil)/i;
const maxPageBytes = 20_000;

/** Sends no credentials: a refusal also shows that the API exists. */
async function tryEndpoint({ site, engine, timeout, contract }: CheckContext, endpoint: Endpoint): Promise<Facts> {
  try {
    const url = endpoint.url(await site(), contract);
    const { status, headers, body } = await engine.send({ method: 'GET', url, headers: {}, timeout });
    const contentType = headers['content-type']?.split(';')[0]?.trim().slice(0, 120);
    const redirected = status >= 300 && status < 400;
    const helpPage = status === 200 && wcfPage.test(body.subarray(0, maxPageBytes).toString('utf8'));
    return {
      status,
      ...(contentType === undefined ? {} : { contentType }),
      ...(redirected ? { redirected } : {}),
      ...(helpPage ? { helpPage } : {}),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const code = networkCode(error);
    return { error: error.name, ...(code === undefined ? {} : { code }) };
  }
}

function explain({ status, contentType, helpPage, error, code }: Facts, { api, setting, type }: Endpoint): Explanation {
  const the = capitalised(api);
  if (status === undefined) {
    const known = unreachable(code);
    const what = error === 'TimeoutError' ? 'timed out' : 'cannot be reached';
    return {
      status: 'problem',
      words: `${the} ${what}${code === undefined ? '' : ` (${code})`}.`,
      advice:
        known === undefined
          ? code !== undefined && /CERT|SIGN|TLS/.test(code)
            ? 'See TLS above.'
            : undefined
          : sentences(known.reason, known.advice),
    };
  }
  const answer = `${the} answers (status ${status}${contentType === undefined ? '' : `, ${contentType}`}).`;
  if (status === 401 || status === 403)
    return { status: 'ok', words: `${the} answers and asks for credentials (status ${status}).` };
  if (status >= 300 && status < 400) {
    return {
      status: 'problem',
      words: `The address of ${api} redirects (status ${status}), which an API does not do.`,
      advice: `Check tenant.url or ${setting}; there may be a login page or a proxy in front of the server.`,
    };
  }
  if (status === 404) {
    return {
      status: 'problem',
      words: `The address of ${api} does not exist (status 404${contentType === undefined ? '' : `, ${contentType}`}).`,
      advice: `Check tenant.url or ${setting}: leave out /Remote and /api.`,
    };
  }
  if (status === 421) {
    return {
      status: 'problem',
      words: 'The tenant is on another host (status 421).',
      advice: 'Check tenant.environment.',
    };
  }
  if (status >= 500) {
    return {
      status: 'problem',
      words: answer,
      advice: 'The server has a problem. Try again later, or check its log.',
    };
  }
  if (helpPage === true)
    return { status: 'ok', words: `${the} answers with the page of its service. Its WSDL is switched off.` };
  if (status === 200 && contentType !== undefined && !type.test(contentType)) {
    return {
      status: 'problem',
      words: `The address of ${api} returns a page (${contentType}) instead of the API.`,
      advice: `Check tenant.url or ${setting}; there may be a login page or a proxy in front of the server.`,
    };
  }
  return { status: 'ok', words: answer };
}

function sentences(...parts: readonly string[]): string {
  return parts.map((part) => `${capitalised(part)}.`).join(' ');
}

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
