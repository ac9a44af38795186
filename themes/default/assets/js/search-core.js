// Finding incidents in the catalog: words, small typos, facets and their counts. No DOM, no network.

export const FACETS = ['severity', 'service', 'cause', 'trigger', 'tag', 'status', 'year'];

const FIELDS = {
  severity: (row) => [row.severity],
  service: (row) => row.services,
  cause: (row) => row.causes,
  trigger: (row) => [row.trigger],
  tag: (row) => row.tags,
  status: (row) => [row.status],
  year: (row) => [row.date?.slice(0, 4)],
};

const MARKS = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+/gu;

// Lowercase, without accents, so that "Zürich" is found as "zurich".
export function fold(text) {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

export function words(text) {
  return fold(text ?? '').match(WORD) ?? [];
}

// The values of one facet in a row, those that are missing left out.
export function valuesOf(row, facet) {
  return (FIELDS[facet](row) ?? []).filter((value) => value !== null && value !== undefined && value !== '');
}

// Makes rows ready to be searched; done once per catalog.
export function prepare(rows) {
  return rows.map((row) => ({
    row,
    id: fold(row.id),
    title: words(row.title),
    rest: [
      ...words(row.summary),
      ...FACETS.flatMap((facet) => valuesOf(row, facet).flatMap(words)),
    ],
  }));
}

// Whether two words differ by at most `most` letters added, left out, changed or swapped.
export function isWithin(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const line = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      line[j] = Math.min(above[j] + 1, line[j - 1] + 1, above[j - 1] + cost);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) line[j] = Math.min(line[j], before[j - 2] + 1);
    }
    if (Math.min(...line) > most) return false;
    [before, above] = [above, line];
  }
  return above[b.length] <= most;
}

function typosAllowed(word) {
  if (word.length < 4) return 0;
  return word.length < 8 ? 1 : 2;
}

// Whether a word of a report is meant. Reports share most of their words, so each is looked at once.
function matcher(word, loose) {
  if (!loose) return (other) => other.startsWith(word);
  const most = typosAllowed(word);
  const known = new Map();
  return (other) => {
    let meant = known.get(other);
    if (meant === undefined) {
      meant = isWithin(word, other.slice(0, word.length + 1), most) || isWithin(word, other, most);
      known.set(other, meant);
    }
    return meant;
  };
}

function weigh({ word, matches }, entry, loose) {
  if (!loose && entry.title.includes(word)) return 4;
  if (entry.title.some(matches)) return 3;
  return entry.rest.some(matches) ? 1 : 0;
}

function rank(entries, query, loose) {
  const wanted = words(query).map((word) => ({ word, matches: matcher(word, loose) }));
  const id = fold(query.trim());
  const hits = [];
  entries.forEach((entry, place) => {
    if (entry.id === id || (id.length > 2 && entry.id.startsWith(id))) {
      hits.push({ row: entry.row, score: 100, place });
      return;
    }
    let score = 0;
    for (const word of wanted) {
      const weight = weigh(word, entry, loose);
      if (!weight) return;
      score += weight;
    }
    if (wanted.length) hits.push({ row: entry.row, score, place });
  });
  hits.sort((a, b) => b.score - a.score || a.place - b.place);
  return hits.map(({ row }) => row);
}

// What was superseded is counted nowhere; it is there for who asks for its state or types its words.
function isAside(row, typed, filters, except) {
  return row.status === 'superseded' && !typed && !filters.status?.length && except !== 'status';
}

function passes(row, filters, except) {
  return FACETS.every((facet) => {
    const chosen = filters[facet];
    if (facet === except || !chosen?.length) return true;
    return valuesOf(row, facet).some((value) => chosen.includes(value));
  });
}

// Everything the page shows for a query and its filters: the hits, whether they are only similar to
// what was typed, and, counted when asked for, of each facet the values with the number of hits each
// would leave.
export function find(entries, query, filters = {}) {
  const typed = query.trim();
  let found = typed ? rank(entries, typed, false) : entries.map(({ row }) => row);
  let similar = false;
  if (typed && found.length < 3) {
    const loose = rank(entries, typed, true);
    if (!found.length && loose.length) similar = true;
    const known = new Set(found);
    found = [...found, ...loose.filter((row) => !known.has(row))];
  }
  const fits = (row, except) => passes(row, filters, except) && !isAside(row, typed, filters, except);
  const total = entries.filter(({ row }) => !isAside(row, typed, filters)).length;
  return {
    hits: found.filter((row) => fits(row)),
    total,
    similar,
    get facets() {
      return Object.fromEntries(FACETS.map((facet) => [facet, count(found.filter((row) => fits(row, facet)), facet, filters[facet])]));
    },
  };
}

function count(rows, facet, chosen = []) {
  const counts = new Map(chosen.map((value) => [value, 0]));
  for (const row of rows) {
    for (const value of new Set(valuesOf(row, facet))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const entries = [...counts].map(([value, n]) => ({ value, count: n }));
  const byName = (a, b) => (a.value < b.value ? -1 : 1);
  if (facet === 'year') return entries.sort((a, b) => -byName(a, b));
  if (facet === 'severity') return entries.sort(byName);
  return entries.sort((a, b) => b.count - a.count || byName(a, b));
}

// The state of the page in its address: `?q=pool&severity=sev1&service=checkout`.
export function readState(search) {
  const parameters = new URLSearchParams(search);
  const filters = {};
  for (const facet of FACETS) {
    const values = parameters.getAll(facet).filter(Boolean);
    if (values.length) filters[facet] = [...new Set(values)];
  }
  return { query: parameters.get('q') ?? '', filters };
}

export function writeState({ query, filters }) {
  const parameters = new URLSearchParams();
  if (query.trim()) parameters.set('q', query.trim());
  for (const facet of FACETS) for (const value of filters[facet] ?? []) parameters.append(facet, value);
  const text = parameters.toString();
  return text ? `?${text}` : '';
}

// Cuts a text into marked and unmarked parts: words that begin with one of the query's.
export function marked(text, query) {
  const wanted = words(query);
  const parts = [];
  let last = 0;
  for (const match of (text ?? '').matchAll(WORD)) {
    if (!wanted.some((word) => fold(match[0]).startsWith(word))) continue;
    if (match.index > last) parts.push({ text: text.slice(last, match.index), mark: false });
    parts.push({ text: match[0], mark: true });
    last = match.index + match[0].length;
  }
  if (last < (text ?? '').length) parts.push({ text: text.slice(last), mark: false });
  return parts;
}
