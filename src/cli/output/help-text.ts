import type { AddHelpTextContext } from 'commander';

/** Columns that help is written for; a narrower terminal has shorter lines. */
const widest = 80;

/** Text for the end of a command's help, broken to fit the terminal. */
export function helpFooter(text: string): (context: AddHelpTextContext) => string {
  return ({ command }) => {
    const width = command.configureOutput().getOutHelpWidth?.() ?? widest;
    return helpText(text, Math.min(widest, width));
  };
}

/** Breaks prose and examples of commands to fit so many columns. */
export function helpText(text: string, columns = widest): string {
  const blankLine = text.startsWith('\n') ? '\n' : '';
  const blocks = text.slice(blankLine.length).split(/\n{2,}/);
  return blankLine + blocks.map((block) => fitted(block, columns)).join('\n\n');
}

function fitted(block: string, columns: number): string {
  const lines = block.split('\n');
  // Lists and examples are indented, and keep their lines.
  const isProse = lines.every((line) => !line.startsWith(' ') && !line.endsWith(':'));
  return isProse
    ? wrapped(lines.join(' ').split(' '), '', columns)
    : lines.map((line) => fittedLine(line, columns)).join('\n');
}

function fittedLine(line: string, columns: number): string {
  if (line.length <= columns) return line;
  const [, indent = '', rest = ''] = /^( *)(.*)$/.exec(line) ?? [];
  if (!rest.startsWith('superoffice-bridge ')) {
    // The text of a row of a list continues below itself.
    const [, lead = indent, words = rest] = /^( +\S+ {2,})(.*)$/.exec(line) ?? [];
    return wrapped(words.split(' '), lead, columns);
  }
  // Before the options, where a shell continues a line.
  const [first = '', ...options] = rest.split(/ (?=--?\w)/);
  let lines = indent + first;
  let length = lines.length;
  for (const option of options) {
    const fits = length + option.length + ' '.length + ' \\'.length <= columns;
    lines += fits ? ` ${option}` : ` \\\n${indent}  ${option}`;
    length = fits ? length + option.length + 1 : indent.length + 2 + option.length;
  }
  return lines;
}

/** @param lead what the first line begins with; the others are indented by its length */
function wrapped(words: readonly string[], lead: string, columns: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? lead + word : `${line} ${word}`;
    if (longer.length <= columns || line === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = ' '.repeat(lead.length) + word;
  }
  return [...lines, line].join('\n');
}
