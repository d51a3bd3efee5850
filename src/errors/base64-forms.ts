/**
 * The Base64 and Base64url substrings that any encoded text containing this one must have, such as a header with
 * `user:password`: one for each of the three possible offsets in a group of three bytes, without the characters at the edges,
 * which depend on neighbouring bytes. Also the hexadecimal form.
 */
export function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'utf8');
  const forms = new Set([bytes.toString('hex')]);
  for (const before of [0, 1, 2]) {
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const from = Math.ceil((8 * before) / 6);
    const to = Math.floor((8 * (before + bytes.length)) / 6);
    const own = encoded.slice(from, to);
    forms.add(own).add(own.replaceAll('+', '-').replaceAll('/', '_'));
  }
  return [...forms];
}
