import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterRefusal, keyBelongsToOther, nextAttempt, pointsAtFields } from '../../web/js/form/submission.js';

const unused = () => assert.fail('a new key was taken');
const first = () => nextAttempt(null, 'A', () => 'key-1');

test('the first attempt takes a key, and nobody knows yet what becomes of it', () => {
  assert.deepEqual(first(), { key: 'key-1', body: 'A', outcome: 'unknown', earlier: [] });
});

test('the same answers are sent again with the same key', () => {
  assert.deepEqual(nextAttempt(first(), 'A', unused), first());
});

test('as long as an attempt may have arrived the key stays, also for other answers', () => {
  const second = nextAttempt(first(), 'B', unused);
  assert.deepEqual(second, { key: 'key-1', body: 'B', outcome: 'unknown', earlier: ['A'] });
  assert.deepEqual(nextAttempt(second, 'C', unused).earlier, ['A', 'B']);
});

test('what is sent now is not among what was sent earlier, and each body is kept once', () => {
  const back = nextAttempt(nextAttempt(first(), 'B', unused), 'A', unused);
  assert.deepEqual(back.earlier, ['B']);
});

test('after a refusal other answers take a new key', () => {
  const refused = afterRefusal(first(), 409, false);
  assert.deepEqual(
    nextAttempt(refused, 'B', () => 'key-2'),
    { key: 'key-2', body: 'B', outcome: 'unknown', earlier: [] },
  );
});

test('after a refusal the same answers keep their key', () => {
  assert.equal(nextAttempt(afterRefusal(first(), 409, false), 'A', unused).key, 'key-1');
});

test('a refusal given before the API looks at the key says nothing about an earlier attempt', () => {
  for (const status of [400, 413, 429]) assert.equal(afterRefusal(first(), status, true).outcome, 'unknown', `${status}`);
});

test('a refusal given after the API looked at the key tells that nothing arrived', () => {
  const attempt = nextAttempt(first(), 'B', unused);
  for (const status of [409, 410, 422]) {
    assert.deepEqual(afterRefusal(attempt, status, true), { key: 'key-1', body: 'B', outcome: 'refused', earlier: [] });
  }
});

test('any refusal of a first attempt is the last word on it', () => {
  assert.equal(afterRefusal(first(), 429, false).outcome, 'refused');
});

test('a 422 that points at no field tells that the key belongs to other answers', () => {
  const answer = (status, errors) => ({ kind: 'refused', status, problem: { errors } });
  assert.ok(keyBelongsToOther(answer(422)));
  assert.ok(!keyBelongsToOther(answer(422, [{ pointer: '#/leader/email', detail: '' }])));
  assert.ok(!keyBelongsToOther(answer(409)));
  assert.ok(!keyBelongsToOther({ kind: 'unreachable' }));
});

test('a problem points at fields when one of its errors has a pointer into the body', () => {
  assert.ok(pointsAtFields({ errors: [{ pointer: '#/schools/0' }] }));
  assert.ok(!pointsAtFields({ errors: [{ pointer: '#' }] }));
  assert.ok(!pointsAtFields({}));
});
