import { type CallOutcome, typeBelow } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { masked } from '../report/masking.js';
import { isSecretName } from '../secret-names.js';

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
  if ('answer' in outcome) return { answer: protectedValue(outcome.answer, type, personal, '') };
  const { error } = outcome;
  return { error: { ...error, message: personal ? error.message : String(masked(error.message)) } };
}

function protectedValue(value: unknown, type: TypeDescription | undefined, personal: boolean, name: string): unknown {
  if (Array.isArray(value)) {
    const item = type?.kind === 'array' ? type.item.type : undefined;
    return value.map((each) => protectedValue(each, item, personal, name));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, protectedValue(entry, typeBelow(type, key), personal, key)]),
    );
  }
  const isName = type?.kind === 'enumeration' || type?.kind === 'flags';
  if (typeof value === 'string' && value !== '' && !isName && !isTime(type) && isSecretName(name)) return secret;
  return personal || isName ? value : masked(value, name);
}

function isTime(type: TypeDescription | undefined): boolean {
  return type?.kind === 'primitive' && (type.name === 'dateTime' || type.name === 'duration');
}
