import { dateInWords } from '../../shared/dates.js';
import { beaconInWords, tooEarly } from './beacon.js';
import { POLICIES, SECTORS, UNITS } from './form.js';

const of = (options) => (key) => options.find(([one]) => one === key)?.[1] ?? key;
const people = (some) => some.map(({ name, email }) => `${name} (${email})`).join(', ');
const network = ({ id, sector, capacity, facilitators }) =>
  `${id}: ${of(SECTORS)(sector)}, plekken: ${capacity}, ${facilitators.length ? `procesbegeleiders: ${people(facilitators)}` : 'nog geen procesbegeleider'}`;

// each field of a round, and how its value is said
const WORDS = [
  ['id', 'Kenmerk'], ['name', 'Naam'], ['contact', 'E-mailadres voor vragen'],
  ['opens', 'Eerste dag van de aanmelding', dateInWords], ['deadline', 'Laatste dag van de aanmelding', dateInWords],
  ['policy', 'Verdeling van de plekken', of(POLICIES)], ['beacon', 'Wat de loting beslist, wordt bekend op', beaconInWords], ['capacityUnit', 'Wat een plek is', of(UNITS)],
  ['networks', 'Leernetwerken', (some) => some.map(network).join('; ')],
  ['organisers', 'Organisatoren', people], ['meetings', 'Bijeenkomsten', (some) => some.join('; ')],
  ['lastOfferDay', 'Laatste dag waarop plekken worden aangeboden', dateInWords],
  ['offerSchoolDays', 'Schooldagen om op een aanbod te antwoorden'],
  ['retentionUntil', 'Dag waarop de gegevens worden gewist', dateInWords],
];
const USUAL = { beacon: 'niet vooraf vastgelegd; ons systeem trekt het lot zelf', lastOfferDay: 'de gebruikelijke dag', offerSchoolDays: 'het gebruikelijke aantal' };

// what tells that a round was changed, rather than what it is
const NOT_OF_IT = new Set(['why']);

/** The words of each field that one of the rounds has; one without words of its own is still told, as it stands. */
const wordsOf = (...rounds) => [...WORDS, ...[...new Set(rounds.flatMap(Object.keys))]
  .filter((field) => !NOT_OF_IT.has(field) && !WORDS.some(([known]) => known === field))
  .map((field) => [field, field, JSON.stringify])];

function said(round, [field, , words = String]) {
  const value = round[field];
  return (value === undefined ? USUAL[field] : words(value)) || 'niemand of niets';
}

/** @param {object} round @returns {string[]} everything about it, in words */
export const described = (round) => wordsOf(round).filter(([field]) => field !== 'beacon' || round.policy === 'draw').map((word) => `${word[1]}: ${said(round, word)}.`);

/** @param {object} before @param {object} after @returns {string[]} what differs, in words */
export const changes = (before, after) => wordsOf(before, after).filter((word) => said(before, word) !== said(after, word))
  .map((word) => `${word[1]}: ${said(after, word)}. Dat was: ${said(before, word)}.`);

/** @returns {import('../../shared/api.js').Answer} a refusal as the API gives one, before anything is sent */
export const refused = (errors) => ({ kind: 'refused', status: 422, problem: { errors } });

/** What is plainly wrong, before the API looks at all of it. @param {object} round @returns {import('../../shared/api.js').Answer} */
export function mistakes(round) {
  const errors = [];
  const wrong = (pointer, detail) => errors.push({ pointer, detail });
  for (const [field] of WORDS) if (round[field] === '') wrong(`#/${field}`, EMPTY[field]);
  if (round.opens && round.deadline && round.opens > round.deadline) wrong('#/deadline', 'De laatste dag van de aanmelding ligt vóór de eerste. Verander een van de twee.');
  const early = tooEarly(round.beacon, round.deadline);
  if (early) wrong('#/beacon', early);
  round.networks.forEach(({ id }, at) => id || wrong(`#/networks/${at}/id`, 'Vul de naam van het leernetwerk in.'));
  return errors.length ? refused(errors) : { kind: 'done', body: {} };
}

const EMPTY = {
  id: 'Vul het kenmerk van de ronde in.', name: 'Vul de naam van de ronde in.', contact: 'Vul het e-mailadres voor vragen in.',
  opens: 'Kies de eerste dag van de aanmelding.', deadline: 'Kies de laatste dag van de aanmelding.',
  retentionUntil: 'Kies de dag waarop de gegevens worden gewist.',
};
