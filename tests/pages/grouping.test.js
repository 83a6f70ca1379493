import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added, LEFT_OUT, leftOut, merged, moved, NOWHERE, placed, split, unplaced } from '../../web/js/manage/themes/grouping.js';

/** @type {import('../../web/js/manage/themes/grouping.js').Grouping} */
const BEFORE = {
  themes: [
    { id: 'ouders', name: 'Ouders', description: '', questions: ['a', 'b'] },
    { id: 'rust', name: 'Rust', description: '', questions: ['c'] },
  ],
  leftOut: ['d'],
  shownToPairs: false,
};

/** @param {import('../../web/js/manage/themes/grouping.js').Grouping} grouping */
const told = ({ themes, leftOut: out }) => [...themes.map(({ id, questions }) => `${id}: ${questions.join(' ')}`), `weg: ${out.join(' ')}`];

test('a moved question stands only where it was moved to', () => {
  assert.deepEqual(told(moved(BEFORE, 'a', 'ouders', 'rust')), ['ouders: b', 'rust: c a', 'weg: d']);
  assert.deepEqual(told(moved(BEFORE, 'd', LEFT_OUT, 'rust')), ['ouders: a b', 'rust: c d', 'weg: ']);
  assert.deepEqual(told(moved(BEFORE, 'e', NOWHERE, 'rust')), ['ouders: a b', 'rust: c e', 'weg: d']);
  assert.deepEqual(told(BEFORE), ['ouders: a b', 'rust: c', 'weg: d']);
});

test('a question may stand in two themes, once in each, and moving it leaves the other', () => {
  const both = placed(placed(BEFORE, 'a', 'rust'), 'a', 'rust');
  assert.deepEqual(told(both), ['ouders: a b', 'rust: c a', 'weg: d']);
  assert.deepEqual(told(leftOut(both, 'a')), ['ouders: b', 'rust: c', 'weg: d a']);
});

test('a split puts the chosen questions in a new theme, and nothing happens without any', () => {
  assert.deepEqual(told(split(BEFORE, 'ouders', ['b'], 'Nieuw')), ['ouders: a', 'rust: c', 'eigen-1: b', 'weg: d']);
  assert.equal(split(BEFORE, 'ouders', [], 'Nieuw'), BEFORE);
});

test('merging keeps every question once, under the name of the other theme', () => {
  assert.deepEqual(told(merged(placed(BEFORE, 'c', 'ouders'), 'ouders', 'rust')), ['rust: c a b', 'weg: d']);
  assert.equal(merged(BEFORE, 'rust', 'rust'), BEFORE);
});

test('each added theme has an id of its own', () => {
  assert.deepEqual(
    added(added(BEFORE, 'Een'), 'Twee').themes.map(({ id }) => id),
    ['ouders', 'rust', 'eigen-1', 'eigen-2'],
  );
});

test('a question that nobody placed or left out waits for a decision', () => {
  assert.deepEqual(unplaced(BEFORE, [{ id: 'a' }, { id: 'd' }, { id: 'e' }]), ['e']);
});
