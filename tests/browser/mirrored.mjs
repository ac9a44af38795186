// A site in a language that runs from right to left is mirrored, not only marked.

const edges = (tab, selector) => tab.locator(selector).first().evaluate((it) => {
  const { left, right } = it.getBoundingClientRect();
  return { left, right };
});

export async function mirrored(context, address, pages, expect) {
  const tab = await context.newPage();
  await tab.setViewportSize({ width: 1280, height: 900 });
  const middle = 640;
  await tab.goto(`${address}/incidents/`);
  const told = await tab.evaluate(() => [document.documentElement.dir, document.documentElement.lang, getComputedStyle(document.body).direction]);
  expect(told.join(' ') === 'rtl he rtl', `the page says its direction (${told.join(' ')})`);
  expect((await edges(tab, '.brand')).left > middle, 'the brand is on the right');
  expect((await edges(tab, '.search-open')).right < middle, 'the search is on the left');
  const [facets, list] = [await edges(tab, '.facets-box'), await edges(tab, '.list')];
  expect(facets.left >= list.right, `facets stand right of their list (${facets.left}, ${list.right})`);
  const heads = await tab.locator('table.incidents thead th').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().left).filter((left) => left > 0));
  expect(heads.every((left, at) => at === 0 || left < heads[at - 1]), `columns run from the right (${heads.map(Math.round).join(', ')})`);
  const report = pages.find(({ kind, html }) => kind === 'incident' && html.includes('class="toc"') && html.includes('class="events '));
  await tab.goto(address + report.path);
  const [rail, text] = [await edges(tab, '.report > .rail'), await edges(tab, '.report-body')];
  expect(rail.right <= text.left, `the rail stands left of the report (${rail.right}, ${text.left})`);
  const [when, what] = [await edges(tab, '.events .event-when'), await edges(tab, '.events .event-when + .event-what')];
  expect(when.left >= what.right, `times stand right of what happened (${when.left}, ${what.right})`);
  const crumbs = await tab.locator('.crumbs li').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().left));
  expect(crumbs.length > 1 && crumbs[0] > crumbs[1], 'the way down runs from the right');
  const drawn = await tab.locator('svg.chart').first().evaluate((it) => getComputedStyle(it).direction);
  expect(drawn === 'ltr', 'time in a drawing runs from the left all the same');
  await tab.close();
}
