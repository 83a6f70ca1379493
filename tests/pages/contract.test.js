import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { OPTIONAL_TEXTS } from '../../web/js/form/optional-texts.js';
import { LIMITS, MAX_QUESTIONS, MAX_SCHOOLS } from '../../web/js/form/validate.js';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const { parse } = createRequire(import.meta.url)('yaml');
const { Registration, UnlistedSchool, Person, FullInitiative } = parse(read('openapi.yaml')).components.schemas;
const { initiative, schools, learningQuestions, expectations } = Registration.properties;

/** Each text that the API lets people leave out, with its longest. */
const optional = Object.entries(Registration.properties)
  .filter(([name, { type, maxLength }]) => type === 'string' && maxLength && !Registration.required.includes(name))
  .map(([name, { maxLength }]) => [name, maxLength]);

test('the pages know each text that the API lets people leave out', () => {
  assert.deepEqual(
    OPTIONAL_TEXTS.map(({ id, limit }) => [id, limit]),
    optional,
  );
});

test('facilitators get each of these texts too', () => {
  const shown = FullInitiative.allOf[1].properties;
  for (const { id } of OPTIONAL_TEXTS) assert.ok(shown[id], `FullInitiative in openapi.yaml lacks ${id}`);
});

test('the form lets people write exactly as much as the API takes', () => {
  const longest = (schema) => schema.maxLength;
  assert.deepEqual(LIMITS, {
    initiativeName: longest(initiative.properties.name),
    schoolName: longest(UnlistedSchool.properties.name),
    schoolPlace: longest(UnlistedSchool.properties.place),
    personName: longest(Person.properties.name),
    email: longest(Person.properties.email),
    role: longest(Person.properties.role),
    phone: longest(Person.properties.phone),
    learningQuestion: longest(learningQuestions.items),
    expectations: longest(expectations),
    ...Object.fromEntries(optional),
  });
});

test('the form takes as many schools and learning questions as the API', () => {
  assert.equal(MAX_SCHOOLS, schools.maxItems);
  assert.equal(MAX_QUESTIONS, learningQuestions.maxItems);
});

test('the counters below the long fields count down from what the API takes', () => {
  const counted = [...read('web/aanmelden/index.html').matchAll(/data-path="([^"]+)" data-limit="(\d+)"/g)];
  assert.deepEqual(
    counted.map(([, path, limit]) => [path, Number(limit)]),
    [['expectations', expectations.maxLength], ...optional],
  );
});

test('no field of the form has a limit of the browser’s own, which counts an emoji twice and cuts off what is pasted', () => {
  assert.doesNotMatch(read('web/aanmelden/index.html'), /maxlength/i);
});
