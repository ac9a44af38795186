// Every address that a file of the site names leads to a file that is there, and to a place in it: in
// pages, feeds, data, Markdown, calendars, sheets, scripts and what servers and crawlers read.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { format, references, tags } from './references.mjs';

// Files lie below a folder, wherever the site is published: a link that holds there holds at the root too.
const TOP = 'http://site/';
const ROOT = `${TOP}a/b/`;

export async function everyLink(folder, attempt) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'));
  const texts = new Map();
  for (const path of paths.sort()) if (format(path)) texts.set(path, await readFile(join(folder, path), 'utf8'));
  const site = { texts, files: new Set(paths), ids: new Map(), base: texts.get('robots.txt')?.match(/^Sitemap: (.*)sitemap\.xml$/m)?.[1] };
  const counted = {};
  for (const [path, text] of texts) {
    await attempt(path, (expect) => {
      const dead = [];
      for (const [reference, base] of references(path, text)) {
        counted[format(path)] = (counted[format(path)] ?? 0) + 1;
        const why = trouble(site, path, reference, base);
        if (why) dead.push(`${reference} (${why})`);
      }
      expect(dead.length === 0, `what it names is there (${[...new Set(dead)].slice(0, 5).join(', ')})`);
    });
  }
  return counted;
}

// What a site whose address is known has, and what points somewhere in each.
const ALL = ['html', 'md', 'js', 'json', 'csv', 'ics', 'atom', 'feed.json', 'sitemap.xml', 'robots.txt', 'llms.txt', '_redirects', '_redirects.nginx'];

// The same where whole addresses are known, and the site is not at the top of its host.
export async function publishedLinks(folder, attempt) {
  const counted = await everyLink(folder, attempt);
  const missing = ALL.filter((kind) => !counted[kind]);
  await attempt('published', (expect) => expect(missing.length === 0, `addresses in every kind of file (none in ${missing.join(', ')})`));
}

// Why a reference leads nowhere.
function trouble(site, path, reference, base) {
  if (reference === '' && base !== 'here') return null;
  if (reference.startsWith('[[')) return 'is no link';
  let target;
  try {
    target = new URL(reference, start(site, path, base));
  } catch {
    return 'is no address';
  }
  if (!/^https?:$/.test(target.protocol)) return null;
  const home = site.base && new URL(site.base);
  let inside = target.href.startsWith(ROOT) ? target.href.slice(ROOT.length) : null;
  if (atHost(path, base) && !home && target.href.startsWith(TOP)) inside = target.href.slice(TOP.length);
  if (home?.host === target.host && target.href.startsWith(home.href)) inside = target.href.slice(home.href.length);
  if (inside === null) return ['site', home?.host].includes(target.host) ? 'leads out of the site' : null;
  const [file, place] = [decodeURIComponent(inside.split(/[?#]/)[0]), target.hash.slice(1)];
  const found = file === '' || file.endsWith('/') ? `${file}index.html` : file;
  if (!site.files.has(found)) return 'is not there';
  if (place === '' || !/\.(?:html|svg)$/.test(found)) return null;
  return ids(site, found).has(decodeURIComponent(place)) ? null : 'no such place';
}

// The page for what is not there is served from any address, and a list for servers is read by them:
// both know where the site lies.
const atHost = (path, base) => base === 'host' || path === '404.html';

function start(site, path, base) {
  if (atHost(path, base)) return site.base ?? TOP;
  return base === 'root' ? ROOT : new URL(path.split('/').map(encodeURIComponent).join('/'), ROOT);
}

function ids(site, file) {
  if (!site.ids.has(file)) {
    const found = [...tags(site.texts.get(file))].flatMap(([name, attributes]) => [attributes.get('id'), name === 'a' ? attributes.get('name') : undefined]);
    site.ids.set(file, new Set(found.filter((id) => id !== undefined)));
  }
  return site.ids.get(file);
}
