// Marks of the lanes as links: each lane is one stop of the Tab key, the arrows go from mark to mark and
// from lane to lane, and all marks of one incident are lit together. Without this the drawing is a
// picture, and the list says the same.

import { say } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';

function linked(mark, root) {
  const link = document.createElementNS(SVG, 'a');
  link.setAttribute('href', root + mark.dataset.href);
  link.setAttribute('tabindex', '-1');
  const title = mark.querySelector('title');
  link.setAttribute('aria-label', title?.textContent ?? mark.dataset.href.split('/').at(-2));
  if (title?.hasAttribute('lang')) link.setAttribute('lang', title.getAttribute('lang'));
  link.toggleAttribute('data-bare', !title);
  mark.replaceWith(link);
  link.append(mark);
  return link;
}

const middle = (link) => {
  const box = link.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
};

// A drawing of very many bars comes without their labels; they are in the data.
async function addLabels(links, address) {
  const { data } = await import('./data.js');
  const rows = new Map((await data(address)).incidents.map((row) => [row.url.split('/').slice(-3).join('/'), row]));
  for (const link of links) {
    const row = rows.get(link.firstElementChild.dataset.href);
    if (!row) continue;
    const label = [row.title, row.from.slice(0, 10), row.severity?.toUpperCase()].filter(Boolean).join(', ');
    const title = document.createElementNS(SVG, 'title');
    title.textContent = label;
    link.setAttribute('aria-label', label);
    link.firstElementChild.append(title);
  }
}

const shown = (links) => links.filter((link) => !link.hasAttribute('hidden'));

// One mark of each lane is the lane's stop; which one moves with the focus.
function stop(links, at) {
  for (const link of links) link.setAttribute('tabindex', link === at ? '0' : '-1');
}

// The mark of the next lane above or below that lies nearest.
function beside(lanes, from, direction) {
  const at = lanes.findIndex((links) => links.includes(from));
  for (let next = at + direction; lanes[next]; next += direction) {
    const here = middle(from);
    const near = shown(lanes[next]).map((link) => ({ link, away: Math.abs(middle(link).x - here.x) }));
    if (near.length) return near.reduce((a, b) => (b.away < a.away ? b : a)).link;
  }
  return null;
}

function walk(box, lanes, chart) {
  box.addEventListener('keydown', (event) => {
    const link = event.target.closest('svg a');
    if (!link || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const lane = shown(lanes.find((links) => links.includes(link)));
    const turned = getComputedStyle(chart).direction === 'rtl' ? -1 : 1;
    const place = lane.indexOf(link);
    const ways = {
      ArrowRight: () => lane[place + turned], ArrowLeft: () => lane[place - turned],
      ArrowDown: () => beside(lanes, link, 1), ArrowUp: () => beside(lanes, link, -1),
      Home: () => lane[0], End: () => lane.at(-1),
    };
    if (!ways[event.key]) return;
    event.preventDefault();
    ways[event.key]()?.focus();
  });
  box.addEventListener('focusin', (event) => {
    const link = event.target.closest('svg a');
    if (link) stop(lanes.find((links) => links.includes(link)), link);
  });
}

// All marks of the incident under the pointer or the focus.
function light(box, links) {
  const same = Map.groupBy ? Map.groupBy(links, (link) => link.getAttribute('href')) : new Map();
  const set = (event, on) => {
    const link = event.target.closest?.('svg a');
    for (const other of same.get(link?.getAttribute('href')) ?? []) other.classList.toggle('lit', on);
  };
  for (const [type, on] of [['pointerover', true], ['pointerout', false], ['focusin', true], ['focusout', false]]) {
    box.addEventListener(type, (event) => set(event, on));
  }
}

// A way past the stops, for who does not want them all.
function skip(figure, id) {
  const end = Object.assign(document.createElement('span'), { id, tabIndex: -1 });
  figure.after(end);
  const link = Object.assign(document.createElement('a'), { className: 'skip', href: `#${id}`, textContent: say('js-lanes-skip') });
  link.addEventListener('click', (event) => {
    event.preventDefault();
    end.focus();
  });
  figure.before(link);
}

function start(chart, at) {
  const root = document.body.dataset.root;
  const groups = [...chart.querySelectorAll('[data-lane]')];
  const lanes = groups.map((group) => [...group.querySelectorAll('[data-href]')].map((mark) => linked(mark, root)));
  const links = lanes.flat();
  if (!links.length) return;
  chart.setAttribute('role', 'group');
  groups.forEach((group, lane) => {
    if (!group.dataset.lane) return;
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', group.dataset.lane);
    stop(lanes[lane], lanes[lane][0]);
  });
  stop(lanes[0], lanes[0][0]);
  // Not on the drawing itself: a listener of focus would make it a stop of its own.
  const box = chart.parentElement;
  walk(box, lanes, chart);
  light(box, links);
  if (lanes.length > 3) skip(box, `lanes-end-${at}`);
  const section = chart.closest('[data-intervals]');
  const bare = links.filter((link) => link.hasAttribute('data-bare'));
  if (bare.length && section) {
    const once = () => addLabels(bare, section.dataset.intervals).catch(() => {});
    box.addEventListener('pointerenter', once, { once: true });
    box.addEventListener('focusin', once, { once: true });
  }
  if (section) import('./lanes-zoom.js').then(({ zoom }) => zoom(section, chart, lanes)).catch(() => {});
}

document.querySelectorAll('.lanes svg.chart[role="img"]').forEach(start);
