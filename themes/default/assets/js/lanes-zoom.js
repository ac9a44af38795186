// Lanes narrowed: one of them picked out, a stretch of time drawn large, the list below in step, and all
// of it kept in the address. Dragging chooses the stretch; so do buttons, and + - Shift+arrows on a mark.

import { say } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const DAY = 86400;
const LEAST = 2 * DAY;
// Days are said as the build says them: 2 Mar 2026.
const language = document.documentElement.lang === 'en' ? 'en-GB' : document.documentElement.lang;
const format = (seconds, options) => new Date(seconds * 1000).toLocaleDateString(language, { timeZone: 'UTC', ...options }).replace(/Sept$|Sept /, (it) => it.replace('t', ''));

function element(name, values = {}, ...children) {
  const made = Object.assign(document.createElement(name), values);
  made.append(...children);
  return made;
}

function drawn(name, values, ...children) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Where to write on the axis: days, or first days of months.
function ticks(from, to) {
  const days = (to - from) / DAY;
  const months = [1, 3, 12, 60].find((it) => days / 30.5 / it <= 12) ?? 240;
  const step = [1, 2, 7, 14].find((it) => days / it <= 9);
  const found = [];
  const at = new Date(from * 1000);
  at.setUTCHours(0, 0, 0, 0);
  if (step) at.setUTCDate(at.getUTCDate() + 1);
  else at.setUTCMonth(Math.ceil((at.getUTCMonth() + 1) / months) * months, 1);
  while (at / 1000 < to) {
    const label = step ? { day: 'numeric', month: 'short' } : months < 12 ? { month: 'short', ...(days > 366 && { year: 'numeric' }) } : { year: 'numeric' };
    found.push([at / 1000, format(at / 1000, label)]);
    if (step) at.setUTCDate(at.getUTCDate() + step);
    else at.setUTCMonth(at.getUTCMonth() + months);
  }
  return found;
}

export function zoom(section, chart, lanes) {
  const plot = chart.querySelector('.plot');
  const tools = section.querySelector('.lane-zoom');
  const [first, last] = [Number(plot.dataset.from), Number(plot.dataset.to)];
  const everyYear = section.dataset.by === 'year';
  const names = [...chart.querySelectorAll('[data-lane]')].map((group) => group.dataset.lane);
  const single = !section.hasAttribute('data-gathered');
  const place = (el, key) => Number.parseFloat(el.getAttribute(key));
  const parts = [...plot.querySelectorAll('[x$="%"],[x1$="%"]')].map((el) => ({ el, link: el.closest('a'), line: el.hasAttribute('x1'), x: place(el, el.hasAttribute('x1') ? 'x1' : 'x'), width: place(el, 'width') || 0 }));
  const axis = parts.filter(({ el, line }) => (line ? el.classList.contains('grid') : el.querySelector('text') || el.tagName === 'text'));
  const strips = [...plot.querySelectorAll('[viewBox]')];
  const own = drawn('g', {});
  plot.prepend(own);
  const rows = [...document.querySelectorAll('main .incidents tr[data-id]')];
  const view = { lane: '', from: first, to: last };
  const whole = () => view.from <= first && view.to >= last;

  // In the address, days; those of every year have no year.
  const day = (seconds) => new Date(seconds * 1000).toISOString().slice(everyYear ? 5 : 0, 10);
  const parsed = (text) => (text ? Date.parse(`${everyYear ? '2000-' : ''}${text}T00:00:00Z`) / 1000 : NaN);

  function look(from, to) {
    const wide = Math.min(Math.max(to - from, LEAST), last - first);
    view.from = Math.max(first, Math.min(from, last - wide));
    view.to = view.from + wide;
    draw();
  }
  const closer = (by, around = (view.from + view.to) / 2) => {
    const half = (view.to - view.from) / 2 * by;
    look(around - half, around + half);
  };
  const move = (by) => look(view.from + (view.to - view.from) * by, view.to + (view.to - view.from) * by);

  const lane = element('select', {}, element('option', { value: '', textContent: say('js-lanes-all') }), ...names.map((name) => element('option', { value: name, textContent: name })));
  lane.addEventListener('change', () => { view.lane = lane.value; draw(); });
  const button = (sign, words, act) => {
    const made = element('button', { type: 'button', className: 'button', textContent: sign, title: words });
    made.setAttribute('aria-label', words);
    made.addEventListener('click', act);
    return made;
  };
  const pan = [button('←', say('js-lanes-earlier'), () => move(-0.5)), button('→', say('js-lanes-later'), () => move(0.5))];
  const nearer = button('+', say('js-lanes-closer'), () => closer(0.5));
  const wider = button('−', say('js-lanes-wider'), () => closer(2));
  const reset = element('button', { type: 'button', className: 'link', textContent: say('js-lanes-whole') });
  reset.addEventListener('click', () => { Object.assign(view, { lane: '', from: first, to: last }); draw(); nearer.focus(); });
  const told = element('p', { className: 'note' });
  told.setAttribute('role', 'status');
  const choices = names.filter(Boolean).length > 1 && single ? [element('label', {}, say('js-lanes-lane'), ' ', lane)] : [];
  tools.append(...choices, nearer, wider, ...pan);
  section.querySelector('figure').before(element('div', { className: 'result-line lane-told' }, told, reset));

  function drawAxis() {
    own.replaceChildren();
    for (const { el } of axis) el.toggleAttribute('hidden', !whole());
    if (whole()) return;
    for (const [at, label] of ticks(view.from, view.to)) {
      const x = `${(at - view.from) / (view.to - view.from) * 100}%`;
      own.append(drawn('line', { class: 'grid', x1: x, x2: x, y1: 16, y2: '100%' }));
      own.append(drawn('svg', { x, overflow: 'visible' }, drawn('text', { class: 'dim', x: 3, y: 12 }, label)));
    }
  }

  function draw() {
    const span = last - first;
    const a = (view.from - first) / span * 100;
    const scale = span / (view.to - view.from);
    plot.setAttribute('overflow', whole() ? 'visible' : 'hidden');
    drawAxis();
    const seen = new Set();
    const picked = view.lane ? new Set(lanes[names.indexOf(view.lane)].map((link) => link.getAttribute('href'))) : null;
    for (const { el, link, line, x, width } of parts) {
      const [left, wide] = [(x - a) * scale, width * scale];
      for (const key of line ? ['x1', 'x2'] : ['x']) el.setAttribute(key, `${left}%`);
      if (width) el.setAttribute('width', `${wide}%`);
      const inside = left + wide >= 0 && left <= 100;
      if (link) link.toggleAttribute('hidden', !inside);
      else if (!axis.some((part) => part.el === el)) el.toggleAttribute('hidden', !inside);
      const href = link?.getAttribute('href');
      link?.classList.toggle('off', Boolean(picked) && !picked.has(href));
      if (inside && href && (!picked || picked.has(href))) seen.add(link.href.baseVal);
    }
    // The stop of a lane must be a mark that is shown.
    for (const links of lanes) {
      const shown = links.filter((link) => !link.hasAttribute('hidden'));
      if (shown.length && !shown.some((link) => link.getAttribute('tabindex') === '0')) shown[0].setAttribute('tabindex', '0');
    }
    chart.classList.toggle('picked', Boolean(picked));
    for (const strip of strips) strip.setAttribute('viewBox', `${a * 10} 0 ${1000 / scale} 22`);
    list(seen);
    tell(seen.size);
    remember();
  }

  // What the buttons can do, and what is shown in words.
  function tell(n) {
    lane.value = view.lane;
    for (const [it, off] of [[nearer, view.to - view.from <= LEAST], [wider, whole()], [pan[0], view.from <= first], [pan[1], view.to >= last]]) it.disabled = off;
    const plain = whole() && !view.lane;
    reset.hidden = plain;
    told.parentElement.hidden = plain;
    const words = { from: format(view.from, { day: 'numeric', month: 'short', ...(!everyYear && { year: 'numeric' }) }), to: format(view.to - 1, { day: 'numeric', month: 'short', ...(!everyYear && { year: 'numeric' }) }), n };
    told.textContent = plain ? '' : say(single ? 'js-lanes-shown' : 'js-lanes-stretch', words);
  }

  // The list below holds what the drawing shows.
  function list(seen) {
    for (const row of rows) {
      const at = Date.parse(row.querySelector('.when')?.dataset.value) / 1000;
      const inside = at + DAY > view.from && at < view.to;
      row.hidden = single ? !seen.has(row.querySelector('a').getAttribute('href')) : !inside;
    }
    for (const body of new Set(rows.map((row) => row.parentElement))) body.hidden = [...body.querySelectorAll('tr[data-id]')].every((row) => row.hidden);
  }

  function remember() {
    const query = new URLSearchParams(location.search);
    const set = (key, value) => (value ? query.set(key, value) : query.delete(key));
    set('lane', view.lane);
    set('from', whole() ? '' : day(view.from));
    set('to', whole() ? '' : day(view.to));
    const text = query.size ? `?${query}` : '';
    if (text !== location.search) history.replaceState(history.state, '', text || location.pathname);
  }

  // Dragging: from where the button went down to where it came up.
  const at = (event) => {
    const box = chart.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return view.from + Math.min(1, Math.max(0, share)) * (view.to - view.from);
  };
  const brush = drawn('rect', { class: 'brush', y: 16, height: '100%' });
  let begun = null;
  chart.addEventListener('dragstart', (event) => event.preventDefault());
  chart.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && event.pointerType !== 'touch') begun = { x: event.clientX, at: at(event), far: false };
  });
  addEventListener('pointermove', (event) => {
    if (!begun || (!begun.far && Math.abs(event.clientX - begun.x) < 6)) return;
    begun.far = true;
    getSelection()?.removeAllRanges();
    const [from, to] = [begun.at, at(event)].sort((a, b) => a - b).map((it) => (it - view.from) / (view.to - view.from) * 100);
    brush.setAttribute('x', `${from}%`);
    brush.setAttribute('width', `${to - from}%`);
    plot.append(brush);
  });
  addEventListener('pointerup', (event) => {
    const drag = begun;
    begun = null;
    brush.remove();
    if (!drag?.far) return;
    // The mark under the pointer is not what was meant.
    chart.addEventListener('click', (click) => click.preventDefault(), { once: true, capture: true });
    setTimeout(() => chart.dispatchEvent(new Event('click', { cancelable: true })));
    const [from, to] = [drag.at, at(event)].sort((a, b) => a - b);
    look(Math.floor(from / DAY) * DAY, Math.ceil(to / DAY) * DAY);
  });
  chart.parentElement.addEventListener('keydown', (event) => {
    const link = event.target.closest('svg a');
    if (!link || event.ctrlKey || event.metaKey || event.altKey) return;
    const x = place(link.querySelector('[x$="%"]') ?? link, 'x');
    const around = view.from + (x / 100) * (view.to - view.from);
    const ways = { '+': () => closer(0.5, around), '=': () => closer(0.5, around), '-': () => closer(2, around), ...(event.shiftKey && { ArrowLeft: () => move(-0.25), ArrowRight: () => move(0.25) }) };
    if (!ways[event.key]) return;
    event.preventDefault();
    ways[event.key]();
    if (link.hasAttribute('hidden')) chart.querySelector('a[tabindex="0"]:not([hidden])')?.focus();
  });

  const query = new URLSearchParams(location.search);
  if (names.includes(query.get('lane'))) view.lane = query.get('lane');
  const [from, to] = [parsed(query.get('from')), parsed(query.get('to'))];
  if (from < to) look(from, to);
  else if (view.lane) draw();
  else tell();
}
