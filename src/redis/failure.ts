import { ConfigurationError, NetworkError, ProtocolError, SuperOfficeError, TimeoutError } from '../errors/index.js';

/** The address of a Redis for messages: without user name and password. */
export function addressOf(url: string): string {
  if (!URL.canParse(url)) return 'redis';
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** What Redis answers instead of a result, by the first word (redis.io/docs, "RESP protocol specification", simple errors). */
const answers: Readonly<Record<string, string>> = {
  OOM: 'is full (OOM): raise its maxmemory, or use an instance of its own',
  READONLY: 'is a replica that accepts no writes (READONLY), as during a failover',
  LOADING: 'is loading its data (LOADING)',
  MASTERDOWN: 'has lost its primary (MASTERDOWN)',
  CLUSTERDOWN: 'is a cluster that is down (CLUSTERDOWN)',
  MISCONF: 'cannot save its data and so accepts no writes (MISCONF)',
  NOREPLICAS: 'has too few replicas and so accepts no writes (NOREPLICAS)',
  BUSY: 'is busy with a script (BUSY)',
};

const settings: Readonly<Record<string, string>> = {
  WRONGPASS: 'refuses the user name or password (WRONGPASS): check redis.url, redis.username and redis.password',
  NOAUTH: 'requires a password (NOAUTH): set redis.password',
  NOPERM: 'does not allow the user a command or key (NOPERM): extend its access control list',
  MOVED: 'is a node of a cluster (MOVED): use an address that serves all keys',
};

/**
 * A failure of Redis as a typed error. No call to SuperOffice was sent. The original error is left out, because it contains
 * the arguments of the command.
 */
export function redisFailure(error: unknown, address: string): SuperOfficeError {
  if (error instanceof SuperOfficeError) return error;
  const { code, message = '' } = Object(error) as { readonly code?: unknown; readonly message?: string };
  const outcome = 'not-sent';
  if (message === 'Command timed out' || code === 'ETIMEDOUT') {
    return new TimeoutError(`Redis at ${address} does not answer in time`, { outcome });
  }
  const answer = /^[A-Z]{3,12}(?= )/.exec(message)?.[0] ?? '';
  const setting = Object.hasOwn(settings, answer) ? settings[answer] : undefined;
  if (setting !== undefined)
    return new ConfigurationError(`Redis at ${address} ${setting}`, { path: 'redis', outcome });
  if (Object.hasOwn(answers, answer)) {
    return new NetworkError(`Redis at ${address} ${String(answers[answer])}`, { outcome });
  }
  if (answer !== '') {
    return new ProtocolError(`Redis at ${address} reports an error (${answer})`, { outcome });
  }
  const reason = typeof code === 'string' && /^\w+$/.test(code) ? ` (${code})` : '';
  return new NetworkError(`Redis at ${address} cannot be reached${reason}`, { outcome });
}
