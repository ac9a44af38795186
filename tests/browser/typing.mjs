// How long a keystroke in the search takes on a slow machine: `node typing.mjs SITE`. What counts is the
// time the page's own thread works, all of script, style, layout and paint, so that other programs on
// the machine do not; four times that stands for a phone. The goal is 50 ms with a thousand reports.

import { resolve } from 'node:path';

import { launch } from './chromium.mjs';
import { serve } from './server.mjs';

const SLOWER = 4;
const GOAL = 50;
// What people type: words that are there, with typos, and what is nowhere.
const QUERIES = ['connection pool', 'certifcate expird', 'conection', 'zzzz nowhere', 'c'];
const FIELDS = { '/': 'dialog input[type=search]', '/search/': 'main input[type=search]' };

const server = await serve(resolve(process.argv[2]));
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 375, height: 720 } });

try {
  for (const [path, field] of Object.entries(FIELDS)) tell(path, await strokes(path, field));
} finally {
  await browser.close();
  server.close();
}

async function strokes(path, field) {
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  await tab.goto(server.address + path);
  await tab.waitForLoadState('load');
  if (path === '/') await tab.keyboard.press('/');
  await tab.locator(field).click();
  await tab.locator('.hits .hit').first().waitFor();
  const found = [];
  for (const query of QUERIES) {
    await tab.locator(field).fill('');
    await tab.waitForTimeout(100);
    for (const key of query) {
      const before = await worked();
      await tab.keyboard.press(key === ' ' ? 'Space' : key);
      await tab.evaluate(() => new Promise((painted) => requestAnimationFrame(() => setTimeout(painted))));
      found.push({ typed: await tab.locator(field).inputValue(), work: (await worked() - before) * SLOWER });
    }
  }
  await tab.close();
  return found;
}

function tell(path, found) {
  found.sort((a, b) => a.work - b.work);
  const at = (share) => found[Math.min(found.length - 1, Math.floor(found.length * share))];
  const over = found.filter(({ work }) => work > GOAL).length;
  console.log(`${path.padEnd(9)} ${found.length} keystrokes at ${SLOWER}x: median ${at(0.5).work.toFixed(0)} ms, 95 % ${at(0.95).work.toFixed(0)} ms, most ${at(1).work.toFixed(0)} ms ("${at(1).typed}"); ${over} over ${GOAL} ms`);
}
