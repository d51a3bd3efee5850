import { InvalidArgumentError, Option } from 'commander';

/** The value of `--queue [url]`, for the help. */
export const queueHelp = 'a Redis: redis://host or, with TLS, rediss://host; default: redis of the configuration';

/** Reads it. What follows the option counts as its value, even if it was meant as an argument of the command. */
export function queueUrl(text: string): string {
  if (/^rediss?:/.test(text)) return text;
  throw new InvalidArgumentError(
    'Expected redis:// or rediss:// with a host; for the redis of the configuration, put --queue last.',
  );
}

/** @param what the run is called */
export function queueActionOption(what: 'sweep' | 'verification'): Option {
  const option = new Option(
    '--queue-action <action>',
    `pause, resume or cancel the ${what} of the tenant in the queue`,
  );
  return option.choices(['pause', 'resume', 'cancel']);
}
