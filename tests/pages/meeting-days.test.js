import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayInWords, warnings } from '../../web/js/manage/meetings/days.js';

/** @type {any} */
const TOLD = {
  days: {
    knownFrom: '2024-10-19',
    knownUntil: '2027-09-05',
    closed: [
      { first: '2025-02-15', last: '2025-02-23', name: 'voorjaarsvakantie', regions: ['noord'] },
      { first: '2025-05-29', last: '2025-05-29', name: 'Hemelvaartsdag', regions: ['noord', 'midden', 'zuid'] },
    ],
    taken: [{ day: '2025-02-12', network: 'VO', facilitator: true, place: 'Het Huis' }],
  },
};
const MEETING = { period: { first: '2025-02-11', last: '2025-02-20' } };

test('a day that suits has no warning', () => {
  assert.deepEqual(warnings(TOLD, MEETING, '2025-02-11', ''), []);
  assert.deepEqual(warnings(TOLD, MEETING, '', ''), []);
});

test('each reason why a day may not suit is named', () => {
  assert.match(warnings(TOLD, MEETING, '2025-02-16', '').join(), /weekend.*voorjaarsvakantie in regio noord/);
  assert.deepEqual(warnings(TOLD, {}, '2025-05-29', ''), ['Op deze dag is het Hemelvaartsdag.']);
  assert.match(warnings(TOLD, MEETING, '2025-02-25', '').join(), /buiten de periode/);
  assert.match(warnings(TOLD, {}, '2024-09-10', '').join(), /nog niet bekend/);
  assert.match(warnings(TOLD, {}, '2031-09-10', '').join(), /nog niet bekend/);
  assert.match(warnings(TOLD, MEETING, '2025-02-12', ' het huis').join(), /procesbegeleider.*VO.*bezet door leernetwerk VO/);
});

test('a day is written with its name', () => {
  assert.equal(dayInWords('2024-11-26'), 'dinsdag 26 november 2024');
});
