const tag = /<(\/?)([^\s/>]+)((?:\s+[^\s=]+="[^"]*")*)\s*(\/?)>/g;
const attribute = /\s+([^\s=]+)="([^"]*)"/g;

const instance = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * An XML document in which each name stands with its namespace in place of its prefix, and without declarations of
 * namespaces. All else stays as it is, byte for byte, so that two serializers can be compared.
 */
export function withoutPrefixes(xml: string): string {
  const scopes: ReadonlyMap<string, string>[] = [new Map([['xml', 'xml']])];
  return xml.replace(tag, (_whole, slash: string, name: string, attributes: string, empty: string) => {
    if (slash !== '') return `</${expanded(name, scopes.pop() ?? new Map())}>`;
    const given = [...attributes.matchAll(attribute)].map(([, key = '', value = '']) => [key, value] as const);
    const scope = new Map(scopes.at(-1));
    for (const [key, value] of given) if (/^xmlns(?::|$)/.test(key)) scope.set(key.slice('xmlns:'.length), value);
    if (empty === '') scopes.push(scope);
    const rest = given
      .filter(([key]) => !/^xmlns(?::|$)/.test(key))
      .map(([key, value]) => {
        // An attribute without a prefix is in no namespace.
        const full = key.includes(':') ? expanded(key, scope) : key;
        return ` ${full}="${full === `{${instance}}type` ? expanded(value, scope) : value}"`;
      });
    return `<${expanded(name, scope)}${rest.join('')}${empty}>`;
  });
}

function expanded(qualified: string, scope: ReadonlyMap<string, string>): string {
  const [local = '', prefix = ''] = qualified.split(':').reverse();
  const namespace = scope.get(prefix) ?? (prefix === '' ? '' : undefined);
  if (namespace === undefined) throw new Error(`nothing declares the prefix of ${qualified}`);
  return `{${namespace}}${local}`;
}

/** The content of an envelope's body, without prefixes. */
export function bodyWithoutPrefixes(envelope: string): string {
  const [, body] = /<\{[^}]*\}Body>(.*)<\/\{[^}]*\}Body>/s.exec(withoutPrefixes(envelope)) ?? [];
  if (body === undefined) throw new Error(`no body in ${envelope.slice(0, 200)}`);
  return body;
}

/** The texts around the first character in which two texts differ; undefined if they are the same. */
export function textDifference(actual: string, expected: string): string | undefined {
  if (actual === expected) return undefined;
  let at = 0;
  while (actual[at] === expected[at]) at++;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 80), at + 80));
  return `${around(actual)} in place of ${around(expected)}`;
}
