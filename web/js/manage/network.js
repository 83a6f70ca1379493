import { callout, el, heading, link, list, mailLink, paragraph } from '../shared/dom.js';
import { OPTIONAL_TEXTS } from '../form/optional-texts.js';
import { dateInWords } from '../shared/dates.js';
import { roundPath, schoolLine, SEEKS } from './parts.js';
import { ask } from './sign-in.js';

/** @import { FullInitiative, NetworkInitiatives, ReachedPerson } from 'contract' */

/** Every initiative of a network, with its people, for the facilitators who call them. @type {import('./page.js').View} */
export async function view({ round, network }, page) {
  const answer = await ask(`${roundPath(round)}/networks/${encodeURIComponent(network)}/initiatives`);
  if (answer.kind !== 'done') return page.trouble(answer);
  page.fill(`Leernetwerk ${network}`, paragraph(answer.body.name), ...networkSections(answer.body));
}

/** @param {NetworkInitiatives} network @returns {Node[]} */
function networkSections({ state, retentionUntil, initiatives }) {
  if (state !== 'allocated') return [paragraph('De plekken zijn nog niet verdeeld. Zodra dat gebeurd is, staan hier de initiatieven van dit leernetwerk.')];
  if (!initiatives.length) return [paragraph('Er zijn geen initiatieven in dit leernetwerk, en er staat niemand op de wachtlijst.')];
  const seated = initiatives.filter((initiative) => initiative.state !== 'waiting');
  const waiting = initiatives.filter((initiative) => initiative.state === 'waiting');
  return [
    callout(
      'info',
      paragraph(`Deze pagina bevat persoonsgegevens. Gebruik ze alleen voor het leernetwerk en bewaar ze niet langer dan tot ${dateInWords(retentionUntil)}.`),
    ),
    heading(2, 'Met een plek'),
    ...(seated.length ? seated.map(initiativeSection) : [paragraph('Niemand.')]),
    ...(waiting.length ? [heading(2, 'Op de wachtlijst'), ...waiting.map(initiativeSection)] : []),
  ];
}

/** @param {FullInitiative} initiative @returns {Node} */
const initiativeSection = (initiative) =>
  el(
    'section',
    { class: 'check' },
    el('div', { class: 'check__head' }, heading(3, initiative.state === 'waiting' ? `${initiative.place}. ${initiative.name}` : initiative.name)),
    el(
      'dl',
      { class: 'utrecht-data-list utrecht-data-list--rows' },
      ...[
        initiative.state === 'offered' ? row('Stand', 'De plek is aangeboden; het initiatief heeft nog niet gereageerd.') : null,
        row(initiative.schools.length === 1 ? 'School' : 'Scholen', ...initiative.schools.map((school) => el('div', {}, schoolLine(school)))),
        row('Docent of leerlingbegeleider', ...person(initiative.practitioner)),
        row('Schoolleiding', ...person(initiative.leader)),
        row(
          initiative.learningQuestions.length === 1 ? 'Leervraag' : 'Leervragen',
          list(initiative.learningQuestions.map((question) => el('span', { class: 'typed' }, question))),
        ),
        row('Verwachtingen', el('div', { class: 'typed' }, initiative.expectations)),
        initiative.seeks.length ? row('Zoekt', list(initiative.seeks.map((seeks) => SEEKS[seeks] ?? seeks))) : null,
        ...OPTIONAL_TEXTS.map(({ id, brief }) => (initiative[id] ? row(brief, el('div', { class: 'typed' }, initiative[id])) : null)),
        row('Kenmerk', initiative.reference),
      ],
    ),
  );

/** @param {ReachedPerson} person @returns {Node[]} */
const person = ({ name, role, email, phone, mailFails }) => [
  el('div', {}, `${name}, ${role}`),
  el('div', {}, mailLink(email)),
  ...(mailFails ? [el('div', {}, el('strong', {}, 'Let op: e-mail komt hier niet aan.'), ' Bel liever.')] : []),
  ...(phone ? [el('div', {}, callable(phone) ? link(`tel:${callable(phone)}`, phone) : phone)] : []),
];

/** The digits only; empty when the typed text is not a telephone number. @param {string} phone @returns {string} */
function callable(phone) {
  // No number here begins with a zero after the country's.
  const digits = phone
    .replace(/\(0\)/, '')
    .replace(/[\s()./-]/g, '')
    .replace(/^(\+|00)310/, '+31');
  return /^\+?\d{8,15}$/.test(digits) ? digits : '';
}

/** @param {string} key @param {...(Node|string)} values @returns {Node} */
const row = (key, ...values) =>
  el(
    'div',
    { class: 'utrecht-data-list__item' },
    el('dt', { class: 'utrecht-data-list__item-key' }, key),
    el('dd', { class: 'utrecht-data-list__item-value utrecht-data-list__item-value--html-dd' }, ...values),
  );
