import { callout, el, first, heading, list, paragraph } from '../../shared/dom.js';
import { changeInitiative } from './change.js';
import { eachText, OPTIONAL_TEXTS } from '../../form/optional-texts.js';
import { boxes, field, ticked, typed, typedInto } from '../fields.js';
import { keysOf } from '../../shared/keys.js';
import { SEEKS } from '../parts.js';
import { rows } from '../rows.js';

/** @import { Person, Registration } from 'contract' */
/** @typedef {NonNullable<Registration['seeks']>[number]} Seeks */

const PEOPLE = { practitioner: 'de docent of leerlingbegeleider', leader: 'de schoolleiding' };
const OF_SOMEBODY = { name: 'Naam', email: 'E-mailadres', role: 'Functie', phone: 'Telefoonnummer' };
const NOTHING = 'niets';

// each thing that can be made right, what it is called, and what it is
/** @type {Array<[string, (it: Registration) => string]>} */
const PARTS = [
  ['Naam van het initiatief', ({ initiative }) => initiative.name],
  ...keysOf(PEOPLE).flatMap((key) => keysOf(OF_SOMEBODY).map((part) => personPart(key, part))),
  ['Leervragen', ({ learningQuestions }) => learningQuestions.join('\n')],
  [
    'Zoekt',
    ({ seeks = [] }) =>
      keysOf(SEEKS)
        .filter((key) => seeks.includes(key))
        .map((key) => SEEKS[key])
        .join('; '),
  ],
  ['Verwachtingen', ({ expectations }) => expectations],
  ...OPTIONAL_TEXTS.map(({ id, theirs }) => /** @type {[string, (it: Registration) => string]} */ ([theirs, (it) => it[id] ?? ''])),
];

/** @param {keyof typeof PEOPLE} key @param {keyof typeof OF_SOMEBODY} part @returns {typeof PARTS[number]} */
function personPart(key, part) {
  return [`${OF_SOMEBODY[part]} van ${PEOPLE[key]}`, (it) => it[key][part] ?? ''];
}

/** Makes right what is wrong in an initiative: an address, a name, a text. @type {import('../page.js').View} */
export async function view(where, page) {
  /** @type {import('../rows.js').Row<string[]>|undefined} */
  let questions;
  /** What the form was filled with. @type {Registration|undefined} */
  let started;
  await changeInitiative(page, where, {
    title: 'Gegevens verbeteren',
    fields: ({ registration: it }) => {
      started = it;
      questions = rows('learningQuestions', {
        one: 'Leervraag',
        add: 'Nog een leervraag toevoegen',
        values: it.learningQuestions,
        empty: '',
        row: (id, value, number) => {
          const node = field(id, `Leervraag ${number}`, { value, rows: 3 });
          return { nodes: [node], read: () => typedInto(first(HTMLTextAreaElement, 'textarea', node)) };
        },
      });
      return [
        field('initiative-name', 'Naam van het initiatief', { value: it.initiative.name }),
        ...keysOf(PEOPLE).flatMap((key) => [heading(2, capital(PEOPLE[key])), ...person(key, it[key])]),
        heading(2, 'Teksten'),
        ...questions.nodes,
        boxes('seeks', 'Zoekt', Object.entries(SEEKS), it.seeks ?? []),
        field('expectations', 'Verwachtingen', { value: it.expectations, rows: 4 }),
        ...OPTIONAL_TEXTS.map(({ id, theirs }) => field(id, theirs, { value: it[id] ?? '', rows: 4, optional: true })),
      ];
    },
    read: (form, { registration: now }) => {
      const before = started ?? now;
      const mine = {
        ...withoutTexts(before),
        initiative: { name: typed(form, 'initiative-name') },
        practitioner: personIn(form, 'practitioner'),
        leader: personIn(form, 'leader'),
        learningQuestions: questions?.read() ?? [],
        seeks: seeksIn(form, before),
        expectations: typed(form, 'expectations'),
        ...eachText(({ id }) => typed(form, id) || undefined),
      };
      return { registration: untouched(before, mine, now) };
    },
    consequences: ({ registration }, { registration: before }) => {
      const differing = PARTS.filter(([, of]) => of(before) !== of(registration));
      const moved = keysOf(PEOPLE).filter((key) => before[key].email !== registration[key].email);
      return [
        paragraph(differing.length ? 'Dit wijzig je:' : 'Je hebt nog niets gewijzigd.'),
        ...(differing.length
          ? [list(differing.map(([what, of]) => el('span', { class: 'typed' }, `${what}: ${of(registration) || NOTHING}. Dat was: ${of(before) || NOTHING}.`)))]
          : []),
        ...(moved.length
          ? [
              callout(
                'warning',
                paragraph(
                  `De persoonlijke link van ${moved.map((key) => PEOPLE[key]).join(' en van ')} werkt daarna niet meer: in de e-mail naar het nieuwe adres staat een nieuwe. Het oude adres krijgt één bericht dat het er niet meer staat.`,
                ),
              ),
            ]
          : []),
      ];
    },
    doIt: 'Ja, verbeter dit',
  });
}

/** @param {keyof typeof PEOPLE} key @param {Person} person @returns {Node[]} */
const person = (key, { name, email, role, phone = '' }) => [
  field(`${key}-name`, `${OF_SOMEBODY.name} van ${PEOPLE[key]}`, { value: name }),
  field(`${key}-email`, `${OF_SOMEBODY.email} van ${PEOPLE[key]}`, { value: email, type: 'email' }),
  field(`${key}-role`, `${OF_SOMEBODY.role} van ${PEOPLE[key]}`, { value: role }),
  field(`${key}-phone`, `${OF_SOMEBODY.phone} van ${PEOPLE[key]}`, { value: phone, type: 'tel', optional: true }),
];

/** @param {HTMLElement} form @param {keyof typeof PEOPLE} key @returns {Person} */
function personIn(form, key) {
  const phone = typed(form, `${key}-phone`);
  return { name: typed(form, `${key}-name`), email: typed(form, `${key}-email`), role: typed(form, `${key}-role`), ...(phone && { phone }) };
}

/**
 * What the form says, in which everything that nobody touched is as it is now: somebody else may have changed it meanwhile.
 * @param {Registration} before what the form was filled with
 * @param {Registration} mine
 * @param {Registration} now
 * @returns {Registration}
 */
export function untouched(before, mine, now) {
  const result = { ...now };
  for (const key of keysOf({ ...now, ...mine })) Object.assign(result, { [key]: key in PEOPLE ? {} : over(before[key], mine[key], now[key]) });
  for (const key of keysOf(PEOPLE)) {
    for (const part of keysOf(OF_SOMEBODY)) {
      const value = over(before[key][part], mine[key][part], now[key][part]);
      if (value !== undefined) result[key][part] = value;
    }
  }
  return result;
}

/** @template Value @param {Value} before @param {Value} mine @param {Value} now @returns {Value} */
const over = (before, mine, now) => (JSON.stringify(before) === JSON.stringify(mine) ? now : mine);

/** What is ticked, in the order in which it was stored where nothing changed. @param {HTMLElement} form @param {Registration} it @returns {Seeks[]} */
function seeksIn(form, { seeks: before = [] }) {
  const chosen = ticked(form, 'seeks');
  const now = keysOf(SEEKS).filter((key) => chosen.includes(key));
  return now.length === before.length && now.every((key) => before.includes(key)) ? before : now;
}

/** @param {Registration} registration @returns {Registration} */
const withoutTexts = (registration) => {
  const rest = { ...registration };
  for (const { id } of OPTIONAL_TEXTS) delete rest[id];
  return rest;
};

/** @param {string} text @returns {string} */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
