// The site opened from a disk, where nothing may be fetched and no module runs: everything scripts do must work all the same.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const settled = (tab) => tab.waitForTimeout(300);

export async function onADisk(browser, folder, pages, expect) {
  const at = (path) => pathToFileURL(join(folder, path.endsWith('/') ? `${path}index.html` : path)).href;
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'Asia/Tokyo' });
  context.setDefaultTimeout(8000);
  const tab = await context.newPage();
  const errors = [];
  tab.on('console', (message) => { if (message.type() === 'error') errors.push(`${tab.url()}: ${message.text()}`); });
  tab.on('pageerror', (error) => errors.push(`${tab.url()}: ${error}`));
  tab.on('requestfailed', (request) => request.failure().errorText !== 'net::ERR_ABORTED' && errors.push(`did not come: ${request.url()}`));
  const flows = { walk, search, searchPage, list, tracker, theme, timeline, zones };
  for (const [name, flow] of Object.entries(flows)) {
    await flow(tab, at, expect, pages).catch((error) => expect(false, `${name}: ${String(error).split('\n').slice(0, 3).join(' ')}`));
  }
  for (const page of pages.filter(({ kind }) => kind !== 'not-found')) {
    await tab.goto(at(page.path));
    await tab.waitForLoadState('load');
    const dead = await lost(tab);
    expect(dead.length === 0, `${page.path}: every link opens a file on a disk (${dead.slice(0, 3).join(', ')})`);
  }
  expect(errors.length === 0, `no error on a disk (${errors.slice(0, 3).join(' | ')})`);
  await context.close();
}

// The links that would open no file; a link is asked where it leads when somebody is about to use it.
async function lost(tab) {
  const links = await tab.evaluate(() => [...document.querySelectorAll('a[href]')].map((link) => {
    link.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
    return new URL(link.getAttribute('href'), document.baseURI).href;
  }));
  const files = [...new Set(links.filter((link) => link.startsWith('file:')).map((link) => link.split(/[?#]/)[0]))];
  const found = await Promise.all(files.map((file) => stat(fileURLToPath(file)).then((it) => it.isFile(), () => false)));
  return files.filter((_, place) => !found[place]);
}

async function walk(tab, at, expect) {
  await tab.goto(at('/'));
  const styled = await tab.evaluate(() => getComputedStyle(document.querySelector('.top')).borderBlockEndStyle !== 'none');
  expect(styled, 'the sheet is found');
  for (const place of [0, 1, 3]) {
    await tab.locator('.nav a').nth(place).click();
    await tab.waitForURL(/\/index\.html$/);
    expect(await tab.locator('h1').count() === 1, `a page opens (${tab.url()})`);
  }
  await tab.locator('.brand').click();
  await tab.waitForURL(at('/'));
}

async function search(tab, at, expect) {
  await tab.goto(at('/incidents/'));
  const title = await tab.locator('table.incidents .row-title').first().innerText();
  await tab.keyboard.press('/');
  await tab.locator('dialog[open] input[type=search]').waitFor();
  await tab.keyboard.type(title.match(/[\p{L}\p{N}]{4,}/u)?.[0] ?? title);
  await tab.locator('dialog .hit mark').first().waitFor();
  await tab.keyboard.press('ArrowDown');
  await Promise.all([tab.waitForURL(/\/incidents\/[^/]+\/index\.html/), tab.keyboard.press('Enter')]);
  expect(await tab.locator('h1').count() === 1, 'a hit opens its report');
}

async function searchPage(tab, at, expect) {
  await tab.goto(`${at('/search/')}?q=certificate`);
  await tab.locator('.hits .hit mark').first().waitFor();
  await tab.locator('.search-form input').fill('');
  await settled(tab);
  const box = tab.locator('.facets input').first();
  const wanted = Number(await box.locator('xpath=..').locator('.count').innerText());
  await box.check();
  await settled(tab);
  const some = await tab.locator('.hits li').count();
  expect(some === Math.min(wanted, 40) && tab.url().includes('?'), `a facet narrows the search and is in the address (${some}, ${wanted} counted)`);
}

async function list(tab, at, expect) {
  await tab.goto(at('/incidents/'));
  const box = tab.locator('.facets input').first();
  const n = Number(await box.locator('xpath=..').locator('.count').innerText());
  await box.check();
  await settled(tab);
  expect(await tab.locator('[data-filter] tbody tr').count() === Math.min(n, 40), 'a facet narrows the list');
  await tab.reload();
  await settled(tab);
  expect(await tab.locator('.facets input').first().isChecked(), 'the address keeps the facet');
  await tab.locator('.facets input').first().uncheck();
  const head = tab.locator('table.incidents th').filter({ has: tab.locator('button') }).last();
  await head.locator('button').click();
  await settled(tab);
  expect(await head.getAttribute('aria-sort') !== null && tab.url().includes('sort='), 'a head sorts the list');
}

async function tracker(tab, at, expect) {
  await tab.goto(at('/actions/'));
  await tab.locator('.find').fill('zzzzqqqq');
  await tab.locator('.empty button').first().waitFor();
  expect(await tab.locator('table.actions').first().isHidden(), 'the tracker can be searched');
}

async function theme(tab, at, expect) {
  await tab.goto(at('/'));
  await tab.locator('#theme-switch').selectOption('dark');
  const ground = () => tab.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.body).backgroundColor].join());
  const dark = await ground();
  await tab.goto(at('/incidents/'));
  expect(dark.startsWith('dark') && await ground() === dark, `the choice of theme is kept (${dark})`);
  await tab.locator('#theme-switch').selectOption('');
}

async function timeline(tab, at, expect) {
  await tab.goto(at('/timeline/'));
  const mark = tab.locator('.lanes svg a').last();
  if (await mark.count() === 0) return;
  await mark.focus();
  await tab.waitForFunction(() => /\s/.test(document.activeElement.getAttribute('aria-label')));
  await Promise.all([tab.waitForURL(/\/incidents\/[^/]+\/index\.html$/), tab.keyboard.press('Enter')]);
  expect(await tab.locator('h1').count() === 1, 'a mark of the timeline opens its report');
}

async function zones(tab, at, expect, pages) {
  const page = pages.find((it) => it.kind === 'incident' && /<time datetime="[^"]*T/.test(it.html) && /class="events"/.test(it.html));
  if (!page) return;
  await tab.goto(at(page.path));
  const time = tab.locator('.events time[datetime*="T"]').first();
  const written = await time.innerText();
  await tab.locator('.events-tools select').selectOption('mine');
  expect(await time.innerText() !== written, 'times are shown in the reader\'s zone');
  await tab.locator('.events-tools select').selectOption('report');
}
