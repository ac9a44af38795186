// Marks of the timeline as links: one stop of the Tab key, the arrows go from mark to mark, and all
// marks of one incident are lit together. Without this the drawing is a picture, and the list says the same.

const SVG = 'http://www.w3.org/2000/svg';

function linked(mark, root) {
  const link = document.createElementNS(SVG, 'a');
  link.setAttribute('href', root + mark.dataset.href);
  link.setAttribute('tabindex', '-1');
  const title = mark.querySelector('title')?.textContent;
  link.setAttribute('aria-label', title ?? mark.dataset.href.split('/').at(-2));
  link.toggleAttribute('data-bare', !title);
  mark.replaceWith(link);
  link.append(mark);
  return link;
}

const middle = (link) => {
  const box = link.getBoundingClientRect();
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, top: box.top };
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

// The nearest mark above or below: first by lane, then by place.
function beside(links, from, direction) {
  const here = middle(from);
  const others = links.map((link) => ({ link, ...middle(link) })).filter(({ y }) => (y - here.y) * direction > 4);
  others.sort((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y) || Math.abs(a.x - here.x) - Math.abs(b.x - here.x));
  const near = others.filter(({ y }) => Math.abs(y - others[0].y) < 12);
  near.sort((a, b) => Math.abs(a.x - here.x) - Math.abs(b.x - here.x));
  return near[0]?.link;
}

function start(chart) {
  const marks = [...chart.querySelectorAll('[data-href]')];
  if (!marks.length) return;
  const root = document.body.dataset.root;
  const links = marks.map((mark) => linked(mark, root));
  const same = Map.groupBy ? Map.groupBy(links, (link) => link.getAttribute('href')) : new Map();
  chart.setAttribute('role', 'group');
  // Not on the drawing itself: a listener of focus would make it a stop of its own.
  const box = chart.parentElement;
  let current = links[0];
  current.setAttribute('tabindex', '0');

  function go(link) {
    if (!link) return;
    current.setAttribute('tabindex', '-1');
    current = link;
    current.setAttribute('tabindex', '0');
    current.focus();
  }

  const light = (event, on) => {
    const link = event.target.closest?.('svg a');
    for (const other of same.get(link?.getAttribute('href')) ?? []) other.classList.toggle('lit', on);
  };
  for (const [type, on] of [['pointerover', true], ['pointerout', false], ['focusin', true], ['focusout', false]]) {
    box.addEventListener(type, (event) => light(event, on));
  }
  const bare = links.filter((link) => link.hasAttribute('data-bare'));
  const address = chart.closest('[data-intervals]')?.dataset.intervals;
  if (bare.length && address) {
    const once = () => addLabels(bare, address).catch(() => {});
    box.addEventListener('pointerenter', once, { once: true });
    box.addEventListener('focusin', once, { once: true });
  }
  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest('svg a')) return;
    const place = links.indexOf(current);
    const turned = getComputedStyle(chart).direction === 'rtl' ? -1 : 1;
    const ways = {
      ArrowRight: () => links[place + turned], ArrowLeft: () => links[place - turned],
      ArrowDown: () => beside(links, current, 1), ArrowUp: () => beside(links, current, -1),
      Home: () => links[0], End: () => links.at(-1),
    };
    if (!ways[event.key]) return;
    event.preventDefault();
    go(ways[event.key]());
  });
  box.addEventListener('focusin', (event) => {
    const link = event.target.closest('svg a');
    if (!link || link === current) return;
    current.setAttribute('tabindex', '-1');
    current = link;
    current.setAttribute('tabindex', '0');
  });
}

for (const chart of document.querySelectorAll('.lanes svg.chart[role="img"]')) start(chart);
