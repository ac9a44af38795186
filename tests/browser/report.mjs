// The page of a report by hand: key events alone, another time zone, a copied block, the reading
// mark, and the page on paper.

import { inflateSync } from 'node:zlib';

// The report with the most events that has a choice between all and the key ones.
function choose(pages) {
  const count = (page) => (page.html.match(/<li id="e-/g) ?? []).length;
  const fit = pages.filter((page) => page.kind === 'incident' && page.html.includes('id="events-key"'));
  return fit.sort((a, b) => count(b) - count(a))[0];
}

async function keyEvents(context, address, page, expect) {
  for (const scripts of [true, false]) {
    const own = await context.browser().newContext({ javaScriptEnabled: scripts, viewport: { width: 320, height: 900 } });
    const tab = await own.newPage();
    await tab.goto(address + page.path);
    const seen = () => tab.locator('.events > li[id]:visible').count();
    const [all, key] = [await tab.locator('.events > li[id]').count(), await tab.locator('.events > li.key').count()];
    const how = scripts ? 'with' : 'without';
    expect(await seen() === all, `all events at first, ${how} JavaScript`);
    await tab.locator('#events-all').focus();
    await tab.keyboard.press('ArrowDown');
    expect(await tab.locator('#events-key').isChecked() && await seen() === key, `key events alone by keyboard, ${how} JavaScript`);
    await tab.locator('#events-all').check();
    expect(await seen() === all, `and all again, ${how} JavaScript`);
    await own.close();
  }
}

async function zones(context, address, page, expect) {
  const own = await context.browser().newContext({ timezoneId: 'Asia/Tokyo', viewport: { width: 1280, height: 900 } });
  const tab = await own.newPage();
  await tab.goto(address + page.path);
  const first = tab.locator('.event-when time[datetime*="T"]').first();
  const [written, instant] = [await first.innerText(), await first.getAttribute('datetime')];
  const clock = (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
  const select = tab.locator('.events-tools select');
  await select.selectOption('mine');
  expect((await first.innerText()).endsWith(clock('Asia/Tokyo')), 'times in the own zone');
  const day = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Tokyo', day: 'numeric' }).format(new Date(instant));
  expect((await tab.locator('.events > .day:visible').first().innerText()).includes(day), 'days of the own zone');
  await tab.reload();
  expect((await first.innerText()).endsWith(clock('Asia/Tokyo')), 'the zone is remembered');
  await select.selectOption('report');
  expect(await first.innerText() === written, 'the report\'s own times come back');
  expect(await tab.locator('.events > .day:not([data-own])').count() === 0, 'and its own days');
  await own.close();
}

async function copies(context, address, page, expect) {
  if (!page) return;
  const tab = await context.newPage();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await tab.goto(address + page.path);
  await tab.locator('.copied').first().hover();
  await tab.locator('.copied .copy').first().click();
  const copied = await tab.evaluate(() => navigator.clipboard.readText());
  expect(copied === await tab.locator('.copied pre').first().evaluate((block) => block.textContent), 'a block is copied as it is');
  expect(!/^\s*\d+\s/.test(copied) || /^\s*\d+\s/.test(await tab.locator('.copied code').first().evaluate((code) => code.textContent)), 'without line numbers');
  await tab.close();
}

async function reading(context, address, page, expect) {
  const tab = await context.newPage();
  await tab.goto(address + page.path);
  const last = tab.locator('.rail .toc a').nth(3);
  await last.click();
  await tab.waitForFunction(() => document.querySelector('.toc a[aria-current]') !== null);
  expect(await tab.locator('.toc a[aria-current]').count() === 1, 'the contents mark one heading');
  await tab.close();
}

async function paper(context, address, page, expect) {
  const tab = await context.newPage();
  await tab.goto(address + page.path);
  await tab.emulateMedia({ media: 'print' });
  const wide = await tab.evaluate(() => [...document.querySelectorAll('main svg.chart, main table, main pre, main img')].filter((it) => it.getClientRects().length && it.getBoundingClientRect().right > innerWidth + 1).length);
  expect(wide === 0, `no drawing or table is cut off (${wide})`);
  const hidden = await tab.evaluate(() => ['.top', '.foot', '.rail', '.pager', '.events-tools'].filter((it) => [...document.querySelectorAll(it)].some((found) => found.getClientRects().length)));
  expect(hidden.length === 0, `nothing to click on paper (${hidden})`);
  const record = tab.locator('.record dl');
  if (await record.count()) expect(await record.isVisible(), 'what is folded is opened');
  const pdf = await tab.pdf({ format: 'A4', printBackground: false });
  const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  expect(pdf.length > 10_000 && sheets > 0 && sheets < 40, `a PDF of some sheets (${sheets})`);
  const drawn = [...pdf.toString('latin1').matchAll(/stream\r?\n/g)].some((found) => {
    try { return inflateSync(pdf.subarray(found.index + found[0].length)).length > 2000; } catch { return false; }
  });
  expect(drawn, 'with content');
  await tab.close();
}

// Report pages are what people open from a link: markup, styles and scripts together stay small.
async function budget(context, address, page, expect) {
  const tab = await context.newPage();
  const client = await context.newCDPSession(tab);
  await client.send('Network.enable');
  const urls = [];
  tab.on('response', (response) => urls.push(response.url()));
  await tab.goto(address + page.path);
  await tab.waitForLoadState('networkidle');
  const { gzipSync } = await import('node:zlib');
  const sizes = await Promise.all(urls.map(async (url) => [url, gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer()), { level: 9 }).length]));
  const sum = (wanted) => sizes.filter(([url]) => wanted.test(new URL(url).pathname)).reduce((total, [, size]) => total + size, 0);
  const [html, css, js] = [sum(/\/$|\.html$/), sum(/\.css$/), sum(/\.js$/)];
  expect(html + css + js <= 30_000, `at most 30 KB gzipped (${html} + ${css} + ${js})`);
  expect(css <= 12_000 && js <= 10_000, `styles at most 12 KB, scripts 10 KB (${css}, ${js})`);
  expect(urls.every((url) => url.startsWith(address)), 'nothing comes from elsewhere');
  await tab.close();
}

export function reportFlows(pages) {
  const page = choose(pages);
  if (!page) return {};
  const code = pages.find((it) => it.kind === 'incident' && /<pre/.test(it.html));
  const withPage = (flow, on = page) => (context, address, expect) => flow(context, address, on, expect);
  const largest = pages.filter((it) => it.kind === 'incident').sort((a, b) => b.size - a.size)[0];
  return {
    'key events': withPage(keyEvents), zones: withPage(zones), copies: withPage(copies, code), reading: withPage(reading),
    paper: withPage(paper, largest), 'size of a report': withPage(budget, largest),
  };
}
