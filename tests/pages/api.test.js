import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask, currentRound, drawRecord, findSchools, register } from '../../web/js/shared/api.js';

let asked;
/** Makes the API answer like this; the requests are kept in `asked`. */
function answers(status, body, headers = {}) {
  globalThis.fetch = async (path, init) => {
    asked = { path, ...init };
    return new Response(typeof body === 'string' || body === null ? body : JSON.stringify(body), { status, headers });
  };
}

test('an answer comes with its version', async () => {
  answers(200, { a: 1 }, { ETag: '"7"' });
  assert.deepEqual(await ask('/api/x'), { kind: 'done', body: { a: 1 }, etag: '"7"' });
});

test('an answer without a body is done', async () => {
  answers(204, null);
  assert.deepEqual(await ask('/api/x', { method: 'POST' }), { kind: 'done', body: {}, etag: null });
});

test('a refusal tells its problem, also when it says nothing that can be read', async () => {
  answers(422, { detail: 'Kies een school.' });
  assert.deepEqual(await ask('/api/x'), { kind: 'refused', status: 422, problem: { detail: 'Kies een school.' } });
  answers(413, '<html>');
  assert.deepEqual(await ask('/api/x'), { kind: 'refused', status: 413, problem: {} });
});

test('a server error, a time-out on the way, half an answer and no connection all say nothing', async () => {
  for (const [status, body] of [
    [500, {}],
    [503, ''],
    [408, {}],
    [200, '{"half": '],
  ]) {
    answers(status, body);
    assert.deepEqual(await ask('/api/x'), { kind: 'unreachable' }, `${status} ${body}`);
  }
  globalThis.fetch = async () => {
    throw new TypeError('no connection');
  };
  assert.deepEqual(await ask('/api/x'), { kind: 'unreachable' });
});

test('a change names the version it was made of, and a question to read names none', async () => {
  answers(200, {});
  await ask('/api/x', { method: 'PUT', body: { a: 1 }, etag: '"7"' });
  assert.equal(asked.headers['If-Match'], '"7"');
  assert.equal(asked.headers['Content-Type'], 'application/json');
  assert.equal(asked.body, '{"a":1}');
  await ask('/api/x');
  assert.ok(!('If-Match' in asked.headers) && !('Content-Type' in asked.headers));
});

test('a registration is sent letter by letter as it was kept, with its key', async () => {
  answers(201, { reference: '2024-2025-7K3F-9QXM' });
  assert.equal((await register('{ "a":  1 }', 'key-1')).body.reference, '2024-2025-7K3F-9QXM');
  assert.equal(asked.body, '{ "a":  1 }');
  assert.equal(asked.headers['Idempotency-Key'], 'key-1');
});

test('a registration without a reference in the answer may or may not have arrived', async () => {
  answers(200, {});
  assert.deepEqual(await register('{}', 'key-1'), { kind: 'unreachable' });
});

test('only a 404 tells that there is no round', async () => {
  answers(404, {});
  assert.equal((await currentRound()).kind, 'refused');
  answers(429, {});
  assert.equal((await currentRound()).kind, 'unreachable');
});

test('what somebody types to find a school cannot change the question', async () => {
  answers(200, []);
  assert.deepEqual((await findSchools('a&b=c', AbortSignal.timeout(1000))).body, []);
  assert.equal(asked.path, '/api/schools?q=a%26b%3Dc');
});

test('how many more schools match comes beside the list', async () => {
  answers(200, [], { 'More-Schools': '14' });
  assert.equal((await findSchools('brug', AbortSignal.timeout(1000))).more, 14);
});

test('the record of a draw is told as it came', async () => {
  answers(200, '{ "seed":  "ab" }\n');
  assert.equal((await drawRecord('/api/rounds/2024-2025/draw')).body, '{ "seed":  "ab" }\n');
});
