// Nothing a reader looks at jumps when the scripts come: they are held back until the page is painted.

const HELD = 250;
// Less than this is no jump (the sum that browsers call layout shift, of which they call 0.1 good).
const MOST = 0.02;

export async function staysPut(context, address, page, expect) {
  const tab = await context.newPage();
  await tab.addInitScript(() => {
    window.moved = { sum: 0, what: new Set() };
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) {
        window.moved.sum += value;
        for (const { node } of sources) window.moved.what.add(node?.className || node?.nodeName);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  // All but the first script, which runs before the page is painted. What moved until then is not
  // theirs: the columns of a long table settle as its last rows arrive.
  let painted;
  await tab.route((url) => /\.js$/.test(url.pathname) && !/\/theme\.[^/]*$/.test(url.pathname), async (route) => {
    painted ??= settled(tab);
    await painted.catch(() => {});
    await route.continue().catch(() => {});
  });
  await tab.goto(address + page.path);
  await tab.waitForTimeout(HELD);
  const { sum, what } = await tab.evaluate(() => ({ sum: window.moved.sum, what: [...window.moved.what].map(String) }));
  expect(sum < MOST, `nothing jumps (${sum.toFixed(3)}: ${what.slice(0, 4).join(', ')})`);
  await tab.close();
}

// Waits until the page is read and painted, and forgets what moved on the way.
async function settled(tab) {
  await tab.evaluate(() => document.readyState === 'loading' && new Promise((read) => { document.addEventListener('readystatechange', read, { once: true }); }));
  await tab.waitForTimeout(HELD);
  await tab.evaluate(() => {
    window.moved.sum = 0;
    window.moved.what.clear();
  });
}
