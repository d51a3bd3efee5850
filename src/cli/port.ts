import { InvalidArgumentError } from 'commander';

/** Reads the port of an option; 0 lets the system pick one. */
export function port(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number > 65_535) throw new InvalidArgumentError('Expected a port from 0 to 65535.');
  return number;
}
