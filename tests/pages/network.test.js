import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callList } from '../../web/js/manage/network/csv.js';
import { secondWay } from '../../web/js/manage/network/details.js';
import { troubleLines } from '../../web/js/manage/network/history.js';
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

const SHARPENED = { questions: [{ text: 'Hoe praten we met voogden?', from: [1] }], expectations: 'Oefenen.' };

test('a search finds words of the sharpened questions and of what was sent in', () => {
  const all = [initiative('a', { learningQuestions: ['Hoe betrekken we ouders?'], sharpenedText: SHARPENED }), initiative('b')];
  for (const text of ['ouders', 'voogden', 'oefenen', 'veel ouders']) {
    assert.deepEqual(names(chosen(all, { ...ALL, text }, TODAY)), ['a'], text);
  }
});

test('a call list has the sharpened questions, and beside them what was sent in', () => {
  const [head, sharp, plain] = callList([initiative('a', { sharpenedText: SHARPENED }), initiative('b')]).split('\r\n');
  const [heads, cells, others] = [head, sharp, plain].map((line) => line.split(';'));
  /** @param {string[]} row @param {string} column */
  const at = (row, column) => row[heads.indexOf(`"${column}"`)];
  assert.equal(at(cells, 'Leervragen'), '"Hoe praten we met voogden?"');
  assert.equal(at(cells, 'Verwachtingen'), '"Oefenen."');
  assert.equal(at(cells, 'Leervragen zoals ingestuurd'), '"Hoe gaat het?"');
  assert.equal(at(cells, 'Verwachtingen zoals ingestuurd'), '"Veel."');
  assert.equal(at(others, 'Leervragen'), '"Hoe gaat het?"');
  assert.equal(at(others, 'Leervragen zoals ingestuurd'), '""');
});

test('where mail does not arrive another way is told, and none that fails as well', () => {
  const other = { ...PERSON, name: 'Bo' };
  assert.equal(secondWay('06-12345678', other), 'Bel liever of probeer het via Bo.');
  assert.equal(secondWay(undefined, other), 'Probeer het via Bo.');
  assert.equal(secondWay(undefined, { ...other, mailFails: true, phone: '010' }), 'Probeer het via Bo.');
  assert.equal(secondWay(undefined, { ...other, mailFails: true }), 'Vraag de school naar een ander adres.');
});

test('the day on which mail did not arrive is that of the Netherlands, and a new address is named as such', () => {
  const trouble = { person: 'leader', at: '2024-10-02T22:30:00Z', addressSince: '2024-10-01T10:00:00Z' };
  assert.deepEqual(troubleLines(trouble, PERSON), [
    'E-mail aan Anna (anna@example.org) kwam niet aan op 3 oktober 2024.',
    'Dit adres staat er sinds 1 oktober 2024. Het vorige adres bewaren we niet. Klopt het nieuwe wel?',
  ]);
  assert.deepEqual(troubleLines({ person: 'leader' }, PERSON), ['E-mail aan Anna (anna@example.org) komt niet aan.']);
});
