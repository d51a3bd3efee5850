import { plainLine } from './plain-text.js';

/** As HTML entities these are plain text in Markdown (CommonMark 0.31, section 2.5). */
const syntax = /^[-+=]|[!#$&*<>@[\\\]^_`{|}~]|:(?=\u200b)/g;

/**
 * Text on one line of Markdown in which nothing is markup, a link, a mention or a reference.
 *
 * GitHub and GitLab search for mentions, references and addresses after parsing the Markdown, when `&#64;` is `@` again. An
 * invisible space breaks them up, as Renovate and Dependabot do in their comments.
 */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(/\s+/g, ' ')
    .replace(/[@#!]|\bGH(?=-\d)|:(?=\/\/)|\bwww(?=\.)|\b(?:mailto|xmpp)(?=:)/gi, '$&\u200b')
    .replace(syntax, (character) => `&#${character.charCodeAt(0)};`)
    .replaceAll('\u200b', '&#8203;')
    .replace(/^(\d+)([.)])/, (_, digits: string, mark: string) => `${digits}&#${mark.charCodeAt(0)};`);
}
