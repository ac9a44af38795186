// Lists, the action tracker and the timeline, by hand: narrowed, sorted, shared by their address, walked by key.

const ROWS = '[data-filter] table tbody tr';

async function open(context, address) {
  const tab = await context.newPage();
  const response = await tab.goto(address);
  return response.ok() ? tab : (await tab.close(), null);
}

const count = (tab) => tab.locator(ROWS).count();
// Marks that keep a number's direction in a text from right to left are not part of what is told.
const status = async (tab) => (await tab.locator('.result-line [role=status]').innerText()).replace(/[\u2066-\u2069]/g, '');
const settled = (tab) => tab.waitForTimeout(250);

// One facet, two values of it, a second facet; then back, reload, nothing found, and all cleared.
export async function narrowing(context, address, expect) {
  const tab = await open(context, `${address}/incidents/`);
  if (await tab.locator('.facets input').count() === 0) return tab.close();
  const before = await count(tab);
  const boxes = tab.locator('fieldset').filter({ has: tab.locator('li:nth-child(2)') }).first().locator('input');
  const wanted = async (box) => Number(await box.locator('xpath=..').locator('.count').innerText());
  const [one, two] = [boxes.nth(0), boxes.nth(1)];
  const [n, m] = [await wanted(one), await wanted(two)];
  await one.check();
  await settled(tab);
  expect(await count(tab) === Math.min(n, 40), `a value leaves as many rows as it counts (${await count(tab)} of ${n})`);
  expect((await status(tab)).startsWith(`${n} `), `the number is told (${await status(tab)})`);
  await two.check();
  await settled(tab);
  const either = Number((await status(tab)).split(' ')[0]);
  expect(either >= Math.max(n, m) && either <= n + m, `two values of a facet are either of them (${n}, ${m}, ${either})`);
  const shared = tab.url();
  const facet = await one.getAttribute('name');
  expect(new URL(shared).searchParams.getAll(facet).length === 2, `both are in the address (${shared})`);
  const other = tab.locator(`fieldset:not([data-facet="${facet}"]) label:not(.none) input`).first();
  const both = await wanted(other);
  await other.check();
  await settled(tab);
  expect((await status(tab)).startsWith(`${both} `), `a second facet holds as well (${await status(tab)}, ${both} counted)`);
  await tab.goBack();
  await settled(tab);
  expect(tab.url() === shared && (await status(tab)).startsWith(`${either} `) && !(await other.isChecked()), 'back is one step back');
  await tab.reload();
  await settled(tab);
  expect((await status(tab)).startsWith(`${either} `) && await two.isChecked(), 'the address brings the filters back');
  await tab.locator('.find').fill('qqqqzzzz');
  await tab.locator('.empty button').first().waitFor();
  expect(await tab.locator('table').first().isHidden(), 'nothing found is said, with ways on');
  await tab.locator('.empty button').first().click();
  await settled(tab);
  expect(await count(tab) > 0, 'a way on leads on');
  await tab.locator('.result-line button').first().click();
  await settled(tab);
  expect(await count(tab) === before && new URL(tab.url()).search === '', 'clearing brings every row back');
  await tab.close();
}

// Every head sorts both ways, over the whole list, and says so.
export async function sorting(context, address, expect) {
  for (const path of ['/incidents/', '/actions/', '/services/']) {
    const tab = await open(context, `${address}${path}`);
    if (!tab || await tab.locator('table[data-sortable] th button').count() === 0) continue;
    const table = tab.locator('table[data-sortable]').first();
    const heads = table.locator('th button');
    const texts = () => tab.locator(ROWS).evaluateAll((rows) => rows.map((row) => row.innerText.replace(/\s+/g, ' ')));
    const own = await texts();
    for (let at = 0; at < await heads.count(); at += 1) {
      for (let turn = 0; turn < 2; turn += 1) {
        const head = table.locator('th').nth(at);
        const before = await head.getAttribute('aria-sort');
        await heads.nth(at).focus();
        await tab.keyboard.press('Enter');
        // The first turn of a long list waits for its data.
        for (let wait = 0; wait < 40 && await head.getAttribute('aria-sort') === before; wait += 1) await tab.waitForTimeout(50);
        const told = await head.getAttribute('aria-sort');
        const values = await table.locator('tbody tr').evaluateAll((rows, column) => rows.map((row) => (row.cells[column].dataset.value ?? row.cells[column].textContent).trim()).filter(Boolean), at);
        const numbers = values.every((value) => !Number.isNaN(Number(value)));
        const inOrder = values.every((value, idx) => {
          if (idx === 0) return true;
          const order = numbers ? values[idx - 1] - value : values[idx - 1].localeCompare(value, undefined, { numeric: true, sensitivity: 'base' });
          return told === 'ascending' ? order <= 0 : order >= 0;
        });
        expect(inOrder && await table.locator('th[aria-sort]').count() === 1, `${path} column ${at} ${told}`);
      }
    }
    if (path === '/incidents/') {
      const made = await texts();
      const missed = own.length < 40 ? own.filter((row) => !made.includes(row)) : [];
      expect(missed.length === 0, `rows that a script makes read as those of the page (${missed[0]})`);
      const first = await tab.locator(ROWS).first().innerText();
      await tab.reload();
      await settled(tab);
      expect(await tab.locator(ROWS).first().innerText() === first && tab.url().includes('sort='), 'the order is in the address');
    }
    await tab.close();
  }
}

// Rows beyond the page come with a button, and the focus goes to the first of them.
export async function more(context, address, expect) {
  const tab = await open(context, `${address}/incidents/`);
  const button = tab.locator('.list > button');
  const before = await count(tab);
  if (await button.count() && await button.isVisible()) {
    await button.click();
    await settled(tab);
    const after = await count(tab);
    const focused = await tab.evaluate((n) => document.activeElement.closest('tr')?.rowIndex === n + 1, before);
    expect(after > before && focused, `more rows are shown (${before}, ${after}) and have the focus`);
  }
  await tab.close();
}

// The tracker: a range of ages, a team, what is shown is what was asked for.
export async function tracker(context, address, expect) {
  const tab = await open(context, `${address}/actions/`);
  if (await tab.locator('.facets input').count() === 0) return tab.close();
  for (const facet of ['age', 'due', 'owner', 'state', 'type', 'report']) {
    const box = tab.locator(`fieldset[data-facet="${facet}"] input`).first();
    if (await box.count() === 0) continue;
    const n = Number(await box.locator('xpath=..').locator('.count').innerText());
    const value = await box.getAttribute('value');
    await box.check();
    await settled(tab);
    expect(await count(tab) === Math.min(n, 40), `${facet} ${value}: ${n} counted, ${await count(tab)} shown`);
    await box.uncheck();
    await settled(tab);
  }
  await tab.close();
}

// The timeline: a stop of the Tab key in each lane, arrows from mark to mark, Enter opens the report; a picture without scripts.
export async function timeline(context, address, expect) {
  const tab = await open(context, `${address}/timeline/`);
  const marks = tab.locator('.lanes svg a');
  if (await marks.count() < 2) return tab.close();
  const lanes = await tab.locator('.lanes [data-lane]:has(a)').count();
  expect(await tab.locator('.lanes svg a[tabindex="0"]').count() === lanes, 'one mark of each lane can be reached by Tab');
  await tab.locator('.lane-zoom button:enabled').last().focus();
  await tab.keyboard.press('Tab');
  const label = () => tab.evaluate(() => document.activeElement.getAttribute('aria-label'));
  const focused = () => tab.evaluate(() => [...document.querySelectorAll('.lanes svg a')].indexOf(document.activeElement));
  const lane = () => tab.evaluate(() => document.activeElement.closest('[data-lane]')?.dataset.lane);
  expect(await focused() === 0 && (await label()) !== '', `Tab leads to the first mark (${await focused()}, ${await label()})`);
  await tab.keyboard.press('ArrowRight');
  expect(await focused() === 1, 'an arrow leads to the next');
  const first = await lane();
  await tab.keyboard.press('ArrowDown');
  expect(lanes < 2 || await lane() !== first, `an arrow leads to another lane (${first}, ${await lane()})`);
  await tab.keyboard.press('End');
  await tab.waitForFunction(() => /\s/.test(document.activeElement.getAttribute('aria-label')));
  const target = await tab.evaluate(() => document.activeElement.getAttribute('href'));
  await Promise.all([tab.waitForURL((url) => url.href === new URL(target, `${address}/timeline/`).href), tab.keyboard.press('Enter')]);
  expect(true, 'Enter opens what the mark stands for');
  await tab.goto(`${address}/timeline/`);
  await tab.setViewportSize({ width: 360, height: 800 });
  expect(await tab.locator('.lanes').isHidden() && await tab.locator('.months').isVisible(), 'a phone has months in place of lanes');
  await tab.setViewportSize({ width: 1280, height: 900 });
  await tab.close();
}

// A year's lanes looked at closely: a lane, a stretch by dragging and by keys, the list in step, the address kept.
export async function narrowed(context, address, expect) {
  const tab = await open(context, `${address}/timeline/2026/`);
  await tab.locator('.lane-zoom button').first().waitFor();
  const rows = tab.locator('.incidents tr[data-id]:visible');
  const all = await rows.count();
  const names = await tab.locator('.lane-zoom option').allInnerTexts();
  await tab.locator('.lane-zoom select').selectOption(names.at(-1));
  const inLane = await tab.locator(`.lanes [data-lane="${names.at(-1)}"] a`).count();
  expect(await rows.count() === inLane && inLane < all, `the list holds what the lane holds (${await rows.count()} of ${inLane})`);
  expect(new URL(tab.url()).searchParams.get('lane') === names.at(-1), 'the lane is in the address');
  expect(await tab.locator('.lanes svg a.off').count() > 0, 'the other incidents step back');
  await tab.getByRole('button', { name: 'Show all' }).click();
  expect(await rows.count() === all && new URL(tab.url()).search === '', 'and all come back');
  const box = await tab.locator('.lanes figure > svg').boundingBox();
  await tab.mouse.move(box.x + box.width * 0.25, box.y + 40);
  await tab.mouse.down();
  await tab.mouse.move(box.x + box.width * 0.6, box.y + 60, { steps: 4 });
  await tab.mouse.up();
  await tab.waitForURL(/from=/);
  const query = new URL(tab.url()).searchParams;
  expect(query.get('from') > '2026-01-01' && query.get('to') < '2026-12-31', `dragging chooses a stretch (${query})`);
  const dragged = await rows.count();
  expect(dragged < all && dragged > 0, `the list holds what began or went on in it (${dragged} of ${all})`);
  await tab.reload();
  await tab.locator('.lane-zoom button').first().waitFor();
  expect(await rows.count() === dragged, 'the address says what was shown');
  await tab.getByRole('button', { name: 'Look wider' }).click();
  await tab.getByRole('button', { name: 'Look wider' }).click();
  expect(await rows.count() === all, 'buttons widen it again');
  await tab.locator('.lanes svg a[tabindex="0"]').first().focus();
  await tab.keyboard.press('+');
  await tab.keyboard.press('Shift+ArrowRight');
  expect(new URL(tab.url()).searchParams.get('from') > '2026-01-01', 'keys do the same');
  await tab.goto(address + '/');
  const mark = tab.locator('.lanes svg a').first();
  const target = await mark.getAttribute('href');
  await Promise.all([tab.waitForURL((url) => url.href === new URL(target, `${address}/`).href), mark.click()]);
  expect(true, 'a bar of the home page opens its report');
  await tab.close();
}
