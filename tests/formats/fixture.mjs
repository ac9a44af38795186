// A repository whose casebook makes every format work: not at its root, file names with spaces and
// letters beyond ASCII, a byte order mark, CRLF, tabs, emoji, markup, and text that looks like commands.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const HARD = [
  '\uFEFF---', 'title: "Übersicht 🚒 <b>&amp;</b> ::error::no"', 'severty: sev3', 'status: draft',
  'services: [checkout]', '---', '', '- 🚒\tÄ [übel](gone.md), "more" %0A', '- [worse](#gon)',
  '- [](<::warning file=x,line=1::100%.md>)', '', '## Gone', '',
].join('\r\n');

const report = (id, title, more = '') =>
  `---\nid: ${id}\ntitle: ${title}\nstatus: published\nseverity: sev3\nservices: [checkout]\n${more}---\n\n## Summary\n\nWords.\n`;

const FILES = {
  'casebook.yaml': 'title: Ours\nbase_url: https://incidents.example/\ntitel: misspelt\n',
  'content/incidents/a b/Größe 100%,x #1 🚒.md': HARD,
  'content/incidents/twin.md': report('TWIN', 'One', 'times: {started: 2026-03-02 14:06, resolved: 2026-03-02 13:00}\n'),
  'content/incidents/twin-2.md': report('TWIN', 'Two'),
  'content/pages/many.md': `---\ntitle: Many\n---\n${Array.from({ length: 30 }, (_, at) => `- [x](gone-${at}.md) and [y](#none-${at})`).join('\n')}\n`,
  'content/pages/clean.md': '---\ntitle: Nothing wrong here\n---\nWords.\n',
};

// Writes the repository and returns the folder of its casebook.
export async function write(repository) {
  const root = join(repository, 'our incidents ü');
  await mkdir(join(repository, '.git'), { recursive: true });
  for (const [path, text] of Object.entries(FILES)) await put(join(root, path), text);
  return root;
}

// Writes a casebook in which nothing is wrong.
export async function writeClean(repository) {
  await mkdir(join(repository, '.git'), { recursive: true });
  await put(join(repository, 'content/pages/clean.md'), FILES['content/pages/clean.md']);
  return repository;
}

async function put(path, text) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
