// What every page gains from JavaScript: the theme switch, the keys that open the search, and the
// mark in the table of contents. Without it nothing is missing but these.

import { say } from './words.js';

const memory = {
  get(key) {
    try { return localStorage.getItem(key); } catch { return null; }
  },
  set(key, value) {
    try { value ? localStorage.setItem(key, value) : localStorage.removeItem(key); } catch { /* forbidden */ }
  },
};

function addThemeSwitch(place) {
  const select = document.createElement('select');
  select.id = 'theme-switch';
  for (const [value, name] of [['', 'js-theme-system'], ['light', 'js-theme-light'], ['dark', 'js-theme-dark']]) {
    select.add(new Option(say(name), value));
  }
  select.value = memory.get('casebook-theme') ?? '';
  select.addEventListener('change', () => {
    memory.set('casebook-theme', select.value);
    if (select.value) document.documentElement.dataset.theme = select.value;
    else delete document.documentElement.dataset.theme;
  });
  const label = document.createElement('label');
  label.htmlFor = select.id;
  label.textContent = say('js-theme');
  place.append(label, select);
}

function isTyping(target) {
  return target instanceof Element
    && (target.closest('input:not([type="checkbox"]):not([type="radio"]), textarea, select') || target.isContentEditable);
}

async function openSearch() {
  const field = document.querySelector('main .search-form input');
  if (field) {
    field.focus();
    field.select();
    return;
  }
  const { openDialog } = await import('./search-ui.js');
  openDialog();
}

function addPrint(ways) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'link';
  button.textContent = say('js-print');
  button.addEventListener('click', () => print());
  const item = document.createElement('li');
  item.append(button);
  ways.append(item);
}

function addSearchKeys(link) {
  const hint = document.createElement('kbd');
  hint.textContent = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘ K' : 'Ctrl K';
  hint.setAttribute('aria-hidden', 'true');
  link.append(hint);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || link.hasAttribute('aria-current')) return;
    event.preventDefault();
    openSearch().catch(() => { location.href = link.href; });
  });
  document.addEventListener('keydown', (event) => {
    const chord = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    if (!chord && !slash) return;
    event.preventDefault();
    openSearch().catch(() => { location.href = link.href; });
  });
}

function followReading(contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll('a[href^="#"]')) {
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) links.set(target, link);
  }
  const seen = new Set();
  let current;
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? seen.add(entry.target) : seen.delete(entry.target);
    const first = [...links.keys()].find((target) => seen.has(target));
    if (!first || links.get(first) === current) return;
    current?.removeAttribute('aria-current');
    current = links.get(first);
    current.setAttribute('aria-current', 'true');
  }, { rootMargin: '-64px 0px -60% 0px' });
  for (const target of links.keys()) observer.observe(target);
}

const place = document.querySelector('.switch');
if (place) addThemeSwitch(place);
const ways = document.querySelector('.source-of ul');
if (ways) addPrint(ways);
const search = document.querySelector('.search-open');
if (search) addSearchKeys(search);
const contents = document.querySelector('.rail .toc');
if (contents) followReading(contents);
