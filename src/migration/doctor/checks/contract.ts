import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { compareContracts, Contract, pullContract, pullOpenApi } from '../../../contract/index.js';
import { ConfigurationError, errorFromServer, Secrets } from '../../../errors/index.js';
import type { HttpEngine } from '../../../http/index.js';
import { parseJson } from '../../../parsing/index.js';
import { counted } from '../../report/wording.js';
import { type CheckContext, check, type Explanation, servicesOf } from './check.js';
import { entities } from '../../../operations/index.js';

const facts = z.object({
  /** Does the tenant publish its contract? */
  published: z.boolean(),
  /** Such as `Services88`; empty for a contract from OpenAPI documents. */
  services: z.string().max(40),
  agents: z.int(),
  /** Changes that may make a program fail or lose data. */
  breaking: z.array(z.string().max(200)).max(50),
  breakingCount: z.int(),
  /** Fields that are unknown to this package. */
  newFields: z.array(z.string().max(200)).max(50),
  newFieldCount: z.int(),
  /** The versions that the tenant names, if it publishes no documents. */
  tenant: z.object({ netServer: z.string().max(40), services: z.string().max(40) }).optional(),
  /** Is SOAP compared? Only SOAP depends on the version of the services. Undefined in older files. */
  soap: z.boolean().optional(),
});

type Facts = z.output<typeof facts>;

/** The agents that the reads use, each once: several entities share an agent. */
const usedAgents = [
  ...new Set<string>([...Object.values(entities).map(({ agent }) => agent), 'Archive', 'MDO', 'SoPrincipal']),
];

const shown = 50;

/** Request Timeout and Too Many Requests: the document may exist. */
const busy: ReadonlySet<number> = new Set([408, 429]);

export const contractCheck = check('contract', 'Contract', facts, compareWithTenant, explain);

async function compareWithTenant(context: CheckContext): Promise<Facts> {
  const { contract, engine, timeout } = context;
  const { soap, rest } = await context.site();
  const agents = usedAgents.filter((name) => contract.agentNames.includes(name));
  const isWsdl = contract.format === 'wsdl';
  const services = servicesOf(contract);
  const nothing = { services, agents: 0, breaking: [], breakingCount: 0, newFields: [], newFieldCount: 0 };
  const folder = await mkdtemp(join(tmpdir(), 'superoffice-bridge-'));
  try {
    const published: string[] = [];
    const fetchDocument = async (url: string) => {
      const { status, body } = await engine.send({ method: 'GET', url, headers: {}, timeout });
      const text = body.toString('utf8');
      if (status === 200 && (isWsdl ? /<(?:\w+:)?definitions[\s>]/ : /^\s*\{/).test(text)) {
        published.push(url);
        return text;
      }
      if (status < 500 && !busy.has(status)) return undefined;
      throw errorFromServer({ status, place: { method: 'GET', url } }, {}, new Secrets());
    };
    let pulled: readonly string[];
    try {
      const site = `${soap}/Remote/${services}`;
      ({ pulled } = isWsdl
        ? await pullContract(site, folder, agents, fetchDocument, () => undefined)
        : await pullOpenApi(rest, folder, fetchDocument, () => undefined));
    } catch (error) {
      // After an outage, or with a document that cannot be read, the tenant may well publish its contract.
      if (published.length > 0 || !(error instanceof ConfigurationError)) throw error;
      return {
        ...nothing,
        published: false,
        soap: context.transports.includes('soap'),
        tenant: await versionsOf(`${rest}/api`, engine, timeout),
      };
    }
    const tenant = Contract.fromFolder(folder);
    const changes = compareContracts(contract, tenant);
    const [breaking, fields] = [changes.filter(concerns(contract)), changes.filter(isNewField(contract))];
    return {
      published: true,
      services,
      agents: isWsdl ? pulled.length : tenant.agentNames.length,
      breaking: breaking
        .slice(0, shown)
        .map(({ what, detail }) => (detail === undefined ? what : `${what}: ${detail}`).slice(0, 200)),
      breakingCount: breaking.length,
      newFields: fields.slice(0, shown).map(({ what }) => what.slice(0, 200)),
      newFieldCount: fields.length,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the API endpoint answers; see "get-webapi-version" in the vendor's documentation. */
const versions = z.object({ NetServerVersion: z.string(), ServicesCurrent: z.string().optional() });

async function versionsOf(url: string, engine: HttpEngine, timeout: number): Promise<Facts['tenant']> {
  try {
    const { status, body } = await engine.send({
      method: 'GET',
      url,
      headers: { Accept: 'application/json' },
      timeout,
    });
    const found = versions.safeParse(status === 200 ? parseJson(body.toString('utf8')) : undefined);
    if (!found.success) return undefined;
    const { NetServerVersion: netServer, ServicesCurrent: current = '' } = found.data;
    return { netServer: netServer.slice(0, 40), services: current.slice(0, 40) };
  } catch {
    // The tenant does not say.
    return undefined;
  }
}

type Change = ReturnType<typeof compareContracts>[number];

/** An agent that was not pulled is not missing. */
function concerns(contract: Contract) {
  return ({ breaking, kind, what }: Change): boolean =>
    breaking && !(kind === 'gone' && contract.agentNames.includes(what) && !usedAgents.includes(what));
}

/** Operations that are not in this package are not reported. */
function isNewField(contract: Contract) {
  return ({ kind, what }: Change): boolean => {
    const [owner = ''] = what.split('.');
    return kind === 'new' && what.includes('.') && !contract.agentNames.includes(owner);
  };
}

/** A tenant offers the services of earlier versions too. */
function versionIn(services: string): number {
  return Number(/^Services(\d{1,4})$/.exec(services)?.[1] ?? NaN);
}

function explain({
  published,
  services,
  agents,
  breaking,
  breakingCount,
  newFields,
  newFieldCount,
  tenant,
  soap = true,
}: Facts): Explanation {
  const documents = services === '' ? 'OpenAPI' : services;
  if (!published) {
    if (tenant !== undefined && versionIn(tenant.services) < versionIn(services)) {
      return {
        status: soap ? 'problem' : 'note',
        words: `The contract is that of ${services}, and the tenant's is ${tenant.services} (NetServer ${tenant.netServer}).`,
        advice: 'Set contract.source to the documents of that version.',
      };
    }
    const version = tenant === undefined ? '' : ` It is NetServer ${tenant.netServer}.`;
    return {
      status: 'unknown',
      words: `The tenant does not publish its ${documents} documents, so its contract cannot be compared.${version}`,
      advice: 'This is not a problem: the reads below show whether the contract fits.',
    };
  }
  const what = `${documents}, ${counted(agents, 'agent')} compared`;
  const more =
    newFieldCount === 0
      ? ''
      : ` The tenant has ${counted(newFieldCount, 'field')} unknown to this package, such as ${newFields.slice(0, 3).join(', ')}; set extras to keep them.`;
  if (breakingCount === 0)
    return { status: newFieldCount === 0 ? 'ok' : 'note', words: `${what}: the tenant's contract fits.${more}` };
  return {
    status: 'problem',
    words: `${what}: ${counted(breakingCount, 'change')} that may break a program, such as ${breaking.slice(0, 3).join('; ')}.${more}`,
    advice:
      'Use the contract of the tenant: run superoffice-bridge contract pull, and set contract.source to the folder.',
  };
}
