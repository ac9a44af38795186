// The same files in other places: below a folder of a host, at an address that is not there.

import { serve } from './server.mjs';

// Loads a page and tells what did not come.
async function missing(tab, address) {
  const failed = [];
  const note = (response) => { if (response.status() >= 400) failed.push(`${response.status()} ${response.url()}`); };
  tab.on('response', note);
  await tab.goto(address);
  await tab.waitForLoadState('load');
  tab.off('response', note);
  return failed;
}

export async function belowAFolder(browser, folder, chosen, expect) {
  const server = await serve(folder, '/a/b');
  const context = await browser.newContext();
  const tab = await context.newPage();
  for (const page of chosen.filter((it) => it.kind !== 'not-found')) {
    const failed = await missing(tab, `${server.address}/a/b${page.path}`);
    expect(failed.length === 0, `${page.path} below a folder (${failed.slice(0, 3).join(', ')})`);
  }
  await tab.goto(`${server.address}/a/b/`);
  await tab.locator('.nav a').nth(1).click();
  await tab.waitForLoadState('load');
  expect(new URL(tab.url()).pathname.startsWith('/a/b/'), `the way around stays below the folder (${tab.url()})`);
  await tab.keyboard.press('/');
  await tab.locator('dialog[open] input[type=search]').waitFor();
  await tab.keyboard.type('a');
  await tab.locator('dialog .hit').first().waitFor();
  expect(true, 'the search finds its list below a folder');
  await context.close();
  server.close();
}

// The page at an old address leads to the new one, where nothing but files is served.
export async function leadsOn(context, address, page, expect) {
  const tab = await context.newPage();
  const to = new URL(page.html.match(/http-equiv="refresh" content="0; url=([^"]+)"/)[1], address + page.path).href;
  await tab.goto(address + page.path, { waitUntil: 'commit' });
  await tab.waitForURL(to);
  expect(to !== address + page.path && await tab.locator('.report-body').count() === 1, `the old address leads to the report (${tab.url()})`);
  await tab.close();
}

export async function nowhere(context, address, expect) {
  const tab = await context.newPage();
  const failed = await missing(tab, `${address}/no/such/page/at/all`);
  expect(failed.length === 1, `only the page itself is not there (${failed.join(', ')})`);
  expect(await tab.locator('form[role=search] input[type=search]').count() === 1, 'a lost reader can search');
  await tab.locator('form[role=search] input').fill('certificate');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/\/search\/\?q=certificate/);
  await tab.locator('.hits li').first().waitFor();
  expect(true, 'the search of the lost page leads to hits');
  await tab.close();
}
