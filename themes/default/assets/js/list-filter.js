// Filters over the incident list: the links of the facets become boxes to tick, and the state is in
// the address. The rows come from the catalog, so the filters reach beyond the page that is shown.

import { FACETS, find, prepare, readState, writeState } from './search-core.js';
import { resultRow } from './rows.js';

const STEP = 100;

function start(box) {
  const root = document.body.dataset.root;
  const facets = new Map();
  for (const section of box.querySelectorAll('[data-facet]')) facets.set(section.dataset.facet, section);
  const table = box.querySelector('table.incidents');
  const body = table.tBodies[0];
  const own = [...body.rows];
  const line = box.querySelector('.result-line p');
  const ownLine = [...line.childNodes];
  const pages = box.querySelector('.pages');
  const year = location.pathname.match(/\/incidents\/(\d{4})\//)?.[1];
  let entries;
  let shown = STEP;

  const names = new Map();
  for (const [facet, section] of facets) {
    for (const option of section.querySelectorAll('li[data-value]')) {
      names.set(`${facet}:${option.dataset.value}`, option.querySelector('.name').textContent);
    }
  }

  async function load() {
    if (entries) return;
    const response = await fetch(box.dataset.catalog);
    if (!response.ok) throw new Error(`catalog: ${response.status}`);
    const rows = (await response.json()).incidents;
    entries = prepare(year ? rows.filter((row) => row.date?.startsWith(year)) : rows);
  }

  function chosen() {
    const filters = {};
    for (const input of box.querySelectorAll('.facets input:checked')) (filters[input.name] ??= []).push(input.value);
    return filters;
  }

  function showOwn() {
    body.replaceChildren(...own);
    line.replaceChildren(...ownLine);
    if (pages) pages.hidden = false;
    clear.hidden = true;
    more.hidden = true;
  }

  async function apply() {
    const filters = chosen();
    history.replaceState(null, '', `${location.pathname}${writeState({ query: '', filters })}`);
    if (!Object.keys(filters).length) {
      showOwn();
      if (entries) count(find(entries, '', {}).facets);
      return;
    }
    await load();
    const { hits, facets: counts } = find(entries, '', filters);
    body.replaceChildren(...hits.slice(0, shown).map((row) => resultRow(row, root, names)));
    const strong = document.createElement('strong');
    strong.textContent = hits.length;
    line.replaceChildren(strong, ` of ${entries.length} incidents`);
    if (pages) pages.hidden = true;
    clear.hidden = false;
    more.hidden = hits.length <= shown;
    more.textContent = `Show ${Math.min(STEP, hits.length - shown)} more`;
    count(counts);
  }

  function count(counts) {
    for (const [facet, section] of facets) {
      const numbers = new Map((counts[facet] ?? []).map(({ value, count: n }) => [value, n]));
      for (const input of section.querySelectorAll('input')) {
        const n = numbers.get(input.value) ?? 0;
        const label = input.closest('label');
        label.querySelector('.count').textContent = n;
        label.classList.toggle('none', n === 0 && !input.checked);
      }
    }
  }

  const initial = readState(location.search).filters;
  for (const [facet, section] of facets) {
    if (!FACETS.includes(facet)) continue;
    const set = document.createElement('fieldset');
    set.className = 'facet';
    set.dataset.facet = facet;
    const legend = document.createElement('legend');
    legend.textContent = section.querySelector('h2').textContent;
    set.append(legend);
    const list = section.querySelector('ul');
    for (const option of list.querySelectorAll('li[data-value]')) {
      const input = document.createElement('input');
      input.type = 'checkbox';
      input.name = facet;
      input.value = option.dataset.value;
      input.checked = (initial[facet] ?? []).includes(input.value);
      const label = document.createElement('label');
      label.append(input, option.querySelector('.name'), option.querySelector('.count'));
      option.replaceChildren(label);
    }
    set.append(list);
    section.replaceWith(set);
    facets.set(facet, set);
  }

  const clear = document.createElement('button');
  clear.type = 'button';
  clear.className = 'button';
  clear.textContent = 'Clear filters';
  clear.hidden = true;
  clear.addEventListener('click', () => {
    for (const input of box.querySelectorAll('.facets input:checked')) input.checked = false;
    apply();
    box.querySelector('.facets input')?.focus();
  });
  box.querySelector('.result-line .end').prepend(clear);
  const more = document.createElement('button');
  more.type = 'button';
  more.className = 'button block';
  more.hidden = true;
  more.addEventListener('click', () => {
    shown += STEP;
    apply();
  });
  table.after(more);
  line.setAttribute('role', 'status');
  if (matchMedia('(max-width: 59.99rem)').matches) box.querySelector('.facets-box').open = false;
  box.querySelector('.facets').addEventListener('change', () => {
    shown = STEP;
    apply().catch(() => { line.textContent = 'The catalog could not be loaded; the links at Services, Causes and Tags lead to the same lists.'; });
  });
  if (Object.keys(initial).length) apply().catch(showOwn);
}

const box = document.querySelector('[data-list]');
if (box?.querySelector('table.incidents') && box.querySelector('.facets')) start(box);
