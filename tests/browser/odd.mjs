// Readers with larger letters and with their system's own few colours: nothing cut off, nothing gone.

// Letters of twice the size, as a reader sets them in the browser: lengths in `rem` and the widths at
// which the layout changes grow with them.
export async function largeLetters(context, address, page, expect, shot) {
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Page.enable');
  await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  await fits(tab, address, page, expect, 'set in the browser');
  if (shot) await tab.screenshot({ path: shot });
  await tab.close();
}

// The same where only the letters grow and the layout stays.
export async function largerText(context, address, page, expect, shot) {
  const tab = await context.newPage();
  await fits(tab, address, page, expect, 'of the page alone', () => { document.documentElement.style.fontSize = '200%'; });
  if (shot) await tab.screenshot({ path: shot });
  await tab.close();
}

async function fits(tab, address, page, expect, how, change = () => {}) {
  await tab.goto(address + page.path);
  await tab.evaluate(change);
  const found = await tab.evaluate(() => {
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const around = (it) => (it.parentElement ? [it.parentElement, ...around(it.parentElement)] : []);
    const cut = [...document.querySelectorAll('a, button, input, select, summary, h1, h2, h3')].filter((it) => {
      if (!it.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
      const style = getComputedStyle(it);
      const clips = style.overflowX === 'hidden' || style.overflowX === 'clip';
      if (it.classList.contains('hidden-text') || it.closest('.hidden-text')) return false;
      const box = it.getBoundingClientRect();
      const scrolls = around(it).some((box) => ['auto', 'scroll'].includes(getComputedStyle(box).overflowX));
      return (clips && it.scrollWidth > it.clientWidth + 1 && style.textOverflow !== 'ellipsis') || (!scrolls && box.width > 0 && box.right > innerWidth + 1 && box.left < innerWidth && box.bottom > 0);
    });
    return { size, wider: document.documentElement.scrollWidth - innerWidth, cut: cut.slice(0, 3).map((it) => it.outerHTML.slice(0, 90)) };
  });
  expect(found.size >= 32, `letters ${how} are twice as large (${found.size} px)`);
  expect(found.wider <= 0, `text of twice the size, ${how}, fits (${found.wider} px too wide)`);
  expect(found.cut.length === 0, `nothing is cut off with it (${found.cut.join(' ; ')})`);
}

// A mark that has the colour of its ground is not there. Where the system gives the colours, that is easily so.
export async function fewColours(context, address, page, expect, shot) {
  const tab = await context.newPage();
  await tab.goto(address + page.path);
  const gone = await tab.evaluate(() => {
    const probe = document.createElement('p');
    probe.style.cssText = 'forced-color-adjust: none; color: Canvas';
    document.body.append(probe);
    const light = (colour) => {
      const parts = colour.match(/[\d.]+/g)?.map(Number) ?? [];
      const [r, g, b] = parts.map((it) => (it / 255 <= 0.04045 ? it / 255 / 12.92 : ((it / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = light(getComputedStyle(probe).color);
    probe.remove();
    const seen = (colour, opacity) => {
      if (colour === 'none' || Number(opacity) === 0 || /^rgba.*, 0\)$/.test(colour)) return false;
      if (colour.startsWith('url(')) return true;
      const own = light(colour);
      return (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 1.5;
    };
    const shapes = document.querySelectorAll('svg.chart :is(rect, circle, path, line, polygon)');
    const missing = [...shapes].filter((it) => {
      if (it.closest('defs, pattern, clipPath, mask, symbol') || !it.checkVisibility()) return false;
      // Every second lane has a ground of its own; its marks do not need it.
      if (it.classList.contains('odd')) return false;
      const style = getComputedStyle(it);
      // What only catches the pointer is meant to be unseen, and a ground below marks may be.
      if ((style.fill === 'none' || style.fill === 'rgba(0, 0, 0, 0)') && style.stroke === 'none') return false;
      return !seen(style.fill, style.fillOpacity) && !seen(style.stroke, style.strokeOpacity);
    });
    return [...new Set(missing.map((it) => `${it.tagName} .${it.getAttribute('class')} in .${it.closest('svg').getAttribute('class')}`))];
  });
  expect(gone.length === 0, `every mark of a drawing is seen (${gone.slice(0, 5).join(' ; ')})`);
  if (shot) await tab.screenshot({ path: shot });
  await tab.close();
}

// All of it on the pages chosen; `each` runs the work for every page and tells what fails, `shots` names
// the files of pictures to keep.
export async function oddly(browser, server, each, shots) {
  const picture = (page, how) => shots?.(page, how);
  for (const width of [640, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 900 } });
    await each(`large letters ${width}`, (page, expect) => largeLetters(context, server.address, page, expect, picture(page, `large-${width}`)));
    await each(`larger text ${width}`, (page, expect) => largerText(context, server.address, page, expect, picture(page, `larger-${width}`)));
    await context.close();
  }
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, forcedColors: 'active', colorScheme });
    await each(`forced colours ${colorScheme}`, (page, expect) => fewColours(context, server.address, page, expect, picture(page, `forced-${colorScheme}`)));
    await context.close();
  }
}
