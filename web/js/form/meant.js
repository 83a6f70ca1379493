import { findSchools } from '../shared/api.js';
import { button, el } from '../shared/dom.js';

/**
 * @import { School } from 'contract'
 * @import { DraftSchool } from './draft.js'
 */

const MOST = 3;

/** What people call a place that the list names otherwise. @type {Object<string, string>} */
const PLACES = { 'den haag': 's gravenhage', 'den bosch': 's hertogenbosch' };

/** @param {string} place @returns {string} in letters alone, as the list names it */
function plain(place) {
  const letters = place
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return PLACES[letters] ?? letters;
}

/**
 * The search forgives much, so that what it finds elsewhere is not what was typed.
 * @param {DraftSchool} typed
 * @param {School[]} found
 * @returns {School[]} those that may be the one that was typed
 */
export const resembling = (typed, found) => found.filter(({ place }) => plain(place) === plain(typed.place)).slice(0, MOST);

/**
 * Schools of the list that one that was typed by hand may be.
 * @param {(typed: DraftSchool, school: School) => void} replace puts one of the list in the place of what was typed
 */
export function meantSchools(replace) {
  /** @type {WeakMap<DraftSchool, School[]>} */
  const found = new WeakMap();

  /** @param {DraftSchool} typed @returns {Node[]} nothing when no school of the list resembles it */
  function question(typed) {
    const schools = found.get(typed);
    if (!schools) return [];
    const choices = schools.map((school) =>
      button([school.name, school.street, school.place].filter(Boolean).join(', '), 'subtle', () => replace(typed, school)),
    );
    return [el('div', { class: 'chosen__meant' }, el('span', {}, 'Bedoel je een school uit de lijst?'), ...choices)];
  }

  return {
    question,
    /** @param {DraftSchool} typed @param {() => HTMLElement|null} line where it stands @returns {Promise<boolean>} whether there is something to ask */
    async lookUp(typed, line) {
      const answer = await findSchools(`${typed.name} ${typed.place}`, AbortSignal.timeout(15_000));
      const schools = answer.kind === 'done' ? resembling(typed, answer.body) : [];
      const place = line();
      if (!schools.length || !place) return false;
      found.set(typed, schools);
      place.append(...question(typed));
      return true;
    },
  };
}
