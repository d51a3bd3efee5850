import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, NetworkError, type SuperOffice, type SuperOfficeConfiguration } from '../../src/index.js';
import { Contract } from '../../src/contract/index.js';
import { OperationCatalogue } from '../../src/migration/scenario/operations/catalogue.js';
import { AnsweringServer } from '../support/answering-server.js';
import { type RecordedCall, type ScriptedTenant, scriptedTenant } from '../support/scripted-transports.js';
import { contractWith } from '../support/small-contract.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

/** Operations whose names are misleading, and what they do. */
const operations = [
  ['Diagnostics', 'GetNextTableNumber', 'write'],
  ['Diagnostics', 'GetCacheNames', 'read'],
  ['Diagnostics', 'WebAppUsageExistsInPeriod', 'read'],
  ['Diagnostics', 'GetSomethingNew', 'write'],
  ['AI', 'GetChatbotResponse', 'write'],
  ['AI', 'GetChatbotTurns', 'read'],
  ['Configuration', 'GetLandingPage', 'write'],
  ['Configuration', 'GetHelpDispatcherUrl', 'read'],
  ['User', 'GetOrRegisterAccessGatewayInfo', 'write'],
  ['User', 'GetAccessToken', 'write'],
  ['User', 'CheckAccessGatewayRegistration', 'read'],
  ['Ticket', 'GetNextInQueue', 'write'],
  ['Ticket', 'Html2Text', 'read'],
  ['PhoneList', 'Search', 'read'],
  ['List', 'GetDocumentTemplateUrl', 'write'],
  ['List', 'GetTasks', 'read'],
  ['List', 'SetSelected', 'write'],
  ['UserDefinedFieldInfo', 'Publish', 'write'],
  // The last call is a read.
  ['MDO', 'GetListNames', 'read'],
] as const;

const attempts = 3;
const small = contractWith(
  Object.fromEntries(
    operations.map(([agent]) => [agent, operations.flatMap((row) => (row[0] === agent ? [row[1]] : []))]),
  ),
);
const server = new AnsweringServer();
let url: string;
beforeAll(async () => {
  url = await server.start();
});
afterAll(async () => {
  await server.close();
  small.remove();
});
beforeEach(() => {
  server.arrivals = 0;
});

const contract = { source: small.folder };

async function over<Result>(
  transport: TestedTransport,
  more: Partial<SuperOfficeConfiguration>,
  work: (so: SuperOffice) => Promise<Result>,
): Promise<Result> {
  const auth = { kind: 'ticket', ticket: 'T', appToken: 'A' } as const;
  const resilience = { attempts, initialDelay: 1, breaker: false } as const;
  const so = await connect({ transport, tenant: { url }, auth, contract, resilience, ...more });
  try {
    return await work(so);
  } finally {
    await so.close();
  }
}

const called = (so: SuperOffice, agent: string, operation: string) => {
  const agents = so.agents as unknown as Record<string, Record<string, () => Promise<unknown>>>;
  return agents[agent]?.[operation]?.() ?? Promise.reject(new Error('no such operation'));
};

describe.each(transportNames)('after a connection that broke on %s', (transport) => {
  it.each(operations)('%s.%s, a %s, is sent again only if it reads', async (agent, operation, kind) => {
    server.answer = (response) => response.destroy();
    await over(transport, {}, async (so) => {
      const error = await errorOf(called(so, agent, operation));
      expect(error).toMatchObject({ agent, operation, transport, outcome: 'unknown' });
    });
    expect(server.arrivals).toBe(kind === 'read' ? attempts : 1);
  });
});

/** The next report of a shadow. */
function reportOf({ routing }: SuperOffice): Promise<unknown> {
  return new Promise((resolve) => {
    const stop = routing.on('shadow', (report) => {
      stop();
      resolve(report);
    });
  });
}

describe('a route', () => {
  const routes = [
    { match: 'agents.SoPrincipal.*', transport: 'soap' as const },
    {
      match: 'agents.*',
      transport: 'rest' as const,
      fallback: 'agents' as const,
      shadow: { transport: 'soap' as const },
    },
  ];

  const tenants: ScriptedTenant[] = [];
  const routed = (): ScriptedTenant => {
    const tenant = scriptedTenant({ routes, contract });
    tenants.push(tenant);
    return tenant;
  };
  afterEach(async () => {
    await Promise.all(tenants.splice(0).map(({ so }) => so.close()));
  });

  it('shadows the operations that read and no other', async () => {
    const { so, rest, shadows } = routed();
    const reads = operations.filter(([, , kind]) => kind === 'read');
    for (const [agent, operation, kind] of operations) {
      // A write has no report to wait for; the last operation reads, and shadows run in order.
      const reported = kind === 'read' ? reportOf(so) : undefined;
      await called(so, agent, operation);
      await reported;
    }
    const names = (asked: readonly RecordedCall[]) =>
      asked.map(({ request }) => (request as { operation: string }).operation);
    expect(names(rest.asked)).toEqual(operations.map(([, operation]) => operation));
    expect(names(shadows.soap.asked)).toEqual(reads.map(([, operation]) => operation));
  });

  it.each(operations)('sends %s.%s, a %s, to the fallback only if it reads', async (agent, operation, kind) => {
    const tenant = routed();
    tenant.rest.script = () => {
      throw new NetworkError('the connection broke', { outcome: 'unknown' });
    };
    const outcome = await called(tenant.so, agent, operation).then(
      () => 'served',
      () => 'failed',
    );
    expect([outcome, tenant.agents.asked.length]).toEqual(kind === 'read' ? ['served', 1] : ['failed', 0]);
  });

  it.each(operations)('explains %s.%s as a %s', (agent, operation, kind) => {
    expect(routed().so.routing.explain(`agents.${agent}.${operation}`)).toMatchObject({ kind });
  });
});

describe('a scenario', () => {
  it.each(operations)('treats %s.%s as a %s, which decides on its safety and its dry run', (agent, operation, kind) => {
    const catalogue = new OperationCatalogue(Contract.fromFolder(small.folder));
    expect(catalogue.find(`agents.${agent}.${operation}`)).toMatchObject({ kind });
  });
});

describe.each(transportNames)('the cache over %s', (transport) => {
  it.each([
    ['List', 'GetTasks', 1],
    ['List', 'GetDocumentTemplateUrl', 2],
  ] as const)('has two calls of %s.%s make %i requests', async (agent, operation, made) => {
    const text = (content: string, contentType: string) => {
      server.answer = (response) => response.writeHead(200, { 'Content-Type': contentType }).end(content);
    };
    if (transport === 'soap') {
      const target = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
      text(
        `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><Succeeded xmlns="${target}">true</Succeeded></s:Header>` +
          `<s:Body><${operation}Response xmlns="${target}"><Response>answer</Response></${operation}Response></s:Body></s:Envelope>`,
        'text/xml; charset=utf-8',
      );
    } else text('"answer"', 'application/json');
    await over(transport, { cache: true }, async (so) => {
      expect(await called(so, agent, operation)).toBe('answer');
      expect(await called(so, agent, operation)).toBe('answer');
    });
    expect(server.arrivals).toBe(made);
  });
});
