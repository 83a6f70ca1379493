import { el } from '../shared/dom.js';
import { dayAndTime } from '../shared/dates.js';

/**
 * @import { Actor, History, Initiative } from 'contract'
 */

/** @type {Record<Initiative['state'], (initiative: Initiative) => string>} */
const STANDING = {
  submitted: ({ sector }) => `Aangemeld voor ${sector}`,
  seated: ({ network }) => `Plek in leernetwerk ${network}`,
  accepted: ({ network }) => `Plek in leernetwerk ${network}, na de wachtlijst`,
  offered: ({ network }) => `Plek aangeboden in leernetwerk ${network}`,
  waiting: ({ sector, place }) => (place ? `Wachtlijst ${sector}, plaats ${place}` : `Wachtlijst ${sector}`),
  declined: () => 'Aangeboden plek afgeslagen',
  expired: () => 'Niet op tijd gereageerd op een aangeboden plek',
  withdrawn: () => 'Ingetrokken',
};

/** @param {Initiative} initiative @returns {string} where it stands, in words */
export const standing = (initiative) => STANDING[initiative.state]?.(initiative) ?? initiative.state;

/** What is said of an initiative that an organiser entered after the allocation. */
export const ENTERED_LATER = 'Later toegevoegd door de organisatie';

/** @type {Object<string, string>} */
const WHO = {
  system: 'het systeem',
  practitioner: 'de docent of leerlingbegeleider',
  leader: 'de schoolleiding',
  'command-line': 'de beheerder van het systeem',
};

/** @param {Actor} by @returns {string} "organisator Noor van Vliet" */
export const who = (by) => WHO[by.kind] ?? WHO[by.id ?? ''] ?? `${by.kind === 'facilitator' ? 'procesbegeleider' : 'organisator'} ${by.name ?? by.id}`;

/** @param {string} instant @returns {string} "2 oktober 2024, 00.05 uur" */
export function moment(instant) {
  const { day, time } = dayAndTime(instant);
  return `${day}, ${time}`;
}

/** @param {History} history @returns {HTMLElement} each step with when, who and why */
export const historyList = (history) =>
  el(
    'ol',
    { class: 'history' },
    ...history.map(({ at, by, why, told }) =>
      el(
        'li',
        {},
        at && by ? el('div', { class: 'history__when' }, `${moment(at)}, door ${who(by)}`) : null,
        ...told.map((sentence) => el('div', {}, sentence)),
        why ? el('div', { class: 'typed' }, `Reden: ${why}`) : null,
      ),
    ),
  );
