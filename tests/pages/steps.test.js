import assert from 'node:assert/strict';
import { test } from 'node:test';
import { STEPS, stepWith } from '../../web/js/enrol/steps.js';
import { emptyDraft } from '../../web/js/form/draft.js';
import { problemsOf } from '../../web/js/form/validate.js';
import { ROUND } from './registrations.js';

test('every field stands in a step, and what is wrong follows the order of the steps', () => {
  const steps = problemsOf({ ...emptyDraft(), website: 'x' }, ROUND, 'Almere').map(({ pointer }) => stepWith(pointer));
  assert.deepEqual(steps, [...steps].sort());
  assert.deepEqual([...new Set(steps)], Object.keys(STEPS).map(Number));
});

test('a field that only the API knows stands in the step of its kin', () => {
  assert.equal(stepWith('#/schools/3/code'), 0);
  assert.equal(stepWith('#/pendingSchool/place'), 0);
  assert.equal(stepWith('#/leader/email'), 1);
  assert.equal(stepWith('#/learningQuestions/4'), 2);
  assert.equal(stepWith('#/seeks/0'), 3);
});
