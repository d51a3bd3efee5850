/** The request that code for curl sends. */
export interface CurlRequest {
  readonly method: string;
  readonly url: URL;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The name of the file whose content is the body. */
  readonly file?: string;
}

/** Reads code for curl as a shell would; `$SITE` is a site. */
export function readCurl(code: string): CurlRequest {
  const words = shellWords(code);
  const headers: Record<string, string> = {};
  let method = 'GET';
  let url: URL | undefined;
  let data: string | undefined;
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const value = words[index + 1] ?? '';
    if (!word.startsWith('-')) url = new URL(word.replace('$SITE', 'https://site.example'));
    else if (word !== '--fail-with-body') {
      index += 1;
      if (word === '-X') method = value;
      else if (word === '-H') {
        const [, name = '', content = ''] = /^([\w-]+): (.*)$/s.exec(value) ?? [];
        headers[name.toLowerCase()] = content;
      } else if (word.startsWith('--data')) data = value;
      else throw new Error(`unknown option ${word}`);
    }
  }
  if (url === undefined) throw new Error(`no address in ${code}`);
  const request = { method, url, headers };
  if (data?.startsWith('@') === true) return { ...request, file: data.slice(1) };
  return data === undefined || data === '' ? request : { ...request, body: data };
}

/** Words of a command, without its quotes and continued lines. */
function shellWords(code: string): string[] {
  const words: string[] = [];
  const pieces = /\\\n|\s+|'([^']*)'|"([^"]*)"|\\(.)|([^\s'"\\]+)/gy;
  let current: string | undefined;
  for (const [all, single, double, escaped, plain] of code.matchAll(pieces)) {
    const text = single ?? double ?? escaped ?? plain;
    if (text !== undefined) current = (current ?? '') + text;
    else if (!all.startsWith('\\') && current !== undefined) {
      words.push(current);
      current = undefined;
    }
  }
  return current === undefined ? words : [...words, current];
}
