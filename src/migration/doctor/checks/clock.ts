import { z } from 'zod';
import { duration } from '../../report/wording.js';
import { type CheckContext, check, type Explanation } from './check.js';

const facts = z.object({
  /** How far the server's clock is ahead of this machine's, in seconds; null where it does not say what time it is. */
  ahead: z.number().nullable(),
  /** Are tokens signed with the time of this machine? */
  signs: z.boolean(),
});

type Facts = z.output<typeof facts>;

/** A signed system user token names the minute: `token.YYYYMMDDHHmm`. */
const signedTolerance = 60;
/** What goes unnoticed, the way to the server included. */
const unnoticed = 30;

export const clockCheck = check('clock', 'Clock', facts, compareClocks, explain);

async function compareClocks({ site, engine, clock, timeout, auth }: CheckContext): Promise<Facts> {
  const { rest } = await site();
  const before = clock();
  const { headers } = await engine.send({
    method: 'GET',
    url: `${rest}/api/v1/User/currentPrincipal`,
    headers: {},
    timeout,
  });
  const here = (before + clock()) / 2;
  const there = Date.parse(headers['date'] ?? '');
  // The header has whole seconds.
  return { ahead: Number.isNaN(there) ? null : Math.round((there + 500 - here) / 1_000), signs: auth === 'systemUser' };
}

function explain({ ahead, signs }: Facts): Explanation {
  if (ahead === null) return { status: 'unknown', words: 'The server does not say what time it is.' };
  const size = Math.abs(ahead);
  if (size <= unnoticed) return { status: 'ok', words: 'This machine and the server agree on the time.' };
  const words = `This machine is ${duration(size * 1_000)} ${ahead > 0 ? 'behind' : 'ahead of'} the server.`;
  const advice = 'Have the clock of this machine set by NTP.';
  if (signs && size > signedTolerance) {
    return {
      status: 'problem',
      words: `${words} A system user token is signed with the time of this machine, and the login refuses one of another time.`,
      advice,
    };
  }
  if (size < 300) return { status: 'note', words, advice };
  return {
    status: 'problem',
    words: `${words} Tokens seem to be expired, or not yet valid, and searches for what was changed since miss records.`,
    advice,
  };
}
