import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInWords, dayAndTime, localMoment, momentInWords } from '../../web/js/shared/dates.js';
import { beaconInWords, tooEarly } from '../../web/js/manage/round/beacon.js';

test('a moment is told to the minute, whether or not it has seconds', () => {
  for (const moment of ['2024-10-02T12:00', '2024-10-02T12:00:00', '2024-10-02T12:00:30', '2024-10-02T12:00:30.500', '2024-10-02T10:00:00Z']) {
    assert.equal(momentInWords(moment), '2 oktober 2024 om 12.00 uur', moment);
    assert.equal(beaconInWords({ time: moment }), '2 oktober 2024 om 12.00 uur', moment);
    assert.deepEqual(dayAndTime(moment), { day: '2 oktober 2024', time: '12.00 uur' }, moment);
  }
});

test('an instant is told by the clock of the Netherlands, in summer, in winter and after midnight', () => {
  assert.equal(momentInWords('2024-10-01T22:05:00Z'), '2 oktober 2024 om 00.05 uur');
  assert.equal(momentInWords('2025-01-31T23:30:00Z'), '1 februari 2025 om 00.30 uur');
  assert.equal(momentInWords('2024-10-02T12:00:00+02:00'), '2 oktober 2024 om 12.00 uur');
});

test('an hour that occurs twice says which of the two it is', () => {
  assert.equal(momentInWords('2024-10-26T23:59:59Z'), '27 oktober 2024 om 01.59 uur');
  assert.equal(momentInWords('2024-10-27T00:30:00Z'), '27 oktober 2024 om 02.30 uur (zomertijd)');
  assert.equal(momentInWords('2024-10-27T01:30:00Z'), '27 oktober 2024 om 02.30 uur (wintertijd)');
  assert.equal(momentInWords('2024-10-27T02:00:00Z'), '27 oktober 2024 om 03.00 uur');
});

test('a moment without an offset is on that clock already', () => {
  assert.equal(localMoment('2024-10-02T12:00'), '2024-10-02T12:00');
  assert.equal(localMoment('2024-10-02T10:00:00Z'), '2024-10-02T12:00:00');
});

test('the round of a beacon is told as the moment at which it becomes known', () => {
  assert.equal(beaconInWords({ round: 1 }), '23 augustus 2023 om 17.09 uur');
});

test('a beacon that becomes known less than an hour after the deadline is too early, also when its moment has an offset', () => {
  assert.equal(tooEarly({ time: '2024-10-02T01:00:00' }, '2024-10-01'), '');
  assert.equal(tooEarly({ time: '2024-10-01T23:00:00Z' }, '2024-10-01'), '');
  const early = 'Wat de loting beslist, moet minstens een uur na de sluiting bekend worden: op 2 oktober 2024 om 01.00 uur of later.';
  assert.equal(tooEarly({ time: '2024-10-02T00:59:59' }, '2024-10-01'), early);
  assert.equal(tooEarly({ time: '2024-10-01T22:59:00Z' }, '2024-10-01'), early);
});

test('a date is told in words, and text that is no date as it was', () => {
  assert.equal(dateInWords('2024-10-01'), '1 oktober 2024');
  assert.equal(dateInWords('begin oktober'), 'begin oktober');
});
