import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { compareContracts, Contract, type Field, type TypeDescription } from '../../src/contract/index.js';
import { type Agents, ConfigurationError, connect, NotSupportedError, ValidationError } from '../../src/index.js';
import { contractText } from '../../src/generate/typescript.js';
import { errorOf } from '../support/transports.js';
import {
  body,
  documentFolder,
  int32,
  type Json,
  object,
  post,
  query,
  reference,
  smallOpenApi,
  text,
} from '../support/small-openapi.js';
import { vendorWsdl } from '../support/vendor-schema.js';

const folder = documentFolder();
afterAll(() => folder.dispose());

let written = 0;
const read = (document: unknown) => Contract.from(folder.write(`document-${written++}.json`, document));
const services = 'SuperOffice.CRM.Services';
/** A field of the carrier that `Thing.GetThing` returns. */
function fieldOf(schema: Json, name = 'Value', definitions: Json = {}): Field {
  const thing = { [`${services}.Thing`]: object({ ThingId: int32, [name]: schema }) };
  const type = read(smallOpenApi({ ...definitions, ...thing })).operation('Thing', 'GetThing').output.fields[0]?.type;
  const field = type?.kind === 'carrier' ? type.fieldsByName.get(name) : undefined;
  if (field === undefined) throw new Error(`Thing has no ${name}`);
  return field;
}

function described(type: TypeDescription): string {
  if (type.kind === 'array') return `${described(type.item.type)}[]`;
  if (type.kind === 'dictionary') return `{ ${described(type.key.type)}: ${described(type.value.type)} }`;
  return type.kind === 'primitive' ? type.name : `${type.kind} ${type.name}`;
}

describe('an OpenAPI document', () => {
  it.each<[string, Json, string, boolean]>([
    ['int32', int32, 'int', false],
    ['int64', { type: 'integer', format: 'int64' }, 'long', false],
    ['double', { type: 'number', format: 'double' }, 'double', false],
    ['a number without format', { type: 'number' }, 'double', false],
    ['decimal', { type: 'number', format: 'decimal' }, 'decimal', false],
    ['a boolean', { type: 'boolean' }, 'boolean', false],
    ['a string', text, 'string', true],
    ['date-time', { type: 'string', format: 'date-time' }, 'dateTime', false],
    ['bytes', { type: 'string', format: 'byte' }, 'base64Binary', true],
    ['a time span of a newer generator', { type: 'string', format: 'date-span' }, 'duration', false],
    ['any value', { type: 'object' }, 'anyType', true],
    ['an array', { type: 'array', items: int32 }, 'int[]', true],
    ['an array of arrays', { type: 'array', items: { type: 'array', items: text } }, 'string[][]', true],
    ['a carrier', reference('Associate'), 'carrier Associate', true],
    ['a dictionary', { type: 'object', additionalProperties: text }, '{ string: string }', true],
    ['a dictionary of anything', { type: 'object', additionalProperties: true }, '{ string: anyType }', true],
    ['an object of its own', object({ Inner: text }), 'carrier ThingValue', true],
    ['a value that may be null', { ...int32, nullable: true }, 'int', true],
    ['the same in OpenAPI 3.1', { type: ['integer', 'null'], format: 'int32' }, 'int', true],
    ['a reference that may be null', { nullable: true, allOf: [reference('Associate')] }, 'carrier Associate', true],
    ['a choice of null', { anyOf: [reference('Associate'), { type: 'null' }] }, 'carrier Associate', true],
  ])('declares %s', (_what, schema, expected, nillable) => {
    const field = fieldOf(schema, 'Value', { [`${services}.Associate`]: object({ AssociateId: int32 }) });
    expect(described(field.type)).toBe(expected);
    expect(field.nillable).toBe(nillable);
  });

  it('lists the names of an enumeration, whose own name and numbers this package knows by them', () => {
    const known = Contract.bundled().operation('Appointment', 'Delete');
    const mode = known.input.fields.find(({ type }) => type.kind === 'enumeration')?.type;
    const names = mode?.kind === 'enumeration' ? mode.members.map(({ name }) => name) : [];
    expect(fieldOf({ type: 'string', enum: names.toReversed() }).type).toBe(mode);
    const unknown = fieldOf({ type: 'string', enum: ['Red', 'Green'] }, 'Colour').type;
    expect(unknown).toMatchObject({ kind: 'enumeration', name: 'ThingColour', members: [{ name: 'Red' }, {}] });
  });

  it('has flags where this package knows the names as flags, in a field that it does not know too', () => {
    const days = ['Unknown', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    expect(fieldOf({ type: 'string', enum: days }).type).toMatchObject({
      kind: 'flags',
      name: 'Weekday',
      members: [{ name: 'Monday', value: 1 }, { value: 2 }, { value: 4 }, {}, {}, {}, { name: 'Sunday', value: 64 }],
    });
  });

  it('has the masks, time spans and derived carriers that it does not declare as such', () => {
    const contract = read(
      smallOpenApi(
        {
          [`${services}.TableRight`]: object({ Mask: text, Reason: text }),
          [`${services}.AppointmentEntity`]: object({ TableRight: reference('TableRight'), LeadTime: text, New: text }),
          [`${services}.FieldInfoBase`]: object({ FieldType: { type: 'string', enum: ['Integer', 'Date'] } }),
        },
        {
          '/api/v1/Agents/Appointment/GetAppointmentEntity': post(
            [query('appointmentEntityId')],
            reference('AppointmentEntity'),
          ),
          '/api/v1/Agents/Thing/GetInfo': post([], reference('FieldInfoBase')),
        },
      ),
    );
    const entity = contract.operation('Appointment', 'GetAppointmentEntity').output.fields[0]?.type;
    if (entity?.kind !== 'carrier') throw new Error('AppointmentEntity is a carrier');
    const right = entity.fieldsByName.get('TableRight')?.type;
    expect(right?.kind === 'carrier' && right.fields.map(({ name, type }) => `${name}: ${described(type)}`)).toEqual([
      'Mask: flags ETableRight',
      'Reason: string',
    ]);
    expect(entity.fields.map(({ name, type }) => `${name}: ${described(type)}`).slice(1)).toEqual([
      'LeadTime: duration',
      'New: string',
    ]);
    const info = contract.operation('Thing', 'GetInfo').output.fields[0]?.type;
    expect(info?.kind === 'carrier' && info.derived.find(({ name }) => name === 'FieldInfoInt')).toMatchObject({
      base: { name: 'FieldInfoBase' },
    });
  });

  it('may derive carriers by allOf', () => {
    const contract = read(
      smallOpenApi(
        {
          [`${services}.Base`]: object({ Kind: text }),
          [`${services}.Other`]: { allOf: [reference('Base'), object({ More: int32 })] },
        },
        { '/api/v1/Agents/Thing/GetBase': post([], reference('Base')) },
      ),
    );
    const base = contract.operation('Thing', 'GetBase').output.fields[0]?.type;
    expect(
      base?.kind === 'carrier' && base.derived.map(({ name, fields }) => [name, fields.map((f) => f.name)]),
    ).toEqual([['Other', ['Kind', 'More']]]);
  });

  it('says where an operation takes its arguments', () => {
    const request = 'SuperOffice.WebApi.v1.Carriers.UserCarriers.ExecuteUserCommandRequest';
    const contract = read(
      smallOpenApi(
        { [request]: object({ CommandName: text, ActionResult: { type: 'string', enum: ['None'] } }) },
        {
          '/api/v1/Agents/Thing/Nothing': post([], undefined),
          '/api/v1/Agents/Thing/SaveThing': post([body('thing', reference('Thing'))], reference('Thing')),
          '/api/v1/Agents/Thing/GetThings': post([body('thingIds', { type: 'array', items: int32 })], text),
          '/api/v1/Agents/Thing/Between': post([query('from'), query('to')], text),
          '/api/v1/Agents/User/ExecuteUserCommand': post(
            [body('request', { $ref: `#/definitions/${request}` })],
            undefined,
          ),
        },
      ),
    );
    const facts = (agent: string, name: string) => {
      const { http, input } = contract.operation(agent, name);
      return [http, input.fields.map((field) => field.name)];
    };
    expect(facts('Thing', 'Nothing')).toEqual([{ kind: 'none' }, []]);
    expect(facts('Thing', 'GetThing')).toEqual([{ kind: 'query', parameters: { ThingId: 'thingId' } }, ['ThingId']]);
    expect(facts('Thing', 'Between')).toEqual([
      { kind: 'query', parameters: { From: 'from', To: 'to' } },
      ['From', 'To'],
    ]);
    expect(facts('Thing', 'SaveThing')).toEqual([{ kind: 'body' }, ['Thing']]);
    expect(facts('Thing', 'GetThings')).toEqual([{ kind: 'body' }, ['ThingIds']]);
    // The parameter keeps the name that it has in SOAP.
    expect(facts('User', 'ExecuteUserCommand')).toEqual([
      { kind: 'object', renamed: { CommandActionResult: 'ActionResult' } },
      ['CommandName', 'CommandActionResult'],
    ]);
  });

  it('may be OpenAPI 3, to which the vendor’s tools convert it', () => {
    const json = (schema: Json) => ({ content: { 'application/json': { schema } } });
    const thing = { $ref: `#/components/schemas/${services}.Thing` };
    const contract = read({
      openapi: '3.0.1',
      info: { version: 'v1-Agents' },
      paths: {
        '/api/v1/Agents/Thing/GetThing': {
          post: {
            parameters: [{ name: 'thingId', in: 'query', schema: int32 }],
            responses: { '200': json(thing) },
          },
        },
        '/api/v1/Agents/Thing/SaveThing': {
          post: {
            requestBody: json(thing),
            'x-codegen-request-body-name': 'thing',
            responses: { '200': json(thing) },
          },
        },
      },
      components: {
        schemas: {
          [`${services}.Thing`]: object({ ThingId: int32, Size: { $ref: '#/components/schemas/Size' } }),
          Size: { type: 'string', enum: ['Small', 'Large'] },
        },
      },
    });
    const { input, output, http } = contract.operation('Thing', 'SaveThing');
    expect([http, input.fields.map(({ name }) => name)]).toEqual([{ kind: 'body' }, ['Thing']]);
    const type = output.fields[0]?.type;
    expect(type?.kind === 'carrier' && type.fields.map((field) => described(field.type))).toEqual([
      'int',
      'enumeration Size',
    ]);
    expect(input.fields[0]?.type).toBe(type);
    expect(contract.operation('Thing', 'GetThing').http).toEqual({
      kind: 'query',
      parameters: { ThingId: 'thingId' },
    });
  });

  it('for REST has no agents, so that those of this package have its carriers', () => {
    const contract = read({
      ...smallOpenApi({ [`${services}.ContactEntity`]: object({ ContactId: int32, Brand: text }) }),
      paths: { '/api/v1/Contact/{id}': { get: { responses: {} } } },
    });
    const type = contract.operation('Contact', 'GetContactEntity').output.fields[0]?.type;
    expect(type?.kind === 'carrier' && type.fields.map(({ name }) => name)).toEqual(['ContactId', 'Brand']);
    expect(contract.operation('Contact', 'SaveContactEntity')).toMatchObject({ http: { kind: 'body' } });
    expect(contract.agentNames).not.toContain('FileManager');
  });

  it('may be one of several in a folder', () => {
    const several = join(folder.path, 'several');
    mkdirSync(several);
    const other = smallOpenApi({}, { '/api/v1/Agents/Other/GetOther': post([], reference('Thing')) });
    writeFileSync(join(several, 'a.json'), JSON.stringify(smallOpenApi()));
    writeFileSync(join(several, 'b.json'), JSON.stringify(other));
    const contract = Contract.from(several);
    expect(contract.agentNames).toEqual(['Other', 'Thing']);
    const [one, two] = [contract.operation('Other', 'GetOther'), contract.operation('Thing', 'GetThing')];
    expect(one.output.fields[0]?.type).toBe(two.output.fields[0]?.type);
  });

  it('has types for editors', () => {
    const types = contractText(read(smallOpenApi()));
    expect(types).toContain('GetThing(parameters: { ThingId: number }');
    expect(types).toContain('Name: string | null;');
  });

  it('suggests near names', () => {
    const contract = read(smallOpenApi());
    expect(() => contract.operation('Thing', 'GetTing')).toThrow(
      new ValidationError('unknown operation of Thing "GetTing". Did you mean "GetThing"?'),
    );
    expect(() => contract.agent('Thin')).toThrow('unknown agent "Thin". Did you mean "Thing"?');
  });

  it('lacks the operations that only SOAP has, which is an error of its own', () => {
    const contract = read(smallOpenApi());
    expect(() => contract.operation('SoPrincipal', 'GetSystemInfo')).toThrow(NotSupportedError);
    expect(() => contract.agent('FileManager')).toThrow('FileManager: only SOAP has this agent');
  });
});

describe('a connection with the contract of an OpenAPI document', () => {
  const source = folder.write('connection.json', smallOpenApi());
  const url = 'http://127.0.0.1:9';
  const given = { tenant: { url }, auth: { kind: 'ticket', ticket: 't' }, contract: { source } } as const;
  const reason = 'contract.source is an OpenAPI document, which does not describe SOAP';

  it('cannot use soap', async () => {
    const error = await errorOf(connect({ transport: 'soap', ...given }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(reason);
  });

  it('cannot have a route to soap', async () => {
    const routes = [{ match: 'contacts.*', transport: 'soap' as const }];
    expect(String(await errorOf(connect({ transport: 'rest', routes, ...given })))).toContain(reason);
  });

  it('refuses a call over soap before anything is sent', async () => {
    await using so = await connect<Agents>({ transport: 'rest', ...given });
    const call = so.agents['Thing']?.['GetThing']?.({ ThingId: 2 }, { transport: 'soap' });
    const error = await errorOf(Promise.resolve(call));
    expect(error).toMatchObject({ name: 'ConfigurationError', outcome: 'not-sent' });
  });
});

/**
 * What the vendor's OpenAPI documents and WSDL documents of one version do not share. Everything else of all 2,007
 * operations is the same: agents, operations, parameters and their places, carriers, fields, and the type of each.
 */
const differences = [
  // Only SOAP has them.
  'gone BLOB.GetRawPersonImage',
  'gone BlobManager',
  'gone CustomerService.ChatSessionsForUser',
  'gone CustomerService.DeleteChatSessions',
  'gone FileManager',
  'gone SoPrincipal',
  // Properties of the .NET classes without [DataMember]: Json.NET writes them, and DataContractSerializer does not.
  'new LicenseInfo.ExtraInfo',
  'new TemplateInfo.MimeType',
];

(vendorWsdl === undefined ? describe.skip : describe)('the vendor’s OpenAPI documents', () => {
  const vendors = (name: string) => join(vendorWsdl ?? '', '../openapi', name);
  const fromWsdl = vendorWsdl === undefined ? Contract.bundled() : Contract.fromFolder(vendorWsdl);

  it.each([['Swagger-v1-Agents.json'], ['Swagger-v1-REST.json'], ['']])(
    '%s have the contract of its WSDL documents',
    (name) => {
      const contract = Contract.from(vendors(name));
      const changes = compareContracts(fromWsdl, contract);
      expect(changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(differences);
      const operations = contract.agentNames.flatMap((agent) => [...contract.agent(agent).operations.keys()]);
      expect(operations).toHaveLength(2_007);
    },
  );

  it('have the carrier of the user, with a field that only REST has', () => {
    const fields = (type: TypeDescription) => (type.kind === 'carrier' ? type.fields.map(({ name }) => name) : []);
    const bundled = fields(Contract.bundled().principal);
    expect(fields(Contract.from(vendors('Swagger-v1-Agents.json')).principal)).toEqual(bundled);
    const inRest = fields(Contract.from(vendors('Swagger-v1-REST.json')).principal);
    expect(inRest.filter((name) => !bundled.includes(name))).toEqual(['UserName']);
    expect(bundled.filter((name) => !inRest.includes(name))).toEqual([]);
  });
});
