import { amount, schoolLine } from '../parts.js';

/**
 * What the list of a network shows, in which order, and what there is to do.
 * @import { ContactMoment, NetworkInitiative } from 'contract'
 * @typedef {{text: string, filter: string, by: string}} Choice
 */

/** @param {NetworkInitiative} it @returns {boolean} whether it waits for a seat, and so is no to-do */
export const waits = ({ state }) => state === 'waiting';

/** @param {NetworkInitiative} it @returns {boolean} whether it has a seat; an offer may still be declined */
const isSeated = ({ state }) => state === 'seated' || state === 'accepted';

/**
 * What an initiative asks now: once its text was sharpened, that.
 * @param {Pick<NetworkInitiative, 'learningQuestions'|'expectations'|'sharpenedText'>} it
 * @returns {{questions: string[], expectations: string}}
 */
export const asksNow = ({ learningQuestions, expectations, sharpenedText }) =>
  sharpenedText
    ? { questions: sharpenedText.questions.map(({ text }) => text), expectations: sharpenedText.expectations }
    : { questions: learningQuestions, expectations };

/** @param {NetworkInitiative} it @returns {boolean} */
export const isReached = ({ contacts }) => contacts.some(({ reached }) => reached);

/** The next step that the last contact left behind, if any. @param {NetworkInitiative} it @returns {ContactMoment['next']} */
export const nextStep = ({ contacts }) => contacts.at(-1)?.next;

/**
 * What one may choose to see; those with a sentence are also something to do.
 * @type {Record<string, {label: string, holds: (it: NetworkInitiative, today: string) => boolean, todo?: (count: number) => string}>}
 */
export const FILTERS = {
  'not-called': {
    label: 'Nog niet gebeld',
    holds: (it) => isSeated(it) && it.contacts.length === 0,
    todo: (count) => `${amount(count, 'initiatief is', 'initiatieven zijn')} nog niet gebeld`,
  },
  'not-reached': {
    label: 'Geprobeerd, nog niet bereikt',
    holds: (it) => isSeated(it) && it.contacts.length > 0 && !isReached(it),
    todo: (count) => `${amount(count, 'initiatief is', 'initiatieven zijn')} geprobeerd, maar nog niet bereikt`,
  },
  'due': {
    label: 'Volgende stap is nu',
    holds: (it, today) => isSeated(it) && (nextStep(it)?.due ?? '9999') <= today,
    todo: (count) => `${amount(count, 'volgende stap is', 'volgende stappen zijn')} voor vandaag of eerder`,
  },
  'awaits': {
    label: 'Scherpere leervraag wacht op antwoord',
    holds: (it) => isSeated(it) && it.sharpened === 'awaits',
    todo: (count) => `${amount(count, 'voorstel voor scherpere leervragen wacht', 'voorstellen voor scherpere leervragen wachten')} op antwoord`,
  },
  'mail-fails': { label: 'E-mail komt niet aan', holds: ({ practitioner, leader }) => practitioner.mailFails || leader.mailFails },
  'planned': { label: 'Met een volgende stap', holds: (it) => Boolean(nextStep(it)) },
};

/** What there is to do, each with its filter. @param {NetworkInitiative[]} all @param {string} today @returns {Array<{filter: string, text: string}>} */
export const todos = (all, today) =>
  Object.entries(FILTERS).flatMap(([filter, { holds, todo }]) => {
    const count = all.filter((it) => holds(it, today)).length;
    return todo && count ? [{ filter, text: todo(count) }] : [];
  });

const TEXT = new Intl.Collator('nl', { numeric: true, sensitivity: 'base' });
const LATE = '9999';

/** Each order, and what it sorts by. @type {Record<string, {label: string, of: (it: NetworkInitiative) => string}>} */
export const ORDERS = {
  turn: { label: 'Beurt', of: ({ turn }) => String(turn ?? LATE) },
  name: { label: 'Naam', of: ({ name }) => name },
  due: { label: 'Volgende stap, eerste dag boven', of: (it) => nextStep(it)?.due ?? LATE },
  last: {
    label: 'Laatste contact, langst geleden boven',
    of: ({ contacts }) =>
      contacts
        .map(({ on }) => on)
        .toSorted()
        .at(-1) ?? '',
  },
};

/** @param {string} text @returns {string} without capitals and accents */
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** @param {NetworkInitiative} it @returns {string} everything in which one may look for something */
const words = (it) => {
  const { name, reference, schools, practitioner, leader, learningQuestions, expectations } = it;
  const now = asksNow(it);
  return folded(
    [
      name,
      reference,
      ...schools.map(schoolLine),
      ...[practitioner, leader].flatMap((person) => [person.name, person.email, person.phone ?? '']),
      ...learningQuestions,
      expectations,
      ...now.questions,
      now.expectations,
    ].join('\n'),
  );
};

/** @param {NetworkInitiative[]} all @param {Choice} choice @param {string} today @returns {NetworkInitiative[]} those that fit, in order */
export function chosen(all, { text, filter, by }, today) {
  const wanted = folded(text).split(/\s+/).filter(Boolean);
  const { of } = ORDERS[by] ?? ORDERS.turn;
  return all
    .filter((it) => (!filter || FILTERS[filter].holds(it, today)) && wanted.every((word) => words(it).includes(word)))
    .toSorted((one, other) => TEXT.compare(of(one), of(other)));
}
