// The search without a browser: `node --test themes/default/tests/*.test.mjs`.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { find, isWithin, marked, prepare, readState, words, writeState } from '../assets/js/search-core.js';

const row = (id, title, extra = {}) => ({
  id, url: `incidents/${id.toLowerCase()}/`, title, date: '2026-03-02', severity: 'sev2', status: 'published',
  services: [], tags: [], causes: [], trigger: null, summary: null, ...extra,
});

const entries = prepare([
  row('INC-1', 'Checkout errors after config push', { services: ['checkout'], summary: 'The pool was off.' }),
  row('INC-2', 'Ausfall in Zürich', { severity: 'sev1', services: ['edge'], date: '2025-01-04' }),
  row('INC-3', 'Database failover took too long', { services: ['checkout', 'edge'], tags: ['postgres'] }),
  row('INC-4', 'Hover cards slow', { severity: null, date: null }),
]);
const ids = (result) => result.hits.map((hit) => hit.id);

test('no query lists everything in its order', () => {
  assert.deepEqual(ids(find(entries, '')), ['INC-1', 'INC-2', 'INC-3', 'INC-4']);
});

test('words match by their beginning, in title, summary and labels', () => {
  assert.deepEqual(ids(find(entries, 'check')), ['INC-1', 'INC-3']);
  assert.deepEqual(ids(find(entries, 'pool')), ['INC-1']);
  assert.deepEqual(ids(find(entries, 'postgres')), ['INC-3']);
});

test('all words must match', () => {
  assert.deepEqual(ids(find(entries, 'config failover')), []);
});

test('accents and case do not matter', () => {
  assert.deepEqual(ids(find(entries, 'ZURICH')), ['INC-2']);
});

test('what was superseded is found by words and counted nowhere', () => {
  const more = [...entries, ...prepare([row('INC-0', 'Checkout errors, first account', { status: 'superseded', severity: 'sev3' })])];
  const all = find(more, '');
  assert.deepEqual(ids(all), ids(find(entries, '')));
  assert.equal(all.total, entries.length);
  assert.equal(all.facets.severity.some(({ value }) => value === 'sev3'), false);
  assert.deepEqual(all.facets.status, [{ value: 'published', count: 4 }, { value: 'superseded', count: 1 }]);
  assert.deepEqual(ids(find(more, '', { status: ['superseded'] })), ['INC-0']);
  assert.deepEqual(ids(find(more, 'account')), ['INC-0']);
  assert.equal(find(more, 'account').total, 5);
});

test('an id is found at once', () => {
  assert.equal(ids(find(entries, 'inc-3'))[0], 'INC-3');
});

test('small typos are forgiven, and said', () => {
  const result = find(entries, 'databse');
  assert.deepEqual(ids(result), ['INC-3']);
  assert.equal(result.similar, true);
  assert.equal(find(entries, 'database').similar, false);
});

test('short words are taken as they are', () => {
  assert.deepEqual(ids(find(entries, 'ovr')), []);
});

test('filters narrow within a facet by or, across facets by and', () => {
  assert.deepEqual(ids(find(entries, '', { severity: ['sev1', 'sev2'] })), ['INC-1', 'INC-2', 'INC-3']);
  assert.deepEqual(ids(find(entries, '', { severity: ['sev2'], service: ['edge'] })), ['INC-3']);
});

test('a facet counts what each of its values would leave', () => {
  const { facets } = find(entries, '', { service: ['edge'] });
  assert.deepEqual(facets.service, [{ value: 'checkout', count: 2 }, { value: 'edge', count: 2 }]);
  assert.deepEqual(facets.severity, [{ value: 'sev1', count: 1 }, { value: 'sev2', count: 1 }]);
});

test('a chosen value stays in its facet when it leaves nothing', () => {
  const { facets } = find(entries, 'hover', { service: ['edge'] });
  assert.deepEqual(facets.service, [{ value: 'edge', count: 0 }]);
});

test('the state survives the address', () => {
  const state = { query: 'pool off', filters: { severity: ['sev1', 'sev2'], service: ['a&b'] } };
  assert.deepEqual(readState(writeState(state)), state);
  assert.equal(writeState({ query: '  ', filters: {} }), '');
  assert.deepEqual(readState('?q=x&unknown=1'), { query: 'x', filters: {} });
});

test('one letter added, left out, changed or swapped is one apart', () => {
  for (const other of ['confing', 'cofig', 'comfig', 'cnofig']) assert.equal(isWithin('config', other, 1), true, other);
  assert.equal(isWithin('config', 'conga', 1), false);
});

test('marks cover whole words and lose no text', () => {
  const parts = marked('Zürich: the zones', 'zur zon');
  assert.equal(parts.map((part) => part.text).join(''), 'Zürich: the zones');
  assert.deepEqual(parts.filter((part) => part.mark).map((part) => part.text), ['Zürich', 'zones']);
});

test('words of any script are words', () => {
  assert.deepEqual(words('障害 Überlast 2026'), ['障害', 'uberlast', '2026']);
});
