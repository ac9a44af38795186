// Nothing a reader looks at jumps when the scripts come: they are held back until the page is painted.

const HELD = 250;
// Less than this is no jump (the sum that browsers call layout shift, of which they call 0.1 good): the
// columns of a table settle while its last rows still arrive.
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
  // All but the first script, which runs before the page is painted.
  await tab.route((url) => /\.js$/.test(url.pathname) && !/\/theme\.[^/]*$/.test(url.pathname), async (route) => {
    await new Promise((done) => setTimeout(done, HELD));
    await route.continue().catch(() => {});
  });
  await tab.goto(address + page.path);
  await tab.waitForTimeout(HELD);
  const { sum, what } = await tab.evaluate(() => ({ sum: window.moved.sum, what: [...window.moved.what].map(String) }));
  expect(sum < MOST, `nothing jumps (${sum.toFixed(3)}: ${what.slice(0, 4).join(', ')})`);
  await tab.close();
}
