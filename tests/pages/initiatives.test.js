import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitting, sorted } from '../../web/js/manage/initiative/table.js';
import { seriesOf } from '../../web/js/manage/round/plot.js';

const MAILS = { sent: 2, waiting: 0, withheld: 0, setAside: 0, givenUp: 0 };
/** @param {string} name @param {object} more */
const initiative = (name, more) => ({
  reference: name,
  name,
  sector: 'PO',
  receivedAt: '2024-09-12T12:00:00Z',
  state: 'submitted',
  schools: [{ code: '99AA00' }],
  mails: MAILS,
  unreachable: 0,
  ...more,
});
const ALL = { found: null, sector: '', state: '', flag: '', by: 'received', down: false };
const names = (some) => some.map(({ name }) => name);

test('a filter keeps what fits all of it, and nothing withdrawn asks for attention', () => {
  const some = [
    initiative('a', { schools: [{ name: 'De Brug', place: 'Almere' }] }),
    initiative('b', { schools: [{ name: 'De Brug', place: 'Almere' }], state: 'withdrawn' }),
    initiative('c', { sector: 'VO' }),
  ];
  assert.deepEqual(names(fitting(some, { ...ALL, flag: 'zonder-code' })), ['a']);
  assert.deepEqual(names(fitting(some, { ...ALL, sector: 'VO' })), ['c']);
  assert.deepEqual(names(fitting(some, { ...ALL, found: ['b', 'c'] })), ['b', 'c']);
  assert.deepEqual(names(fitting(some, { ...ALL, found: ['b', 'c'], state: 'withdrawn' })), ['b']);
});

test('names sort as people read them, and equals stay in order of receipt', () => {
  const some = [initiative('Nummer 10', {}), initiative('nummer 9', {}), initiative('Éen', {})];
  assert.deepEqual(names(sorted(some, { ...ALL, by: 'name' })), ['Éen', 'nummer 9', 'Nummer 10']);
  assert.deepEqual(names(sorted(some, { ...ALL, by: 'name', down: true })), ['Nummer 10', 'nummer 9', 'Éen']);
  assert.deepEqual(names(sorted(some, { ...ALL, by: 'sector', down: true })), names(some));
  const alike = [initiative('Samen', {}), initiative('samen', {})];
  assert.deepEqual(names(sorted(alike, { ...ALL, by: 'name' })), names(alike));
});

test('what was asked for adds up from the opening to the deadline, in local days and without who withdrew', () => {
  const series = seriesOf({
    opens: '2024-09-29',
    deadline: '2024-10-01',
    capacityUnit: 'schools',
    networks: [{ id: 'PO', sector: 'PO', capacity: 12 }],
    initiatives: [
      initiative('a', { receivedAt: '2024-09-29T21:59:59Z', schools: [{}, {}] }),
      initiative('b', { receivedAt: '2024-09-29T22:00:00Z' }),
      initiative('c', { receivedAt: '2024-09-29T12:00:00Z', state: 'withdrawn' }),
    ],
  });
  assert.deepEqual(series, [
    {
      sector: 'PO',
      capacity: 12,
      points: [
        ['2024-09-29', 2],
        ['2024-09-30', 3],
        ['2024-10-01', 3],
      ],
    },
  ]);
});
