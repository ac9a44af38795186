// Rows of lists that are longer than their page, from the site's data: what to narrow and sort them by,
// and the row itself, made when it is shown. Text only ever becomes text.

import { rows } from './data.js';
import { badge, day, element, ladder, spoken } from './rows.js';
import { say } from './words.js';

const NONE = '(none)';
const DAY = 86_400_000;
const UNITS = { days: 86_400, hours: 3_600, minutes: 60, seconds: 1 };

const list = (values) => (values?.length ? values : [NONE]);
const one = (value) => [value ?? NONE];

function record(values, keys, text, make, aside = false) {
  let row;
  return {
    aside,
    values: (facet) => values[facet] ?? [NONE],
    key: (column) => String(keys[column] ?? ''),
    text: () => text.toLowerCase(),
    make: () => (row ??= make()),
  };
}

function link(className, text, href) {
  const made = element('a', className, text);
  made.href = href;
  return made;
}

function cell(className, value, ...content) {
  const made = element('td', className, ...content);
  if (value !== undefined) made.dataset.value = value;
  return made;
}

// As the build cuts it: after a whole word.
function excerpt(text) {
  if (text.length <= 180) return text;
  const cut = text.slice(0, 180);
  const word = cut.search(/\s\S*$/);
  return `${(word > 120 ? cut.slice(0, word) : cut).replace(/[\s,;:.–(-]+$/, '')}…`;
}

// As the build writes it: by the two largest units that count.
function lengthOf(length) {
  const seconds = Math.abs(length);
  const told = (unit, left) => say(`js-unit-${unit}`, { n: Math.floor(left / UNITS[unit]) });
  const pair = (large, small) => {
    const left = seconds % UNITS[large];
    return told(large, seconds) + (left < UNITS[small] ? '' : ` ${told(small, left)}`);
  };
  if (seconds >= UNITS.days) return pair('days', 'hours');
  if (seconds >= UNITS.hours) return pair('hours', 'minutes');
  if (seconds >= 10 * UNITS.minutes || seconds === 0) return told('minutes', seconds);
  return seconds >= UNITS.minutes ? pair('minutes', 'seconds') : told('seconds', seconds);
}

// Two names, or all three; short ones are not cut in two.
function few(names) {
  const shown = names.slice(0, names.length === 3 ? 3 : 2).map((name) => (name.length > 18 ? name : name.replaceAll(' ', '\u00a0')));
  const left = names.length - shown.length;
  const more = left ? [' ', element('span', 'note', say('js-list-services', { n: left }).replaceAll(' ', '\u00a0'))] : [];
  return [shown.join(', '), ...more];
}

function incidents(json, box) {
  const root = document.body.dataset.root;
  const names = json.names ?? {};
  const steps = new Map(ladder().map(({ id, step }) => [id, step]));
  const [facet, wanted] = (box.dataset.scope ?? '').split(/:(.*)/s);
  const read = (row) => {
    const values = {
      severity: one(row.severity), service: list(row.services), cause: list(row.causes), trigger: one(row.trigger),
      tag: list(row.tags), year: one(row.date?.slice(0, -6)), status: one(row.status),
    };
    const services = row.services.map((id) => names.service?.[id] ?? id);
    const causes = row.causes.map((id) => names.cause?.[id] ?? id);
    const make = () => {
      const head = element('th', 'main', spoken(link('row-title', row.title, root + row.url), row.lang));
      head.scope = 'row';
      if (row.status !== 'published') head.append(' ', element('span', 'status', say(`js-status-${row.status}`)));
      if (row.internal) head.append(' ', element('span', 'status', say('js-internal')));
      if (row.summary) head.append(spoken(element('span', 'sub', excerpt(row.summary)), row.lang));
      return element('tr', '',
        cell('when', row.date ?? '', day(row.date)),
        cell('', steps.get(row.severity) ?? '', row.severity ? badge(row.severity) : ''),
        head, cell('after', undefined, ...few(services)),
        cell('num after', row.duration ?? '', row.duration === null ? '' : lengthOf(row.duration)),
        cell('after causes', undefined, ...few(causes)));
    };
    const keys = [row.date, steps.get(row.severity), row.title, services.join(', '), row.duration, causes.join(', ')];
    return record(values, keys, [row.id, row.title, row.summary, ...services].join(' '), make, row.status === 'superseded' && facet !== 'status');
  };
  // A hub counts what is published or in review.
  const counted = rows(json).filter((row) => row.status !== 'draft' || !('counted' in box.dataset));
  const records = counted.map(read).filter((it) => !facet || it.values(facet).includes(wanted));
  return { records, names };
}

function actions(json, box) {
  const root = document.body.dataset.root;
  const today = Date.parse(json.as_of);
  const teams = new Map();
  for (const option of box.querySelectorAll('[data-facet="owner"] li[data-value]')) teams.set(option.dataset.value.toLowerCase(), option);
  const read = (row) => {
    const state = row.overdue_days === null ? row.status : 'overdue';
    const isOpen = row.status === 'open' || row.status === 'in-progress';
    const team = row.owner === null ? null : teams.get(row.owner.trim().toLowerCase());
    const values = {
      state: [state], type: one(row.type), report: [row.incident],
      owner: [team ? team.dataset.value : row.owner ? '(person)' : NONE],
      due: row.due && isOpen ? [String(Math.round((Date.parse(row.due) - today) / DAY))] : [NONE],
      age: one(row.age_days?.toString()),
    };
    const rank = ['overdue', 'in-progress', 'open', 'done', 'dropped'].indexOf(state);
    const make = () => {
      const about = [row.type, row.priority && say('js-action-priority', { priority: row.priority }), row.reason].filter(Boolean).join(' · ');
      const mark = element('span', '', ['⚑', '◐', '○', '✓', '✕'][rank]);
      mark.setAttribute('aria-hidden', 'true');
      const label = say(`js-state-${state}`, { n: row.overdue_days });
      const owner = team?.dataset.href ? link('', row.owner, team.dataset.href) : row.owner ?? element('span', 'note', say('js-action-nobody'));
      return element('tr', '',
        element('td', 'main', link('row-title', row.title, root + row.page), about ? element('span', 'sub', about) : ''),
        cell('after id', undefined, link('', row.incident, root + row.page.split('#')[0])),
        cell(row.owner?.length > 18 ? 'after' : 'after whole', undefined, owner),
        cell('after when', row.due ?? '', day(row.due)),
        cell('num age', row.age_days ?? '', row.age_days === null ? '' : say('js-action-days', { n: row.age_days })),
        cell('', rank, element('span', `state ${state}`, mark, ` ${label}`)));
    };
    const keys = [row.title, row.incident, row.owner, row.due, row.age_days, rank];
    return record(values, keys, [row.title, row.incident, row.owner, row.ticket].join(' '), make);
  };
  return { records: json.actions.map(read), names: {} };
}

export const readers = { incidents, actions };
