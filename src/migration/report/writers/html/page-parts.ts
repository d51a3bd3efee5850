import { createHash } from 'node:crypto';
import { embeddedText } from '../../../../files/index.js';
import { files } from './assets.generated.js';

/** The style or the script of pages, `report.css` or `report.js`. */
export function asset(name: string): string {
  const text = files[name];
  if (text === undefined) throw new TypeError(`the package has no file assets/report/${name}`);
  return embeddedText(text);
}

/** A source of a content security policy, which allows this text alone. */
export function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
