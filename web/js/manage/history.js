import { el } from '../shared/dom.js';
import { dateInWords } from '../shared/dates.js';

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

/** @param {{state: string}} initiative @returns {string} where it stands, in words */
export const standing = (initiative) => STANDING[initiative.state]?.(initiative) ?? initiative.state;

const WHO = {
  system: 'het systeem',
  practitioner: 'de docent of leerlingbegeleider',
  leader: 'de schoolleiding',
  'command-line': 'de beheerder van het systeem',
};

/** @param {{kind: string, id?: string, name?: string}} by @returns {string} "organisator Noor van Vliet" */
export const who = (by) => WHO[by.kind] ?? WHO[by.id] ?? `organisator ${by.name ?? by.id}`;

/** @param {string} instant @returns {string} "2 oktober 2024, 00.05 uur", by the clock of the schools */
export function moment(instant) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('nl', {
      timeZone: 'Europe/Amsterdam',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  return `${dateInWords(`${parts.year}-${parts.month}-${parts.day}`)}, ${parts.hour}.${parts.minute} uur`;
}

/** @param {Array<object>} history @returns {HTMLElement} each step with when, who and why */
export const historyList = (history) =>
  el(
    'ol',
    { class: 'history' },
    ...history.map(({ at, by, why, told }) =>
      el(
        'li',
        {},
        at ? el('div', { class: 'history__when' }, `${moment(at)}, door ${who(by)}`) : null,
        ...told.map((sentence) => el('div', {}, sentence)),
        why ? el('div', { class: 'typed' }, `Reden: ${why}`) : null,
      ),
    ),
  );
