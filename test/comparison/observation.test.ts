import { describe, expect, it } from '@jest/globals';
import { compareOutcomes, observe } from '../../src/comparison/index.js';
import { NotFoundError } from '../../src/index.js';

describe('an observation', () => {
  it('has the side, the answer and the duration of a call', async () => {
    expect(await observe('rest', async () => ({ Name: 'Ada' }))).toEqual({
      side: 'rest',
      answer: { Name: 'Ada' },
      milliseconds: expect.any(Number),
    });
  });

  it('has the outline of an error', async () => {
    const failing = () => Promise.reject(new NotFoundError('there is no Contact 7'));
    expect(await observe('soap', failing)).toMatchObject({
      side: 'soap',
      error: { name: 'NotFoundError', message: 'there is no Contact 7' },
    });
  });

  it('passes on the error itself, and throws what the handler throws', async () => {
    const cause = new NotFoundError('there is no Contact 7');
    const seen: unknown[] = [];
    await observe(
      'soap',
      () => Promise.reject(cause),
      (error) => seen.push(error),
    );
    expect(seen).toEqual([cause]);
    const rethrown = observe(
      'soap',
      () => Promise.reject(cause),
      (error) => {
        throw error;
      },
    );
    await expect(rethrown).rejects.toBe(cause);
  });

  it('is compared by its result alone', async () => {
    const control = await observe('soap', async () => ({ Name: 'Ada' }));
    const candidate = await observe('rest', async () => ({ Name: 'ada' }));
    expect(compareOutcomes(control, candidate)).toEqual([
      expect.objectContaining({ path: 'Name', cause: 'other-case' }),
    ]);
  });
});
