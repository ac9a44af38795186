// The browser of the machine: the one that `CHROMIUM` names, or where one is usually installed.

import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

export function launch(...flags) {
  const executablePath = process.env.CHROMIUM ?? USUAL.find(existsSync);
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', ...flags] });
}
