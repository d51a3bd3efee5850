import { isPlainObject, noTranslation, localiseText } from '../../codec/canonical/index.js';
import type { CustomFieldType } from '../../contract/carriers/index.js';
import { ProtocolError } from '../../errors/index.js';
import { withDetails } from '../../errors/error-details.js';
import { untilAborted } from '../../http/until-aborted.js';
import type { CallOptions } from '../../operations/index.js';
import type { Transport } from '../../transports/transport.js';

/** A field that the tenant added to a kind of entity. */
export interface FieldDefinition {
  /** The programming name: a ProgId such as `SuperOffice:7`, or the name of an extra field, such as `x_level`. */
  readonly name: string;
  /** What users see. Without the option `language` it may be in several languages: `US:"Level";NO:"Nivå"`. */
  readonly label: string;
  /** The type, in the vendor's words: `MdoList` is an item of a list. */
  readonly type: CustomFieldType;
  /** The tooltip that users see; empty if there is none. */
  readonly description: string;
  /** The MDO list that the items are from: `so.lists.items(list)`. Null if it is not a list. */
  readonly list: string | null;
  /** The choices of a `ListText`; empty for other types. */
  readonly choices: readonly string[];
  /** The maximum number of characters; null if it is unlimited or unknown. */
  readonly maxLength: number | null;
  /** Whether the application asks its users for a value. */
  readonly mandatory: boolean;
  /** Whether the application lets its users change the value. */
  readonly readOnly: boolean;
}

const agent = 'UserDefinedFieldInfo';
const operation = 'GetCustomFieldInfoList';

/** Milliseconds. Tenants seldom add fields. */
const lifetime = 600_000;
/** Milliseconds after which a name that is unknown is worth another look. */
const minimumAge = 10_000;

interface Answer {
  readonly definitions: Promise<readonly FieldDefinition[]>;
  readonly at: number;
}

/** What a tenant says about the fields that it added, asked once for each kind of entity in ten minutes. */
export class FieldDefinitions {
  readonly #transport: Transport;
  readonly #now: () => number;
  readonly #answers = new Map<string, Answer>();

  constructor(transport: Transport, now: () => number = Date.now) {
    this.#transport = transport;
    this.#now = now;
  }

  /** @param table the table of the entities, such as `contact` */
  of(table: string, options: CallOptions): Promise<readonly FieldDefinition[]> {
    return this.#answer(table, options, lifetime);
  }

  /** Asks again, unless the answer is only seconds old: a field may have been added since. */
  latest(table: string, options: CallOptions): Promise<readonly FieldDefinition[]> {
    return this.#answer(table, options, minimumAge);
  }

  /** Asks again at the next call: something happened to the tenant. */
  forget(): void {
    this.#answers.clear();
  }

  #answer(table: string, options: CallOptions, maxAge: number): Promise<readonly FieldDefinition[]> {
    const now = this.#now();
    const known = this.#answers.get(table);
    if (known !== undefined && now - known.at < maxAge) return untilAborted(known.definitions, options.signal);
    const answer: Answer = { definitions: this.#read(table, options), at: now };
    this.#answers.set(table, answer);
    answer.definitions.catch(() => {
      if (this.#answers.get(table) === answer) this.#answers.delete(table);
    });
    return untilAborted(answer.definitions, options.signal);
  }

  #read(table: string, { transport, timeout }: CallOptions): Promise<readonly FieldDefinition[]> {
    // Labels as they are stored, so that they are the same on every transport and found in every language. Others may wait
    // for the same answer, so the caller's signal does not abort it.
    const options: CallOptions = { transport, timeout, language: '*' };
    return withDetails({ agent, operation, transport: transport ?? this.#transport.name }, async () => {
      const parameters = { TableName: table, IncludeStandard: false };
      const answer = await this.#transport.execute(
        { name: 'agent.call', request: { agent, operation, parameters } },
        options,
      );
      if (!Array.isArray(answer)) throw new ProtocolError('the answer is not a list of fields');
      return answer.flatMap((info: unknown) => definitionOf(info) ?? []);
    });
  }
}

function definitionOf(info: unknown): FieldDefinition | undefined {
  if (!isPlainObject(info)) return undefined;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const name = text(info['FieldName']);
  if (name === '') return undefined;
  const { TextLength: length, Choices: choices, MdoListName: list, DisplayName: label } = info;
  return {
    name,
    label: text(label) === '' ? name : text(label),
    type: text(info['FieldType']) as CustomFieldType,
    description: text(info['Description']),
    list: text(list) === '' ? null : text(list),
    choices: Array.isArray(choices) ? choices.map(text) : [],
    maxLength: typeof length === 'number' && length > 0 ? length : null,
    mandatory: info['IsMandatory'] === true,
    readOnly: info['IsReadOnly'] === true,
  };
}

/** The definitions with their texts in one language. */
export function inLanguage(
  definitions: readonly FieldDefinition[],
  language: string | undefined,
): readonly FieldDefinition[] {
  if (language === undefined || noTranslation(language)) return definitions;
  return definitions.map((each) => ({
    ...each,
    label: localiseText(each.label, language),
    description: localiseText(each.description, language),
  }));
}
