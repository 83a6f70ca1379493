import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { changes, described, usualLastOfferDay } from '../../web/js/manage/round/words.js';

const { parse } = createRequire(import.meta.url)('yaml');
const { RoundDocument } = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8')).components.schemas;

const ROUND = {
  id: '2024-2025',
  name: 'Leernetwerken',
  contact: 'leernetwerken@example.org',
  opens: '2024-06-27',
  deadline: '2024-10-01',
  policy: 'draw',
  beacon: { time: '2024-10-09T12:00' },
  capacityUnit: 'schools',
  organisers: [],
  networks: [],
  meetings: [],
  periods: [{ first: '2024-11-21', last: '2024-11-30' }],
  lastOfferDay: '2025-01-31',
  offerSchoolDays: 5,
  callSchoolDays: 10,
  paragraphs: { confirmation: 'Fijn dat jullie meedoen!' },
  retentionUntil: '2026-10-01',
};

test('an organiser reads each field of a round in Dutch before it is kept', () => {
  assert.deepEqual(
    Object.keys(ROUND).sort(),
    Object.keys(RoundDocument.properties)
      .filter((field) => field !== 'why')
      .sort(),
  );
  const lines = described({ ...ROUND, why: 'Ander rooster.' });
  assert.equal(lines.length, Object.keys(ROUND).length);
  for (const line of lines) assert.match(line, /^[A-Z][^:]+: /);
});

test('why a round is changed is no field of it', () => {
  assert.deepEqual(changes(ROUND, { ...ROUND, why: 'Ander rooster.' }), []);
});

test('the usual last day of offers is written out, and always comes before the day of deletion', () => {
  assert.equal(usualLastOfferDay({ deadline: '2024-10-01', retentionUntil: '2026-10-01' }), '2025-02-01');
  assert.equal(usualLastOfferDay({ deadline: '2024-10-31', retentionUntil: '2026-10-01' }), '2025-02-28');
  assert.equal(usualLastOfferDay({ deadline: '2024-10-01', retentionUntil: '2024-12-01' }), '2024-11-30');
  assert.equal(usualLastOfferDay({ deadline: '', retentionUntil: '' }), '');
  const { lastOfferDay, ...usual } = ROUND;
  assert.ok(lastOfferDay && described(usual).includes('Laatste dag waarop plekken worden aangeboden: 1 februari 2025.'));
});
