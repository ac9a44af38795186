// Runs `casebook check` in every format, builds the sample, and hands what comes out to those who read
// it: `node run.mjs BINARY`.
// Prints what was checked, what failed and how many passed; exits 1 when anything failed.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { calendars } from './calendar.mjs';
import { checkstyle } from './checkstyle.mjs';
import { write, writeClean } from './fixture.mjs';
import { github } from './github.mjs';
import { gitlab } from './gitlab.mjs';
import { Findings } from './findings.mjs';
import { junit } from './junit.mjs';
import { rdjson } from './rdjson.mjs';
import { sarif } from './sarif.mjs';

const FORMATS = ['json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle', 'rdjson'];
const READERS = { sarif, github, gitlab, junit, checkstyle, rdjson };

const binary = resolve(process.argv[2] ?? '');
if (!process.argv[2] || !existsSync(binary)) {
  console.error('usage: node run.mjs BINARY');
  process.exit(2);
}

let passed = 0;
let failed = 0;
function expecting(where) {
  return (holds, what) => {
    if (holds) passed += 1;
    else {
      failed += 1;
      console.error(`FAIL ${where}: ${what}`);
    }
  };
}

// Checks the casebook at `root`, all formats at once, and returns the text of each.
async function outputs(root, folder, name) {
  const file = (format) => join(folder, `${name}.${format}`);
  const args = ['check', '-C', root, '--as-of', '2026-11-23', '--quiet', ...FORMATS.flatMap((it) => ['--format', `${it}:${file(it)}`])];
  let status = 0;
  try {
    execFileSync(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    if (error.status !== 1) throw new Error(`casebook ended with ${error.status}: ${error.stderr}`);
    status = 1;
  }
  const texts = await Promise.all(FORMATS.map(async (it) => [it, { path: file(it), text: await readFile(file(it), 'utf8') }]));
  return { status, ...Object.fromEntries(texts) };
}

const folder = await mkdtemp(join(tmpdir(), 'casebook-formats-'));
try {
  const casebooks = {
    hard: { root: await write(join(folder, 'hard')), repository: join(folder, 'hard') },
    clean: { root: await writeClean(join(folder, 'clean')), repository: join(folder, 'clean') },
    sample: { root: resolve('../..'), repository: resolve('../..') },
  };
  for (const [name, { root, repository }] of Object.entries(casebooks)) {
    const made = await outputs(root, folder, name);
    const findings = new Findings(JSON.parse(made.json.text), root, repository);
    const expectsSome = name !== 'clean';
    expecting(`${name} json`)(findings.all.length > 0 === expectsSome, `${findings.all.length} findings`);
    for (const [format, read] of Object.entries(READERS)) {
      const before = passed + failed;
      const expect = expecting(`${name} ${format}`);
      let by = '';
      try {
        by = await read(made[format], findings, expect);
      } catch (error) {
        expect(false, String(error.stack ?? error).split('\n').slice(0, 5).join(' '));
      }
      console.log(`${name} ${format}: ${passed + failed - before} checks, ${findings.all.length} findings, read by ${by}`);
    }
  }
  const before = passed + failed;
  const by = await calendars(binary, resolve('../..'), folder, expecting('sample calendars'));
  console.log(`sample calendars: ${passed + failed - before} checks, read by ${by}`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
