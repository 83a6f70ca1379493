import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyed } from '../../web/js/manage/messages/draft.js';
import { choices, messageOf, toWhom } from '../../web/js/manage/messages/words.js';

test('the same message keeps its key, and another message gets another', () => {
  let made = 0;
  const fresh = () => `key-${++made}`;
  const first = keyed({}, { text: 'Hallo' }, fresh);
  assert.equal(first.sending.key, 'key-1');
  assert.equal(keyed(first, { text: 'Hallo' }, fresh).sending.key, 'key-1');
  assert.equal(keyed(first, { text: 'Hallo!' }, fresh).sending.key, 'key-2');
});

test('a network goes by its id, and chosen initiatives by their references', () => {
  assert.deepEqual(messageOf({ to: 'network PO-2', subject: 'Hallo', text: 'Dag' }), {
    selection: { kind: 'network', network: 'PO-2' },
    subject: 'Hallo',
    text: 'Dag',
  });
  assert.deepEqual(messageOf({ to: 'chosen', initiatives: ['a'] }).selection, { kind: 'chosen', initiatives: ['a'] });
  assert.deepEqual(messageOf({}), { subject: '', text: '' });
});

test('only who chose initiatives can write to those alone', () => {
  const values = (chosen) => choices(['PO'], chosen).map(([value]) => value);
  assert.deepEqual(values(0), ['everybody', 'seated', 'waiting', 'network PO', 'unanswered']);
  assert.equal(values(2).at(-1), 'chosen');
  assert.equal(toWhom({ kind: 'network', network: 'PO' }), 'leernetwerk PO');
});
