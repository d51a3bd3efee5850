import { createHash } from 'node:crypto';
import { Markup, markup } from '../../../../output-text/index.js';
import { embeddedText } from '../../../../files/index.js';
import { files } from './assets.generated.js';

/** The style or the script of pages, `report.css` or `report.js`. */
export function asset(name: string): string {
  const text = files[name];
  if (text === undefined) throw new TypeError(`the package has no file assets/report/${name}`);
  return embeddedText(text);
}

export interface PageContent {
  readonly title: string;
  readonly style: string;
  /** Default none, which the page's policy then enforces. */
  readonly script?: { readonly text: string; readonly data: Markup };
  /** Where the link for keyboards leads. */
  readonly skipTo: 'findings' | 'operations';
  readonly content: Markup;
}

/**
 * A self-contained page: it needs no network and no other file. Its policy only allows its own style and script, so that no
 * text from elsewhere can run.
 */
export function selfContainedPage({ title, style, script, skipTo, content }: PageContent): string {
  const scripts = script === undefined ? '' : ` script-src '${digest(script.text)}';`;
  const policy = `default-src 'none'; style-src '${digest(style)}';${scripts} img-src data:; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="data:," />
        <title>${title} – superoffice-bridge</title>
        <style>${new Markup(style)}</style>
      </head>
      <body>
        <a class="skip" href="#${skipTo}">Skip to the ${skipTo}</a>
        <div class="page">${content}</div>
        ${script === undefined ? '' : markup`${script.data}<script>${new Markup(script.text)}</script>`}
      </body>
    </html> `.text;
}

/** The indentation of the templates is a third of a long page. For pages that show nothing with its white space. */
export function unindented(text: string): string {
  return text.replace(/\n\s+/g, '\n');
}

/** A source of a content security policy, which allows this text alone. */
function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
