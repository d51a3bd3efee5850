import { describe } from '@jest/globals';
import { meet } from './attack.js';
import { webhookAttacks } from './webhook-attacks.js';

describe('the receiver of webhooks withstands', () => {
  meet(webhookAttacks, () => undefined);
});
