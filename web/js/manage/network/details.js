import { el, link, list, mailLink } from '../../shared/dom.js';
import { OPTIONAL_TEXTS } from '../../form/optional-texts.js';
import { ENTERED_LATER } from '../history.js';
import { schoolLine, SEEKS } from '../parts.js';

/** @import { FullInitiative, ReachedPerson } from 'contract' */

/** What an initiative sent in, with its people. @param {FullInitiative} initiative @returns {Node} */
export const details = (initiative) =>
  el(
    'dl',
    { class: 'utrecht-data-list utrecht-data-list--rows' },
    ...[
      initiative.state === 'offered' ? row('Stand', 'De plek is aangeboden; het initiatief heeft nog niet gereageerd.') : null,
      initiative.enteredLater ? row('Aanmelding', ENTERED_LATER) : null,
      row(initiative.schools.length === 1 ? 'School' : 'Scholen', ...initiative.schools.map((school) => el('div', {}, schoolLine(school)))),
      row('Docent of leerlingbegeleider', ...person(initiative.practitioner)),
      row('Schoolleiding', ...person(initiative.leader)),
      questionsRow(initiative),
      row('Verwachtingen', el('div', { class: 'typed' }, initiative.expectations)),
      initiative.seeks.length ? row('Zoekt', list(initiative.seeks.map((seeks) => SEEKS[seeks] ?? seeks))) : null,
      ...OPTIONAL_TEXTS.map(({ id, brief }) => (initiative[id] ? row(brief, el('div', { class: 'typed' }, initiative[id])) : null)),
      row('Kenmerk', initiative.reference),
    ],
  );

/** @param {FullInitiative} initiative @returns {Node} */
export const questionsRow = ({ learningQuestions }) =>
  row(learningQuestions.length === 1 ? 'Leervraag' : 'Leervragen', list(learningQuestions.map((question) => el('span', { class: 'typed' }, question))));

/** @param {ReachedPerson} person @returns {Node[]} */
export const person = ({ name, role, email, phone, mailFails }) => [
  el('div', {}, `${name}, ${role}`),
  el('div', {}, mailLink(email)),
  ...(mailFails ? [el('div', {}, el('strong', {}, 'Let op: e-mail komt hier niet aan.'), ' Bel liever.')] : []),
  ...(phone ? [el('div', {}, callable(phone) ? link(`tel:${callable(phone)}`, phone) : phone)] : []),
];

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
