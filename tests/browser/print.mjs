// All reports of a year on paper: each on a sheet of its own, opened, with the addresses of outside links.

export async function bundle(context, address, expect) {
  const tab = await context.newPage();
  const dialogs = [];
  await tab.exposeFunction('told', () => dialogs.push('print'));
  await tab.addInitScript(() => { window.print = () => window.told(); });
  await tab.goto(`${address}/print/`);
  const years = await tab.locator('.contents a').evaluateAll((links) => links.map((link) => link.href));
  expect(years.length > 0, 'every year has its page');
  await tab.goto(years[0]);
  if (await tab.locator('.printed').count() === 0) await tab.locator('.contents a').first().click();
  await tab.waitForLoadState('load');
  const found = await tab.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
    return {
      doubled: ids.filter((id, at) => ids.indexOf(id) !== at),
      reports: document.querySelectorAll('.printed').length,
      listed: document.querySelectorAll('.contents li').length,
      folded: document.querySelectorAll('details:not([open])').length,
      empty: [...document.querySelectorAll('.printed')].filter((it) => it.innerText.trim().length < 20).length,
    };
  });
  expect(found.doubled.length === 0, `every id is there once (${found.doubled.slice(0, 3)})`);
  expect(found.reports > 0 && found.reports === found.listed && found.empty === 0, `every report of the contents is there (${found.reports}, ${found.listed}, ${found.empty} empty)`);
  expect(found.folded === 0, `nothing is folded (${found.folded})`);
  await tab.locator('.contents a').last().click();
  const last = tab.locator('.printed').last();
  expect(new URL(tab.url()).hash.slice(1) === await last.getAttribute('id'), 'the contents lead to a report');
  await tab.emulateMedia({ media: 'print', colorScheme: 'light' });
  const paper = await tab.evaluate(() => ({
    breaks: [...document.querySelectorAll('.printed')].every((it) => getComputedStyle(it).breakBefore === 'page'),
    wide: [...document.querySelectorAll('main svg.chart, main table, main pre')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().width > innerWidth + 1).length,
    bare: [...document.querySelectorAll('.prose a[href^="http"]')].filter((it) => !getComputedStyle(it, '::after').content.includes(it.getAttribute('href'))).length,
  }));
  expect(paper.breaks, 'each report begins on a new sheet');
  expect(paper.wide === 0, `nothing is cut at the side (${paper.wide})`);
  expect(paper.bare === 0, `outside links tell their address (${paper.bare})`);
  const pdf = await tab.pdf({ format: 'A4' });
  const sheets = (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
  expect(sheets > found.reports, `a PDF with a cover and a sheet or more for each report (${sheets} for ${found.reports})`);
  expect(dialogs.length === 0, 'no dialog opens by itself');
  await tab.close();
}
