import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrivesAnew, differences, merge } from '../../web/js/own/difference.js';
import { filledIn, school } from './registrations.js';

const ids = (parts) => parts.map(({ id }) => id);

test('spaces around an answer make no difference', () => {
  assert.deepEqual(differences(filledIn(), filledIn({ expectations: ' We willen leren van andere scholen. ' })), []);
});

test('schools and the network are one part, because one follows from the other', () => {
  const after = filledIn({ schools: [school(1), school(2, 'VO')], network: 'VO' });
  assert.deepEqual(ids(differences(filledIn(), after)), ['schools']);
});

test('the order in which choices were ticked makes no difference', () => {
  assert.deepEqual(differences(filledIn({ seeks: ['sharing', 'answers'] }), filledIn({ seeks: ['answers', 'sharing'] })), []);
});

test('what only the other changed is taken, and what only I changed stays', () => {
  const mine = filledIn({ initiative: { name: 'Van mij' } });
  const theirs = filledIn({ expectations: 'Van hen' });
  const { draft, taken, conflicts } = merge(filledIn(), mine, theirs);
  assert.equal(draft.initiative.name, 'Van mij');
  assert.equal(draft.expectations, 'Van hen');
  assert.deepEqual(ids(taken), ['expectations']);
  assert.deepEqual(conflicts, []);
});

test('what both changed differently is for a person to choose, and stays as I had it', () => {
  const { draft, taken, conflicts } = merge(filledIn(), filledIn({ contribution: 'Van mij' }), filledIn({ contribution: 'Van hen' }));
  assert.equal(draft.contribution, 'Van mij');
  assert.deepEqual(taken, []);
  assert.deepEqual(ids(conflicts), ['contribution']);
});

test('what both changed into the same is no conflict', () => {
  const both = filledIn({ learningQuestions: ['Hoe?', 'Waarom?'] });
  assert.deepEqual(merge(filledIn(), both, structuredClone(both)), { draft: both, taken: [], conflicts: [] });
});

test('a merge changes none of the drafts it was given', () => {
  const [base, mine, theirs] = [filledIn(), filledIn({ contribution: 'Van mij' }), filledIn({ schools: [school(2)] })];
  const before = structuredClone([base, mine, theirs]);
  merge(base, mine, theirs).draft.schools.push(school(3));
  assert.deepEqual([base, mine, theirs], before);
});

test('another network or one more school takes a new time of arrival; one school less does not', () => {
  const two = filledIn({ schools: [school(1), school(2)] });
  assert.ok(arrivesAnew(filledIn(), two));
  assert.ok(arrivesAnew(filledIn(), filledIn({ network: 'VO' })));
  assert.ok(!arrivesAnew(two, filledIn()));
  assert.ok(!arrivesAnew(filledIn(), filledIn({ expectations: 'Iets anders' })));
});

test('a school that is not in the list is the same one when its name is spelt with other capitals and spaces', () => {
  const typed = (name) => filledIn({ schools: [{ name, place: 'Almere' }] });
  assert.ok(!arrivesAnew(typed('De Ark'), typed('de  ark')));
  assert.ok(arrivesAnew(typed('De Ark'), typed('De Boog')));
});
