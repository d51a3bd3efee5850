/** Columns of the narrowest terminal that help is written for. */
const columns = 80;

/** Text for the end of a command's help: prose and examples of commands are broken to fit 80 columns. */
export function helpText(text: string): string {
  return text
    .split(/\n{2,}/)
    .map(fitted)
    .join('\n\n');
}

function fitted(block: string): string {
  const lines = block.split('\n');
  // Lists and examples are indented, and keep their lines.
  const isProse = lines.every((line) => !line.startsWith(' ') && !line.endsWith(':'));
  return isProse ? wrapped(lines.join(' ').split(' '), '') : lines.map(fittedLine).join('\n');
}

function fittedLine(line: string): string {
  if (line.length <= columns) return line;
  const [, indent = '', rest = ''] = /^( *)(.*)$/.exec(line) ?? [];
  if (!rest.startsWith('superoffice-bridge ')) return wrapped(rest.split(' '), indent);
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

function wrapped(words: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? indent + word : `${line} ${word}`;
    if (longer.length <= columns || line === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = indent + word;
  }
  return [...lines, line].join('\n');
}
