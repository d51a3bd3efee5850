import { z } from 'zod';
import { configurationSchema } from '../src/config/schema.js';
import { typeNames } from '../src/config/setting-shapes.js';

type Schema = z.core.$ZodType;

const heading = '// Made from the schema in schema.ts by scripts/generate-configuration-types.mjs; change it there.';

/** What may be written in a configuration as TypeScript, each setting with its description and its default. */
export function configurationText(): string {
  return new ConfigurationTypes().textOf(configurationSchema);
}

class ConfigurationTypes {
  readonly #imports = new Map<string, Set<string>>();
  readonly #interfaces = new Map<string, string>();

  textOf(schema: Schema): string {
    this.#typeOf(schema);
    const imports = [...this.#imports].map(
      ([from, names]) => `import type { ${[...names].join(', ')} } from '${from}';`,
    );
    const interfaces = [...this.#interfaces.values()].reverse();
    return `${[heading, ...imports.sort()].join('\n')}\n\n${interfaces.join('\n\n')}\n`;
  }

  #typeOf(schema: Schema): string {
    const name = typeNames.get(schema);
    if (name !== undefined) return this.#named(schema, name);
    const { def } = (schema as z.core.$ZodTypes)._zod;
    switch (def.type) {
      case 'string':
      case 'number':
      case 'boolean':
        return def.type;
      case 'literal':
        return def.values.map((value) => JSON.stringify(value)).join(' | ');
      case 'enum':
        return Object.values(def.entries)
          .map((value) => JSON.stringify(value))
          .join(' | ');
      case 'optional':
      case 'default':
      case 'prefault':
        return this.#typeOf(def.innerType);
      case 'pipe':
        return this.#typeOf(def.in);
      case 'array': {
        const item = this.#typeOf(def.element);
        return item.includes('|') ? `(${item})[]` : `${item}[]`;
      }
      case 'record':
        return `Record<string, ${this.#typeOf(def.valueType)}>`;
      case 'union':
        return def.options.map((option) => this.#typeOf(option)).join(' | ');
      case 'object':
        return `{\n${this.#members(def.shape, schema)}\n}`;
      default:
        throw new Error(`a setting of the type ${def.type} needs a name in the registry`);
    }
  }

  #named(schema: Schema, { type, from }: { readonly type: string; readonly from?: string }): string {
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (from !== undefined) {
      const [imported = type] = type.split('[');
      this.#imports.set(from, (this.#imports.get(from) ?? new Set()).add(imported));
    } else if (!this.#interfaces.has(type) && def.type === 'object') {
      const members = this.#members(def.shape);
      this.#interfaces.set(type, `${comment(schema)}export interface ${type} {\n${members}\n}`);
    }
    return type;
  }

  /** @param owner an alternative, which has no place for its description: the member that tells it apart gets it */
  #members(shape: Readonly<Record<string, Schema>>, owner?: Schema): string {
    const lines = Object.entries(shape).map(([name, member]) => {
      const isTag = owner !== undefined && (member as z.core.$ZodTypes)._zod.def.type === 'literal';
      const [mark, orNothing] = member._zod.optin === undefined ? ['', ''] : ['?', ' | undefined'];
      return `${comment(isTag ? owner : member)}${name}${mark}: ${this.#typeOf(member)}${orNothing};`;
    });
    return lines.join('\n');
  }
}

function comment(schema: Schema): string {
  const wrapped = withInner(schema);
  const description = wrapped.map((each) => z.globalRegistry.get(each)?.description).find((text) => text !== undefined);
  const presets = wrapped.flatMap((each) => {
    const { def } = (each as z.core.$ZodTypes)._zod;
    return def.type === 'default' && def.defaultValue !== '' ? [`Default ${JSON.stringify(def.defaultValue)}.`] : [];
  });
  // A comment ends at the first of these.
  const text = [...(description === undefined ? [] : [description]), ...presets].join(' ').replaceAll('*/', '*\\/');
  if (text === '') return '';
  const lines = text.match(/.{1,100}(?: |$)/g) ?? [];
  return lines.length === 1
    ? `/** ${text} */\n`
    : `/**\n${lines.map((line) => ` * ${line.trimEnd()}\n`).join('')} */\n`;
}

function withInner(schema: Schema): readonly Schema[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return 'innerType' in def ? [schema, ...withInner(def.innerType)] : [schema];
}
