// Every control of a page is reached with Tab, in turn, shows that it is, and lets go again.

const MOST = 260;
// Keys are pressed a few at a time, for the way to the browser and back is most of the work.
const AT_ONCE = 20;
const TAB = { type: 'rawKeyDown', key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };

export async function walks(context, address, page, expect) {
  const tab = await context.newPage();
  await tab.goto(address + page.path);
  await tab.waitForLoadState('load');
  await tab.waitForTimeout(150);
  const wanted = await tab.evaluate(() => {
    const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
    const shown = all.filter((it) => !it.disabled && it.tabIndex >= 0 && it.checkVisibility({ checkVisibilityCSS: true }) && !it.closest('[inert]'));
    // Of the radio buttons of a name, Tab stops at one.
    const groups = new Map();
    const stops = shown.filter((it) => {
      if (it.type !== 'radio') return true;
      const first = !groups.has(it.name);
      if (first) groups.set(it.name, it);
      return first;
    });
    const walked = { seen: new Set(), dull: new Set() };
    window.walked = walked;
    addEventListener('focusin', ({ target }) => {
      walked.seen.add(target.type === 'radio' ? groups.get(target.name) : target);
      const style = getComputedStyle(target);
      const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
      const beside = target.labels?.[0] ? getComputedStyle(target.labels[0]).outlineStyle !== 'none' : false;
      if (!marked && !beside && style.boxShadow === 'none') walked.dull.add(target.outerHTML.slice(0, 80));
    });
    walked.missed = () => stops.filter((it) => !walked.seen.has(it)).map((it) => it.outerHTML.slice(0, 80));
    return stops.length;
  });
  const session = await context.newCDPSession(tab);
  const reachable = Math.min(wanted, MOST);
  let reached = 0;
  // Some pages put the focus somewhere themselves, so the way may lead over the end to the beginning.
  for (let turns = 0; turns < 2 * reachable + 4 && reached < reachable; turns += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => session.send('Input.dispatchKeyEvent', TAB)));
    reached = await tab.evaluate((all) => all - window.walked.missed().length, wanted);
  }
  const { dull, missed } = await tab.evaluate(() => ({ dull: [...window.walked.dull], missed: window.walked.missed() }));
  expect(reached >= reachable, `every control is reached by Tab (${reached} of ${wanted}, not ${missed.slice(0, 3).join(' ; ')})`);
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
