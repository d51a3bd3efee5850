import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import type { CanonicalObject, Message } from '../../src/contract/index.js';
import {
  type Agents,
  type HttpAnswer,
  type HttpEngine,
  type HttpRequest,
  type HttpStream,
  type SuperOffice,
  superOfficeModule,
  TYPES,
} from '../../src/index.js';
import { type TestedTransport, transportNames } from '../support/transports.js';
import { vendorWsdl } from '../support/vendor-schema.js';
import type { OperationMessages } from './contract-in-csharp.js';
import { contract, describeWithDotNet, DotNet, type Made } from './dotnet.js';
import { fromJsonParts, fromXml, toJsonParts, toXml } from './library-wires.js';
import { vendorClient } from './vendor-client.js';

const folder = join(vendorClient, '__tests__');

interface Recording {
  /** A file, or an object in one. */
  readonly body: string;
  /** The operation that answers with such a carrier. */
  readonly read: readonly [agent: string, operation: string];
  /** The operation that takes it, or takes a carrier that has it in a field. */
  readonly save?: readonly [agent: string, operation: string, field?: string];
}

const appointment = {
  read: ['Appointment', 'GetAppointmentEntity'],
  save: ['Appointment', 'SaveAppointmentEntity'],
} as const;
const person = { read: ['Person', 'GetPersonEntity'], save: ['Person', 'SavePersonEntity'] } as const;
const webhook = { read: ['Webhook', 'GetWebhook'], save: ['Webhook', 'SaveWebhook'] } as const;

/** Every body of a carrier that is recorded in the tests of the vendor's client. */
const recordings: readonly Recording[] = [
  { body: 'Appointment63-notz.json', ...appointment },
  { body: 'Appointment63-utctz.json', ...appointment },
  { body: 'Appointment63.json', ...appointment },
  {
    body: 'ContactDefault.json',
    read: ['Contact', 'CreateDefaultContactEntity'],
    save: ['Contact', 'SaveContactEntity'],
  },
  // It is called an entity, and is the smaller carrier of a contact, which is saved in an appointment.
  {
    body: 'ContactEntity.json',
    read: ['Contact', 'GetContact'],
    save: ['Appointment', 'SaveAppointmentEntity', 'Contact'],
  },
  { body: 'Person210-notz.json', ...person },
  { body: 'Person210-utctz.json', ...person },
  { body: 'Person210.json', ...person },
  {
    body: 'RecurrenceInfo.json',
    read: ['Appointment', 'CreateDefaultRecurrence'],
    save: ['Appointment', 'SaveAppointmentEntity', 'Recurrence'],
  },
  // Nothing takes appointments as they are listed.
  { body: 'TableRights.json', read: ['Appointment', 'GetMyAppointments'] },
  { body: 'Webhook.json', ...webhook },
  { body: 'WebapiTest.ts defaultHook', ...webhook },
  { body: 'WebapiTest.ts aHook', ...webhook },
  { body: 'WebhookTest.ts defaultHook', ...webhook },
];

/** What holds a carrier that is not saved by itself. */
const holder: Recording = { body: 'Appointment63.json', ...appointment };

/** Bytes of a document. */
const notCarriers = ['DocumentGetTemplateStream.json', 'DocumentGetTemplateStreamBinary.json'];

/** Objects with fields of carriers that stand in the tests themselves, as JSON. */
function objectsIn(file: string): Map<string, string> {
  const source = readFileSync(join(folder, file), 'utf8');
  const objects = source.matchAll(/^const (\w+)(?:: \w+)? = (\{\s+[A-Z]\w+:[^]*?\n\});/gm);
  return new Map(
    [...objects].map(([, name = '', literal = '']) => [
      `${file} ${name}`,
      literal.replace(/^(\s*)(\w+):/gm, '$1"$2":').replace(/,(\s*\})/g, '$1'),
    ]),
  );
}

const inSource = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...objectsIn(file)]),
);
const textOf = (body: string) => inSource.get(body) ?? readFileSync(join(folder, body), 'utf8').replace(/^\uFEFF/, '');

/** Without what REST alone has, and without zones: .NET turns a date with an offset into the clock of its own zone. */
function bodyOf({ body }: Recording): object {
  const unzoned = textOf(body).replace(/("\d{4}-\d\d-\d\dT[\d:.]+)(?:Z|[+-]\d\d:\d\d)"/g, '$1"');
  return JSON.parse(unzoned, (key, value: unknown) => (key === '_Links' ? undefined : value)) as object;
}

/** Answers what it is told to, and keeps what comes. */
class RecordingServer implements HttpEngine {
  readonly requests: HttpRequest[] = [];
  answer = '';

  async send(request: HttpRequest): Promise<HttpAnswer> {
    this.requests.push(request);
    const type = this.answer.startsWith('<') ? 'text/xml; charset=utf-8' : 'application/json; charset=utf-8';
    return { status: 200, headers: { 'content-type': type }, body: Buffer.from(this.answer) };
  }

  async open(request: HttpRequest): Promise<HttpStream> {
    const { body, ...head } = await this.send(request);
    return { ...head, body: Readable.from([body]) };
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}

/** `ContactId` of `GetContactEntity`. */
const keyOf = (operation: string) => `${/^(?:Get|Save)(\w+?)(?:Entity)?$/.exec(operation)?.[1] ?? ''}Id`;

/** What a server has just made up, after it was saved. */
const numbered = (body: string, key: string) =>
  body.replace(new RegExp(`^(\\s{0,2}"${key}":\\s*)0\\b`, 'm'), (_, name: string) => `${name}7`);

/** What the repositories have in common here. */
interface Entities {
  get(id: number): Promise<object>;
  save(entity: object): Promise<object>;
}

interface Sent {
  readonly recording: Recording;
  readonly transport: TestedTransport;
  readonly changes: object;
  readonly body: string;
}

/** What the repositories do, in a way of its own over rest. */
const repositories: Readonly<Record<string, 'appointments' | 'contacts' | 'persons'>> = {
  GetAppointmentEntity: 'appointments',
  SaveAppointmentEntity: 'appointments',
  SaveContactEntity: 'contacts',
  GetPersonEntity: 'persons',
  SavePersonEntity: 'persons',
};

const knows = ([agent, operation]: readonly [string, string, string?]) =>
  contract.agentNames.includes(agent) && contract.agent(agent).operations.has(operation);

const served = recordings.filter(({ read, save }) => knows(read) && (save === undefined || knows(save)));

describe('a carrier recorded in the vendor’s client', () => {
  const server = new RecordingServer();
  const connections = {} as Record<TestedTransport, { so: SuperOffice; agents: Agents }>;
  const sent: Sent[] = [];

  beforeAll(() => {
    for (const transport of transportNames) {
      const container = new Container();
      const auth = { kind: 'ticket', ticket: 't', appToken: 'a' } as const;
      const contract = vendorWsdl === undefined ? {} : { contract: { source: vendorWsdl } };
      container.load(superOfficeModule({ transport, tenant: { url: 'http://crm.example.com' }, auth, ...contract }));
      container.rebind<HttpEngine>(TYPES.HttpEngine).toConstantValue(server);
      const so = container.get<SuperOffice>(TYPES.Connection);
      connections[transport] = { so, agents: container.get<Agents>(TYPES.Agents) };
    }
  });

  it('is in the list here', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    expect([...recordings.map(({ body }) => body), ...notCarriers].sort()).toEqual(
      [...files, ...inSource.keys()].sort(),
    );
  });

  const savable = served.filter(({ save }) => save !== undefined);
  const cases = savable.flatMap((recording) =>
    (['rest', 'agents'] as const).flatMap((reader) =>
      transportNames.map((writer) => ({ recording, body: recording.body, reader, writer })),
    ),
  );

  it.each(cases)('is read over $reader and saved over $writer: $body', async ({ recording, reader, writer }) => {
    const [agent, operation, field] = recording.save ?? ['', ''];
    const read = await readOver(reader, recording);
    const entity = field === undefined ? read : { ...(await readOver(reader, holder)), [field]: read };
    const name = Object.keys(entity).find((each) => ['Description', 'Name'].includes(each)) ?? '';
    // One that the server has just made up has no number yet.
    const changes = { [name]: 'changed', ...(entity['ContactId'] === 0 ? { ContactId: 7 } : {}) };
    const changed = { ...entity, ...changes };
    server.requests.length = 0;
    server.answer =
      writer === 'soap' ? soapAnswer(agent, operation, changed) : numbered(textOf(recording.body), keyOf(operation));
    if (field !== undefined && writer !== 'soap') server.answer = textOf(holder.body);
    const repository = repositories[operation];
    const { so, agents } = connections[writer];
    if (repository === undefined) await agents[agent]?.[operation]?.({ [inputName(agent, operation)]: changed });
    else await (so[repository] as Entities).save(changed);
    const body = server.requests.at(-1)?.body;
    if (typeof body !== 'string') throw new Error('nothing was saved');
    sent.push({ recording, transport: writer, changes, body });
    expect(body).toContain('changed');
  });

  async function readOver(transport: 'rest' | 'agents', { body, read }: Recording): Promise<CanonicalObject> {
    server.answer = textOf(body);
    const [agent, operation] = read;
    const repository = repositories[operation];
    const { so, agents } = connections[transport];
    if (repository !== undefined) {
      // An answer is taken for the entity that was asked for, and no other.
      const id = Number((JSON.parse(textOf(body)) as CanonicalObject)[keyOf(operation)]);
      return { ...(await (so[repository] as Entities).get(id)) };
    }
    const { fields } = contract.operation(agent, operation).input;
    const none = Object.fromEntries(fields.map(({ name }) => [name, null]));
    return (await agents[agent]?.[operation]?.(none)) as CanonicalObject;
  }

  /** Names what was saved, as a server's answer does. */
  function soapAnswer(agent: string, name: string, saved: object): string {
    const { output } = contract.operation(agent, name);
    const { namespace } = output;
    const type = output.fields[0]?.type;
    const fields = type?.kind === 'carrier' ? type.fields : [];
    const key = fields.find((field) => field.name === keyOf(name));
    const id = key === undefined ? '' : (saved as CanonicalObject)[key.name];
    const within =
      key === undefined ? '' : `<${key.name} xmlns="${key.namespace}">${id === 0 ? 7 : String(id)}</${key.name}>`;
    const content = `<${output.name} xmlns="${namespace}"><Response>${within}</Response></${output.name}>`;
    const header = `<s:Header><Succeeded xmlns="${namespace}">true</Succeeded></s:Header>`;
    return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${header}<s:Body>${content}</s:Body></s:Envelope>`;
  }

  const inputName = (agent: string, operation: string) =>
    contract.operation(agent, operation).input.fields[0]?.name ?? '';

  describeWithDotNet('and to .NET', () => {
    let dotnet: DotNet;
    beforeAll(() => {
      dotnet = new DotNet();
    });
    afterAll(() => dotnet.close());

    it('what is saved over each transport is what was recorded', async () => {
      expect(sent.length).toBe(cases.length);
      const jobs = sent.flatMap(({ recording, transport, changes, body }) => {
        const [agent, operation, field] = recording.save ?? ['', ''];
        const { input } = messagesOf(agent, operation);
        const recorded = bodyOf(recording);
        const entity = field === undefined ? recorded : { ...bodyOf(holder), [field]: recorded };
        // The carrier alone is the body of JSON.
        const wrapped = (json: string) => ({ ...input, json: `{"${input.parts[0]?.[0]}":${json}}` });
        const wanted = wrapped(JSON.stringify({ ...entity, ...changes }));
        return [wanted, transport === 'soap' ? { ...input, xml: body } : wrapped(body)];
      });
      const answers = await dotnet.read(jobs);
      sent.forEach(({ recording, transport }, index) => {
        const [agent, operation] = recording.save ?? ['', ''];
        const { input } = contract.operation(agent, operation);
        const title = `${recording.body} over ${transport}`;
        const [wanted, read] = [answers[2 * index], answers[2 * index + 1]];
        expect({ title, errors: [wanted?.error, read?.error] }).toEqual({ title, errors: [undefined, undefined] });
        expect({ title, value: canonicalOf(input, read) }).toEqual({ title, value: canonicalOf(input, wanted) });
      });
    });

    it('what is written of it, as an answer in XML and in JSON, is what was recorded', async () => {
      for (const recording of served) {
        const [agent, operation] = recording.read;
        const { output } = contract.operation(agent, operation);
        const body = bodyOf(recording);
        const canonical = fromJsonParts(output, { Response: body });
        const answers = await dotnet.read([
          { ...messagesOf(agent, operation).output, json: JSON.stringify({ Response: body }) },
          { ...messagesOf(agent, operation).output, json: toJsonParts(output, canonical) },
          { ...messagesOf(agent, operation).output, xml: toXml(output, canonical) },
        ]);
        const [wanted, ...written] = answers.map((answer) => canonicalOf(output, answer));
        const title = recording.body;
        const errors = answers.flatMap(({ error }) => error ?? []);
        expect({ title, errors, written }).toEqual({ title, errors: [], written: [wanted, wanted] });
      }
    });

    function messagesOf(agent: string, operation: string): OperationMessages {
      const found = dotnet.contract.messages.find((each) => each.agent === agent && each.operation === operation);
      if (found === undefined) throw new Error(`the documents have no ${agent}.${operation}`);
      return found;
    }

    /** What .NET read, as it says it on the other wire. */
    function canonicalOf(message: Message, { xml, json = {} }: Made = {}): unknown {
      return xml === undefined ? fromJsonParts(message, json) : fromXml(message, xml);
    }
  });
});
