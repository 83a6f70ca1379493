import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resembling } from '../../web/js/form/meant.js';

const school = (name, place) => ({ name, place, code: '99AB00', sector: 'PO' });

test('a school that was typed by hand may be one of the list in the same place, however that is spelled', () => {
  const hague = school('De Vlier', "'s-Gravenhage");
  assert.deepEqual(resembling({ name: 'Vlier', place: 'Den Haag' }, [hague, school('De Vlier', 'Assen')]), [hague]);
  const harkema = school('Op Paad', 'Hárkema');
  assert.deepEqual(resembling({ name: 'Op Paad', place: ' harkema' }, [harkema]), [harkema]);
});

test('a school in another place is not meant, and no more than three are asked about', () => {
  assert.deepEqual(resembling({ name: 'De Bonte Specht', place: 'Meppel' }, [school('Zoë van Dalen', 'Haarlem')]), []);
  const many = [1, 2, 3, 4].map((number) => school(`De Vlier ${number}`, 'Assen'));
  assert.equal(resembling({ name: 'De Vlier', place: 'Assen' }, many).length, 3);
});
