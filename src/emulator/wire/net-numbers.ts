/**
 * A double as .NET writes it in its round-trip format: `1E+21`, `1.5E-07`, and plain digits up to 15 places. Not a number
 * and infinity are each wire's own.
 */
export function doubleText(value: number): string {
  if (Object.is(value, -0)) return '-0';
  const [digits = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (exponent < 15 && exponent > -5) return plainText(value);
  const sign = exponent < 0 ? '-' : '+';
  return `${digits}E${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** As `doubleText`, with as few digits as tell a `float` from its neighbours. */
export function singleText(value: number): string {
  for (let digits = 6; digits < 10; digits++) {
    const text = Number(value.toPrecision(digits));
    if (Math.fround(text) === Math.fround(value)) return doubleText(text);
  }
  return doubleText(value);
}

/** Digits without an exponent, as a decimal has them. */
export function plainText(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const point = whole.length + Number(exponent);
  const digits = whole + fraction;
  return point <= 0 ? `${sign}0.${'0'.repeat(-point)}${digits}` : sign + digits.padEnd(point, '0');
}
