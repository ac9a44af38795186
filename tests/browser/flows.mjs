// What JavaScript adds, done by hand on the keyboard: filters, search, theme.

export async function filters(context, address, expect) {
  const tab = await context.newPage();
  await tab.goto(`${address}/incidents/`);
  // A casebook whose reports name neither severity nor service has nothing to filter by.
  if (await tab.locator('.facets').count() === 0) return tab.close();
  const box = tab.locator('.facets input[type=checkbox]').first();
  await box.waitFor();
  const before = await tab.locator('table.incidents tbody tr').count();
  await box.check();
  await tab.waitForFunction(() => location.search.length > 1);
  await tab.locator('button', { hasText: 'Clear filters' }).waitFor();
  const wanted = Number(await box.locator('xpath=..').locator('.count').innerText());
  const rows = await tab.locator('table.incidents tbody tr').count();
  expect(rows === Math.min(wanted, 100), `the filter leaves as many rows as it counts (${rows} of ${wanted})`);
  const url = tab.url();
  await tab.goto(`${address}/`);
  await tab.goto(url);
  await tab.waitForFunction((n) => document.querySelectorAll('table.incidents tbody tr').length === n, rows, { timeout: 3000 }).catch(() => {});
  expect(await tab.locator('table.incidents tbody tr').count() === rows, 'the address brings the filter back');
  await tab.locator('button', { hasText: 'Clear filters' }).click();
  await tab.waitForFunction(() => location.search === '');
  expect(await tab.locator('table.incidents tbody tr').count() === before, 'clearing brings every row back');
  await tab.locator('table.incidents th button').nth(2).click();
  expect(await tab.locator('th[aria-sort=ascending]').count() === 1, 'a column can be sorted');
  await tab.close();
}

export async function search(context, address, expect) {
  const tab = await context.newPage();
  await tab.goto(`${address}/incidents/`);
  const title = await tab.locator('table.incidents .row-title').first().innerText();
  await tab.keyboard.press('/');
  await tab.locator('dialog[open] input[type=search]').waitFor();
  const word = title.match(/[\p{L}\p{N}]{4,}/u)?.[0] ?? title;
  await tab.keyboard.type(word);
  await tab.locator('dialog .hit mark').first().waitFor();
  expect(true, 'typing finds and marks');
  await tab.keyboard.press('ArrowDown');
  const target = await tab.locator('dialog .hit[data-active]').getAttribute('href');
  await Promise.all([tab.waitForURL((url) => url.href === new URL(target, `${address}/incidents/`).href), tab.keyboard.press('Enter')]);
  expect(true, 'arrow and Enter open a hit');
  await tab.keyboard.press('Control+k');
  await tab.locator('dialog[open]').waitFor();
  await tab.keyboard.press('Escape');
  expect(await tab.locator('dialog[open]').count() === 0, 'Escape closes the search');
  await tab.goto(`${address}/search/`);
  await tab.locator('.hits li').first().waitFor();
  const facets = await tab.locator('.facets fieldset').count();
  expect(facets > 0, 'facets are there without a query');
  await tab.locator('.facets input').first().check();
  await tab.waitForFunction(() => location.search.length > 1);
  expect(await tab.locator('.hits li').count() > 0, 'a facet alone lists incidents');
  await tab.locator('main input[type=search]').fill('qqqqzzzz');
  await tab.locator('.status-line', { hasText: 'Nothing found' }).waitFor();
  expect(true, 'nothing found is said');
  await tab.close();
}

export async function theme(context, address, expect) {
  const tab = await context.newPage();
  await tab.goto(`${address}/`);
  await tab.locator('#theme-switch').selectOption('dark');
  await tab.reload();
  const dark = await tab.evaluate(() => [document.documentElement.dataset.theme, getComputedStyle(document.documentElement).backgroundColor]);
  expect(dark[0] === 'dark' && dark[1] === 'rgb(15, 20, 25)', `the choice of dark is kept (${dark})`);
  await tab.close();
}
