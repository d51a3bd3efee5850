import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AuthenticationError,
  ConflictError,
  connect,
  NotFoundError,
  type Outcome,
  PermissionError,
  ProtocolError,
  RateLimitError,
  ServerError,
  type SuperOffice,
  type SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
  ValidationError,
} from '../../src/index.js';
import type { ErrorKind } from '../../src/errors/index.js';
import { type Answer, AnsweringServer } from '../support/answering-server.js';
import { exceptionOver, json, send, soapFault } from '../support/failing-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { wholeAppointment } from '../support/whole-entity.js';

const ticket = '7T:secretticket==';
const server = new AnsweringServer();
const connections = new Map<TestedTransport, SuperOffice>();

beforeAll(async () => {
  const url = await server.start();
  for (const transport of transportNames) {
    const auth = { kind: 'ticket', ticket, appToken: 'secretapplicationtoken' } as const;
    const resilience = { attempts: 1, breaker: false } as const;
    connections.set(transport, await connect({ transport, tenant: { url }, auth, resilience }));
  }
});
afterAll(async () => {
  for (const so of connections.values()) await so.close();
  await server.close();
});

/** Saves a whole entity, which is one exchange on each transport, and returns the error. */
async function failureOf(transport: TestedTransport, answer: Answer): Promise<SuperOfficeError> {
  server.answer = answer;
  const so = connections.get(transport);
  if (so === undefined) throw new Error('not connected');
  // Each answer is tested independently, also after one that refused the credentials.
  so.retryCredentials();
  return (await errorOf(
    so.appointments.save(wholeAppointment({ AppointmentId: 5, Description: 'x' })),
  )) as SuperOfficeError;
}

const operation = 'SaveAppointmentEntity';

/**
 * The exceptions of the vendor's reference, and those of .NET that its documentation shows: what each is here, whichever
 * wire it came by. The status is the one that REST and Agents have for it, where that is known.
 */
const exceptions: readonly (readonly [type: string, kind: ErrorKind, outcome: Outcome, status?: number])[] = [
  ['SuperOffice.Exceptions.SoNotFoundException', NotFoundError, 'refused', 404],
  ['SuperOffice.Exceptions.SoFileNotFoundException', NotFoundError, 'refused', 404],
  ['SuperOffice.Exceptions.SoSentryException', PermissionError, 'refused', 403],
  ['SuperOffice.Exceptions.SoFunctionRightException', PermissionError, 'refused', 403],
  ['SuperOffice.Exceptions.SoFeatureToggleException', PermissionError, 'refused'],
  ['SuperOffice.Exceptions.SoLicenseException', PermissionError, 'refused'],
  ['SuperOffice.Exceptions.SoConsentException', PermissionError, 'refused'],
  ['SuperOffice.Exceptions.SoSessionException', AuthenticationError, 'refused', 401],
  ['SuperOffice.Exceptions.XsrfValidationException', AuthenticationError, 'refused', 401],
  ['SuperOffice.Exceptions.SoInvalidArgumentException', ValidationError, 'refused', 400],
  ['SuperOffice.Exceptions.SoIllegalOperationException', ValidationError, 'refused', 400],
  ['SuperOffice.Exceptions.SoMissingDatabaseContextException', TenantUnavailableError, 'refused'],
  ['SuperOffice.Exceptions.SoAsyncProviderTimeoutException', TimeoutError, 'unknown'],
  ['SuperOffice.Exceptions.SoDbAccessException', ServerError, 'unknown'],
  ['SuperOffice.Exceptions.SoHttpResponseException', ServerError, 'unknown'],
  ['SuperOffice.Exceptions.DirectInvokeAjaxServiceException', ServerError, 'unknown'],
  ['SuperOffice.Exceptions.SoException', ServerError, 'unknown'],
  ['SuperOffice.Exceptions.SoServiceException', ServerError, 'unknown'],
  ['SuperOffice.CRM.SoMassOperationException', ValidationError, 'unknown'],
  ['SuperOffice.CRM.Script.CRMScriptValidationException', ValidationError, 'refused'],
  ['SuperOffice.CRM.Travel.TravelException', ServerError, 'unknown'],
  ['SuperOffice.Diagnostics.DiagnoseException', ServerError, 'unknown'],
  ['SuperOffice.IO.OptimizationException', ServerError, 'unknown'],
  ['RunTimeException', ServerError, 'unknown'],
  ['GeneralException', ServerError, 'unknown'],
  ['NetServerException', ServerError, 'unknown'],
  ['Microsoft.IdentityModel.Tokens.SecurityTokenException', AuthenticationError, 'refused'],
  ['Microsoft.IdentityModel.Tokens.SecurityTokenValidationException', AuthenticationError, 'refused'],
  ['System.ArgumentException', ValidationError, 'refused', 400],
  ['System.ArgumentNullException', ValidationError, 'refused', 400],
  ['System.ArgumentOutOfRangeException', ValidationError, 'refused', 400],
  ['System.FormatException', ValidationError, 'refused', 400],
  ['System.ApplicationException', ServerError, 'unknown'],
  ['System.InvalidCastException', ServerError, 'unknown'],
  ['System.InvalidOperationException', ServerError, 'unknown'],
  ['System.NullReferenceException', ServerError, 'unknown'],
  ['SoConcurrencyException', ConflictError, 'refused', 409],
  ['SoTooManyRequestsException', RateLimitError, 'refused', 429],
];

const wrapping = (type: string) => [
  { type, message: 'It failed' },
  { type: `${type}, SoCore, Version=12.4.0.0, Culture=neutral, PublicKeyToken=null`, message: 'It failed' },
  {
    type: 'System.AggregateException',
    message: 'One or more errors occurred.',
    inner: {
      type: 'System.ServiceModel.FaultException`1[[System.ServiceModel.ExceptionDetail, System.ServiceModel, Version=4.0.0.0]]',
      message: 'The creator of this fault did not specify a Reason.',
      inner: { type, message: 'It failed' },
    },
  },
];

it.each(exceptions)('%s is the same on each transport, wrapped or not', async (type, kind, outcome, status = 500) => {
  for (const thrown of wrapping(type)) {
    for (const transport of transportNames) {
      const error = await failureOf(transport, exceptionOver(transport, thrown, { operation, status }));
      expect([transport, thrown.type, error]).toEqual([transport, thrown.type, expect.any(kind)]);
      expect(error).toMatchObject({
        exceptionType: type.split('.').at(-1),
        outcome,
        retryable: [TimeoutError, RateLimitError, TenantUnavailableError].includes(kind as never),
        message: expect.stringContaining('It failed'),
        serverMessage: 'It failed',
        path: undefined,
      });
    }
  }
});

/** Messages in which .NET names an invalid field, and its canonical path. */
const named: readonly (readonly [words: string, path: string])[] = [
  ['Value cannot be null.\r\nParameter name: startDate', 'StartDate'],
  ["Value cannot be null. (Parameter 'entity.contact.contactId')", 'Contact.ContactId'],
  ["Could not convert string to DateTime: x. Path 'StartDate', line 1, position 30.", 'StartDate'],
  [
    "Could not convert string to integer: x. Path 'Participants[1].AssociateId', line 1, position 3.",
    'Participants[1].AssociateId',
  ],
  ["Unexpected character. Path 'CustomFields['SuperOffice:1']', line 1, position 3.", 'CustomFields.SuperOffice:1'],
  [
    'The JSON value could not be converted to System.DateTime. Path: $.startDate | LineNumber: 0 | BytePositionInLine: 9.',
    'StartDate',
  ],
];

it.each(named)('%j names a field, the same on each transport', async (message, path) => {
  for (const transport of transportNames) {
    const thrown = { type: 'System.ArgumentException', message };
    const error = await failureOf(transport, exceptionOver(transport, thrown, { operation, status: 400 }));
    expect([transport, error]).toEqual([transport, expect.any(ValidationError)]);
    expect(error).toMatchObject({ path, exceptionType: 'ArgumentException', outcome: 'refused' });
  }
});

it.each(transportNames)(
  'over %s, a name that is not a field gives no path, and stays in the words',
  async (transport) => {
    const thrown = {
      type: 'System.ArgumentException',
      message: 'Value cannot be null.\nParameter name: nothingOfTheKind',
    };
    const error = await failureOf(transport, exceptionOver(transport, thrown, { operation, status: 400 }));
    expect(error.path).toBeUndefined();
    expect(error.message).toContain('nothingOfTheKind');
  },
);

const invalidRequest = 'The request is invalid.';

/** A field that the server could not read, as each part of a server reports it before an operation runs. */
const unread: readonly (readonly [
  what: string,
  transport: TestedTransport,
  answer: Answer,
  path: string | undefined,
])[] = (['rest', 'agents'] as const).flatMap((transport) => {
  const modelState = (name: string) => ({
    Message: invalidRequest,
    ModelState: { [name]: ['Could not read it', 'at all'] },
  });
  const problem = (errors: unknown) => ({
    type: 'about:blank',
    title: invalidRequest,
    status: 400,
    detail: 'Look below',
    errors,
  });
  const rows: [string, unknown, string | undefined, number?][] = [
    ['ModelState', modelState('entity.StartDate'), 'StartDate'],
    ['ModelState of a nested field', modelState('appointmentEntity.contact.contactId'), 'Contact.ContactId'],
    ['ModelState of an item', modelState('entity.Participants[0].AssociateId'), 'Participants[0].AssociateId'],
    ['ModelState of the whole', modelState('entity'), undefined],
    ['ModelState with 200', modelState('entity.StartDate'), 'StartDate', 200],
    ['problem details', problem({ '$.startDate': ['Could not read it'] }), 'StartDate'],
    [
      'problem details with a pointer',
      problem([{ pointer: '#/Contact/ContactId', detail: 'Could not read it' }]),
      'Contact.ContactId',
    ],
    ['problem details with 200', problem({ StartDate: ['Could not read it'] }), 'StartDate', 200],
    [
      'a message with a detail',
      {
        Message: invalidRequest,
        MessageDetail: "The parameters dictionary contains a null entry for parameter 'appointmentEntity'.",
      },
      undefined,
    ],
    [
      'a message with a detail and 200',
      { Message: invalidRequest, MessageDetail: "A null entry for parameter 'startDate'." },
      'StartDate',
      200,
    ],
  ];
  return rows.map(([what, body, path, status = 400]) => [what, transport, json(status, body), path] as const);
});

it.each([
  ...unread,
  [
    'a fault of WCF’s reader',
    'soap',
    soapFault(
      'a:DeserializationFailed',
      "The formatter threw an exception. 'Element' 'StartDate' from namespace 'x' is not expected.",
    ),
    'StartDate',
  ],
  [
    'a fault of WCF’s reader with its exception',
    'soap',
    soapFault('a:DeserializationFailed', 'Could not read it', {
      type: 'System.ServiceModel.Dispatcher.NetDispatcherFaultException',
      message: 'Could not read it',
      inner: { type: 'System.Xml.XmlException', message: "'EndElement' 'StartDate' from namespace 'x'." },
    }),
    'StartDate',
  ],
] as const)('%s over %s is a ValidationError that names the field', async (_what, transport, answer, path) => {
  const error = await failureOf(transport, answer);
  expect(error).toBeInstanceOf(ValidationError);
  expect(error).toMatchObject({ outcome: 'refused', retryable: false, path, transport });
  if (path !== undefined) expect(error.message.toLowerCase()).toContain(path.toLowerCase());
});

it.each(['rest', 'agents'] as const)(
  'over %s, a carrier that has words of its own is no failure',
  async (transport) => {
    server.answer = json(200, { AppointmentId: 5, Description: 'x', Message: 'y', MessageDetail: 'z' });
    expect((await connections.get(transport)?.appointments.get(5))?.Description).toBe('x');
  },
);

it('over agents, a failure that the server reports with 200 and does not explain is a ServerError', async () => {
  const error = await failureOf('agents', json(200, { Message: 'It failed', MessageDetail: 'Nobody knows why' }));
  expect(error).toBeInstanceOf(ServerError);
  expect(error).toMatchObject({ outcome: 'unknown', serverMessage: 'It failed Nobody knows why', status: 200 });
});

it('an operation that a SOAP service does not have is a ProtocolError, and was not done', async () => {
  const error = await failureOf(
    'soap',
    soapFault('a:ActionNotSupported', 'The message cannot be processed at the receiver'),
  );
  expect(error).toBeInstanceOf(ProtocolError);
  expect(error).toMatchObject({ outcome: 'refused', message: expect.stringContaining('cannot be processed') });
});

describe.each(transportNames)('over %s, what a server says is', (transport) => {
  const long = `${'x'.repeat(1_990)}${ticket}${'y'.repeat(1_000_000)}`;

  it('bounded, and never a secret, in any part of an answer', async () => {
    const thrown = { type: 'System.ApplicationException', message: long };
    const bodies: Answer[] = [
      exceptionOver(transport, thrown, { operation }),
      exceptionOver(transport, { type: `${long}Exception`, message: 'x' }, { operation }),
      soapFault('s:Server', long, thrown),
      json(400, { Message: invalidRequest, ModelState: { [`entity.${long}`]: [long], 'entity.StartDate': [long] } }),
      json(400, {
        title: long,
        detail: long,
        errors: Array.from({ length: 10_000 }, () => ({ pointer: long.slice(0, 10), detail: 'x' })),
      }),
      send(500, long.slice(0, 4_000), '<html>'),
      send(200, long.slice(0, 4_000), '<html>'),
    ];
    for (const answer of bodies) {
      const error = await failureOf(transport, answer);
      const said = [error.message, error.serverMessage, error.exceptionType, error.path].join(' ');
      expect(said.length).toBeLessThan(6_000);
      expect(said).not.toContain('secretticket');
    }
  });

  it('read however deeply exceptions are nested', async () => {
    let thrown: { type: string; message: string; inner?: typeof thrown } = {
      type: 'SoNotFoundException',
      message: 'deep',
    };
    for (let depth = 0; depth < 60; depth++)
      thrown = { type: 'System.AggregateException', message: 'x', inner: thrown };
    const error = await failureOf(transport, exceptionOver(transport, thrown, { operation }));
    expect(error).toMatchObject({ name: 'ServerError', exceptionType: 'AggregateException', outcome: 'unknown' });
  });
});
