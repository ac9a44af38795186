// The search as people see it: on its own page, with facets, and as a dialog on every other page.
// The catalog is loaded on first use. Where the dev server runs, its full-text hits stand above.

import { FACETS, find, marked, prepare, readState, writeState } from './search-core.js';
import { data, rows } from './data.js';
import { badge, day, element, spoken } from './rows.js';
import { say } from './words.js';

const MOST = 40;
const FEW = 8;
// While somebody types, only what is in view is drawn; the rest, and the address, follow when the keys rest.
const AT_ONCE = 10;
const REST = 100;

const root = document.body.dataset.root;
// The dev server names itself by the script it adds; a published site answers no queries.
const hasServer = Boolean(document.querySelector('script[src^="/__casebook/"]'));
let loading;
let serviceNames = {};

function catalog(address) {
  loading ??= data(address).then((json) => {
    serviceNames = json.names?.service ?? {};
    return prepare(rows(json));
  });
  loading.catch(() => { loading = undefined; });
  return loading;
}

async function fullText(query, endpoint) {
  if (!hasServer || !query.trim()) return [];
  const response = await fetch(`${endpoint}?q=${encodeURIComponent(query)}&limit=${MOST}`);
  return response.ok ? (await response.json()).hits ?? [] : [];
}

function marks(text, query) {
  return marked(text, query).map((part) => (part.mark ? element('mark', '', part.text) : part.text));
}

function hit(row, query, id, snippet, address) {
  const about = element('span', 'sub', row.severity ? badge(row.severity) : '', day(row.date), element('span', '', row.id), (row.services ?? []).map((id) => serviceNames[id] ?? id).join(', '));
  const text = snippet ?? (row.summary ? marks(row.summary, query) : null);
  const link = element('a', 'hit', spoken(element('b', '', ...marks(row.title, query)), row.lang), about, text ? spoken(element('span', 'snippet', ...text), row.lang) : '');
  link.href = root + (address ?? row.url);
  link.id = id;
  return element('li', '', link);
}

function serverHit(found, query, id) {
  const facts = found.facts ?? found;
  const parts = (found.snippet?.fragments ?? []).map((part) => (part.mark ? element('mark', '', part.text) : part.text));
  return hit(facts, query, id, parts.length ? parts : undefined, found.link ?? facts.url);
}

// A field with its list of hits; `onState` hears of every change.
function mount({ place, catalogAddress, endpoint, filters = {}, query = '', onState, facetsPlace, names = new Map() }) {
  const field = element('input');
  field.type = 'search';
  field.value = query;
  field.placeholder = say('js-search-hint');
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.setAttribute('aria-label', say('js-search-field'));
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-expanded', 'true');
  field.setAttribute('aria-controls', 'search-hits');
  field.setAttribute('aria-autocomplete', 'list');
  const form = element('form', 'search-form', field);
  form.setAttribute('role', 'search');
  const status = element('p', 'status-line');
  status.setAttribute('role', 'status');
  const list = element('ul', 'hits');
  list.id = 'search-hits';
  list.setAttribute('aria-label', say('js-search-hits'));
  place.append(form, element('div', 'search-body', status, list));

  let state = { query, filters };
  let active = -1;
  let turn = 0;

  let rest;
  let timer;
  function later(work, wait) {
    rest = work;
    timer = wait ? setTimeout(finish, wait) : finish();
  }

  function finish() {
    const work = rest;
    drop();
    work?.();
  }

  function drop() {
    clearTimeout(timer);
    rest = undefined;
  }

  const links = () => [...list.querySelectorAll('.hit')];
  function select(place) {
    finish();
    const all = links();
    all[active]?.removeAttribute('data-active');
    active = all.length ? (place + all.length) % all.length : -1;
    const link = all[active];
    if (!link) {
      field.removeAttribute('aria-activedescendant');
      return;
    }
    link.setAttribute('data-active', '');
    link.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', link.id);
  }

  async function show(wait) {
    const mine = ++turn;
    drop();
    const entries = await catalog(catalogAddress);
    const result = find(entries, state.query, state.filters);
    const first = result.hits.slice(0, MOST);
    const tell = (n) => {
      const found = result.similar ? 'js-search-similar' : 'js-search-count';
      status.textContent = n ? say(found, { n, total: result.total }) : say('js-search-none');
    };
    if (mine !== turn) return;
    const items = (from, to) => first.slice(from, to).map((row, idx) => hit(row, state.query, `hit-${from + idx}`));
    list.replaceChildren(...items(0, AT_ONCE));
    tell(result.hits.length);
    active = -1;
    field.removeAttribute('aria-activedescendant');
    later(() => {
      onState?.(state);
      list.append(...items(AT_ONCE, MOST));
      if (facetsPlace) showFacets(result.facets);
    }, wait);
    const deep = await fullText(state.query, endpoint).catch(() => []);
    if (mine !== turn || !deep.length) return;
    const unfiltered = Object.keys(state.filters).length === 0;
    const allowed = new Set(result.hits.map((row) => row.id));
    const kept = unfiltered ? deep : deep.filter((found) => allowed.has((found.facts ?? found).id));
    const seen = new Set(kept.map((found) => (found.facts ?? found).id));
    const others = first.filter((row) => !seen.has(row.id));
    finish();
    list.replaceChildren(
      ...kept.map((found, idx) => serverHit(found, state.query, `hit-${idx}`)),
      ...others.map((row, idx) => hit(row, state.query, `hit-${kept.length + idx}`)),
    );
    tell(seen.size + result.hits.filter((row) => !seen.has(row.id)).length);
  }

  function showFacets(facets) {
    const focused = document.activeElement?.closest?.('.facets') ? `${document.activeElement.name}:${document.activeElement.value}` : null;
    facetsPlace.replaceChildren(...FACETS.filter((facet) => facets[facet].length).map((facet) => {
      const chosen = state.filters[facet] ?? [];
      const shown = facets[facet].filter(({ value }, idx) => idx < FEW || chosen.includes(value));
      const options = shown.map(({ value, count }) => {
        const input = element('input');
        input.type = 'checkbox';
        input.name = facet;
        input.value = value;
        input.checked = chosen.includes(value);
        const label = element('label', count ? '' : 'none', input, element('span', 'name', names.get(`${facet}:${value}`) ?? value), element('span', 'count', String(count)));
        return element('li', '', label);
      });
      const left = facets[facet].length - shown.length;
      if (left) options.push(element('li', 'note', say('js-more', { n: left })));
      return element('fieldset', 'facet', element('legend', '', say(`js-facet-${facet}`)), element('ul', '', ...options));
    }));
    if (focused) [...facetsPlace.querySelectorAll('input')].find((input) => `${input.name}:${input.value}` === focused)?.focus();
  }

  function change(next, wait = 0) {
    state = { ...state, ...next };
    show(wait).catch(() => { status.textContent = say('js-search-failed'); });
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    finish();
    const all = links();
    (all[active] ?? all[0])?.click();
  });
  list.addEventListener('click', finish);
  field.addEventListener('input', () => change({ query: field.value }, REST));
  field.addEventListener('focus', () => { if (!list.childElementCount) change({}); }, { once: true });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      select(active + (event.key === 'ArrowDown' ? 1 : active < 0 ? 0 : -1));
    }
  });
  facetsPlace?.addEventListener('change', () => {
    const chosen = {};
    for (const input of facetsPlace.querySelectorAll('input:checked')) (chosen[input.name] ??= []).push(input.value);
    change({ filters: chosen });
  });
  return { field, change };
}

let dialog;

export function openDialog() {
  if (!dialog) {
    const keys = element('p', 'keys', element('span', '', say('js-search-choose')), element('span', '', say('js-search-enter')), element('span', '', say('js-search-escape')));
    const all = element('a', '', say('js-search-page'));
    all.href = `${root}search/`;
    keys.append(all);
    const place = element('div', 'search-place');
    dialog = element('dialog', 'search-dialog', place, keys);
    dialog.setAttribute('aria-label', say('js-search'));
    document.body.append(dialog);
    const { field } = mount({
      place,
      catalogAddress: `${root}catalog.json`,
      endpoint: '/search.json',
      onState: ({ query }) => { all.href = `${root}search/${writeState({ query, filters: {} })}`; },
    });
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
    dialog.field = field;
  }
  if (!dialog.open) dialog.showModal();
  dialog.field.focus();
  dialog.field.select();
}

function startPage(page) {
  const facetsPlace = page.querySelector('.facets');
  const names = new Map();
  for (const option of facetsPlace.querySelectorAll('[data-facet] li[data-value]')) {
    const facet = option.closest('[data-facet]').dataset.facet;
    names.set(`${facet}:${option.dataset.value}`, option.querySelector('.name').textContent);
  }
  const place = page.querySelector('.list');
  place.replaceChildren();
  const { field, change } = mount({
    place,
    facetsPlace,
    names,
    catalogAddress: page.dataset.catalog,
    endpoint: page.dataset.endpoint,
    ...readState(location.search),
    onState: (state) => history.replaceState(null, '', `${location.pathname}${writeState(state)}`),
  });
  change({});
  field.focus({ preventScroll: true });
}

const page = document.querySelector('[data-search]');
if (page) startPage(page);
