// What the page does with its findings: shows them by cause, a page at a time, filtered and searched. Everything it shows
// is set as text, never as markup.
(() => {
  const pageSize = 40;
  const { findings, causes, weights, sides } = JSON.parse(document.getElementById('findings-data').textContent);
  const list = document.getElementById('findings-list');
  const counter = document.getElementById('findings-count');
  const more = document.getElementById('findings-more');
  const filters = document.getElementById('filters');
  const search = document.getElementById('search');
  let matching = [];
  let shown = 0;
  let group;

  const sideName = (name) => (Object.hasOwn(sides, name) ? sides[name] : name);
  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const counted = (number, one, many) => `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
  // Marks of direction and controls would turn or hide what stands around them.
  const readable = (text) =>
    text.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, (character) =>
      character === '\n' || character === '\u200d'
        ? character
        : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  const verdicts = { unexplained: 'unexplained', explained: 'accepted', noise: 'noise' };
  const place = (pattern) => (pattern === '' ? 'the whole answer' : readable(pattern));
  const written = (value) =>
    value === undefined ? '–' : readable(JSON.stringify(value, null, typeof value === 'object' ? 1 : undefined));

  // The text that is searched is made when somebody searches.
  const searchable = new Map();
  const textOf = (finding) => {
    let text = searchable.get(finding);
    if (text === undefined) {
      text = JSON.stringify([finding, causes[finding.cause]]).toLowerCase();
      searchable.set(finding, text);
    }
    return text;
  };

  const matches = (finding, wanted, words) =>
    Object.entries(wanted).every(([name, value]) => value === '' || finding[name] === value) &&
    words.every((word) => textOf(finding).includes(word));

  /** What both sides have at their beginning and end is left as it is; the rest is marked. */
  const marked = (text, other) => {
    const limit = Math.min(text.length, other.length);
    let start = 0;
    while (start < limit && text[start] === other[start]) start++;
    let end = 0;
    while (end < limit - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end++;
    if (start + end === 0 || text.length > 2_000) return [text];
    const middle = text.slice(start, text.length - end);
    return [
      text.slice(0, start),
      ...(middle === '' ? [] : [element('mark', '', middle)]),
      text.slice(text.length - end),
    ];
  };

  /** A value below the name of its side. */
  const sideOf = (kind, name, value, other) =>
    element('div', '', element('span', `head ${kind}`, name), element('pre', `side ${kind}`, ...marked(value, other)));

  const examples = (finding) => {
    const example = ({ key, path, control, candidate }) => {
      const [left, right] = [written(control), written(candidate)];
      const which = element('p', 'which', readable(key), ...(path === '' ? [] : [element('code', '', readable(path))]));
      // The reports of shadow calls have no values.
      if (control === undefined && candidate === undefined) return [which];
      return [
        which,
        sideOf('control', sides.control, left, right),
        sideOf('candidate', sideName(finding.candidate), right, left),
      ];
    };
    return element('div', 'examples', ...finding.examples.flatMap(example));
  };

  /** Where the clipboard is not available, the rule is selected, ready to be copied. */
  const copied = async (text, shownIn) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      getSelection().selectAllChildren(shownIn);
      return false;
    }
  };

  const ruleOf = ({ rule, advice }) => {
    if (!rule) return [];
    const text = element('pre', 'rule', readable(rule));
    const several = rule.split('\n- ').length > 1;
    const button = element('button', '', several ? 'Copy the rules' : 'Copy the rule');
    button.type = 'button';
    button.addEventListener('click', async () => {
      button.textContent = (await copied(rule, text)) ? 'Copied' : 'Selected: press Ctrl+C';
    });
    return [element('p', 'because', readable(advice)), element('div', 'suggestion', text, button)];
  };

  /** The operations that show a finding, with the number of calls of each. */
  const operationsOf = ({ operations }) => {
    const parts = operations.flatMap(({ subject, answers }, index) => [
      ...(index === 0 ? [] : [', ']),
      element('code', '', readable(subject)),
      ` (${counted(answers, 'call', 'calls')})`,
    ]);
    return element('p', 'because', 'Seen in ', ...parts, '.');
  };

  /** The steps of which an expectation is not met because of a finding. */
  const stepsOf = ({ steps }) => {
    if (steps.length === 0) return [];
    const item = ({ id, name }) => {
      const link = element('a', '', readable(name));
      link.href = `#${id}`;
      return element('li', '', link);
    };
    return [
      element('p', 'because', 'Expectations that are not met because of it, by step:'),
      element('ul', 'steps', ...steps.map(item)),
    ];
  };

  const details = (finding) => {
    const { entity, candidate, field, detail, answers, operations, verdict, because } = finding;
    const about = `${readable(entity)} on ${readable(sideName(candidate))}${detail ? ` · ${readable(detail)}` : ''} · seen in ${counted(answers, 'call', 'calls')} of ${counted(operations.length, 'operation', 'operations')}`;
    const summary = element(
      'summary',
      '',
      element('span', 'place', place(field)),
      ' ',
      element('span', `badge ${verdict}`, verdicts[verdict]),
      element('span', 'about', about),
    );
    const made = element('details', '', summary);
    made.id = `finding-${finding.id}`;
    made.addEventListener('toggle', () => {
      if (!made.open || made.children.length > 1) return;
      const reason = because ? [element('p', 'because', readable(`Accepted: ${because}`))] : [];
      made.append(
        element(
          'div',
          'inside',
          ...reason,
          examples(finding),
          operationsOf(finding),
          ...stepsOf(finding),
          ...ruleOf(finding),
        ),
      );
    });
    return made;
  };

  const showMore = () => {
    const page = matching.slice(shown, shown + pageSize);
    for (const finding of page) {
      if (group?.dataset.cause !== finding.cause) {
        const all = matching.filter(({ cause }) => cause === finding.cause);
        group = element(
          'div',
          'group',
          element(
            'h3',
            '',
            causes[finding.cause],
            ' ',
            element('span', '', `${weights[finding.cause].label} · ${counted(all.length, 'finding', 'findings')}`),
          ),
        );
        group.dataset.cause = finding.cause;
        list.append(group);
      }
      group.append(details(finding));
    }
    shown += page.length;
    more.hidden = shown >= matching.length;
    more.textContent = `Show ${Math.min(pageSize, matching.length - shown)} more`;
    return list.querySelectorAll('details')[shown - page.length];
  };

  const update = () => {
    const { words: typed, ...wanted } = Object.fromEntries(new FormData(filters));
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    matching = findings.filter((finding) => matches(finding, wanted, words));
    const weight = new Map();
    for (const { cause, answers, verdict } of matching) {
      weight.set(cause, (weight.get(cause) ?? 0) + answers * (verdict === 'unexplained' ? 1e9 : 1));
    }
    // Causes without an explanation first, of these the worst, then the most frequent; within one, as the report has them.
    const isOpen = ({ cause }) => (weight.get(cause) >= 1e9 ? 0 : 1);
    matching.sort(
      (one, other) =>
        isOpen(one) - isOpen(other) ||
        weights[one.cause].rank - weights[other.cause].rank ||
        weight.get(other.cause) - weight.get(one.cause) ||
        (one.cause < other.cause ? -1 : one.cause > other.cause ? 1 : 0),
    );
    const open = matching.filter(({ verdict }) => verdict === 'unexplained').length;
    list.replaceChildren();
    shown = 0;
    group = undefined;
    counter.textContent =
      findings.length === 0
        ? 'No findings.'
        : `${counted(matching.length, 'finding', 'findings')} of ${findings.length.toLocaleString('en-US')}${open < matching.length ? `, ${open.toLocaleString('en-US')} of them unexplained` : ''}`;
    showMore();
  };

  /** A finding may be hidden by the filters, or be on a later page; a step is in a closed scenario. */
  const showLinked = () => {
    const id = location.hash.slice(1);
    const linked = findings.find((finding) => id === `finding-${finding.id}`);
    if (linked !== undefined) {
      if (!matching.includes(linked)) {
        filters.reset();
        update();
      }
      while (shown <= matching.indexOf(linked)) showMore();
    }
    const target = id === '' ? null : document.getElementById(id);
    const closed = target?.closest('details');
    if (!closed) return;
    closed.open = true;
    target.scrollIntoView();
  };

  addEventListener('hashchange', showLinked);
  filters.addEventListener('input', update);
  filters.addEventListener('submit', (event) => event.preventDefault());
  more.addEventListener('click', () => showMore()?.querySelector('summary')?.focus());
  document.addEventListener('keydown', (event) => {
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === '/' && !typing) {
      event.preventDefault();
      search.focus();
    }
    if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      update();
    }
  });
  update();
  showLinked();
})();
