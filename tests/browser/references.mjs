// What each file of a site points at, whatever its format: `[reference, base]`, where the base says what
// the reference is relative to, the file itself (`here`) or the root of the site (`root`).

import { rows } from '../../themes/default/assets/js/data.js';

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
export const plain = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi, (_, hex, number, name) => (
  name ? NAMED[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(number))));

const TAG = /<([a-z][\w:-]*)((?:\s+[^\s=<>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi;
const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g;
const HOLDS_ADDRESS = new Set(['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite', 'xlink:href']);
const TELLS_ADDRESS = /^(?:og:(?:url|image|video|audio)(?::url|:secure_url)?|twitter:(?:image|url))$/;

// The tags of a page or a drawing, with their attributes.
export function* tags(text) {
  for (const [, name, inside] of text.matchAll(TAG)) {
    const attributes = new Map([...inside.matchAll(ATTRIBUTE)].map(([, key, ...values]) => [key.toLowerCase(), plain(values.find((it) => it !== undefined))]));
    yield [name.toLowerCase(), attributes];
  }
}

function* markup(text) {
  for (const [name, attributes] of tags(text)) {
    for (const [key, value] of attributes) {
      if (key === 'srcset' || key === 'imagesrcset') for (const part of value.split(',')) yield [part.trim().split(/\s+/)[0], 'here'];
      else if (HOLDS_ADDRESS.has(key)) yield [value, 'here'];
      // A mark of a drawing leads from the root, so that a drawing is the same on every page.
      else if (key === 'data-href') yield [value, name === 'li' ? 'here' : 'root'];
    }
    if (name !== 'meta') continue;
    const content = attributes.get('content') ?? '';
    if (TELLS_ADDRESS.test(attributes.get('property') ?? attributes.get('name') ?? '')) yield [content, 'here'];
    if (attributes.get('http-equiv')?.toLowerCase() === 'refresh') yield [content.replace(/^.*?url=/i, ''), 'here'];
  }
}

// What has a `@type` is described for search engines: every address in it is a whole one.
function* described(text) {
  for (const [, json] of text.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)) {
    for (const [key, value] of leaves(JSON.parse(json))) if (/^(?:url|image|item|logo|@id|contentUrl)$/.test(key)) yield [value, 'here'];
  }
}

function* leaves(value, key = '', above = '') {
  if (Array.isArray(value)) for (const one of value) yield* leaves(one, key, above);
  else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) yield* leaves(one, name, key);
  else if (typeof value === 'string') yield [key, value, above];
}

// Addresses are relative to the root, as `docs/json.md` tells; but what a report names as evidence and
// measurements is relative to its page.
function* data(value) {
  if (value.columns?.id) for (const row of rows(value)) yield [row.url, 'root'];
  for (const [key, text, above] of leaves(value)) {
    if (key === 'url' && above === 'evidence') yield [text, 'here'];
    else if (key === 'file' && above === 'metrics') yield [text, 'here'];
    else if (key === 'file' && above === 'tables') yield [text, 'root'];
    else if (['url', 'page', 'markdown', 'files'].includes(key)) yield [text, 'root'];
  }
}

function* feed(value) {
  for (const [key, text] of leaves(value)) if (/^(?:url|home_page_url|feed_url|next_url|icon|favicon|image|banner_image)$/.test(key)) yield [text, 'here'];
}

// Links, images and definitions outside of code.
function* markdown(text) {
  const prose = text.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/^( {0,3})(```+|~~~+)[\s\S]*?^ {0,3}\2[`~]*\s*$/gm, '').replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
  for (const [, target] of prose.matchAll(/\]\(\s*(<[^>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)/g)) yield [target.replace(/^<|>$/g, ''), 'here'];
  for (const [, target] of prose.matchAll(/^ {0,3}\[(?!\^)[^\]\n]+\]:\s*(\S+)/gm)) yield [target.replace(/^<|>$/g, ''), 'here'];
  for (const [, target] of prose.matchAll(/<(https?:[^>\s]+)>/g)) yield [target, 'here'];
  for (const [whole] of prose.matchAll(/(?<!\\)\[\[[^\]\n]+\]\]/g)) yield [whole, 'here'];
  yield* markup(prose);
}

function* calendar(text) {
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const [, name, value] = line.match(/^(URL|ATTACH|SOURCE|IMAGE)(?:;[^:]*)?:(.*)$/) ?? [];
    if (name) yield [value, 'root'];
  }
}

// The cells under the heads that hold addresses.
function* table(text) {
  const rows = [...text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)].reduce((all, [, cell, end]) => {
    all.at(-1).push(cell.replace(/^"|"$/g, '').replaceAll('""', '"'));
    if (end !== ',') all.push([]);
    return all;
  }, [[]]);
  const heads = rows.shift();
  for (const row of rows) for (const [at, cell] of row.entries()) if (['url', 'page'].includes(heads[at])) yield [cell, 'root'];
}

// Scripts name others, and data for a disk are scripts that hold JSON as a string.
function* script(text) {
  const [, imports = ''] = text.match(/casebook\.define\(\[([^\]]*)\]/) ?? [];
  for (const [, name] of imports.matchAll(/"([^"]+)"/g)) yield [name, 'here'];
  for (const [, name] of text.matchAll(/load\("([^"]+)"\)/g)) yield [name, 'here'];
  const [, json] = text.match(/JSON\.parse\(("(?:[^"\\]|\\.)*")\)/) ?? [];
  if (json) yield* data(JSON.parse(JSON.parse(json)));
}

function* each(text, pattern, base = 'here') {
  for (const [, found] of text.matchAll(pattern)) yield [plain(found.replace(/^["']|["']$/g, '')), base];
}

const FORMATS = {
  html: function* html(text) { yield* markup(text.replace(/<script type="application\/ld\+json">[\s\S]*?<\/script>/g, '')); yield* described(text); },
  svg: markup,
  css: (text) => each(text, /url\(\s*("[^"]*"|'[^']*'|[^)\s]*)\s*\)/g),
  js: script,
  json: (text) => data(JSON.parse(text)),
  'feed.json': (text) => feed(JSON.parse(text)),
  atom: function* atom(text) { yield* markup(text); yield* each(text, /<(?:uri|icon|logo)>([^<]*)</g); yield* each(text, /<id>(https?:[^<]*)</g); },
  'sitemap.xml': (text) => each(text, /<loc>([^<]*)</g),
  'robots.txt': (text) => each(text, /^Sitemap:\s*(\S+)/gm),
  'llms.txt': markdown,
  md: markdown,
  ics: calendar,
  csv: table,
  _redirects: (text) => each(text, /^\s*\S+\s+(\S+)/gm, 'host'),
  '_redirects.nginx': (text) => each(text, /return 301 ("[^"]*")/g, 'host'),
};

// The name of a file's format, or nothing for files that point at nothing.
export function format(path) {
  const name = path.split('/').at(-1);
  return [name, name.split('.').at(-1)].find((it) => Object.hasOwn(FORMATS, it));
}

export const references = (path, text) => FORMATS[format(path)](text);
