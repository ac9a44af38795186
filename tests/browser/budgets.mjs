// What may travel: sizes as a browser receives them, gzipped, pictures left out.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const CSS = 12_000;
const EAGER_JS = 10_000;
const LIMITS = { incident: 30_000, home: 40_000, incidents: 40_000, 'incident-list': 40_000, trends: 60_000, question: 60_000 };
// One drawing; what holds more is to be counted together.
const DRAWING = 6_000;
const MARKS = 800;
// Elements of a page, as a browser counts them without its scripts.
const NODES = 1_500;
// Kinds whose length is the casebook's own: a long report, a year of reports to print.
const UNBOUND = ['incident', 'print'];

const size = (bytes) => gzipSync(bytes, { level: 9 }).length;

// A page's own files: the sheets and scripts it names, and the scripts those import at once.
async function parts(folder, page) {
  const here = new URL(page.path, 'http://site/');
  const found = { css: new Set(), js: new Set() };
  for (const [tag, attribute] of page.html.matchAll(/<(?:link rel="stylesheet"|script)[^>]*?\b(?:href|src)="([^"]+)"/g)) {
    found[tag.startsWith('<link') ? 'css' : 'js'].add(new URL(attribute, here).pathname);
  }
  const read = (path) => readFile(join(folder, path));
  for (const path of found.js) {
    const text = String(await read(path));
    const [, imports = ''] = text.match(/^casebook\.define\(\[([^\]]*)\]/m) ?? [];
    for (const [, imported] of imports.matchAll(/"(\.[^"]+)"/g)) found.js.add(new URL(imported, `http://site${path}`).pathname);
  }
  const sum = async (paths) => (await Promise.all([...paths].map(read))).reduce((all, bytes) => all + size(bytes), 0);
  return { css: await sum(found.css), js: await sum(found.js) };
}

// Whole drawings, with those within them.
export function* drawings(html) {
  let [begun, depth] = [-1, 0];
  for (const found of html.matchAll(/<svg\b([^>]*)>|<\/svg>/g)) {
    if (depth > 0) depth += found[1] === undefined ? -1 : 1;
    else if (/class="(?:chart|plot|rib)\b/.test(found[1] ?? '')) [begun, depth] = [found.index, 1];
    else continue;
    if (depth === 0) yield html.slice(begun, found.index + found[0].length);
  }
}

// Every page of a kind is held to the limit of its kind; drawings have one of their own. How much
// others write in one report is theirs, so among those one in twenty may be longer.
export async function budgets(folder, pages, attempt, told, { every = false } = {}) {
  const reports = pages.filter(({ kind }) => kind === 'incident').length;
  let longer = every ? 0 : Math.floor(reports / 20);
  for (const page of pages) {
    await attempt(page.path, async (expect) => {
      for (const drawing of drawings(page.html)) {
        const marks = (drawing.match(/<(?:circle|rect|line|path|polyline|polygon|ellipse)\b/g) ?? []).length;
        told.marks = Math.max(told.marks ?? 0, marks);
        expect(size(drawing) <= DRAWING && marks <= MARKS, `a drawing of at most ${DRAWING / 1000} KB and ${MARKS} marks (${size(drawing)} bytes, ${marks})`);
      }
      const nodes = (page.html.match(/<[a-z]/gi) ?? []).length;
      told.nodes = Math.max(told.nodes ?? 0, nodes);
      expect(nodes <= NODES || UNBOUND.includes(page.kind), `at most ${NODES} elements (${nodes})`);
      const limit = LIMITS[page.kind];
      if (!limit) return;
      const { css, js } = await parts(folder, page);
      const all = size(page.html) + css + js;
      told[page.kind] = Math.max(told[page.kind] ?? 0, all);
      told.css = Math.max(told.css ?? 0, css);
      if (page.kind === 'incident') told.js = Math.max(told.js ?? 0, js);
      const spared = all > limit && page.kind === 'incident' && longer-- > 0;
      expect(all <= limit || spared, `at most ${limit / 1000} KB gzipped with its sheet and scripts (${all})`);
      expect(css <= CSS, `at most ${CSS / 1000} KB of CSS (${css})`);
      if (page.kind === 'incident') expect(js <= EAGER_JS, `at most ${EAGER_JS / 1000} KB of scripts at once (${js})`);
    });
  }
}
