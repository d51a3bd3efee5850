import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connect, type SuperOffice, type SuperOfficeError } from '../../src/index.js';
import { Secrets } from '../../src/errors/index.js';
import { type Answer, AnsweringServer } from '../support/answering-server.js';
import { exceptionOver, send, soapFault } from '../support/failing-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { wholeAppointment } from '../support/whole-entity.js';

/** With characters that URLs, JSON, HTML and Base64 all write in ways of their own. */
const secret = 'Tk:7/a+b="q&<é> z%\\Zz';
const percent = (text: string) =>
  [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
const numeric = (text: string, radix: 10 | 16) =>
  Array.from(text, (each) => `&#${radix === 16 ? 'x' : ''}${each.codePointAt(0)?.toString(radix) ?? ''};`).join('');
const named = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const asciiJson = (text: string) =>
  JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^ -~]|[<>&+']/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');

const spellings: Readonly<Record<string, (text: string) => string>> = {
  'as it is': (text) => text,
  'in upper case': (text) => text.toUpperCase(),
  'in lower case': (text) => text.toLowerCase(),
  'encoded for a URL': encodeURIComponent,
  'encoded for a URL, in lower case': (text) => encodeURIComponent(text).toLowerCase(),
  'encoded for a URL twice': (text) => encodeURIComponent(encodeURIComponent(text)),
  'encoded for a URL, every byte': percent,
  'as a field of a form': (text) => new URLSearchParams({ '': text }).toString().slice(1),
  'escaped for JSON': (text) => JSON.stringify(text).slice(1, -1),
  'escaped for JSON in JSON': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
  'escaped for JSON as ASCII': asciiJson,
  'escaped for JSON with slashes': (text) => JSON.stringify(text).slice(1, -1).replaceAll('/', '\\/'),
  'escaped for HTML': named,
  'escaped for HTML by decimal numbers': (text) => numeric(text, 10),
  'escaped for HTML by hexadecimal numbers': (text) => numeric(text, 16),
  'escaped for JSON in HTML': (text) => named(asciiJson(text)),
  'escaped for HTML in a URL': (text) => encodeURIComponent(named(text)),
  'in Base64': base64,
  'in Base64url': (text) => Buffer.from(text, 'utf8').toString('base64url'),
  'in Base64 after a user': (text) => base64(`sam:${text}`),
  'in Base64 after a longer user': (text) => base64(`user:${text}`),
  'in Base64 with more after it': (text) => base64(`u:${text};more`),
  'in Base64url after a user': (text) => Buffer.from(`ab:${text}`, 'utf8').toString('base64url'),
  'in hexadecimal': (text) => Buffer.from(text, 'utf8').toString('hex'),
};

/** Everything of an error that somebody may print. */
function shown(error: Error): string {
  const parts: string[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) {
    parts.push(each.message, each.stack ?? '', JSON.stringify(each), String(each), inspect(each, { depth: 9 }));
  }
  return parts.join('\n');
}

/** The judge knows no spelling: it undoes them all, and looks for a part that is long enough to be of use. */
function holdsPart(text: string, of: string): boolean {
  const words = text.match(/[\w+/=-]{8,}/g) ?? [];
  const decoded = words.flatMap((word) =>
    [0, 1, 2, 3].map((from) => Buffer.from(word.slice(from), 'base64').toString()),
  );
  const haystack = [text, ...decoded].join('\n').toLowerCase();
  return Array.from({ length: of.length - 7 }, (_, from) => of.slice(from, from + 8).toLowerCase()).some((part) =>
    haystack.includes(part),
  );
}

describe('a secret in a text', () => {
  const secrets = new Secrets().add(secret);

  it.each(Object.keys(spellings))('is masked %s, each time that it occurs', (name) => {
    const spelled = spellings[name]?.(secret) ?? '';
    const text = `before ${spelled}, and ${spelled} after`;
    const redacted = secrets.redact(text);
    expect(redacted).toMatch(/^before \*\*\*.*, and \*\*\*.* after$/s);
    expect(redacted).not.toContain(spelled);
    expect(redacted.length).toBeLessThan(text.length - spelled.length);
  });

  it('leaves any other text as it is', () => {
    const other = new Secrets().add('not-in-any-of-them');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(other.redact(text)).toBe(text);
      }),
    );
  });

  it.each(Object.keys(spellings))('is masked %s before the text is cut, wherever the cut is', (name) => {
    const spelled = spellings[name]?.('AbCdEfGhIjKlMnOp&/') ?? '';
    const cutting = new Secrets().add('AbCdEfGhIjKlMnOp&/');
    for (let length = 1; length < spelled.length + 12; length++) {
      const excerpt = cutting.excerpt(`before ${spelled} and after it more`, length);
      const rest = excerpt.replace(/…$/, '').replaceAll('***', '');
      expect([length, 'before  and after it more'.startsWith(rest), holdsPart(excerpt, spelled)]).toEqual([
        length,
        true,
        false,
      ]);
    }
  });

  it('is masked in a text that was already cut', () => {
    expect(secrets.redact(`"${secret.slice(0, 14)}…" cannot be read`)).toBe('"***…" cannot be read');
    expect(secrets.redact(`${base64(`sam:${secret}`).slice(0, 20)}…`)).toBe('***…');
  });

  it('is found in time that grows with the text', () => {
    const many = new Secrets().add(...Array.from({ length: 10 }, (_, index) => `secret number ${index}`));
    const time = (text: string) => {
      const start = performance.now();
      many.redact(text);
      return performance.now() - start;
    };
    const worst = (length: number) => '%41&#65;\\u0041+…'.repeat(length / 16);
    time(worst(4_000));
    const [short, long] = [time(worst(8_000)), time(worst(32_000))];
    expect(long).toBeLessThan(Math.max(short, 10) * 16);
  });
});

describe('an error that quotes a server', () => {
  const ticket = '7T:tick/et+with=="signs"&<more>';
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

  const failureOf = async (transport: TestedTransport, answer: Answer) => {
    server.answer = answer;
    const so = connections.get(transport);
    if (so === undefined) throw new Error('not connected');
    return (await errorOf(
      so.appointments.save(wholeAppointment({ AppointmentId: 5, Description: 'x' })),
    )) as SuperOfficeError;
  };
  const operation = 'SaveAppointmentEntity';
  const long = 'x'.repeat(1_990);
  const contentType = { soap: 'text/xml', rest: 'application/json', agents: 'application/json' };

  /** Places in which a server can repeat a credential, on each wire. */
  const places: readonly (readonly [string, (transport: TestedTransport, text: string) => Answer])[] = [
    ['message', (transport, text) => exceptionOver(transport, { type: 'A.B', message: text }, { operation })],
    ['long message', (transport, text) => exceptionOver(transport, { type: 'A', message: long + text }, { operation })],
    ['type', (transport, text) => exceptionOver(transport, { type: text, message: 'failed' }, { operation })],
    [
      'type with a namespace',
      (transport, text) => exceptionOver(transport, { type: `N.${text}`, message: '' }, { operation }),
    ],
    [
      'inner exception',
      (transport, text) =>
        exceptionOver(
          transport,
          { type: 'System.AggregateException', message: 'x', inner: { type: text, message: text } },
          { operation },
        ),
    ],
    [
      'fault',
      (transport, text) =>
        transport === 'soap'
          ? soapFault(`s:${text.replace(/[&<]/g, '')}`, `${text} and ${text}`)
          : send(500, 'text/plain', text),
    ],
    ['page', (transport, text) => send(200, 'text/html', `<html>${'-'.repeat(60)} ${text} ${contentType[transport]}`)],
    ['page with an error', (_transport, text) => send(500, 'text/html', `<html><body>${text}`)],
    ['content type', (transport, text) => send(200, `${contentType[transport]}; ${'p'.repeat(70)}=${text}`, 'not it')],
    ['value of the wrong kind', (transport, text) => wrongValue(transport, text)],
    [
      'name of a content encoding',
      (transport, text) => send(200, contentType[transport], '{}', { 'Content-Encoding': text }),
    ],
  ];
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const wrongValue = (transport: TestedTransport, text: string): Answer =>
    transport === 'soap'
      ? send(
          200,
          'text/xml',
          `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${operation}Response xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88"><Response><AppointmentId>${escaped(`of ${text}`)}</AppointmentId></Response></${operation}Response></s:Body></s:Envelope>`,
        )
      : send(200, 'application/json', JSON.stringify({ AppointmentId: `${text} ${text}`, StartDate: text }));
  const few = new Set(['as it is', 'in upper case', 'encoded for a URL', 'in Base64 after a user']);
  const inHeader = (place: string) => place === 'content type' || place === 'name of a content encoding';

  for (const transport of transportNames) {
    it.each(places)(`shows no part of a credential from its %s, over ${transport}`, async (place, answer) => {
      const spells = Object.entries(spellings).filter(([name]) => place === 'message' || few.has(name));
      for (const [, spell] of spells) {
        const spelled = spell(ticket);
        const error = await failureOf(
          transport,
          answer(transport, inHeader(place) ? spelled.replace(/[^ -~]/g, '') : spelled),
        );
        const text = shown(error);
        expect([spelled, holdsPart(text, ticket), text.includes(spelled)]).toEqual([spelled, false, false]);
        // Some spelling may have been cut; no long part of it is left either.
        expect([spelled, holdsPart(text.replaceAll(long, ''), spelled)]).toEqual([spelled, false]);
      }
    });
  }
});
