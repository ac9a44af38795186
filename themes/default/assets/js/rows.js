// Rows of the catalog as elements: a table row for the list, a hit for the search, and the badge.
// Text only ever becomes text; nothing from the catalog is read as markup.

import { marked } from './search-core.js';

const SVG = 'http://www.w3.org/2000/svg';
// "en" alone would mean the American order.
const language = document.documentElement.lang;
const locale = language === 'en' ? 'en-GB' : language;
const DAY = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export function element(tag, className, ...content) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...content.filter((part) => part !== null && part !== undefined && part !== ''));
  return made;
}

// The ladder of severities, worst first, is written once in the page.
export function ladder() {
  return (document.body.dataset.severities ?? '').split(' ').filter(Boolean).map((entry) => {
    const [id, step, filled] = entry.split(':');
    return { id, step: Number(step), filled: Number(filled) };
  });
}

export function badge(id) {
  const severity = ladder().find((entry) => entry.id === id) ?? { step: 5, filled: 0 };
  const glyph = document.createElementNS(SVG, 'svg');
  glyph.setAttribute('width', 23);
  glyph.setAttribute('height', 9);
  glyph.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  const square = (place) => {
    const x = place * 6;
    return place < severity.filled ? `M${x} 0h5v9h-5z` : `M${x} 0h5v9h-5zM${x + 1} 1v7h3V1z`;
  };
  path.setAttribute('d', [0, 1, 2, 3].map(square).join(''));
  glyph.append(path);
  return element('span', `sev sev-${severity.step}`, glyph, id.toUpperCase());
}

export function day(date) {
  if (!date) return '';
  const time = element('time', '', DAY.format(new Date(`${date}T00:00:00Z`)));
  time.dateTime = date;
  return time;
}

export function marks(text, query) {
  return marked(text, query).map((part) => (part.mark ? element('mark', '', part.text) : part.text));
}

export function resultRow(row, root, names) {
  const name = (value) => names.get(`service:${value}`) ?? value;
  const link = element('a', 'row-title', row.title);
  link.href = root + row.url;
  const head = element('th', 'main', link);
  head.scope = 'row';
  if (row.status !== 'published') head.append(' ', element('span', 'status', row.status));
  if (row.summary) head.append(element('span', 'sub', row.summary.length > 180 ? `${row.summary.slice(0, 180)}…` : row.summary));
  const when = element('td', 'when', day(row.date));
  when.dataset.value = row.date ?? '';
  return element('tr', '',
    when,
    element('td', '', row.severity ? badge(row.severity) : ''),
    head,
    element('td', 'after', row.services.map(name).join(', ')),
    element('td', 'num after', row.duration ?? ''));
}
