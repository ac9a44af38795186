// What must hold on every page: accessible, nothing blocked by the policy, nothing wider than a
// phone, readable without JavaScript, and valid HTML.

import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { HtmlValidate } from 'html-validate';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Style of source, not validity.
    'attribute-boolean-style': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off', 'long-title': 'off',
    'no-implicit-button-type': 'error', 'require-sri': 'off', 'doctype-style': 'off', 'tel-non-breaking': 'off',
    // Whether a link or image of the author has a good text is the author's; axe tells the rest.
    'wcag/h37': 'off', 'wcag/h30': 'off', 'text-content': 'off',
    // `aria-label` on a scroll region and on lists of chips is understood by every browser.
    // Boxes of one facet share its name, as HTML lets them.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    'aria-label-misuse': 'off', 'prefer-native-element': 'off', 'no-inline-style': 'error', 'valid-id': ['error', { relaxed: true }],
  },
});

// What axe finds on a page each time it is asked, a line for each rule.
async function auditor(context, tab) {
  // Through the debugger, for the policy forbids adding scripts to the page itself.
  const session = await context.newCDPSession(tab);
  await session.send('Runtime.evaluate', { expression: axe });
  const run = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] }).then((r) => JSON.stringify(r.violations.map((v) => v.id + ': ' + v.nodes.slice(0, 2).map((n) => n.html.slice(0, 140)).join(' ; '))))`;
  return async () => {
    const { result } = await session.send('Runtime.evaluate', { expression: run, awaitPromise: true, returnByValue: true });
    return JSON.parse(result.value);
  };
}

export async function violations(context, tab) {
  return (await auditor(context, tab))();
}

// One load is looked at in every width, the first of which is the one it was loaded at.
export async function looks(context, address, page, widths, expect) {
  const tab = await context.newPage();
  const blocked = [];
  tab.on('console', (message) => { if (message.type() === 'error') blocked.push(message.text()); });
  tab.on('pageerror', (error) => blocked.push(String(error)));
  tab.on('request', (request) => { if (!request.url().startsWith(address)) blocked.push(`leaves the site: ${request.url()}`); });
  await tab.setViewportSize({ width: widths[0], height: 900 });
  await tab.goto(address + page.path);
  await tab.waitForLoadState('load');
  const faults = await auditor(context, tab);
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 900 });
    const [inner, wider] = await tab.evaluate(() => new Promise((done) => {
      requestAnimationFrame(() => setTimeout(() => done([innerWidth, document.documentElement.scrollWidth - innerWidth])));
    }));
    expect(inner === width && wider <= 0, `nothing is wider than the window of ${width} px (${inner}, ${wider} px too wide)`);
    const found = await faults();
    expect(found.length === 0, `accessible at ${width} px (${found.join(' | ')})`);
  }
  const expected404 = page.path === '/404.html' ? [] : blocked;
  expect(expected404.length === 0, `nothing is blocked or fails (${blocked.join(' | ').slice(0, 300)})`);
  await tab.close();
}

export async function reads(context, address, page, expect) {
  const tab = await context.newPage();
  await tab.goto(address + page.path);
  const found = await tab.evaluate(() => ({
    heading: document.querySelector('h1')?.innerText.trim() ?? '',
    headings: document.querySelectorAll('h1').length,
    // The choice between all events and the key ones, and what is ticked in a list, are the style sheet's; a form that names
    // where it leads is sent by the browser.
    controls: [...document.querySelectorAll('button, select, input, textarea, dialog')].filter((it) => it.checkVisibility() && !it.matches('.choice input, .facets input, form[action] *')).length,
    text: document.querySelector('main')?.innerText.trim().length ?? 0,
    skip: document.querySelector('a[href="#main"]') !== null,
  }));
  expect(found.headings === 1 && found.heading !== '', `one heading without JavaScript (${found.headings})`);
  const tasks = (page.html.match(/<input[^>]*type="checkbox"[^>]*disabled|<input[^>]*disabled[^>]*type="checkbox"/g) ?? []).length;
  expect(found.controls <= tasks, `no dead control without JavaScript (${found.controls})`);
  expect(found.text > 20 && found.skip, 'text and a skip link without JavaScript');
  await tab.close();
}

export async function isValid(page, expect) {
  const report = await validator.validateString(page.html);
  const messages = report.results.flatMap((result) => result.messages).filter((message) => message.severity === 2);
  expect(messages.length === 0, `valid HTML (${messages.slice(0, 3).map((m) => `${m.line}:${m.column} ${m.ruleId} ${m.message}`).join(' | ')})`);
  expect(!/\sstyle="|\son\w+="|<style|data:[a-z]+\/|<script(?![^>]*\b(?:src=|type="application\/ld\+json"))/.test(page.html.replace(/<pre[\s\S]*?<\/pre>|<code[\s\S]*?<\/code>/g, '')), 'nothing inline');
}
