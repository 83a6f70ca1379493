import { dateInWords } from '../../shared/dates.js';
import { keysOf } from '../../shared/keys.js';
import { NOTHING_WRONG } from '../steps.js';
import { beaconInWords, tooEarly } from './beacon.js';
import { of, POLICIES, SECTORS, UNITS } from './form.js';
import { paragraphsInWords } from './paragraphs.js';

/**
 * @import { Contact } from 'contract'
 * @import { Answer, Refused } from '../../shared/api.js'
 * @import { FieldError } from '../../shared/errors.js'
 * @import { TypedNetwork, TypedRound } from './form.js'
 */

/** @param {Contact[]} some @returns {string} */
const people = (some) => some.map(({ name, email }) => `${name} (${email})`).join(', ');
/** @param {TypedNetwork} network @returns {string} */
const network = ({ id, sector, capacity, facilitators }) =>
  `${id}: ${of(SECTORS, sector)}, plekken: ${capacity}, ${facilitators.length ? `procesbegeleiders: ${people(facilitators)}` : 'nog geen procesbegeleider'}`;

/** @param {import('./form.js').Days|null} days @returns {string} */
const between = (days) => (days ? `${dateInWords(days.first)} tot en met ${dateInWords(days.last)}` : 'zoals de woorden zeggen');

/**
 * Each field of a round, and how its value is said; undefined when it is left to the usual. A field that is not here is a type error.
 * @type {Record<Exclude<keyof TypedRound, 'why'>, [string, (round: TypedRound) => string|undefined]>}
 */
const WORDS = {
  id: ['Kenmerk', ({ id }) => id],
  name: ['Naam', ({ name }) => name],
  contact: ['E-mailadres voor vragen', ({ contact }) => contact],
  opens: ['Eerste dag van de aanmelding', ({ opens }) => dateInWords(opens)],
  deadline: ['Laatste dag van de aanmelding', ({ deadline }) => dateInWords(deadline)],
  policy: ['Verdeling van de plekken', ({ policy }) => of(POLICIES, policy)],
  beacon: ['Wat de loting beslist, wordt bekend op', ({ beacon }) => beacon && beaconInWords(beacon)],
  capacityUnit: ['Wat een plek is', ({ capacityUnit }) => of(UNITS, capacityUnit)],
  networks: ['Leernetwerken', ({ networks }) => networks.map(network).join('; ')],
  organisers: ['Organisatoren', ({ organisers }) => people(organisers)],
  meetings: ['Bijeenkomsten', ({ meetings }) => meetings.join('; ')],
  periods: ['Dagen waartussen de bijeenkomsten zijn', ({ periods }) => periods?.map(between).join('; ')],
  lastOfferDay: ['Laatste dag waarop plekken worden aangeboden', ({ lastOfferDay }) => lastOfferDay && dateInWords(lastOfferDay)],
  offerSchoolDays: ['Schooldagen om op een aanbod te antwoorden', ({ offerSchoolDays }) => offerSchoolDays?.toString()],
  callSchoolDays: ['Schooldagen om iedereen te bereiken', ({ callSchoolDays }) => callSchoolDays?.toString()],
  paragraphs: ['Eigen alinea’s in e-mails', ({ paragraphs }) => (paragraphs ? paragraphsInWords(paragraphs) : undefined)],
  retentionUntil: ['Dag waarop de gegevens worden gewist', ({ retentionUntil }) => dateInWords(retentionUntil)],
};
/** What a field means that is left to the usual. @type {Partial<Record<keyof TypedRound, (round: TypedRound) => string>>} */
const USUAL = {
  periods: () => 'zoals de woorden zeggen',
  beacon: () => 'niet vooraf vastgelegd, ons systeem trekt het lot zelf',
  lastOfferDay: (round) => dateInWords(usualLastOfferDay(round)),
  offerSchoolDays: () => '5',
  callSchoolDays: () => '10',
  paragraphs: () => 'geen',
};

/**
 * The last day on which seats are offered when a round does not name one: four months after the deadline, or the day before its data
 * is deleted if that comes first.
 * @param {Pick<TypedRound, 'deadline'|'retentionUntil'>} round
 * @returns {string} empty as long as one of the two is not a date
 */
export function usualLastOfferDay({ deadline, retentionUntil }) {
  const [last, deletion] = [new Date(deadline), new Date(retentionUntil)];
  if (Number.isNaN(last.getTime()) || Number.isNaN(deletion.getTime())) return '';
  const halfWay = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 4, last.getUTCDate()));
  // a month that has no such day ends earlier
  if (halfWay.getUTCDate() !== last.getUTCDate()) halfWay.setUTCDate(0);
  deletion.setUTCDate(deletion.getUTCDate() - 1);
  return (halfWay <= deletion ? halfWay : deletion).toISOString().slice(0, 10);
}

/** @param {TypedRound} round @param {keyof typeof WORDS} field @returns {string} */
const said = (round, field) => (WORDS[field][1](round) ?? USUAL[field]?.(round)) || 'niemand of niets';

/** @param {TypedRound} round @param {string[]} fields @returns {Array<[string, string]>} what each of these is called, and what it says */
export const told = (round, fields) =>
  keysOf(WORDS)
    .filter((field) => fields.includes(field) && (field !== 'beacon' || round.policy === 'draw'))
    .map((field) => [WORDS[field][0], said(round, field)]);

/** @param {TypedRound} round @returns {string[]} everything about it, in words */
export const described = (round) =>
  keysOf(WORDS)
    .filter((field) => field !== 'beacon' || round.policy === 'draw')
    .map((field) => `${WORDS[field][0]}: ${said(round, field)}.`);

/** @param {TypedRound} before @param {TypedRound} after @returns {string[]} what differs, in words */
export const changes = (before, after) =>
  keysOf(WORDS)
    .filter((field) => said(before, field) !== said(after, field))
    .map((field) => `${WORDS[field][0]}: ${said(after, field)}. Dat was: ${said(before, field)}.`);

/** @param {FieldError[]} errors @returns {Refused} a refusal as the API gives one, before anything is sent */
export const refused = (errors) => ({ kind: 'refused', status: 422, problem: { errors } });

/** What is plainly wrong, before the API looks at all of it. @param {TypedRound} round @returns {Answer<object>} */
export function mistakes(round) {
  /** @type {FieldError[]} */
  const errors = [];
  /** @param {string} pointer @param {string} detail */
  const wrong = (pointer, detail) => errors.push({ pointer, detail });
  for (const field of keysOf(EMPTY)) if (round[field] === '') wrong(`#/${field}`, EMPTY[field]);
  if (round.opens && round.deadline && round.opens > round.deadline)
    wrong('#/deadline', 'De laatste dag van de aanmelding ligt vóór de eerste. Pas een van de twee aan.');
  const early = tooEarly(round.beacon, round.deadline);
  if (early) wrong('#/beacon', early);
  round.networks.forEach(({ id }, at) => id || wrong(`#/networks/${at}/id`, 'Vul de naam van het leernetwerk in.'));
  return errors.length ? refused(errors) : NOTHING_WRONG;
}

const EMPTY = {
  id: 'Vul het kenmerk van de ronde in.',
  name: 'Vul de naam van de ronde in.',
  contact: 'Vul het e-mailadres voor vragen in.',
  opens: 'Kies de eerste dag van de aanmelding.',
  deadline: 'Kies de laatste dag van de aanmelding.',
  retentionUntil: 'Kies de dag waarop de gegevens worden gewist.',
  policy: 'Kies hoe de plekken worden verdeeld.',
};
