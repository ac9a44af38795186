// Takes the pictures of the documents: `node pictures.mjs SITE FOLDER`. Each page in light and dark on
// a wide window, and on a phone.

import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { launch } from './chromium.mjs';
import { serve } from './server.mjs';

const PAGES = { home: '/', report: '/incidents/inc-2026-006/', timeline: '/timeline/', trends: '/trends/', actions: '/actions/' };
const LOOKS = {
  light: { viewport: { width: 1200, height: 860 }, colorScheme: 'light' },
  dark: { viewport: { width: 1200, height: 860 }, colorScheme: 'dark' },
  phone: { viewport: { width: 375, height: 720 }, colorScheme: 'light', isMobile: true, hasTouch: true },
};

const [site, folder] = process.argv.slice(2).map((path) => resolve(path));
const server = await serve(site);
const browser = await launch('--hide-scrollbars');
try {
  await mkdir(folder, { recursive: true });
  for (const [look, settings] of Object.entries(LOOKS)) {
    const context = await browser.newContext({ ...settings, deviceScaleFactor: 1, reducedMotion: 'reduce', locale: 'en-GB' });
    for (const [name, path] of Object.entries(PAGES)) {
      const tab = await context.newPage();
      const response = await tab.goto(server.address + path);
      if (!response.ok()) throw new Error(`${path}: ${response.status()}`);
      await tab.waitForTimeout(200);
      await tab.screenshot({ path: join(folder, `${name}-${look}.png`) });
      await tab.close();
    }
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
