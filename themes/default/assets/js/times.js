// The event list in another time zone: the report's own (as written), UTC or the reader's.
// The page already says every time in the report's zone; this only rewrites `time` and the rows of days.

import { say } from './words.js';

const KEY = 'casebook-zone';

function recall() {
  try { return localStorage.getItem(KEY) ?? 'report'; } catch { return 'report'; }
}

function remember(zone) {
  try { localStorage.setItem(KEY, zone); } catch { /* forbidden */ }
}

function formatter(zone) {
  const timeZone = zone === 'utc' ? 'UTC' : undefined;
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const day = new Intl.DateTimeFormat(document.documentElement.lang || 'en', { timeZone, year: 'numeric', month: 'short', day: 'numeric' });
  return (date) => ({ clock: clock.format(date), day: day.format(date) });
}

function dayRow(text) {
  const row = document.createElement('li');
  const box = document.createElement('div');
  row.className = 'day';
  box.className = 'event-what';
  box.textContent = text;
  row.append(box);
  return row;
}

// A day begins elsewhere in another zone: the report's rows of days give way to those of the zone.
function show({ list, times, own }, zone) {
  for (const row of list.querySelectorAll('.day:not([data-own])')) row.remove();
  for (const row of own) row.hidden = zone !== 'report';
  const format = zone === 'report' ? null : formatter(zone);
  let day;
  for (const { element, written, date } of times) {
    if (!format) {
      element.textContent = written;
      continue;
    }
    const at = format(date);
    element.textContent = `${element.dataset.about ? '~' : ''}${at.clock}`;
    if (at.day === day || element.closest('.until')) continue;
    day = at.day;
    element.closest('li').before(dayRow(day));
  }
}

function addSwitch(list) {
  const times = [...list.querySelectorAll('time[datetime*="T"]')]
    .map((element) => ({ element, written: element.textContent, date: new Date(element.dateTime) }))
    .filter(({ date }) => !Number.isNaN(date.getTime()));
  if (!times.length) return;
  const own = [...list.querySelectorAll('.day, .clock')];
  for (const row of own) row.dataset.own = '';
  const zone = list.dataset.zone || 'UTC';
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const select = document.createElement('select');
  select.add(new Option(zone, 'report'));
  if (zone !== 'UTC') select.add(new Option('UTC', 'utc'));
  if (mine && mine !== zone && mine !== 'UTC') select.add(new Option(say('js-zone-yours', { zone: mine }), 'mine'));
  if (select.length < 2) return;
  const label = document.createElement('label');
  label.append(`${say('js-zone')} `, select);
  const tools = document.querySelector('.events-tools');
  tools.querySelector('.zone-note')?.remove();
  tools.append(label);
  const state = { list, times, own };
  select.addEventListener('change', () => {
    remember(select.value);
    show(state, select.value);
  });
  const wanted = recall();
  if (wanted !== 'report' && [...select.options].some((option) => option.value === wanted)) {
    select.value = wanted;
    show(state, wanted);
  }
}

for (const list of document.querySelectorAll('.events')) addSwitch(list);
