import { Markup, markup } from '../../output-text/index.js';
import { count, counted } from '../../migration/report/wording.js';
import { asset, selfContainedPage, unindented } from '../../migration/report/writers/html/page-parts.js';
import type { DescribedOperation, DescribedUsage } from './described.js';
import type { Counted } from './tally.js';
import { nameOf } from './usage.js';

/** What a page says of its usage. */
export interface PageTexts {
  readonly title: string;
  /** The line above the title. */
  readonly overline: string;
  readonly lead: string;
  /** Whether something needs attention. */
  readonly colour: 'good' | 'known' | 'bad';
  /** Further sections, before the operations. */
  readonly sections?: readonly Section[];
  /** Said below each operation. */
  readonly note?: (operation: DescribedOperation) => string | undefined;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly content: Markup;
}

/** A self-contained page without a script. */
export function usagePage(usage: DescribedUsage, texts: PageTexts): string {
  const sections: readonly Section[] = [
    ...(texts.sections ?? []),
    operationSection(usage),
    detailSection(usage, texts),
    clientSection(usage),
    trapSection(usage),
    otherSection(usage),
  ];
  const content = markup`
          <header>
            <p class="overline">${texts.overline}</p>
            <div class="verdict ${texts.colour}">
              <h1>${texts.title}</h1>
              <p>${texts.lead}</p>
            </div>
            ${figures(usage)}
            <nav aria-label="Sections">
              <ul>
                ${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}
              </ul>
            </nav>
          </header>
          <main>${sections.map(sectionMarkup)}</main>
          <footer>Written by superoffice-bridge serve. Not a product of SuperOffice.</footer>
        `;
  const style = unindented(asset('report.css'));
  return unindented(selfContainedPage({ title: texts.title, style, skipTo: 'operations', content }));
}

function sectionMarkup({ id, title, lead, content }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${title}</h2>
    <p class="lead">${lead}</p>
    ${content}
  </section>`;
}

function figures({ operations, clients, otherRequests }: DescribedUsage): Markup {
  const calls = operations.reduce((sum, each) => sum + each.calls, 0);
  const failed = operations.reduce((sum, each) => sum + failuresOf(each), 0);
  const soapOnly = operations.filter(({ agents }) => agents === null).length;
  const others = otherRequests.reduce((sum, each) => sum + each.calls, 0);
  return markup`<dl class="figures">
    ${figure('Calls', count(calls), `${count(others)} other requests`)}
    ${figure('Operations', count(operations.length), soapOnly === 0 ? 'all have a twin on Agents' : `${count(soapOnly)} without a twin on Agents`)}
    ${figure('Clients', count(clients.length), 'by application, user agent and address')}
    ${figure('Failed calls', count(failed), 'exceptions, faults, unreadable')}
  </dl>`;
}

function figure(term: string, value: string, more: string): Markup {
  return markup`<div class="figure">
    <dt>${term}</dt>
    <dd>${value}<small>${more}</small></dd>
  </div>`;
}

function failuresOf({ exception, fault, unreadable }: DescribedOperation): number {
  return exception + fault + unreadable;
}

function operationSection({ operations }: DescribedUsage): Section {
  const rows = operations.map((each) => [
    markup`<a href="#${anchorOf(each)}"><code>${nameOf(each)}</code></a>`,
    each.kind,
    count(each.calls),
    failuresOf(each) === 0 ? '0' : markup`<span class="badge different">${count(failuresOf(each))}</span>`,
    count(each.clients.length),
    milliseconds(each.latency.median),
    milliseconds(each.latency.p99),
    each.agents === null ? markup`<span class="badge explained">none</span>` : 'yes',
    each.rest.length === 0 ? 'no' : 'yes',
  ]);
  return {
    id: 'operations',
    title: 'Operations',
    lead: 'The most frequent first. Times are those of the whole call, accurate to 10 %.',
    content: table(
      'operations',
      ['operation', 'kind', '#calls', '#failed', '#clients', '#median', '#99 %', 'Agents', 'REST'],
      rows,
    ),
  };
}

function detailSection({ operations, traps }: DescribedUsage, { note }: PageTexts): Section {
  const titles = new Map(traps.map(({ name, title }) => [name, title]));
  const entry = (each: DescribedOperation) => {
    const said = note?.(each);
    return markup`<details id="${anchorOf(each)}">
      <summary><span class="place">${nameOf(each)}</span><span class="about">${counted(each.calls, 'call')}, ${counted(each.requestFields.length, 'field')} of requests and ${counted(each.answerFields.length, 'field')} of answers in use</span></summary>
      <div class="inside">
        <ul>
          <li>Bridge: <code>${each.bridge}</code></li>
          <li>Agents: ${each.agents === null ? `only SOAP has it${each.instead === null ? '' : `; instead, use ${each.instead}`}` : markup`<code>${each.agents}</code>`}</li>
          ${each.rest.map((address) => markup`<li>REST: <code>${address}</code></li>`)}
          ${said === undefined ? '' : markup`<li>${said}</li>`}
          <li>Versions: ${tallyText(each.services)}</li>
          <li>Clients: ${tallyText(each.clients)}</li>
          ${each.exceptionTypes.length === 0 ? '' : markup`<li>Exceptions: ${tallyText(each.exceptionTypes)}</li>`}
          ${each.traps.length === 0 ? '' : markup`<li>Traps: ${each.traps.map((name, index) => markup`${index === 0 ? '' : ', '}<a href="#trap-${name}">${titles.get(name)}</a>`)}</li>`}
        </ul>
        ${fieldList('Fields of requests', each.requestFields)} ${fieldList('Fields of answers', each.answerFields)}
      </div>
    </details>`;
  };
  return {
    id: 'details',
    title: 'What each becomes, and the fields in use',
    lead: 'A field is in use if it had another value than the default of its type. The number is the calls in which it had.',
    content: markup`${operations.map(entry)}`,
  };
}

/** More are in the JSON file. */
const maxListed = 400;

function fieldList(title: string, fields: readonly Counted[]): Markup | string {
  if (fields.length === 0) return '';
  const more = fields.length - maxListed;
  return markup`<h3>${title}</h3>
    <p>${fields.slice(0, maxListed).map(({ name, calls }) => markup`<code>${name}</code> ${count(calls)} `)}${more > 0 ? `… and ${count(more)} more, which the JSON file has` : ''}</p>`;
}

function clientSection({ clients }: DescribedUsage): Section {
  const rows = clients.map(({ name, application, userAgent, address, calls, firstSeen, lastSeen }) => [
    name,
    application === '' ? 'none' : markup`<code>${application}</code>`,
    userAgent,
    address,
    count(calls),
    timeText(firstSeen),
    timeText(lastSeen),
  ]);
  return {
    id: 'clients',
    title: 'Clients',
    lead: 'The application is a digest of its token, which stays the same; the token itself is not kept.',
    content: table(
      'clients',
      ['client', 'application', 'user agent', 'address', '#calls', 'first (UTC)', 'last'],
      rows,
    ),
  };
}

function trapSection({ traps }: DescribedUsage): Section {
  return {
    id: 'traps',
    title: 'Traps',
    lead: 'What a program meets that moves from SOAP, for the operations above.',
    content: markup`${traps.map(
      ({ name, title, text }) =>
        markup`<details id="trap-${name}"><summary>${title}</summary><div class="inside"><p>${text}</p></div></details>`,
    )}`,
  };
}

function otherSection({ otherRequests }: DescribedUsage): Section {
  return {
    id: 'others',
    title: 'Other requests',
    lead: 'What was no call of a known operation.',
    content: table(
      'others',
      ['what', '#requests'],
      otherRequests.map(({ name, calls }) => [name, count(calls)]),
    ),
  };
}

type Cell = Markup | string;

/** @param heads those of numbers begin with `#` */
export function table(id: string, heads: readonly string[], rows: readonly (readonly Cell[])[]): Markup {
  if (rows.length === 0) return markup`<p>None so far.</p>`;
  const kind = (index: number) => new Markup(heads[index]?.startsWith('#') === true ? ' class="number"' : '');
  return markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}-title"><table>
    <thead><tr>${heads.map((head, index) => markup`<th scope="col"${kind(index)}>${head.replace('#', '')}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => markup`<tr>${row.map((cell, index) => markup`<td${kind(index)}>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

function anchorOf({ agent, operation }: DescribedOperation): string {
  return `operation-${agent}-${operation}`;
}

export function tallyText(tally: readonly Counted[]): string {
  return tally.map(({ name, calls }) => `${name} (${count(calls)})`).join(', ');
}

export function milliseconds(time: number): string {
  return `${time < 10 ? time.toPrecision(2) : count(Math.round(time))} ms`;
}

export function timeText(time: string): string {
  return time.slice(0, 16).replace('T', ' ');
}
