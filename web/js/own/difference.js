import { seeksOf } from '../form/check.js';
import { setValueAt, valueAt } from '../form/draft.js';
import { OPTIONAL_TEXTS } from '../form/optional-texts.js';
import { sectorTitle } from '../shared/round.js';
import { isSame } from '../form/schools.js';

/**
 * @import { Draft } from '../form/draft.js'
 *
 * A part of a registration that is changed, and kept or taken over, as one.
 * @typedef {{id: string, label: string, lines: (draft: Draft) => string[], copy: (from: Draft, to: Draft) => void}} Part
 */

/** @param {string} path @param {string} label @returns {Part} */
const text = (path, label) => ({
  id: path.replace('/', '-'),
  label,
  lines: (draft) => [String(valueAt(draft, path)).trim()].filter(Boolean),
  copy: (from, to) => setValueAt(to, path, valueAt(from, path)),
});

/** @param {'practitioner'|'leader'} key @param {string} who @returns {Part[]} */
const person = (key, who) => [
  text(`${key}/name`, `Naam van ${who}`),
  text(`${key}/email`, `E-mailadres van ${who}`),
  text(`${key}/role`, `Functie van ${who}`),
  text(`${key}/phone`, `Telefoonnummer van ${who}`),
];

/** @type {Part[]} */
const PARTS = [
  {
    // The schools determine the possible networks, so network and schools are one part.
    id: 'schools',
    label: 'Scholen en leernetwerk',
    lines: ({ schools, network }) => [...schools.map(({ name, place, code }) => [name, place, code].filter(Boolean).join(', ')), sectorTitle(network)],
    copy: (from, to) => Object.assign(to, structuredClone({ schools: from.schools, network: from.network, networkFollows: from.networkFollows })),
  },
  text('initiative/name', 'Naam van het initiatief'),
  ...person('practitioner', 'de docent of leerlingbegeleider'),
  ...person('leader', 'de persoon van de schoolleiding'),
  {
    id: 'learningQuestions',
    label: 'Leervragen',
    lines: ({ learningQuestions }) => learningQuestions.map((question) => question.trim()).filter(Boolean),
    copy: (from, to) => {
      to.learningQuestions = [...from.learningQuestions];
    },
  },
  {
    id: 'seeks',
    label: 'Wat jullie zoeken',
    lines: seeksOf,
    copy: (from, to) => {
      to.seeks = [...from.seeks];
    },
  },
  text('expectations', 'Wat jullie verwachten'),
  ...OPTIONAL_TEXTS.map(({ id, yours }) => text(id, yours)),
];

/** @param {Part} part @param {Draft} one @param {Draft} other @returns {boolean} */
const same = (part, one, other) => JSON.stringify(part.lines(one)) === JSON.stringify(part.lines(other));

/** @param {Draft} before @param {Draft} after @returns {Part[]} what is not the same in both */
export const differences = (before, after) => PARTS.filter((part) => !same(part, before, after));

/**
 * What comes of changes that two people made to the same registration. What only one of them changed is taken; where
 * both did, differently, a person has to choose.
 * @param {Draft} base what both began with
 * @param {Draft} mine
 * @param {Draft} theirs
 * @returns {{draft: Draft, taken: Part[], conflicts: Part[]}} draft: mine, with what only the other changed
 */
export function merge(base, mine, theirs) {
  const draft = structuredClone(mine);
  /** @type {Part[]} */
  const taken = [];
  /** @type {Part[]} */
  const conflicts = [];
  for (const part of differences(base, theirs)) {
    if (same(part, mine, theirs)) continue;
    if (same(part, base, mine)) {
      part.copy(theirs, draft);
      taken.push(part);
    } else {
      conflicts.push(part);
    }
  }
  return { draft, taken, conflicts };
}

/** @param {Draft} before @param {Draft} after @returns {boolean} whether the change takes a new time of arrival: another network, or one more school */
export const arrivesAnew = (before, after) =>
  before.network !== after.network || after.schools.some((school) => !before.schools.some((other) => isSame(school, other)));
