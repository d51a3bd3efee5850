/** Texts that something between the library and a reader would interpret, by what that is. */
export const hostileTexts: Readonly<Record<string, string>> = {
  'the title of a terminal': '\u001b]0;owned\u0007',
  'the screen of a terminal': '\u001b[2J\u001b[H\u001b[3J',
  'the colours of a terminal': '\u001b[31mred\u001b[8mhidden',
  'the clipboard of a terminal': '\u001b]52;c;ZXZpbA==\u001b\\',
  'the links of a terminal': '\u001b]8;;https://evil.example\u001b\\click\u001b]8;;\u001b\\',
  'a terminal by one byte': '\u009b2J\u009d0;owned\u009c',
  'a line by its return': 'failed\rpassed',
  'a line by backspaces': 'failed\b\b\b\b\b\bpassed\u007f',
  'the direction of a line': 'exe.\u202egnp.\u2066x\u2069\u200e',
  'the end of a line for some': 'a\u2028::error::owned\u2029\u0085\u000b\u000c::error::owned',
  'GitHub as an error': 'x\n::error file=a.ts,line=1::owned',
  'GitHub as a setting': 'x\r\n  ::set-output name=token::owned',
  'GitHub as a group': 'x\n::add-mask::owned\n::stop-commands::owned',
  'GitHub of old': 'x ##[add-path]/tmp/evil',
  'Azure Pipelines': '##vso[task.setvariable variable=PATH]/tmp/evil',
  'Azure Pipelines after a line': 'x\n##VSO[task.complete result=Succeeded;]done',
  TeamCity: "##teamcity[buildStatus status='SUCCESS' text='owned']",
  'a mention': '@everyone and @octocat, @org/team',
  'a reference': 'closes #1 and org/repo#2, GH-3, !4',
  'a link': '[click](javascript:alert(1)) https://evil.example www.evil.example <https://evil.example> a@evil.example',
  'an image': '![x](https://evil.example/p.png)',
  'HTML in Markdown': '<img src=https://evil.example/p.png onerror=alert(1)><a href="https://evil.example">x</a>',
  'a table': '| a | b |\n| --- | --- |\n| c | d |',
  'code and headings': '```\n# heading\n> quote\n- item\n`code` **bold** _em_ ~~no~~ $x$',
  'the end of a script': '</script><script>alert(1)</script>',
  'the end of an attribute': '" autofocus onfocus="alert(1)\' x=\'y',
  'the end of an element': ']]></failure></testcase><testcase name="owned"/><![CDATA[<!--',
  'the end of a text in JSON': '"},{"owned":"\\',
  'a byte that is not text': '\u0000\ud800',
  'invisible tags': 'a\u{e0041}\u{e0042}\ufeff\u200bb',
};

const marks = ['\u2039', '\u203a'] as const;

/** Each text with markers before and after it, by which it is found in the output. */
export function signed(index: number, text: string): string {
  return `${marks[0]}${index}${marks[0]}${text}${marks[1]}${index}${marks[1]}`;
}

/** All complete occurrences of a marked text in the output. */
export function unsigned(index: number, written: string): string[] {
  const [open, close] = marks.map((mark) => `${mark}${index}${mark}`);
  return written
    .split(open ?? '')
    .slice(1)
    .filter((part) => part.includes(close ?? ''))
    .map((part) => part.split(close ?? '')[0] ?? '');
}
