import { standing } from '../history.js';

/**
 * What the table of initiatives shows, and in which order.
 * @import { RoundOverview } from 'contract'
 * @typedef {RoundOverview['initiatives'][number]} Listed
 * @typedef {'name'|'sector'|'schools'|'state'|'received'|'mails'} SortKey
 *
 * @typedef {object} Choice
 * @property {string[]|null} found the references that a search found; null without a search
 * @property {boolean} [more] whether the search found more than it told
 * @property {string} sector empty for all
 * @property {string} state
 * @property {string} flag
 * @property {SortKey} by
 * @property {boolean} down
 */

/** @type {Array<[string, string]>} */
export const STATES = [
  ['submitted', 'Aangemeld'],
  ['seated', 'Plek'],
  ['accepted', 'Plek na de wachtlijst'],
  ['offered', 'Plek aangeboden'],
  ['waiting', 'Wachtlijst'],
  ['declined', 'Plek afgeslagen'],
  ['expired', 'Niet op tijd gereageerd'],
  ['withdrawn', 'Ingetrokken'],
];

/** @param {Listed} it @returns {boolean} whether it still takes part, or would like to */
const there = ({ state }) => state !== 'withdrawn';

/** What may need somebody's attention. @type {Record<string, {label: string, holds: (it: Listed) => boolean}>} */
export const FLAGS = {
  'zonder-code': { label: 'School zonder code', holds: (it) => there(it) && it.schools.some(({ code }) => !code) },
  'lijkt-op': { label: 'School lijkt op een andere', holds: (it) => there(it) && it.schools.some(({ resembles }) => Boolean(resembles)) },
  'mail-komt-niet-aan': { label: 'E-mail komt niet aan', holds: (it) => there(it) && it.unreachable > 0 },
  'mail-niet-verstuurd': { label: 'E-mail niet verstuurd', holds: ({ mails }) => mails.setAside + mails.withheld > 0 },
};

/** @param {Listed[]} all @param {Choice} choice @returns {Listed[]} */
export const fitting = (all, { found, sector, state, flag }) =>
  all.filter(
    (it) =>
      (found === null || found.includes(it.reference)) &&
      (!sector || it.sector === sector) &&
      (!state || it.state === state) &&
      (!flag || FLAGS[flag].holds(it)),
  );

/** @param {Listed} it @returns {string} how the mails about it stand */
export function mailText({ mails: { sent, waiting, withheld, setAside, givenUp }, unreachable }) {
  return [
    `${sent} verstuurd`,
    waiting && `${waiting} onderweg`,
    withheld && `${withheld} tegengehouden`,
    setAside && `${setAside} mislukt`,
    givenUp && `${givenUp} opgegeven`,
    unreachable && `komt bij ${unreachable} van de 2 niet aan`,
  ]
    .filter(Boolean)
    .join(', ');
}

const TEXT = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });

/** Each column, and what it sorts by. @type {Record<SortKey, {label: string, of: (it: Listed) => string|number}>} */
export const SORTS = {
  name: { label: 'Initiatief', of: ({ name }) => name },
  sector: { label: 'Sector', of: ({ sector }) => sector },
  schools: { label: 'Scholen', of: ({ schools }) => schools.length },
  state: { label: 'Stand', of: (it) => standing(it) },
  received: { label: 'Ontvangen', of: ({ receivedAt }) => Date.parse(receivedAt) },
  mails: { label: 'E-mails', of: ({ mails, unreachable }) => -(unreachable + mails.setAside + mails.withheld) },
};

/** @param {Listed[]} all @param {Choice} choice @returns {Listed[]} equal ones stay in order of receipt */
export function sorted(all, { by, down }) {
  const { of } = SORTS[by];
  /** @param {Listed} one @param {Listed} other */
  const compare = (one, other) => {
    const [a, b] = [of(one), of(other)];
    return typeof a === 'number' && typeof b === 'number' ? a - b : TEXT.compare(String(a), String(b));
  };
  return all.toSorted((one, other) => (down ? -compare(one, other) : compare(one, other)));
}
