/**
 * What a text leaves in the Base64 and Base64url of anything that holds it, such as `user:password` in a header: it may
 * stand at any of three places within a group of three bytes, and the characters at its edges mix with its neighbours.
 * Its hexadecimal too.
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
