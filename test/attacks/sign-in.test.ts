import { afterAll, beforeAll, beforeEach, describe, expect } from '@jest/globals';
import { transportNames } from '../support/transports.js';
import { meet } from './attack.js';
import { idTokenAttacks, loginAttacks } from './login-attacks.js';
import { notificationAttacks } from './notification-attacks.js';
import { SignInWorld } from './sign-in-world.js';
import { pagingAttacks, siteAttacks, stateAttacks, unsentAttacks } from './site-attacks.js';

let world: SignInWorld;
beforeAll(async () => {
  world = await new SignInWorld().start();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

/** The attacker's server heard nothing. */
const unheard = ({ evil }: SignInWorld) => {
  expect(evil.arrivals).toBe(0);
};

/** Nor did the site, to which no credentials go without a sign-in. */
const unsent = (here: SignInWorld) => {
  unheard(here);
  expect(here.site.arrivals).toBe(0);
};

describe.each(transportNames)('over %s, a call withstands', (transport) => {
  const over = () => Object.assign(world, { transport });
  meet(loginAttacks, over, unsent);
  meet(unsentAttacks, over, unsent);
  meet(siteAttacks, over, unheard);
});

describe('over rest, a search withstands', () => {
  meet(pagingAttacks, () => Object.assign(world, { transport: 'rest' as const }), unheard);
});

describe('a user who signs in withstands', () => {
  meet(idTokenAttacks, () => world, unheard);
});

describe('the directory of tenants withstands that', () => {
  meet(stateAttacks, () => undefined);
});

describe('the receiver of notifications withstands', () => {
  meet(notificationAttacks, () => world, unheard);
});
