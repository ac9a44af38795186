// Tables that can be sorted, and lists that can be narrowed. Heads of `table[data-sortable]` become
// buttons. In a `[data-filter]` box ticked facets narrow the list and the state is in the address.
// A list of several pages takes its other rows from `data-source` on first use. Without this script a
// style sheet narrows the rows of the page, and each value has a page of its own.

import { say } from './words.js';

// As many rows as a page has without it.
const STEP = 40;
const NONE = '(none)';

function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content);
  return made;
}

function button(className, text, act) {
  const made = element('button', className, text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

// Numbers by their amount, texts by the rules of the language; what is missing is last either way.
export function compare(a, b, direction) {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  const [x, y] = [Number(a), Number(b)];
  const order = Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, undefined, { numeric: true, sensitivity: 'base' }) : x - y;
  return direction * order;
}

// Whether a record has one of the chosen values; `0..30` is any number from 0 to 30.
export function fits(own, chosen) {
  return chosen.some((value) => {
    if (own.includes(value)) return true;
    const range = value.match(/^(-?\d*)\.\.(-?\d*)$/);
    return range !== null && own.some((it) => it !== NONE && (range[1] === '' || Number(it) >= Number(range[1])) && (range[2] === '' || Number(it) <= Number(range[2])));
  });
}

// Within a facet any of the chosen values will do, between facets each must hold. What stands aside
// (a superseded report) is only there for who asks for its state.
export function passes(record, filters, except) {
  if (record.aside && !filters.status && except !== 'status') return false;
  return Object.entries(filters).every(([facet, chosen]) => facet === 'q' || facet === except || fits(record.values(facet), chosen))
    && (!filters.q || filters.q[0].toLowerCase().split(/\s+/).every((word) => record.text().includes(word)));
}

function recordOf(row) {
  let text;
  return {
    values: (facet) => row.dataset[facet] ? row.dataset[facet].split('|') : [NONE],
    key: (column) => (row.cells[column]?.dataset.value ?? row.cells[column]?.textContent ?? '').trim(),
    text: () => (text ??= row.textContent.toLowerCase()),
    make: () => row,
  };
}

// Makes heads into buttons and calls `sort(column, direction)`; returns how to mark a head.
function addHeads(table, sort) {
  const heads = [...table.tHead.rows[0].cells];
  const first = heads.findIndex((head) => head.hasAttribute('aria-sort'));
  const written = heads[first]?.getAttribute('aria-sort');
  const mark = (column, direction) => heads.forEach((head, place) => {
    if (place === column) head.setAttribute('aria-sort', direction < 0 ? 'descending' : 'ascending');
    else if (column < 0 && place === first) head.setAttribute('aria-sort', written);
    else head.removeAttribute('aria-sort');
  });
  heads.forEach((head, column) => {
    if (head.dataset.sort === 'none' || !head.textContent.trim()) return;
    const turn = button('', '', () => {
      const now = head.getAttribute('aria-sort');
      const down = now === 'ascending' || (!now && head.dataset.sort === 'descending');
      sort(column, down ? -1 : 1);
    });
    turn.append(...head.childNodes);
    head.append(turn);
  });
  return { heads, mark };
}

export function makeSortable(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map(recordOf);
  const { mark } = addHeads(table, (column, direction) => {
    rows.sort((a, b) => compare(a.key(column), b.key(column), direction));
    body.append(...rows.map((record) => record.make()));
    mark(column, direction);
  });
}

function start(box) {
  const kind = box.dataset.filter;
  const table = box.querySelector('table');
  const body = table.tBodies[0];
  const own = [...body.rows];
  const line = box.querySelector('.result-line p');
  const ownLine = [...line.childNodes];
  const pages = box.querySelector('.pages');
  const facetsBox = box.querySelector('.facets-box');
  const facets = new Map([...box.querySelectorAll('[data-facet]')].map((section) => [section.dataset.facet, section]));
  const counts = new Map();
  let records = own.map(recordOf);
  let waiting = box.dataset.source;
  let names = {};
  let shown = STEP;
  let sorted = null;
  let turn = 0;

  async function load() {
    if (!waiting) return;
    const [{ data }, { readers }] = await Promise.all([import('./data.js'), import('./list-rows.js')]);
    ({ records, names } = readers[kind](await data(waiting), box));
    waiting = '';
    for (const input of counts.keys()) {
      const name = names[input.name]?.[input.value];
      if (name) input.nextElementSibling.textContent = name;
    }
  }

  function chosen() {
    const filters = {};
    for (const input of box.querySelectorAll('.facets input:checked')) (filters[input.name] ??= []).push(input.value);
    if (find.value.trim()) filters.q = [find.value.trim()];
    return filters;
  }

  function address(filters) {
    const parameters = new URLSearchParams();
    for (const [facet, values] of Object.entries(filters)) for (const value of values) parameters.append(facet, value);
    if (sorted) parameters.set('sort', `${sorted.direction < 0 ? '-' : ''}${columnKey(sorted.column)}`);
    const text = parameters.toString();
    return `${location.pathname}${text ? `?${text}` : ''}${location.hash}`;
  }

  const columnKey = (column) => heads[column].dataset.key ?? String(column);

  function addOption(facet, value, count) {
    const set = facets.get(facet);
    const input = element('input');
    input.type = 'checkbox';
    input.name = facet;
    input.value = value;
    const label = element('label', '', input, element('span', 'name', names[facet]?.[value] ?? value), element('span', 'count', String(count)));
    const option = element('li', '', label);
    const more = set.querySelector('.facet-more');
    if (more) more.before(option);
    else set.querySelector('ul').append(option);
    counts.set(input, label.querySelector('.count'));
    return input;
  }

  // Every value of a facet, for who wants more than the most frequent ones.
  async function expand(facet, item) {
    await load();
    const there = new Set([...facets.get(facet).querySelectorAll('input')].map((input) => input.value));
    const found = new Map();
    for (const record of records.filter((it) => !it.aside)) {
      for (const value of record.values(facet)) if (value !== NONE && !there.has(value)) found.set(value, (found.get(value) ?? 0) + 1);
    }
    const before = item.previousElementSibling;
    item.remove();
    for (const [value, count] of [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) addOption(facet, value, count);
    facets.get(facet).querySelector('ul').classList.add('long');
    (before.nextElementSibling ?? before).querySelector('input')?.focus();
    await show();
  }

  function recount(filters) {
    for (const [facet, set] of facets) {
      const left = records.filter((record) => passes(record, filters, facet));
      for (const input of set.querySelectorAll('input')) {
        const n = left.reduce((sum, record) => sum + (fits(record.values(facet), [input.value]) ? 1 : 0), 0);
        counts.get(input).textContent = n;
        input.closest('label').classList.toggle('none', n === 0 && !input.checked);
      }
    }
  }

  function tellNothing(filters) {
    const ways = Object.keys(filters).map((facet) => {
      const rest = { ...filters };
      delete rest[facet];
      const n = records.filter((record) => passes(record, rest)).length;
      const name = facet === 'q' ? `“${filters.q[0]}”` : facets.get(facet).querySelector('legend').textContent;
      return { n, item: button('button', say('js-list-without', { filter: name, n }), () => {
        if (facet === 'q') find.value = '';
        else for (const input of facets.get(facet).querySelectorAll('input')) input.checked = false;
        change(true);
        clear.focus();
      }) };
    });
    const helps = ways.filter(({ n }) => n > 0).map(({ item }) => item);
    nothing.replaceChildren(element('p', '', say('js-list-none')), element('p', 'ways', ...helps));
  }

  async function show() {
    const filters = chosen();
    const active = Object.keys(filters).length;
    const mine = ++turn;
    let failed = false;
    if (active || sorted || shown > STEP) await load().catch(() => { failed = true; });
    if (mine !== turn) return;
    clear.hidden = !active;
    if (facetsBox) badge.textContent = active ? ` (${Object.values(filters).flat().length})` : '';
    const untouched = !active && !sorted && shown === STEP;
    const hits = untouched ? [] : records.filter((record) => passes(record, filters));
    if (sorted) hits.sort((a, b) => compare(a.key(sorted.column), b.key(sorted.column), sorted.direction));
    mark(sorted ? sorted.column : -1, sorted?.direction);
    choice.value = sorted ? `${sorted.direction < 0 ? '-' : ''}${sorted.column}` : '';
    if (untouched) {
      body.replaceChildren(...own);
      line.replaceChildren(...ownLine);
    } else {
      body.replaceChildren(...hits.slice(0, shown).map((record) => record.make()));
      const all = records.filter((record) => !record.aside).length;
      if (active) line.replaceChildren(say('js-list-count', { n: hits.length, all }));
      else if (box.dataset.source) line.replaceChildren(say(`js-list-all-${kind}`, { n: hits.length }));
      else line.replaceChildren(...ownLine);
      if (failed) line.append(` ${say('js-list-failed')}`);
    }
    if (pages) pages.hidden = !untouched && !failed;
    const left = untouched ? Number(box.dataset.total ?? own.length) - own.length : hits.length - shown;
    more.hidden = left <= 0 || failed;
    more.textContent = say('js-list-more', { n: Math.min(STEP, left) });
    table.hidden = !untouched && !hits.length;
    nothing.hidden = !table.hidden;
    if (table.hidden) tellNothing(filters);
    if (!waiting || active) recount(filters);
  }

  // A click is a step to go back to; typing is not.
  function change(isStep) {
    shown = STEP;
    const next = address(chosen());
    if (next !== `${location.pathname}${location.search}${location.hash}`) history[isStep ? 'pushState' : 'replaceState'](null, '', next);
    return show();
  }

  function restore() {
    const parameters = new URLSearchParams(location.search);
    for (const [facet, set] of facets) {
      const wanted = new Set(parameters.getAll(facet));
      for (const input of set.querySelectorAll('input')) input.checked = wanted.delete(input.value);
      for (const value of wanted) addOption(facet, value, 0).checked = true;
    }
    find.value = parameters.get('q') ?? '';
    const wanted = parameters.get('sort');
    const column = wanted ? heads.findIndex((_, place) => columnKey(place) === wanted.replace(/^-/, '')) : -1;
    sorted = column < 0 ? null : { column, direction: wanted.startsWith('-') ? -1 : 1 };
    shown = STEP;
    return show();
  }

  for (const set of facets.values()) {
    for (const option of set.querySelectorAll('li[data-value]')) {
      const label = option.querySelector('label');
      const page = option.querySelector('a');
      // The way to a list of its own; here a click narrows this one.
      if (page) {
        label.append(element('span', 'count', page.textContent));
        page.remove();
      }
      counts.set(label.querySelector('input'), label.querySelector('.count'));
    }
    const rest = set.querySelector('.facet-more');
    if (rest) rest.replaceChildren(button('link', rest.textContent, () => expand(set.dataset.facet, rest).catch(() => { line.append(` ${say('js-list-failed')}`); })));
  }

  // The page keeps the place of both, so that nothing moves when this script comes.
  const find = box.querySelector('.find') ?? element('input');
  find.addEventListener('input', () => change(false));
  const clear = button('button', say('js-list-clear'), () => {
    for (const input of box.querySelectorAll('.facets input:checked')) input.checked = false;
    find.value = '';
    change(true);
    find.focus();
  });
  clear.hidden = true;
  const { heads, mark } = addHeads(table, (column, direction) => {
    sorted = { column, direction };
    change(true);
  });
  const choice = box.querySelector('.sort') ?? element('select');
  heads.forEach((head, column) => {
    if (!head.firstElementChild) return;
    const ways = head.dataset.sort === 'descending' ? ['-', ''] : ['', '-'];
    for (const way of ways) choice.add(new Option(`${head.textContent} ${way ? '↓' : '↑'}`, `${way}${column}`));
  });
  choice.addEventListener('change', () => {
    sorted = choice.value ? { column: Number(choice.value.replace('-', '')), direction: choice.value.startsWith('-') ? -1 : 1 } : null;
    change(true);
  });
  const more = button('button block', '', () => {
    const from = body.rows.length;
    shown += STEP;
    show().then(() => body.rows[from]?.querySelector('a')?.focus());
  });
  const nothing = element('div', 'empty');
  nothing.hidden = true;
  const badge = element('span');
  facetsBox?.querySelector('summary').append(badge);
  box.querySelector('.result-line .end').prepend(clear);
  table.after(nothing, more);
  line.setAttribute('role', 'status');
  facetsBox?.addEventListener('change', () => change(true));
  addEventListener('popstate', restore);
  restore();
}

if (typeof document !== 'undefined') {
  for (const box of document.querySelectorAll('[data-filter]')) if (box.querySelector('table')) start(box);
  for (const table of document.querySelectorAll('table[data-sortable]')) if (!table.closest('[data-filter]')) makeSortable(table);
}
