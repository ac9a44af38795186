// Small elements that lists and the search share: the badge of a severity, a day.
// Text only ever becomes text; nothing from the catalog is read as markup.

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

// Marks a text that may be in another language than the page.
export function spoken(made, lang) {
  if (lang && lang !== language) {
    made.lang = lang;
    made.dir = 'auto';
  }
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
  const time = element('time', '', DAY.format(new Date(`${date}T00:00:00Z`)).replace('Sept ', 'Sep '));
  time.dateTime = date;
  return time;
}
