import { inspect } from 'node:util';
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Secrets } from '../../src/errors/index.js';

const base64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const secretsOf = (...values: (string | undefined)[]) => new Secrets().add(...values);

describe('what is a secret', () => {
  it.each<[what: string, values: (string | undefined)[], text: string, redacted: string]>([
    ['a value of six characters', ['Tk!9xz'], 'the Tk!9xz here', 'the *** here'],
    ['no shorter value, such as a name', ['Tk!9x'], 'the Tk!9x here', 'the Tk!9x here'],
    ['no shorter value in Base64 either', ['Tk!9x'], base64('sam:Tk!9x:more'), base64('sam:Tk!9x:more')],
    ['nothing at all', [undefined], 'the undefined here', 'the undefined here'],
    ['each of several values', ['first-one', undefined, 'abc', 'other-one'], 'first-one abc other-one', '*** abc ***'],
    ['a value given twice', ['first-one', 'first-one'], 'first-one', '***'],
    ['a value with its escapes decoded', ['open%20sesame'], 'open sesame, open%20sesame', '***, ***'],
    ['a value with a space as forms encode it', ['open sesame'], 'open+sesame', '***'],
    ['a value whose escapes are long, but not what they stand for', ['%41%42%43'], 'ABC %41%42%43', 'ABC ***'],
  ])('is %s', (_what, values, text, redacted) => {
    expect(secretsOf(...values).redact(text)).toBe(redacted);
  });

  it('may be added later', () => {
    const secrets = secretsOf('first-one');
    expect(secrets.redact('first-one other-one')).toBe('*** other-one');
    expect(secrets.add('other-one')).toBe(secrets);
    expect(secrets.redact('first-one other-one')).toBe('*** ***');
  });
});

describe('a redacted text', () => {
  it.each([
    ['first-one', '***'],
    ['first-one after', '*** after'],
    ['before first-one', 'before ***'],
    ['First-ONE', '***'],
    ['first-one, first-one', '***, ***'],
    ['other-one before first-one', '*** before ***'],
    ['first-oneother-one', '******'],
    ['', ''],
    ['first-on', 'first-on'],
  ])('masks the secrets alone: %j', (text, redacted) => {
    expect(secretsOf('first-one', 'other-one').redact(text)).toBe(redacted);
  });

  it('masks secrets that overlap as one', () => {
    expect(secretsOf('abcdefgh', 'fghijklm').redact('-abcdefghijklm-')).toBe('-***-');
    expect(secretsOf('abcdefghijkl', 'defghi').redact('-abcdefghijkl-defghi')).toBe('-***-***');
    expect(secretsOf('ababab').redact('-abababab-')).toBe('-***-');
  });

  it('is the text where no secret is known', () => {
    expect(new Secrets().redact('first-one')).toBe('first-one');
    expect(new Secrets().excerpt('first-one', 5)).toBe('first…');
  });

  it('keeps everything around the secrets', () => {
    const around = fc.string({ unit: fc.constantFrom('x', 'Y', ' ', '.', 'é'), maxLength: 20 });
    fc.assert(
      fc.property(fc.array(around, { minLength: 1, maxLength: 6 }), fc.array(fc.boolean()), (parts, which) => {
        const spell = (index: number) => (which[index] === true ? 'first-one' : 'OTHER-one');
        const text = parts.reduce((before, part, index) => `${before}${spell(index)}${part}`);
        expect(secretsOf('first-one', 'other-one').redact(text)).toBe(parts.join('***'));
      }),
    );
  });
});

describe('a word in Base64 that contains a secret', () => {
  const secret = 'first-one';
  const long = base64(`sam:${secret}:more after it??>>`);

  it.each([
    ['alone', long],
    ['at the start', `${long} after`],
    ['at the end', `before ${long}`],
    ['in quotes', `{"a":"${long}","b":1}`],
    ['with padding', `before ${base64(secret)}= after`],
    ['as the value of a parameter', `?a:${long}&b`],
    ['as Base64url', `before ${Buffer.from(`ÿÿ>${secret}ÿÿ>?`, 'utf8').toString('base64url')} after`],
    ['as Base64 with signs', `before ${base64(`ÿÿ>${secret}ÿÿ>?`)} after`],
  ])('is masked as a whole, since its edges encode parts of it: %s', (_where, text) => {
    const word = /[\w+/=-]{11,}/.exec(text)?.[0] ?? '';
    expect(secretsOf(secret).redact(text)).toBe(text.replace(word, '***'));
  });

  it('is masked once, however often it contains the secret', () => {
    const twice = base64(`${secret};${secret};${secret}`);
    expect(secretsOf(secret).redact(`${twice}, ${twice}`)).toBe('***, ***');
  });

  it('is not masked without it', () => {
    const text = `before ${base64('sam:other-one:more')} after`;
    expect(secretsOf(secret).redact(text)).toBe(text);
  });
});

describe('a text that was cut before it came here', () => {
  it.each([
    ['secret…', '***…'],
    ['a secretw… b', 'a ***… b'],
    ['secre…', 'secre…'],
    ['secret, …', 'secret, …'],
  ])('is masked if at least six characters of a secret are left: %j', (text, redacted) => {
    expect(secretsOf('secretword').redact(text)).toBe(redacted);
  });

  it('is masked in Base64 if at least eight characters of it are left', () => {
    const encoded = base64('a secret word');
    const secrets = secretsOf('a secret word');
    expect(secrets.redact(`${encoded.slice(0, 8)}…`)).toBe('***…');
    expect(secrets.redact(`${encoded.slice(0, 7)}…`)).toBe(`${encoded.slice(0, 7)}…`);
    // With what is before it in the word.
    expect(secrets.redact(`to ${base64('sam')}${encoded.slice(0, 8)}…`)).toBe('to ***…');
  });
});

describe('an excerpt', () => {
  const secrets = secretsOf('first-one');

  it.each<[text: string, length: number, excerpt: string]>([
    ['a short text', 12, 'a short text'],
    ['a short text', 13, 'a short text'],
    ['a short text', 11, 'a short tex…'],
    ['a short text', 0, '…'],
    ['first-one', 9, '***'],
    ['at first-one, then', 40, 'at ***, then'],
    // A secret within the excerpt is masked whole, wherever the text is cut.
    ['at first-one, then', 15, 'at ***, t…'],
    ['at first-one, then', 12, 'at ***…'],
    ['at first-one, then', 11, 'at ***…'],
    ['at first-one, then', 4, 'at ***…'],
    ['at first-one, then', 3, 'at …'],
    ['first-one first-one first-one', 11, '*** ***…'],
    ['first-one first-one first-one, then', 21, '*** *** ***…'],
  ])('of %j, %i characters long: %j', (text, length, excerpt) => {
    expect(secrets.excerpt(text, length)).toBe(excerpt);
  });

  it.each<[what: string, spell: (text: string) => string]>([
    ['as HTML in a URL', (text) => Array.from(text, (each) => `%26#x00${each.charCodeAt(0).toString(16)};`).join('')],
    ['as JSON', (text) => Array.from(text, (each) => `\\u00${each.charCodeAt(0).toString(16)}`).join('')],
    ['in a long word of Base64', (text) => base64(`${text}${'.'.repeat(30)}`)],
  ])('sees a secret that begins in it to its end: %s', (_what, spell) => {
    for (const secret of ['first-one', 'a much longer secret than that']) {
      const text = `at ${spell(secret)}, then`;
      expect(secretsOf('abcdef', secret).excerpt(text, 4)).toBe('at ***…');
    }
  });

  it('is as long as asked for, and shows nothing that the redacted text does not', () => {
    const piece = fc.constantFrom('first-one', 'x', ' ', 'yy', base64('u:first-one'), 'first%2Done');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.nat({ max: 60 }), (pieces, length) => {
        const text = pieces.join('|');
        const excerpt = secrets.excerpt(text, length);
        if (text.length <= length) expect(excerpt).toBe(secrets.redact(text));
        else {
          expect(excerpt.endsWith('…')).toBe(true);
          expect(secrets.redact(text).startsWith(excerpt.slice(0, -1))).toBe(true);
          expect(excerpt.length).toBeLessThanOrEqual(length + '***…'.length);
        }
      }),
    );
  });
});

describe('secrets', () => {
  it('are not shown when they are printed', () => {
    const secrets = secretsOf('first-one');
    const printed = [inspect(secrets), inspect({ secrets }, { depth: null }), JSON.stringify({ secrets })];
    for (const each of printed) {
      expect(each).not.toContain('first-one');
      expect(each).toContain('***');
    }
    expect(inspect(secrets)).toContain('Secrets');
  });
});

describe('the secrets of a call', () => {
  const connection = () => secretsOf('first-one');

  it('are those of its connection, if it has no caller', () => {
    const secrets = connection();
    expect(secrets.of(undefined)).toBe(secrets);
  });

  it('are those of its connection and of its caller', () => {
    const secrets = connection().of({ secrets: secretsOf('other-one') });
    expect(secrets.redact('first-one other-one third-one')).toBe('*** *** third-one');
    expect(secrets.excerpt('first-one other-one third-one', 22)).toBe('*** *** th…');
  });

  it('that come with it belong to its caller, and not to the connection', () => {
    const [secrets, caller] = [connection(), { secrets: secretsOf('other-one') }];
    const ofCall = secrets.of(caller);
    expect(ofCall.add('third-one')).toBe(ofCall);
    expect(ofCall.redact('third-one')).toBe('***');
    expect(secrets.redact('third-one')).toBe('third-one');
    expect(secrets.of({ secrets: secretsOf() }).redact('third-one')).toBe('third-one');
  });

  it('are not shown in its excerpt, even where that ends', () => {
    const secrets = connection().of({ secrets: secretsOf('other-one-that-is-long') });
    for (let length = 1; length < 40; length++) {
      const excerpt = secrets.excerpt('a first-one and other-one-that-is-long at the end', length);
      expect(excerpt).not.toMatch(/first-|other-/);
    }
  });

  it('are masked together, where one is part of another or spelled in an unusual way', () => {
    const secrets = secretsOf('proxypass-and-the-rest').of({ secrets: secretsOf('proxypass') });
    expect(secrets.redact('a proxypass-and-the-rest')).toBe('a ***');
    const spelled = Array.from('proxypass-and-the-rest', (each) => `&#x${each.charCodeAt(0).toString(16)};`).join('');
    const both = secretsOf('proxypass-and-the-rest', 'other-one');
    const text = `other-one ${'.'.repeat(20)} ${spelled} other-one`;
    const ofCall = secretsOf('proxypass-and-the-rest').of({ secrets: secretsOf('other-one') });
    for (let length = 1; length < text.length; length++) {
      expect(ofCall.excerpt(text, length)).toBe(both.excerpt(text, length));
    }
  });

  it('are collected when they are first needed', () => {
    const caller = { secrets: secretsOf('other-one') };
    const get = jest.fn(() => caller.secrets);
    const secrets = connection().of(Object.defineProperty({}, 'secrets', { get }) as typeof caller);
    expect(get).not.toHaveBeenCalled();
    expect(secrets.redact('other-one')).toBe('***');
  });
});
