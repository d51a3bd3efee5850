import { describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisAbsent, startRedis } from './redis-server.js';

(redisAbsent === undefined ? describe : describe.skip)('the Redis of a test', () => {
  it('keeps what was acknowledged when it is killed and started again', async () => {
    const server = await startRedis();
    try {
      const first = new Redis(server.url, { maxRetriesPerRequest: 0 });
      first.on('error', () => undefined);
      await first.set('key', 'value');
      await server.kill();
      first.disconnect();
      await server.start();
      const second = new Redis(server.url);
      expect(await second.get('key')).toBe('value');
      // After `disconnect`, ioredis keeps a timer for two seconds.
      await second.quit();
    } finally {
      await server.stop();
    }
  });
});
