// Practice drills played by hand: one step at a time, on the keyboard and without JavaScript, nothing
// hidden on paper, and accessible with everything open. Digests as they are mailed.

import { violations } from './checks.mjs';

const shown = (tab) => tab.locator('.step').filter({ visible: true }).count();

export async function drill(context, address, expect) {
  const plain = await context.browser().newContext({ viewport: { width: 320, height: 900 }, javaScriptEnabled: false });
  const tab = await plain.newPage();
  await tab.goto(`${address}/drills/`);
  const link = tab.locator('main a[href$="/drill/"]').first();
  // A casebook whose reports have no timelines has nothing to practise.
  if (await link.count() === 0) return plain.close();
  await tab.goto(new URL(await link.getAttribute('href'), `${address}/drills/`).href);
  const all = await tab.locator('.step').count();
  expect(await shown(tab) === 1, `one step at first (${await shown(tab)})`);
  await tab.locator('.step > details > summary').first().focus();
  for (let step = 1; step < all; step += 1) {
    await tab.keyboard.press('Enter');
    expect(await shown(tab) === step + 1, `opening step ${step} shows the next (${await shown(tab)})`);
    await tab.locator('.step > details:not([open]) > summary').filter({ visible: true }).first().focus();
  }
  const end = tab.locator('.step.last .report-body');
  expect(!await end.isVisible(), 'the end is not told before it is asked for');
  await tab.keyboard.press('Enter');
  expect(await end.isVisible(), 'the end is told');
  const wider = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wider <= 0, `nothing is wider than the phone with all steps open (${wider} px)`);
  if (await tab.locator('#drill-key').count() > 0) {
    await tab.reload();
    await tab.locator('#drill-key').check();
    await tab.locator('.step > details > summary').filter({ visible: true }).first().press('Enter');
    expect(await tab.locator('.step:not(.key)').filter({ visible: true }).count() === 0, 'key events alone');
    expect(await shown(tab) === 2, `key events one at a time (${await shown(tab)})`);
  }
  await tab.emulateMedia({ media: 'print' });
  expect(await shown(tab) === all, `every step on paper (${await shown(tab)} of ${all})`);
  const open = await context.newPage();
  await open.goto(tab.url());
  await open.evaluate(() => document.querySelectorAll('main details').forEach((it) => { it.open = true; }));
  const faults = await violations(context, open);
  expect(faults.length === 0, `accessible with everything open (${faults.join(' | ')})`);
  await open.close();
  await plain.close();
}

export async function digest(context, address, expect) {
  const tab = await context.newPage();
  await tab.goto(`${address}/digest/`);
  const link = tab.locator('main a.row-title').first();
  if (await link.count() === 0) return tab.close();
  const page = new URL(await link.getAttribute('href'), `${address}/digest/`).href;
  const text = await tab.request.get(`${page}digest.md`);
  expect(text.ok() && (await text.text()).startsWith('# '), 'a digest has its Markdown');
  const asked = [];
  tab.on('request', (request) => asked.push(request.url()));
  await tab.goto(`${page}mail.html`);
  expect(asked.length === 1, `the page to be mailed asks for nothing else (${asked.join(', ')})`);
  expect(await tab.locator('table, script, style, link').count() === 0, 'the page to be mailed is plain');
  await tab.close();
}

export async function anchors(context, address, expect) {
  const tab = await context.newPage();
  await tab.goto(`${address}/glossary/#time-to-detect`);
  expect(await tab.locator(':target dt').count() === 1, 'a term of the glossary can be linked to');
  await tab.goto(`${address}/on-this-day/`);
  for (const month of await tab.locator('main nav a').all()) {
    const href = new URL(await month.getAttribute('href'), `${address}/on-this-day/`);
    if (href.hash) expect(await tab.locator(href.hash).count() === 1, `${href.hash} is there`);
  }
  await tab.close();
}
