import * as z from 'zod';
import { duration } from '../../report/wording.js';
import { type CheckContext, check, type Explanation } from './check.js';

const facts = z.object({
  /** How far the server's clock is ahead of this machine's, in seconds; null if the server sends no time. */
  ahead: z.number().nullable(),
  /** Are tokens signed with the time of this machine? */
  signs: z.boolean(),
});

type Facts = z.output<typeof facts>;

/** A signed system user token names the minute: `token.YYYYMMDDHHmm`. */
const signedTolerance = 60;
/** A harmless difference, including the time of the request. */
const harmless = 30;

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
  if (ahead === null) return { status: 'unknown', words: 'The server does not send the time.' };
  const size = Math.abs(ahead);
  if (size <= harmless) return { status: 'ok', words: 'This machine and the server agree on the time.' };
  const words = `This machine is ${duration(size * 1_000)} ${ahead > 0 ? 'behind' : 'ahead of'} the server.`;
  const advice = 'Synchronise the clock of this machine with NTP.';
  if (signs && size > signedTolerance) {
    return {
      status: 'problem',
      words: `${words} A system user token is signed with the time of this machine, and the login refuses a token with a wrong time.`,
      advice,
    };
  }
  if (size < 300) return { status: 'note', words, advice };
  return {
    status: 'problem',
    words: `${words} Tokens seem expired or not yet valid, and searches for recent changes miss records.`,
    advice,
  };
}
