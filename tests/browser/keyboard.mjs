// Every control of a page is reached with Tab, in turn, shows that it is, and lets go again.

const MOST = 260;

export async function walks(context, address, page, expect) {
  const tab = await context.newPage();
  await tab.goto(address + page.path);
  await tab.waitForLoadState('load');
  await tab.waitForTimeout(150);
  const wanted = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const shown = all.filter((it) => !it.disabled && it.tabIndex >= 0 && it.checkVisibility({ checkVisibilityCSS: true }) && !it.closest('[inert]'));
    // Of the radio buttons of a name, Tab stops at one.
    const groups = new Set();
    const stops = shown.filter((it) => {
      if (it.type !== 'radio') return true;
      const first = !groups.has(it.name);
      groups.add(it.name);
      return first;
    });
    stops.forEach((it, at) => { it.dataset.stop = at; });
    return stops.length;
  });
  const seen = new Set();
  const dull = [];
  let turns = 0;
  const reachable = Math.min(wanted, MOST);
  // Some pages put the focus somewhere themselves, so the way may lead over the end to the beginning.
  for (; turns < 2 * reachable + 4 && seen.size < reachable; turns += 1) {
    await tab.keyboard.press('Tab');
    const at = await tab.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const group = element.type === 'radio' ? document.querySelector(`input[type=radio][name="${element.name}"][data-stop]`) : element;
      const style = getComputedStyle(element);
      const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
      const beside = element.labels?.[0] ? getComputedStyle(element.labels[0]).outlineStyle !== 'none' : false;
      return { stop: group?.dataset.stop, marked: marked || beside || style.boxShadow !== 'none', name: element.outerHTML.slice(0, 80) };
    });
    if (!at) continue;
    if (at.stop !== undefined) seen.add(at.stop);
    if (!at.marked) dull.push(at.name);
  }
  expect(seen.size >= reachable, `every control is reached by Tab (${seen.size} of ${reachable})`);
  expect(dull.length === 0, `what has the focus shows it (${dull.slice(0, 3).join(' ; ')})`);
  await tab.close();
}

export async function prints(context, address, page, expect) {
  const tab = await context.newPage();
  await tab.goto(address + page.path);
  await tab.emulateMedia({ media: 'print', colorScheme: 'light' });
  const wider = await tab.evaluate(() => [...document.querySelectorAll('main svg, main table, main pre')].filter((it) => it.checkVisibility() && it.getBoundingClientRect().width > innerWidth + 1).length);
  expect(wider === 0, `nothing printed is cut at the side (${wider})`);
  const pdf = await tab.pdf({ format: 'A4' });
  const sheets = (String.fromCharCode(...pdf.subarray(0, 5)) === '%PDF-' && pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length) || 0;
  expect(sheets >= 1 && sheets <= 14, `a report prints on a few sheets (${sheets})`);
  await tab.close();
}
