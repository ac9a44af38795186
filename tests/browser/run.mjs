// Checks a built site in a real browser: `node run.mjs FOLDER`.
// Prints what failed and how many passed; exits 1 when anything failed.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

import { isValid, linksLead, looks, reads, staysSmall } from './checks.mjs';
import { search, theme } from './flows.mjs';
import { more, narrowing, sorting, timeline, tracker } from './lists.mjs';
import { allPages, sample } from './pages.mjs';
import { reportFlows } from './report.mjs';
import { serve } from './server.mjs';

const folder = resolve(process.argv[2] ?? '../../public');
const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'].find(existsSync);
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

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

const pages = await allPages(folder);
if (!pages.length) {
  console.error(`no pages in ${folder}`);
  process.exit(2);
}
const chosen = sample(pages);
const server = await serve(folder);
const browser = await chromium.launch({ executablePath, args: flags });
try {
  for (const page of pages) await attempt(page.path, (expect) => linksLead(folder, page, expect));
  for (const page of chosen) await attempt(page.path, (expect) => isValid(page, expect));
  for (const page of pages) await attempt(page.path, (expect) => staysSmall(page, expect));
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [320, 768, 1280]) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      await together(chosen, (page) => attempt(`${page.path} ${colorScheme} ${width}`, (expect) => looks(context, server.address, page, expect)));
      await context.close();
    }
  }
  const plain = await browser.newContext({ viewport: { width: 320, height: 900 }, javaScriptEnabled: true });
  await plain.route(/\.js$/, (route) => route.abort());
  for (const page of chosen) await attempt(`${page.path} without JavaScript`, (expect) => reads(plain, server.address, page, expect));
  await plain.close();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(5000);
  for (const [name, flow] of Object.entries({ narrowing, sorting, more, tracker, timeline, search, theme, ...reportFlows(pages) })) {
    await attempt(name, (expect) => flow(context, server.address, expect));
  }
} finally {
  await browser.close();
  server.close();
}
console.log(`${pages.length} pages, ${chosen.length} looked at: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
