import { ConfigurationError } from '../errors/index.js';
import type { RedisSettings } from '../redis/index.js';
import { configuredSettings } from './configured-settings.js';
import { configurationOf } from './sides.js';
import type { TenantOptions } from './tenant-options.js';

/** The value of `--queue [url]`: true without a URL. */
export type QueueOption = string | true;

/**
 * The Redis of the queue: that of the URL, or of the configuration, where a password is not visible to other users.
 *
 * @throws {ConfigurationError} if neither names one, or that of the configuration is invalid
 */
export async function queueOf(queue: QueueOption, options: TenantOptions): Promise<RedisSettings> {
  if (queue !== true) return { url: queue };
  const { argument, sources } = configurationOf(options);
  const { redis } = await configuredSettings(['redis'], sources, argument);
  if (redis?.url === undefined) {
    throw new ConfigurationError('the configuration has no redis.url; set it, or use --queue redis://host');
  }
  const { url, username, password, ca } = redis;
  return { url, username, password, ca };
}
