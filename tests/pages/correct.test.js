import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untouched } from '../../web/js/manage/initiative/correct.js';

const BEFORE = {
  network: 'PO',
  initiative: { name: 'Samen' },
  schools: [{ code: '99AA00' }],
  practitioner: { name: 'Anna', email: 'anna@school.example', role: 'docent' },
  leader: { name: 'Ben', email: 'ben@school.example', role: 'directeur', phone: '06-1' },
  learningQuestions: ['Wat eerst?\nEn dan?'],
  expectations: 'Veel.',
  seeks: ['sharing'],
};

test('what nobody touched in the form stays as somebody else made it meanwhile', () => {
  const mine = { ...BEFORE, practitioner: { ...BEFORE.practitioner, role: 'conrector' }, expectations: 'Meer.' };
  const now = { ...BEFORE, practitioner: { ...BEFORE.practitioner, phone: '06-2' }, learningQuestions: ['Iets anders?'], contribution: 'Een werkwijze.' };
  assert.deepEqual(untouched(BEFORE, mine, now), {
    ...now,
    practitioner: { ...now.practitioner, role: 'conrector' },
    expectations: 'Meer.',
  });
});

test('what was emptied is gone', () => {
  const { phone, ...leader } = BEFORE.leader;
  assert.ok(phone);
  const before = { ...BEFORE, contribution: 'Een werkwijze.' };
  const mine = untouched(before, { ...BEFORE, leader, seeks: [] }, before);
  assert.deepEqual(mine.leader, leader);
  assert.deepEqual(mine.seeks, []);
  assert.equal(mine.contribution, undefined);
});
