import { networkOf } from './draft.js';
import { eachText, OPTIONAL_TEXTS } from './optional-texts.js';
import { sectorName } from '../shared/round.js';
import { address, line, lines, refusedIn, telephone } from './typed-text.js';

/**
 * @import { Round } from 'contract'
 * @import { FieldError } from '../shared/errors.js'
 * @import { Draft, DraftPerson } from './draft.js'
 */

/** The longest each text may be, counted in characters as people count them. The API holds the same limits. */
export const LIMITS = {
  initiativeName: 120,
  schoolName: 120,
  schoolPlace: 80,
  personName: 100,
  email: 254,
  role: 80,
  phone: 40,
  learningQuestion: 1000,
  expectations: 2000,
  ...eachText(({ limit }) => limit),
};
export const MAX_SCHOOLS = 12;
export const MAX_QUESTIONS = 5;

/** @param {string} text @returns {number} its length in code points, so that an emoji counts once */
export const lengthOf = (text) => [...text].length;

/**
 * Everything that is wrong with a draft, in the order of the form. Pointers are those of the API; a school that was typed
 * but not yet added and the search field have pointers of their own.
 * @param {Draft} draft
 * @param {Pick<Round, 'networks'|'capacityUnit'>} round
 * @param {string} [searchText] what still stands in the search field
 * @returns {FieldError[]}
 */
export function problemsOf(draft, round, searchText = '') {
  return [
    ...schoolProblems(draft, round, searchText),
    ...text('#/initiative/name', line(draft.initiative.name), LIMITS.initiativeName, 'Vul de naam van het initiatief in.', 'De naam van het initiatief'),
    ...(draft.submittedBy ? [] : [{ pointer: '#/submittedBy', detail: 'Kies wie dit formulier invult.' }]),
    ...personProblems('practitioner', draft.practitioner, 'de docent of leerlingbegeleider'),
    ...personProblems('leader', draft.leader, 'de persoon van de schoolleiding'),
    ...draft.learningQuestions.flatMap((question, index) =>
      text(`#/learningQuestions/${index}`, lines(question), LIMITS.learningQuestion, 'Schrijf ten minste één leervraag op.', `Leervraag ${index + 1}`),
    ),
    ...text('#/expectations', lines(draft.expectations), LIMITS.expectations, 'Schrijf op wat jullie van het leernetwerk verwachten.', 'Jullie verwachting'),
    ...OPTIONAL_TEXTS.flatMap(({ id, limit, yours }) => flaws(`#/${id}`, lines(draft[id]), limit, yours)),
    ...(draft.website ? [{ pointer: '#/website', detail: 'Laat het laatste veld van het formulier leeg. Het is er om programma’s te herkennen.' }] : []),
  ];
}

/** @param {Draft} draft @param {Pick<Round, 'networks'|'capacityUnit'>} round @param {string} searchText @returns {FieldError[]} */
function schoolProblems(draft, round, searchText) {
  /** @type {FieldError[]} */
  const problems = [];
  const { schools, pendingSchool, network } = draft;
  if (searchText.trim()) {
    problems.push({ pointer: '#/schoolSearch', detail: `Kies een school uit de lijst, of maak het zoekveld leeg. Je typte: ${searchText.trim()}.` });
  } else if (!schools.length && !pendingSchool.name.trim() && !pendingSchool.place.trim()) {
    problems.push({ pointer: '#/schools', detail: 'Voeg ten minste één school toe.' });
  }
  const capacity = Math.max(0, ...round.networks.filter((one) => one.sector === network).map((one) => one.capacity));
  if (schools.length > MAX_SCHOOLS) {
    problems.push({ pointer: '#/schools', detail: `Meld ten hoogste ${MAX_SCHOOLS} scholen samen aan. Haal een school weg.` });
  } else if (network && round.capacityUnit === 'schools' && schools.length > capacity) {
    problems.push({ pointer: '#/schools', detail: `In dit leernetwerk is plek voor ${capacity} scholen. Haal een school weg.` });
  }
  if (pendingSchool.name.trim() || pendingSchool.place.trim()) problems.push(...pendingProblems(pendingSchool));

  const follows = networkOf(schools);
  if (!network) {
    problems.push({ pointer: '#/network', detail: 'Kies voor welk leernetwerk je je aanmeldt.' });
  } else if (follows && follows !== network) {
    problems.push({ pointer: '#/network', detail: `De gekozen scholen horen bij het ${sectorName(follows)}. Kies daarom ${follows}.` });
  }
  return problems;
}

/** @param {{name: string, place: string}} school one typed by hand @returns {FieldError[]} */
export function pendingProblems(school) {
  return [
    ...text('#/pendingSchool/name', line(school.name), LIMITS.schoolName, 'Vul de naam van de school in.', 'De naam van de school'),
    ...text('#/pendingSchool/place', line(school.place), LIMITS.schoolPlace, 'Vul de plaats van de school in.', 'De plaats'),
  ];
}

/**
 * @param {string} key where the person stands, as pointers name it
 * @param {DraftPerson} person
 * @param {string} who "de docent of leerlingbegeleider"
 * @returns {FieldError[]}
 */
export function personProblems(key, person, who) {
  const problems = [
    ...text(`#/${key}/name`, line(person.name), LIMITS.personName, `Vul de naam in van ${who}.`, `De naam van ${who}`),
    ...text(`#/${key}/email`, address(person.email), LIMITS.email, `Vul het e-mailadres in van ${who}.`, `Het e-mailadres van ${who}`),
    ...text(`#/${key}/role`, line(person.role), LIMITS.role, `Vul de functie in van ${who}.`, `De functie van ${who}`),
    ...flaws(`#/${key}/phone`, telephone(person.phone), LIMITS.phone, `Het telefoonnummer van ${who}`),
  ];
  if (address(person.email) && !isEmail(person.email)) {
    problems.push({ pointer: `#/${key}/email`, detail: `Het e-mailadres van ${who} klopt niet. Schrijf het zoals naam@school.nl.` });
  }
  if (telephone(person.phone) && !isPhone(person.phone)) {
    problems.push({ pointer: `#/${key}/phone`, detail: `Het telefoonnummer van ${who} klopt niet. Vul ten minste zes cijfers in, of laat het leeg.` });
  }
  return inOrder(problems, ['name', 'email', 'role', 'phone']);
}

/** @param {string} text @returns {boolean} whether it looks like an address; only a mail can tell whether it exists */
export const isEmail = (text) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address(text));

/** @param {string} text @returns {boolean} any spelling with at least six digits */
const isPhone = (text) => (text.match(/\d/g) ?? []).length >= 6;

/**
 * @param {string} pointer
 * @param {string} value without what nobody sees
 * @param {number} limit
 * @param {string} missing what to say when there is nothing
 * @param {string} subject what the text is
 * @returns {FieldError[]}
 */
function text(pointer, value, limit, missing, subject) {
  return value ? flaws(pointer, value, limit, subject) : [{ pointer, detail: missing }];
}

/** @param {string} pointer @param {string} value without what nobody sees @param {number} limit @param {string} subject @returns {FieldError[]} */
function flaws(pointer, value, limit, subject) {
  const refused = refusedIn(value);
  if (refused) {
    const place = refused.word ? ` bij ‘${refused.word}’` : '';
    return [{ pointer, detail: `${subject} bevat${place} ${refused.what}. Haal dat woord weg en typ het opnieuw.` }];
  }
  const over = lengthOf(value) - limit;
  return over > 0 ? [{ pointer, detail: `${subject} is ${over} ${over === 1 ? 'teken' : 'tekens'} te lang. Gebruik ten hoogste ${limit} tekens.` }] : [];
}

/** @param {FieldError[]} problems @param {string[]} names the fields in their order @returns {FieldError[]} */
function inOrder(problems, names) {
  const place = (/** @type {FieldError} */ { pointer }) => names.findIndex((name) => pointer.endsWith(`/${name}`));
  return problems.sort((one, other) => place(one) - place(other));
}
