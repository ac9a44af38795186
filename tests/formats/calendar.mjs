// Calendars of due dates: read by a program from PyPI and held against RFC 5545.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const python = join(import.meta.dirname, '.venv/bin/python');

// Builds the casebook at `root` and reads every calendar of its site.
export async function calendars(binary, root, folder, expect) {
  const out = join(folder, 'site');
  execFileSync(binary, ['--root', root, '--as-of', '2026-11-23', 'build', '--out', out], { stdio: 'ignore' });
  const files = (await readdir(out, { recursive: true })).filter((it) => it.endsWith('.ics')).sort();
  expect(files.length > 1 && existsSync(python), `there are calendars (${files.length}) and Python`);
  const read = spawnSync(python, [join(import.meta.dirname, 'ical.py'), ...files.map((it) => join(out, it))], { encoding: 'utf8' });
  expect(read.status === 0, `the reader runs (${read.stderr})`);
  for (const { path, calendars: count, name, parameters, events, faults } of JSON.parse(read.stdout)) {
    const where = path.slice(out.length + 1);
    expect(faults.length === 0, `${where} is as RFC 5545 wants it (${faults.slice(0, 3).join(' | ')})`);
    expect(count === 1 && name !== '' && parameters?.length === 0, `${where} is one calendar with a plain name (${name}; ${parameters})`);
    expect(events.length > 0 && new Set(events).size === events.length, `${where} names each of its ${events.length} entries apart`);
  }
  const { actions } = JSON.parse(await readFile(join(out, 'actions/open.json'), 'utf8'));
  const wanted = actions.filter(({ due }) => due).length;
  const all = JSON.parse(read.stdout).find(({ path }) => path.endsWith('/actions/due.ics'));
  expect(all?.events.length === wanted, `all due dates are there (${all?.events.length} of ${wanted})`);
  return 'icalendar 7.3.0';
}
