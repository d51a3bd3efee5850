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
