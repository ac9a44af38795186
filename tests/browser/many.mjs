// A casebook of a thousand reports: what a reader's first search brings over the wire.

import { serve } from './server.mjs';

const SEARCH_JS = 12_000;
const FIRST_QUERY = 60_000;

// Everything that comes to a tab, with the bytes it took on the way, heads included.
export async function travels(context, tab) {
  const session = await context.newCDPSession(tab);
  await session.send('Network.enable');
  const [urls, came] = [new Map(), []];
  session.on('Network.responseReceived', ({ requestId, response }) => urls.set(requestId, new URL(response.url).pathname));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => came.push({ path: urls.get(requestId), bytes: encodedDataLength }));
  return came;
}

export async function firstQuery(browser, folder, report, expect) {
  const server = await serve(folder, '', { gzip: true });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  const came = await travels(context, tab);
  await tab.goto(server.address + report.path);
  await tab.waitForLoadState('networkidle');
  // What the page itself brought does not count.
  came.length = 0;
  await tab.keyboard.press('/');
  await tab.locator('dialog[open] input[type=search]').waitFor();
  await tab.keyboard.type('pool');
  await tab.locator('dialog .hit mark').first().waitFor();
  await tab.waitForLoadState('networkidle');
  const sum = (wanted) => came.filter(({ path }) => wanted.test(path)).reduce((all, { bytes }) => all + bytes, 0);
  const [scripts, all] = [sum(/\.js$/), sum(/./)];
  const list = came.map(({ path, bytes }) => `${path.split('/').at(-1)} ${bytes}`).join(', ');
  expect(came.some(({ path }) => path === '/catalog.json') && scripts > 0, `the search comes when it is asked for (${list})`);
  expect(scripts <= SEARCH_JS, `scripts of the search in at most ${SEARCH_JS / 1000} KB (${scripts}: ${list})`);
  expect(all <= FIRST_QUERY, `the first query in at most ${FIRST_QUERY / 1000} KB (${all}: ${list})`);
  await context.close();
  server.close();
  return { scripts, all };
}
