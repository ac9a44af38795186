// What JavaScript adds, done by hand on the keyboard: search and theme; lists have a file of their own.

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
