import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { toBody } from '../../web/js/form/draft.js';
import { address, line, lines, refusedIn, telephone } from '../../web/js/form/typed-text.js';
import { problemsOf } from '../../web/js/form/validate.js';
import { filledIn, ROUND } from './registrations.js';

// The API's own test reads the same cases.
const cases = JSON.parse(readFileSync(new URL('../../shared/src/test/resources/typed-text.json', import.meta.url), 'utf8'));

for (const [name, rule] of Object.entries({ line, lines, telephone, address })) {
  test(`the form and the API keep the same of what nobody sees: ${name}`, () => {
    assert.ok(cases[name].length > 1);
    for (const [typed, kept] of cases[name]) assert.equal(rule(typed), kept);
  });
}

test('what was pasted with marks that nobody sees is sent without them, and nothing is wrong with it', () => {
  const leader = {
    name: 'Bas\u0002 de\u000bBoer',
    email: '\u202amailto:ba\u00ads@\u200bexample.org\u202c',
    role: 'directeur\u00ad',
    phone: '\u202a06 12 34 56 78\u202c',
  };
  const draft = filledIn({ leader, expectations: 'Leren\u000bvan elkaar' });
  assert.deepEqual(problemsOf(draft, ROUND), []);
  assert.deepEqual(toBody(draft).leader, { name: 'Bas de Boer', email: 'bas@example.org', role: 'directeur', phone: '06 12 34 56 78' });
  assert.equal(toBody(draft).expectations, 'Leren\nvan elkaar');
});

test('a text of which nothing can be seen is not filled in', () => {
  assert.deepEqual(
    problemsOf(filledIn({ expectations: '\u200b\u00ad \u0002' }), ROUND).map(({ pointer }) => pointer),
    ['#/expectations'],
  );
});

test('what is still refused is named, with the word in which it stands', () => {
  const [problem, ...others] = problemsOf(filledIn({ initiative: { name: 'Samen \u202everder gaan' } }), ROUND);
  assert.deepEqual(others, []);
  assert.equal(problem.pointer, '#/initiative/name');
  assert.match(problem.detail, /bij ‘verder’ een onzichtbaar teken dat de leesrichting omkeert/);
  assert.match(refusedIn('een half\ud83d teken').what, /beschadigd/);
  assert.equal(refusedIn('een half\ud83d teken').word, 'half');
  assert.equal(refusedIn('gewoon 😀 👩‍👧 مدرسة'), null);
});
