// Lists where no script runs: ticked values of several facets narrow the rows together.

export async function narrowsPlainly(browser, address, expect) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const tab = await context.newPage();
  for (const path of ['/incidents/', '/actions/']) {
    await tab.goto(address + path);
    const rows = tab.locator('tr[data-f]');
    const all = (await rows.evaluateAll((found) => found.map((it) => it.dataset.f.split(' '))));
    const facets = tab.locator('.facets fieldset').filter({ has: tab.locator('li:nth-child(2)') });
    if (await facets.count() < 2) continue;
    const groups = [[0, 0], [0, 1], [1, 0]];
    const chosen = new Map();
    for (const [facet, value] of groups) {
      const box = facets.nth(facet).locator('input').nth(value);
      await box.check();
      const mark = await box.getAttribute('class');
      chosen.set(facet, [...(chosen.get(facet) ?? []), mark]);
      const wanted = all.filter((marks) => [...chosen.values()].every((any) => any.some((it) => marks.includes(it)))).length;
      const shown = await rows.filter({ visible: true }).count();
      expect(shown === wanted && wanted < all.length, `${path} shows what fits ${[...chosen.values()].join(' and ')} (${shown} of ${wanted})`);
    }
    const link = tab.locator('.facets a.count').first();
    const count = Number(await link.innerText());
    if (path === '/incidents/') {
      await link.click();
      const text = await tab.locator('.result-line').first().innerText();
      expect(text.includes(String(count)), `a number leads to as many (${count}: ${text})`);
    }
  }
  await context.close();
}
