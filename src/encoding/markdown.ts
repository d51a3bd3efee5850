import { plainLine } from './plain-text.js';

/** In HTML's spelling these are text to a reader of Markdown (CommonMark 0.31, section 2.5). */
const syntax = /^[-+=]|[!#$&*<>@[\\\]^_`{|}~]|:(?=\u200b)/g;

/**
 * Text on one line of Markdown in which nothing is markup, a link, a mention or a reference.
 *
 * GitHub and GitLab look for mentions, references and addresses after they have read the Markdown, when `&#64;` is `@`
 * again. An invisible space ends each of those (the way of Renovate and Dependabot in their comments).
 */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(/\s+/g, ' ')
    .replace(/[@#!]|\bGH(?=-\d)|:(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp)(?=:)/gi, '$&\u200b')
    .replace(syntax, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('\u200b', '&#8203;')
    .replace(/^(\d+)([.)])/, (_, digits: string, mark: string) => `${digits}&#${mark.charCodeAt(0)};`);
}
