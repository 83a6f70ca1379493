import { el, link, list, mailLink } from '../../shared/dom.js';
import { OPTIONAL_TEXTS } from '../../form/optional-texts.js';
import { ENTERED_LATER } from '../history.js';
import { schoolLine, SEEKS } from '../parts.js';
import { asksNow } from './table.js';

/** @import { FullInitiative, ReachedPerson, SharpenedText } from 'contract' */
/** @typedef {FullInitiative & {sharpenedText?: SharpenedText}} Shown */

/** What an initiative asks, with its people. @param {Shown} initiative @returns {Node} */
export const details = (initiative) =>
  el(
    'dl',
    { class: 'utrecht-data-list utrecht-data-list--rows' },
    ...[
      initiative.state === 'offered' ? row('Stand', 'De plek is aangeboden; het initiatief heeft nog niet gereageerd.') : null,
      initiative.enteredLater ? row('Aanmelding', ENTERED_LATER) : null,
      row(initiative.schools.length === 1 ? 'School' : 'Scholen', ...initiative.schools.map((school) => el('div', {}, schoolLine(school)))),
      ...peopleRows(initiative),
      ...askedRows(initiative),
      ...sharesRows(initiative),
      row('Kenmerk', initiative.reference),
    ],
  );

/** What it asks now. @param {Shown} it @returns {Node[]} */
export const nowRows = (it) => [questionsRow(it), row(it.sharpenedText ? 'Verwachtingen, aangescherpt' : 'Verwachtingen', typedText(asksNow(it).expectations))];

/** The same and, beside a sharpened text, what was sent in. @param {Shown} it @returns {Node[]} */
export const askedRows = (it) => [
  ...nowRows(it),
  ...(it.sharpenedText
    ? [
        row(it.learningQuestions.length === 1 ? 'Leervraag zoals ingestuurd' : 'Leervragen zoals ingestuurd', questions(it.learningQuestions)),
        row('Verwachtingen zoals ingestuurd', typedText(it.expectations)),
      ]
    : []),
];

/** @param {Shown} it @returns {Node} */
function questionsRow(it) {
  const now = asksNow(it).questions;
  const what = now.length === 1 ? 'Leervraag' : 'Leervragen';
  return row(it.sharpenedText ? `${what}, aangescherpt` : what, questions(now));
}

/** What it seeks, and what it can share. @param {FullInitiative} it @returns {Array<Node|null>} */
export const sharesRows = (it) => [
  it.seeks.length ? row('Zoekt', list(it.seeks.map((seeks) => SEEKS[seeks] ?? seeks))) : null,
  ...OPTIONAL_TEXTS.map(({ id, brief }) => (it[id] ? row(brief, typedText(it[id])) : null)),
];

/** @param {string[]} some @returns {Node} */
const questions = (some) => list(some.map((question) => el('span', { class: 'typed' }, question)));

/** @param {string} text @returns {Node} */
const typedText = (text) => el('div', { class: 'typed' }, text);

/** Both people, each with the other as a second way when mail does not arrive. @param {FullInitiative} it @returns {Node[]} */
export const peopleRows = ({ practitioner, leader }) => [
  row('Docent of leerlingbegeleider', ...person(practitioner, leader)),
  row('Schoolleiding', ...person(leader, practitioner)),
];

/** @param {ReachedPerson} person @param {ReachedPerson} other @returns {Node[]} */
const person = ({ name, role, email, phone, mailFails }, other) => [
  el('div', {}, `${name}, ${role}`),
  el('div', {}, mailLink(email)),
  ...(phone ? [el('div', {}, call(phone))] : []),
  ...(mailFails ? [el('div', {}, el('strong', {}, 'Let op: e-mail komt hier niet aan.'), ` ${secondWay(phone, other)}`)] : []),
];

/** @param {string|undefined} phone @param {ReachedPerson} other @returns {string} whom to try instead */
export function secondWay(phone, other) {
  const ways = [...(phone ? ['bel liever'] : []), ...(other.mailFails && !other.phone ? [] : [`probeer het via ${other.name}`])];
  return ways.length ? `${ways.join(' of ').replace(/^./, (first) => first.toUpperCase())}.` : 'Vraag de school naar een ander adres.';
}

/** @param {string} phone @returns {Node|string} a link when the typed text is a number */
export const call = (phone) => (callable(phone) ? link(`tel:${callable(phone)}`, phone) : phone);

/** The digits only; empty when the typed text is not a telephone number. @param {string} phone @returns {string} */
export function callable(phone) {
  // No number here begins with a zero after the country's.
  const digits = phone
    .replace(/\(0\)/, '')
    .replace(/[\s()./-]/g, '')
    .replace(/^(\+|00)310/, '+31');
  return /^\+?\d{8,15}$/.test(digits) ? digits : '';
}

/** @param {string} key @param {...(Node|string)} values @returns {Node} */
export const row = (key, ...values) =>
  el(
    'div',
    { class: 'utrecht-data-list__item' },
    el('dt', { class: 'utrecht-data-list__item-key' }, key),
    el('dd', { class: 'utrecht-data-list__item-value utrecht-data-list__item-value--html-dd' }, ...values),
  );
