import { dateInWords } from '../../shared/dates.js';

/**
 * @import { Meetings } from 'contract'
 * @typedef {Meetings['meetings'][number]} Meeting
 */

const WEEKDAYS = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'];

/** The number of a day in the week, 0 for Sunday; a date has no time zone that could shift it. @param {string} day @returns {number} */
const weekday = (day) => new Date(`${day}T00:00:00Z`).getUTCDay();

/** @param {string} day @returns {string} "dinsdag 26 november 2024" */
export const dayInWords = (day) => `${WEEKDAYS[weekday(day)] ?? ''} ${dateInWords(day)}`.trim();

/** @param {string|undefined} time @returns {string} "12.00" */
export const timeInWords = (time) => (time ?? '').replace(':', '.');

/**
 * Why a day may not suit, while somebody chooses it. It warns and forbids nothing; the API says the same of what is saved.
 * @param {Meetings} told
 * @param {Pick<Meeting, 'period'>} meeting
 * @param {string} day
 * @param {string} place
 * @returns {string[]}
 */
export function warnings({ days }, { period }, day, place) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return [];
  const found = [];
  if (period && (day < period.first || day > period.last)) found.push('Deze dag valt buiten de periode die de ronde noemt.');
  if ([0, 6].includes(weekday(day))) found.push('Deze dag valt in een weekend.');
  if (day < days.knownFrom || day > days.knownUntil) found.push('Van deze dag zijn de vakanties nog niet bekend.');
  for (const { first, last, name, regions } of days.closed)
    if (first <= day && day <= last) found.push(`Op deze dag is het ${name}${regions.length < 3 ? ` in regio ${[...regions].sort().join(' en ')}` : ''}.`);
  for (const other of days.taken.filter((it) => it.day === day)) {
    if (other.facilitator) found.push(`Een procesbegeleider heeft die dag al een bijeenkomst van leernetwerk ${other.network}.`);
    if (place && other.place.toLowerCase() === place.trim().toLowerCase()) found.push(`Deze plaats is die dag al bezet door leernetwerk ${other.network}.`);
  }
  return found;
}
