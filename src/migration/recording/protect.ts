import type { CallOutcome } from '../../comparison/index.js';
import type { TypeDescription } from '../../contract/index.js';
import { masked } from '../report/masking.js';

/** Fields whose texts open doors: they are never kept. */
const secretNames = /password|secret|token|ticket|credential|privatekey|api_?key/i;
const secret = '***';

/**
 * An outcome as it may be kept: without secrets, and unless personal data is asked for with every text made unreadable,
 * letter by letter and digit by digit. Names of the contract's enumerations say nothing about people and stay, and so do
 * numbers and times. What is compared with a kept outcome has to be protected likewise.
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
  if (typeof value === 'string' && value !== '' && secretNames.test(name)) return secret;
  const isName = type?.kind === 'enumeration' || type?.kind === 'flags';
  return personal || isName ? value : masked(value, name);
}

function typeBelow(type: TypeDescription | undefined, key: string): TypeDescription | undefined {
  if (type?.kind === 'carrier') return type.fieldsByName.get(key)?.type;
  return type?.kind === 'dictionary' ? type.value.type : undefined;
}
