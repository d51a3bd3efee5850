import * as crypto from 'node:crypto';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { samplePayload, signedWebhook } from '../support/signed-webhook.js';

const compared: [number, number][] = [];
jest.unstable_mockModule('node:crypto', () => ({
  ...crypto,
  timingSafeEqual: (left: Uint8Array, right: Uint8Array) => {
    compared.push([left.length, right.length]);
    return crypto.timingSafeEqual(left, right);
  },
}));
const { verifyWebhook } = await import('../../src/webhooks/index.js');

beforeEach(() => void compared.splice(0));

describe('a signature is compared in constant time', () => {
  it.each([
    ['the first matches', 'one'],
    ['the last matches', 'three'],
    ['none matches', 'four'],
  ])('with each of three secrets, if %s', async (_what, key) => {
    const request = await signedWebhook(samplePayload, key);
    await verifyWebhook(request, ['one', 'two', 'three']).catch(() => undefined);
    expect(compared).toEqual(Array.from({ length: 3 }, () => [44, 44]));
  });
});
