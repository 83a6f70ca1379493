import { el, heading, link } from '../shared/dom.js';
import { keysOf } from '../shared/keys.js';
import { OPTIONAL_TEXTS } from './optional-texts.js';
import { sectorTitle } from '../shared/round.js';
import { schoolLine } from './school-lookup.js';

/** @import { Draft, DraftPerson, Seeks } from './draft.js' */

/** The label of each choice in the form. @type {Record<Seeks, string>} */
export const SEEKS = {
  answers: 'Antwoord op vragen die we al langer hebben',
  practice: 'Praktische kennis om direct toe te passen',
  sharing: 'Kennis en ervaring delen',
};
/** The choices in the order of the form. @param {Draft} draft @returns {string[]} what was chosen, as the form says it */
export const seeksOf = (draft) =>
  keysOf(SEEKS)
    .filter((key) => draft.seeks.includes(key))
    .map((key) => SEEKS[key]);

/** @type {Record<Draft['submittedBy'], string>} */
const SUBMITTED_BY = {
  '': '',
  practitioner: 'De docent of leerlingbegeleider',
  leader: 'Iemand van de schoolleiding',
  other: 'Iemand anders',
};

/**
 * Everything that will be sent, in the order of the form.
 * @param {Draft} draft
 * @param {((target: string) => void)|null} [change] called with the id of the element to go back to; without it there is no way back
 * @param {2|3} [level] of the headings
 * @returns {Node[]}
 */
export function checkSections(draft, change = null, level = 2) {
  /** @param {string} title @param {string} target @param {(target: string) => void} goBack */
  const wayBack = (title, target, goBack) => {
    const back = link(`#${target}`, 'Wijzig', { 'aria-label': `Wijzig: ${title}` });
    back.addEventListener('click', (event) => {
      event.preventDefault();
      goBack(target);
    });
    return back;
  };
  /** @param {string} title @param {string} target @param {Node[]} rows */
  const section = (title, target, rows) =>
    el(
      'section',
      { class: 'check' },
      el('div', { class: 'check__head' }, heading(level, title), change && wayBack(title, target, change)),
      el('dl', { class: 'utrecht-data-list utrecht-data-list--rows' }, ...rows),
    );
  return [
    section('De school of scholen', 'section-schools', [
      row(draft.schools.length === 1 ? 'School' : 'Scholen', ...draft.schools.map(schoolLine)),
      row('Leernetwerk', sectorTitle(draft.network)),
    ]),
    section('Het initiatief', 'section-initiative', [row('Naam', draft.initiative.name)]),
    section(change ? 'Wie dit invult' : 'Wie dit invulde', 'submittedBy-practitioner', [row('Ingevuld door', SUBMITTED_BY[draft.submittedBy])]),
    section('Docent of leerlingbegeleider', 'practitioner-name', personRows(draft.practitioner)),
    section('Iemand van de schoolleiding', 'leader-name', personRows(draft.leader)),
    section(
      'Leervragen',
      'learningQuestions-0',
      draft.learningQuestions.map((question, index) => row(`Leervraag ${index + 1}`, question)),
    ),
    section('Verwachtingen', 'seeks-answers', [
      row('Wat jullie zoeken', ...(draft.seeks.length ? seeksOf(draft).map((choice) => el('div', {}, choice)) : ['Niet ingevuld'])),
      row('Wat jullie verwachten', draft.expectations),
      ...OPTIONAL_TEXTS.map(({ id, yours }) => row(yours, draft[id].trim() || 'Niet ingevuld')),
    ]),
  ];
}

/** @param {DraftPerson} person @returns {Node[]} */
const personRows = ({ name, email, role, phone }) => [
  row('Naam', name),
  row('E-mailadres', email),
  row('Functie', role),
  row('Telefoonnummer', phone.trim() || 'Niet ingevuld'),
];

/** @param {string} key @param {...(Node|string)} values @returns {Node} */
const row = (key, ...values) =>
  el(
    'div',
    { class: 'utrecht-data-list__item' },
    el('dt', { class: 'utrecht-data-list__item-key' }, key),
    el(
      'dd',
      { class: 'utrecht-data-list__item-value utrecht-data-list__item-value--html-dd utrecht-data-list__item-value--multiline' },
      ...values.map((value) => (typeof value === 'string' ? value.trim() : value)),
    ),
  );
