import { expect } from '@jest/globals';
import { AuthenticationError, TenantUnavailableError, ValidationError } from '../../src/index.js';
import { claimNames } from '../../src/auth/claims.js';
import { forgeries, type Json, signed } from '../support/forging-login.js';
import type { Attack } from './attack.js';
import { type SignInWorld, systemUserClaims, tenantId } from './sign-in-world.js';

type NotificationAttack = Attack<SignInWorld>;

const posted = (claims: Json, changes: Json = {}): Json => ({
  ChangeType: 4,
  ContextIdentifier: tenantId,
  Token: signed(claims),
  ...changes,
});

/** Genuine tokens of the same login that are not for this. */
const misused: [what: string, claims: (claims: Json) => Json][] = [
  ['the ID token of a user', (claims) => ({ ...claims, sub: 'sam@example.com', nonce: 'n' })],
  ['an ID token that keeps its nonce alone', (claims) => ({ ...claims, nonce: 'n' })],
  ['an ID token that keeps its subject alone', (claims) => ({ ...claims, sub: 'sam@example.com' })],
  ['an ID token that keeps the associate alone', (claims) => ({ ...claims, [claimNames.associateId]: '5' })],
  [
    'an ID token that keeps the user alone',
    (claims) => ({ ...claims, [claimNames.userPrincipalName]: 'sam@example.com' }),
  ],
  ['an ID token that keeps the system user alone', (claims) => ({ ...claims, [claimNames.systemUserToken]: 'x' })],
  ["a system user's token", () => systemUserClaims()],
  ["a system user's token for this application", (claims) => ({ ...claims, [claimNames.ticket]: '7T:secret-ticket' })],
  ['the token of the other issuer', (claims) => ({ ...claims, iss: 'SuperOffice AS' })],
  ['the token of another environment', (claims) => ({ ...claims, iss: 'https://sod.superoffice.com' })],
  ['the token of another application', (claims) => ({ ...claims, aud: 'another-client' })],
  ['the token of an application whose id begins alike', (claims) => ({ ...claims, aud: 'the-client-2' })],
  ['the token of another tenant', (claims) => ({ ...claims, [claimNames.tenant]: 'Cust99999' })],
  ['the token of no tenant', (claims) => ({ ...claims, [claimNames.tenant]: undefined })],
  ['the token of an empty tenant', (claims) => ({ ...claims, [claimNames.tenant]: '' })],
  ['the token of several tenants', (claims) => ({ ...claims, [claimNames.tenant]: [tenantId, 'Cust99999'] })],
];

const tokens: NotificationAttack[] = [
  ...misused.map(([what, change]): NotificationAttack => ({
    name: `a "delete" with ${what}`,
    run: (world) => world.notify((claims) => posted(change(claims))),
    expected: { error: AuthenticationError },
  })),
  ...forgeries.map(([what, forge]): NotificationAttack => ({
    name: `a "delete" whose token is ${what}`,
    run: (world) => world.notify((claims) => posted(claims, { Token: forge(claims) })),
    expected: { error: AuthenticationError },
  })),
];

const bodies: [what: string, changes: Json | string][] = [
  ['of a list', '[]'],
  ['of null', 'null'],
  ['of no JSON', '{'],
  ['of 60,000 brackets', '['.repeat(60_000)],
  ['of a megabyte', `"${'x'.repeat(1_000_000)}"`],
  ['whose token is a list', { Token: [] }],
  ['whose token is a megabyte', { Token: 'A'.repeat(1_000_000) }],
  ['whose tenant is a path', { ContextIdentifier: '../../login' }],
  ['whose tenant holds a line break', { ContextIdentifier: 'Cust12345\n' }],
  ['whose change is a name of every object', { ChangeType: 'constructor' }],
  ['whose change is negative', { ChangeType: -1 }],
  ['whose change is between two', { ChangeType: 3.5 }],
];

const shapes: NotificationAttack[] = bodies.map(([what, changes]) => ({
  name: `a notification ${what}`,
  run: (world) => world.notify((claims) => (typeof changes === 'string' ? changes : posted(claims, changes))),
  expected: { error: ValidationError },
}));

/** Genuine tokens with other words beside them. */
const survived: NotificationAttack[] = [
  {
    name: 'a genuine token sent again as "delete"',
    run: (world) => {
      let first: Json = {};
      return world.notify(
        (claims) => (first = posted(claims, { ChangeType: 3 })),
        () => ({ ...first, ChangeType: 4 }),
      );
    },
    expected: (result) => expect(result).toMatchObject({ repeated: true, hint: { change: 'resume' } }),
  },
  {
    name: 'a genuine token with "delete" beside it, for a tenant that runs',
    run: (world) => world.notify((claims) => posted(claims)),
    expected: (result) => {
      expect(result).toMatchObject({ state: { state: 'Running', running: true, permanent: false } });
      expect(result).not.toHaveProperty('change');
    },
  },
  {
    name: 'a genuine token with another endpoint beside it',
    run: (world) => {
      const PublicEndpoint = new URL(world.evilOrigin).host;
      return world.notify((claims) => posted(claims, { ChangeType: 5, PublicEndpoint }));
    },
    // The attacker's server is not asked, which each attack looks for.
    expected: (result) => expect(result).toMatchObject({ state: { running: true } }),
  },
  {
    name: 'a genuine token and a state service that says nothing',
    run: (world) => {
      world.login.answers.set('/api/state/Cust12345', (response) => response.writeHead(503).end());
      return world.notify((claims) => posted(claims));
    },
    expected: { error: TenantUnavailableError, outcome: 'not-sent' },
  },
  {
    name: 'a genuine token and a state answer for another tenant',
    run: (world) => {
      world.login.state = { ContextIdentifier: 'Cust99999', State: 'Deleted', IsRunning: false };
      return world.notify((claims) => posted(claims));
    },
    expected: { error: TenantUnavailableError, outcome: 'not-sent' },
  },
];

/** What is posted to the address to which SuperOffice posts notifications. */
export const notificationAttacks = [...tokens, ...shapes, ...survived];
