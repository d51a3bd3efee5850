import { InvalidArgumentError, Option } from 'commander';
import type { Divergence } from '../emulator/index.js';

/** `--diverge`, which may be repeated. */
export function divergenceOption(what: string): Option {
  const help = `${what}; face: soap, rest or agents; default: rest; may be repeated`;
  return new Option('--diverge <kind[:face[:field]]>', help).argParser(diverging);
}

/** Only the first two colons separate: the names of user-defined fields contain one too. */
function diverging(text: string, before: readonly Divergence[] = []): Divergence[] {
  const [, kind = '', face = 'rest', field] = /^([^:]*)(?::([^:]*))?(?::(.*))?$/.exec(text) ?? [];
  if (face === '' || field === '') {
    throw new InvalidArgumentError('Expected a kind, and then a face and a field, such as cutText:rest:Name.');
  }
  // The emulator validates the kind and the face.
  const named = { kind: kind as Divergence['kind'], face: face as Divergence['face'] };
  return [...before, field === undefined ? named : { ...named, field }];
}
