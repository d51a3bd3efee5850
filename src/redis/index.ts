export { warn } from './availability.js';
export {
  type ClientOptions,
  closeClient,
  loadRedis,
  redisClient,
  type RedisClientOptions,
  redisOptions,
  type RedisSettings,
} from './connection.js';
export { addressOf, redisFailure } from './failure.js';
export { type MessageListener, script, type Script, SharedRedis, type SharedRedisSettings } from './shared-redis.js';
export { type Flag, type FlagListener, SharedFlags } from './flags.js';
export { Leases } from './leases.js';
export { Slots } from './slots.js';
