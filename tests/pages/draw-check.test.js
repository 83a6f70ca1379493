import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { checkDraw } from '../../web/js/draw/check.js';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
const RULES = new Uint8Array(read('web/loting/regels-1.txt'));
/** A draw that a genuine round of the public beacon quicknet decides. */
const drawn = () => JSON.parse(read('local/src/test/resources/nl/leernetwerk/local/draw-of-quicknet.json').toString());
const wrong = (record, rules = RULES) =>
  checkDraw(record, rules)
    .steps.filter((step) => step.differences.length)
    .map((step) => step.name);

test('a draw by a genuine round of the public beacon agrees in every step', () => {
  const { steps, drawn: done, byUs, quicknet } = checkDraw(drawn(), RULES);
  assert.deepEqual(
    steps.map((step) => step.name),
    ['De regels', 'De lijst', 'Het baken', 'De handtekening van het baken', 'Het lot', 'De volgorde', 'De plekken en de wachtlijst'],
  );
  assert.deepEqual(
    steps.flatMap((step) => step.differences),
    [],
  );
  assert.deepEqual({ done, byUs, quicknet }, { done: true, byUs: false, quicknet: true });
});

test('everybody on the list has a turn, once', () => {
  const record = drawn();
  const turns = Object.values(checkDraw(record, RULES).turns)
    .flat()
    .map(({ reference }) => reference);
  assert.deepEqual(turns.sort(), record.list.map(({ reference }) => reference).sort());
});

test('rules that cannot be had are not called wrong', () => {
  const [rules] = checkDraw(drawn(), null).steps;
  assert.equal(rules.unchecked, true);
  assert.deepEqual(rules.differences, []);
});

test('other rules than the record names are found', () => {
  assert.deepEqual(wrong(drawn(), new Uint8Array([1])), ['De regels']);
});

test('a list with one initiative more is found, and gives another lot', () => {
  const record = drawn();
  record.list.push({ ...record.list[0], reference: '2022-2023-ZZZZ-ZZZZ' });
  const found = wrong(record);
  assert.ok(found.includes('De lijst') && found.includes('Het lot'), found.join());
});

test('a signature that the beacon did not give is found', () => {
  const record = drawn();
  record.pulse.signature = record.pulse.signature.replace(/.$/, (last) => (last === '1' ? '2' : '1'));
  assert.ok(wrong(record).includes('De handtekening van het baken'));
});

test('two initiatives that changed places in the order are found', () => {
  const record = drawn();
  record.order.PO.splice(0, 2, record.order.PO[1], record.order.PO[0]);
  assert.deepEqual(wrong(record), ['De volgorde']);
});

test('a seat for somebody whose turn it was not is found', () => {
  const record = drawn();
  record.seats.PO[0].reference = record.waiting.PO[0];
  assert.deepEqual(wrong(record), ['De plekken en de wachtlijst']);
});

test('a list can be checked before the lot is known', () => {
  const { seed: _seed, pulse: _pulse, order: _order, seats: _seats, waiting: _waiting, ...published } = drawn();
  const { steps, drawn: done } = checkDraw(published, RULES);
  assert.equal(done, false);
  assert.deepEqual(
    steps.flatMap((step) => step.differences),
    [],
  );
});

test('what is no record of a draw is refused', () => {
  for (const other of [null, [], 1, 'loting', {}, { ...drawn(), unit: 'leerlingen' }, { ...drawn(), seed: undefined, round: 'a b' }]) {
    assert.throws(() => checkDraw(other, RULES));
  }
});
