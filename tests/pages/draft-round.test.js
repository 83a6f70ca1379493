import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copied } from '../../web/js/manage/round/draft.js';

const ROUND = {
  id: '2023-2024',
  name: 'Leernetwerken 2023-2024',
  contact: 'leernetwerken@example.org',
  opens: '2024-02-29',
  deadline: '2024-10-01',
  policy: 'draw',
  beacon: { round: 12, chain: 'of another year' },
  capacityUnit: 'schools',
  organisers: [{ name: 'Noor', email: 'noor@example.org' }],
  networks: [{ id: 'PO', sector: 'PO', capacity: 12, facilitators: [] }],
  meetings: ['eind november 2024'],
  lastOfferDay: '2025-01-31',
  offerSchoolDays: 5,
  retentionUntil: '2026-10-01',
};

test('a copy of a round is a year later everywhere, on days that exist', () => {
  const copy = copied({ ...ROUND, why: 'no part of a round' });
  assert.equal(copy.id, '2024-2025');
  assert.equal(copy.name, 'Leernetwerken 2024-2025');
  assert.equal(copy.opens, '2025-02-28');
  assert.equal(copy.deadline, '2025-10-01');
  assert.equal(copy.lastOfferDay, '2026-01-31');
  assert.equal(copy.retentionUntil, '2027-10-01');
  assert.deepEqual(copy.meetings, ['eind november 2025']);
  assert.deepEqual(copy.organisers, ROUND.organisers);
  assert.equal('why' in copy, false);
});

test('a copied draw has a beacon of its own, a week after the closing', () => {
  assert.deepEqual(copied(ROUND).beacon, { time: '2025-10-09T12:00' });
  assert.equal('beacon' in copied({ ...ROUND, policy: 'arrival' }), false);
});
