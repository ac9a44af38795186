// Which pages of a site are looked at: of each kind the largest.

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

export async function allPages(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html')).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const pages = await Promise.all(files.sort().map(async (file) => {
    const html = await readFile(file, 'utf8');
    const path = relative(folder, file).split(sep).join('/');
    return { file, html, path: `/${path.replace(/(^|\/)index\.html$/, '$1')}`, kind: html.match(/<body class="page-([\w-]+)"/)?.[1] ?? 'other', size: (await stat(file)).size };
  }));
  return pages;
}

// Of each kind the largest; of the kinds read most the first too, when `every` page matters.
export function sample(pages, every = true) {
  const chosen = [...group(pages)].flatMap(([kind, all]) => {
    const largest = all.reduce((a, b) => (b.size > a.size ? b : a));
    return every && ['incident', 'hub'].includes(kind) ? [all[0], largest] : [largest];
  });
  return [...new Set(chosen)];
}

function group(pages) {
  const kinds = new Map();
  for (const page of pages) kinds.set(page.kind, [...(kinds.get(page.kind) ?? []), page]);
  return kinds;
}
