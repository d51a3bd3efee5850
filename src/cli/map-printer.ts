import { addressOf, type HttpCall, languages, type LanguageName, type Mapping } from '../mapping/index.js';
import { type Paint } from './output/screen.js';

/** What is printed of an operation, for people: calls, traps and code, no wider than the screen. */
export function mappingText(
  mapping: Mapping,
  shown: readonly LanguageName[],
  call: HttpCall | undefined,
  { paint, width }: { readonly paint: Paint; readonly width: number },
): string {
  const { bold, dim, yellow } = paint;
  const { operation, kind, bridge, agents, rest, traps } = mapping;
  const row = (label: string, text: string) => `  ${dim(label.padEnd(8))} ${wrappedAddress(text, width - 11)}\n`;
  const calls = [
    row('bridge', bridge.short),
    row('agents', agents === undefined ? '–' : addressOf(agents)),
    ...rest.map((each) => row('rest', addressOf(each))),
    row('soap', `${operation.agent}.svc`),
  ];
  const warnings = traps.map(({ title, text }) => `  ${yellow(title)}\n${wrapped(text, width - 4, '    ')}\n`);
  const code = shown.flatMap((name) => {
    const { title, write } = languages[name];
    const text = write(mapping, call);
    return text === undefined ? [] : [`${bold(title)}\n\n${text.replace(/^(?=.)/gm, '  ')}\n`];
  });
  const head = `${bold(mapping.name)}\n${effects[kind]}\n\n${calls.join('')}`;
  const warned = warnings.length === 0 ? [] : [`${bold('Traps')}\n\n${warnings.join('')}`];
  return [head, ...warned, ...code].join('\n');
}

const effects = { read: 'Reads, so it may be repeated.', write: 'Writes, so it is not repeated.' } as const;

/** Breaks a text between words. */
function wrapped(text: string, width: number, indent: string): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.map((line) => indent + line).join('\n');
}

/** Breaks an address or a call before a step, a parameter or an argument. */
function wrappedAddress(text: string, width: number): string {
  const lines = [''];
  for (const part of text.split(/(?=[/?&{.(])|(?<=, )/)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + part.length > width) lines.push(part);
    else lines[lines.length - 1] = line + part;
  }
  return lines.map((line) => line.trimEnd()).join(`\n${' '.repeat(11)}`);
}
