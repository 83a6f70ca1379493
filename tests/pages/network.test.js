import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callList } from '../../web/js/manage/network/csv.js';
import { chosen, todos } from '../../web/js/manage/network/table.js';

const TODAY = '2024-10-07';
const PERSON = { name: 'Anna', role: 'docent', email: 'anna@example.org', mailFails: false };
/** @param {string} name @param {object} [more] */
const initiative = (name, more = {}) => ({
  reference: name,
  name,
  state: 'seated',
  turn: 1,
  schools: [{ name: 'De Brug', place: 'Almere' }],
  practitioner: PERSON,
  leader: { ...PERSON, name: 'Bo' },
  learningQuestions: ['Hoe gaat het?'],
  expectations: 'Veel.',
  sharpened: 'none',
  contacts: [],
  ...more,
});
/** @param {boolean} reached @param {object} [more] */
const contact = (reached, more = {}) => ({ on: '2024-10-03', how: 'phone', with: 'both', reached, ...more });
const names = (some) => some.map(({ name }) => name);
const ALL = { text: '', filter: '', by: 'turn' };

test('what there is to do leaves out who waits for a seat and who has not accepted one', () => {
  const all = [
    initiative('a'),
    initiative('b', { state: 'waiting', place: 1 }),
    initiative('c', { state: 'offered' }),
    initiative('d', { contacts: [contact(false)] }),
    initiative('e', { contacts: [contact(true, { next: { what: 'Bellen', due: '2024-10-07' } })], sharpened: 'awaits' }),
  ];
  assert.deepEqual(
    todos(all, TODAY).map(({ text }) => text),
    [
      '1 initiatief is nog niet gebeld',
      '1 initiatief is geprobeerd, maar nog niet bereikt',
      '1 volgende stap is voor vandaag of eerder',
      '1 voorstel voor scherpere leervragen wacht op antwoord',
    ],
  );
  assert.deepEqual(names(chosen(all, { ...ALL, filter: 'not-called' }, TODAY)), ['a']);
});

test('a later contact takes the place of the next step that an earlier one left', () => {
  const done = initiative('a', { contacts: [contact(true, { next: { what: 'Bellen', due: '2024-10-01' } }), contact(true)] });
  assert.deepEqual(todos([done], TODAY), []);
});

test('a search finds every word, without capitals and accents, in schools, people and questions', () => {
  const all = [initiative('a', { learningQuestions: ['Hoe betrekken we ouders?'] }), initiative('b', { leader: { ...PERSON, name: 'Zoë Ëlders' } })];
  assert.deepEqual(names(chosen(all, { ...ALL, text: 'OUDERS brug' }, TODAY)), ['a']);
  assert.deepEqual(names(chosen(all, { ...ALL, text: 'zoe elders' }, TODAY)), ['b']);
  assert.deepEqual(names(chosen(all, { ...ALL, text: 'nergens' }, TODAY)), []);
});

test('the order is by number, by name or by the day of what is next', () => {
  const all = [initiative('b', { turn: 10, contacts: [contact(true, { next: { what: 'x', due: '2024-10-09' } })] }), initiative('a', { turn: 9 })];
  assert.deepEqual(names(chosen(all, ALL, TODAY)), ['a', 'b']);
  assert.deepEqual(names(chosen(all, { ...ALL, by: 'due' }, TODAY)), ['b', 'a']);
});

test('no text of a call list acts as a formula, and a telephone number stays as it is', () => {
  const [, line] = callList([initiative('=1+1', { practitioner: { ...PERSON, phone: '+31 6 1234 5678', name: 'Anna "A"' } })]).split('\r\n');
  assert.ok(line.startsWith('"\'=1+1";'), line);
  assert.ok(line.includes('"+31 6 1234 5678"'), line);
  assert.ok(line.includes('"Anna ""A"""'), line);
});
