import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmail, LIMITS, MAX_SCHOOLS, pendingProblems, personProblems, problemsOf } from '../../web/js/form/validate.js';
import { emptyDraft } from '../../web/js/form/draft.js';
import { filledIn, ROUND, school } from './registrations.js';

const pointers = (draft, search) => problemsOf(draft, ROUND, search).map(({ pointer }) => pointer);
const schools = (count, sector) => Array.from({ length: count }, (_, index) => school(index + 1, sector));

test('nothing is wrong with a registration in which all that is asked is filled in', () => {
  assert.deepEqual(problemsOf(filledIn(), ROUND), []);
});

test('of an empty form everything that is required is asked for, in the order of the form', () => {
  assert.deepEqual(pointers(emptyDraft()), [
    '#/schools',
    '#/network',
    '#/initiative/name',
    '#/submittedBy',
    '#/practitioner/name',
    '#/practitioner/email',
    '#/practitioner/role',
    '#/leader/name',
    '#/leader/email',
    '#/leader/role',
    '#/learningQuestions/0',
    '#/expectations',
  ]);
});

test('spaces alone are no answer', () => {
  assert.deepEqual(pointers(filledIn({ expectations: '  \n ' })), ['#/expectations']);
});

test('a text may be exactly as long as its limit, and not one character longer', () => {
  assert.deepEqual(pointers(filledIn({ contribution: 'a'.repeat(LIMITS.contribution) })), []);
  assert.deepEqual(problemsOf(filledIn({ contribution: 'a'.repeat(LIMITS.contribution + 1) }), ROUND), [
    { pointer: '#/contribution', detail: 'Wat jullie inbrengen is 1 teken te lang. Gebruik ten hoogste 2000 tekens.' },
  ]);
});

test('an emoji counts as one character, and spaces around a text do not count', () => {
  assert.deepEqual(pointers(filledIn({ contribution: `  ${'😀'.repeat(LIMITS.contribution)}  ` })), []);
});

test('each learning question has its own pointer', () => {
  assert.deepEqual(pointers(filledIn({ learningQuestions: ['Hoe?', '', 'Waarom?'] })), ['#/learningQuestions/1']);
});

test('what still stands in the search field must be chosen or taken away, also when a school was chosen', () => {
  assert.deepEqual(pointers(filledIn(), 'Almere'), ['#/schoolSearch']);
});

test('a school that was typed by hand and not yet added must be complete', () => {
  assert.deepEqual(pointers(filledIn({ pendingSchool: { name: 'De Ark', place: '' } })), ['#/pendingSchool/place']);
  assert.deepEqual(pendingProblems({ name: 'De Ark', place: 'Almere' }), []);
});

test('the chosen network must be the one that the schools belong to', () => {
  assert.deepEqual(pointers(filledIn({ network: 'VO' })), ['#/network']);
});

test('schools of both sectors leave the network to the people who register', () => {
  const both = [school(1, 'PO'), school(2, 'VO')];
  assert.deepEqual(pointers(filledIn({ schools: both, network: 'VO' })), []);
});

test('an initiative may have as many schools as the largest network of its sector holds', () => {
  assert.deepEqual(pointers(filledIn({ schools: schools(2, 'VO'), network: 'VO' })), []);
  assert.deepEqual(pointers(filledIn({ schools: schools(3, 'VO'), network: 'VO' })), ['#/schools']);
});

test('where initiatives are counted, an initiative may have more schools than a network has seats', () => {
  const round = { ...ROUND, capacityUnit: 'initiatives' };
  assert.deepEqual(problemsOf(filledIn({ schools: schools(3, 'VO'), network: 'VO' }), round), []);
});

test('nobody registers more schools than the API takes', () => {
  const round = { ...ROUND, capacityUnit: 'initiatives' };
  assert.deepEqual(problemsOf(filledIn({ schools: schools(MAX_SCHOOLS) }), round), []);
  assert.equal(problemsOf(filledIn({ schools: schools(MAX_SCHOOLS + 1) }), round)[0].pointer, '#/schools');
});

test('an address needs one at sign and a domain with a dot', () => {
  for (const right of ['naam@school.nl', ' a.b+c@sub.school.nl ']) assert.ok(isEmail(right), right);
  for (const wrong of ['', 'naam', 'naam@school', 'naam@school.', 'a b@school.nl', 'a@b@school.nl', '@school.nl']) assert.ok(!isEmail(wrong), wrong);
});

test('a telephone number may be left out; in any spelling it has six digits', () => {
  const of = (phone) => personProblems('leader', { ...filledIn().leader, phone }, 'de persoon van de schoolleiding').map(({ pointer }) => pointer);
  assert.deepEqual(of(''), []);
  assert.deepEqual(of('+31 (0)36-12'), []);
  assert.deepEqual(of('12345'), ['#/leader/phone']);
});

test('what is wrong with a person stands in the order of the fields', () => {
  const person = { name: '', email: 'naam', role: '', phone: '1' };
  assert.deepEqual(
    personProblems('leader', person, 'wie dan ook').map(({ pointer }) => pointer),
    ['#/leader/name', '#/leader/email', '#/leader/role', '#/leader/phone'],
  );
});

test('a field that only a program fills in must be empty', () => {
  assert.deepEqual(pointers(filledIn({ website: 'https://example.org' })), ['#/website']);
});
