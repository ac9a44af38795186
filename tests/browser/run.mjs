// Checks built sites in a real browser: `node run.mjs FOLDER` one of them, without one the sample and
// three other casebooks, which are built first by the program that `CASEBOOK` names.
// Prints what failed and how many passed; exits 1 when anything failed.

import { execFile, execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

import { budgets } from './budgets.mjs';
import { isValid, looks, reads } from './checks.mjs';
import { launch } from './chromium.mjs';
import { casebooks } from './corpora.mjs';
import { onADisk } from './disk.mjs';
import { search, theme } from './flows.mjs';
import { prints, walks } from './keyboard.mjs';
import { everyLink, publishedLinks } from './links.mjs';
import { more, narrowed, narrowing, sorting, timeline, tracker } from './lists.mjs';
import { firstQuery } from './many.mjs';
import { mirrored } from './mirrored.mjs';
import { allPages, sample } from './pages.mjs';
import { narrowsPlainly } from './plain.mjs';
import { belowAFolder, leadsOn, nowhere } from './places.mjs';
import { anchors, digest, drill } from './practice.mjs';
import { bundle } from './print.mjs';
import { oddly } from './odd.mjs';
import { reportFlows } from './report.mjs';
import { serve } from './server.mjs';
import { staysPut } from './steady.mjs';

const AS_OF = '2026-11-23';
const flags = ['--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// Pictures of the odd cases are kept where this says, to be looked at.
const shots = process.env.CASEBOOK_SHOTS;

// Pages are loaded on a phone and widened, and loaded wide and narrowed.
const looked = { light: [320, 768, 1280], dark: [1280, 768, 320] };

let passed = 0;
let failed = 0;
let site = '';
function expecting(where) {
  return (holds, what) => {
    if (holds) passed += 1;
    else {
      failed += 1;
      console.error(`FAIL ${site} ${where}: ${what}`);
    }
  };
}

async function attempt(where, work) {
  const expect = expecting(where);
  try {
    await work(expect);
  } catch (error) {
    expect(false, String(error).split('\n').slice(0, 4).join(' '));
  }
}

// Four tabs at once: waiting is most of the time.
async function together(items, work) {
  const left = [...items];
  await Promise.all(Array.from({ length: 4 }, async () => {
    while (left.length) await work(left.shift());
  }));
}

async function check(browser, folder, { name, every, disk }) {
  site = name;
  const begun = Date.now();
  const pages = await allPages(folder);
  if (!pages.length) throw new Error(`no pages in ${folder}`);
  const kinds = sample(pages, every);
  // A page that leads on at once is never looked at.
  const chosen = kinds.filter(({ kind }) => kind !== 'redirect');
  const told = {};
  await everyLink(folder, attempt);
  for (const page of kinds) await attempt(page.path, (expect) => isValid(page, expect));
  await budgets(folder, pages, attempt, told, { every });
  const server = await serve(folder);
  for (const [colorScheme, widths] of Object.entries(looked)) {
    const context = await browser.newContext({ colorScheme });
    await together(chosen, (page) => attempt(`${page.path} ${colorScheme}`, (expect) => looks(context, server.address, page, widths, expect)));
    await context.close();
  }
  for (const width of [320, 768, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await together(chosen, (page) => attempt(`${page.path} ${width}`, (expect) => staysPut(context, server.address, page, expect)));
    await context.close();
  }
  // A digest made for mail is no page of the site: it has no frame.
  const framed = chosen.filter(({ kind }) => kind !== 'mail');
  const each = (how, work) => together(framed, (page) => attempt(`${page.path} ${how}`, (expect) => work(page, expect)));
  await oddly(browser, server, each, shots && ((page, how) => join(shots, `${site}-${page.kind}-${how}.png`)));
  if (shots) await pictures(browser, server, chosen);
  const plain = await browser.newContext({ viewport: { width: 320, height: 900 } });
  await plain.route(/\.js$/, (route) => route.abort());
  await together(framed, (page) => attempt(`${page.path} without JavaScript`, (expect) => reads(plain, server.address, page, expect)));
  await plain.close();
  for (const width of [320, 1280]) {
    const walked = await browser.newContext({ viewport: { width, height: 900 } });
    await each(`by keyboard ${width}`, (page, expect) => walks(walked, server.address, page, expect));
    await walked.close();
  }
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(8000);
  if (every) {
    await attempt('below a folder', (expect) => belowAFolder(browser, folder, chosen, expect));
    await attempt('nowhere', (expect) => nowhere(context, server.address, expect));
  }
  if (every || disk) await attempt('on a disk', (expect) => onADisk(browser, folder, framed, expect));
  for (const page of chosen.filter(({ kind }) => kind === 'incident')) await attempt(`${page.path} printed`, (expect) => prints(context, server.address, page, expect));
  // Reports that name nothing but their day have nothing to narrow a list by.
  const narrows = pages.some((page) => page.path === '/incidents/' && /data-facet="(?!year)/.test(page.html));
  const flows = { ...(narrows ? { narrowing } : {}), search, theme, drill, digest, anchors, bundle, ...(every ? { sorting, more, tracker, timeline, narrowed, ...reportFlows(pages) } : {}) };
  for (const [flow, work] of Object.entries(flows)) await attempt(flow, (expect) => work(context, server.address, expect));
  await attempt('facets without JavaScript', (expect) => narrowsPlainly(browser, server.address, expect));
  for (const page of kinds.filter(({ kind }) => kind === 'redirect')) await attempt(`${page.path} moved`, (expect) => leadsOn(context, server.address, page, expect));
  if (pages.some(({ html }) => html.includes('<html lang="he"'))) await attempt('right to left', (expect) => mirrored(context, server.address, pages, expect));
  await context.close();
  server.close();
  const { nodes, marks, ...weights } = told;
  const sizes = Object.entries(weights).map(([kind, bytes]) => `${kind} ${(bytes / 1000).toFixed(1)}`).join(', ');
  console.log(`${name}: ${pages.length} pages, ${chosen.length} looked at, largest in KB gzipped: ${sizes}; at most ${nodes} elements, ${marks} marks in a drawing; ${((Date.now() - begun) / 1000).toFixed(0)} s`);
}

// A casebook of a thousand reports is written and built while others are looked at.
async function buildMany(folder) {
  const run = promisify(execFile);
  await run('python3', [join(import.meta.dirname, '../../benches/generate.py'), '1000', join(folder, 'reports')]);
  await run(process.env.CASEBOOK, ['--root', join(folder, 'reports'), '--as-of', AS_OF, 'build', '--quiet', '--out', join(folder, 'site')]);
  return join(folder, 'site');
}

async function checkMany(browser, folder) {
  site = 'a thousand';
  const pages = await allPages(folder);
  const told = {};
  await budgets(folder, pages, attempt, told);
  const report = pages.find(({ kind }) => kind === 'incident');
  let weights;
  await attempt(report.path, async (expect) => { weights = await firstQuery(browser, folder, report, expect); });
  console.log(`a thousand: ${pages.length} pages; the first search ${weights.all} bytes, of them ${weights.scripts} of scripts; at most ${told.marks} marks in a drawing`);
}

// What is there to look at, for people.
async function pictures(browser, server, chosen) {
  const usual = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await together(chosen, async (page) => {
    const tab = await usual.newPage();
    await tab.goto(server.address + page.path);
    await tab.screenshot({ path: join(shots, `${site}-${page.kind}.png`) });
    await tab.close();
  });
  await usual.close();
}

const browser = await launch(...flags);
const work = await mkdtemp(join(tmpdir(), 'casebook-browser-'));
try {
  if (shots) await mkdir(shots, { recursive: true });
  if (process.argv[2]) {
    await check(browser, resolve(process.argv[2]), { name: 'site', every: true });
  } else {
    const many = buildMany(join(work, 'many'));
    // What fails there is told when it is waited for.
    many.catch(() => {});
    for (const casebook of await casebooks(work)) {
      const folder = join(work, 'sites', casebook.name);
      const preset = casebook.preset ? ['--preset', casebook.preset] : [];
      const build = (out, ...how) => execFileSync(process.env.CASEBOOK, ['--root', casebook.root, ...preset, '--as-of', AS_OF, 'build', '--out', out, ...how], { stdio: ['ignore', 'ignore', 'inherit'] });
      build(folder);
      await check(browser, folder, casebook);
      if (!casebook.published) continue;
      build(`${folder}-published`, '--base-url', casebook.published);
      await publishedLinks(`${folder}-published`, attempt);
    }
    await checkMany(browser, await many);
  }
} finally {
  await browser.close();
  await rm(work, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
