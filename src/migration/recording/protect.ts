import { type CallOutcome, typeBelow } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { masked } from '../report/masking.js';
import { isSecretHolder, isSecretName } from '../secret-names.js';

const secret = '***';

/**
 * An outcome that is safe to store: without secrets, and with all text masked letter by letter and digit by digit unless
 * personal data is asked for. Names of enumeration members, numbers and times are kept. An outcome that is compared with a
 * stored one must be protected in the same way.
 */
export function protectedOutcome(
  outcome: CallOutcome,
  type: TypeDescription | undefined,
  personal: boolean,
): CallOutcome {
  if ('answer' in outcome)
    return { answer: protectedValue(outcome.answer, type, personal, { name: '', inSecret: false }) };
  const { error } = outcome;
  return { error: { ...error, message: personal ? error.message : String(masked(error.message)) } };
}

/** What a value is part of. */
interface Place {
  readonly name: string;
  readonly inSecret: boolean;
}

function protectedValue(
  value: unknown,
  type: TypeDescription | undefined,
  personal: boolean,
  { name, inSecret }: Place,
): unknown {
  if (Array.isArray(value)) {
    const item = type?.kind === 'array' ? type.item.type : undefined;
    return value.map((each) => protectedValue(each, item, personal, { name, inSecret }));
  }
  if (typeof value === 'object' && value !== null) {
    const below = inSecret || isSecretHolder(name);
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [
        key,
        protectedValue(entry, typeBelow(type, key), personal, { name: key, inSecret: below }),
      ]),
    );
  }
  const isName = type?.kind === 'enumeration' || type?.kind === 'flags';
  if ((inSecret || isSecretName(name)) && !isName && mayBeSecret(value, type)) return secret;
  return personal || isName ? value : masked(value, name);
}

/** A number that the contract declares is an id, a count or a port; any other may be a PIN. */
function mayBeSecret(value: unknown, type: TypeDescription | undefined): boolean {
  const declared = type?.kind === 'primitive' && type.name !== 'anyType';
  return typeof value === 'string' ? value !== '' && !isTime(type) : typeof value === 'number' && !declared;
}

function isTime(type: TypeDescription | undefined): boolean {
  return type?.kind === 'primitive' && (type.name === 'dateTime' || type.name === 'duration');
}
