import { callout, heading, list, paragraph } from '../../shared/dom.js';
import { changeInitiative } from './change.js';
import { eachText, OPTIONAL_TEXTS } from '../../form/optional-texts.js';
import { field, typed } from '../fields.js';
import { rows } from '../rows.js';

const PEOPLE = { practitioner: 'de docent of leerlingbegeleider', leader: 'de schoolleiding' };
const OF_SOMEBODY = { name: 'Naam', email: 'E-mailadres', role: 'Functie', phone: 'Telefoonnummer' };
const NOTHING = 'niets';

// each thing that can be made right, what it is called, and what it is
const PARTS = [
  ['Naam van het initiatief', ({ initiative }) => initiative.name],
  ...Object.entries(PEOPLE).flatMap(([key, who]) => Object.entries(OF_SOMEBODY).map(([part, what]) => [`${what} van ${who}`, (it) => it[key][part] ?? ''])),
  ['Leervragen', ({ learningQuestions }) => learningQuestions.join(' / ')],
  ['Verwachtingen', ({ expectations }) => expectations],
  ...OPTIONAL_TEXTS.map(({ id, theirs }) => [theirs, (it) => it[id] ?? '']),
];

/** Makes right what is wrong in an initiative: an address, a name, a text. @type {import('../page.js').View} */
export async function view(where, page) {
  let questions;
  await changeInitiative(page, where, {
    title: 'Gegevens verbeteren',
    fields: ({ registration: it }) => {
      questions = rows('learningQuestions', {
        one: 'Leervraag', add: 'Nog een leervraag toevoegen', values: it.learningQuestions, empty: '',
        row: (id, value, number) => {
          const node = field(id, `Leervraag ${number}`, { value });
          return { nodes: [node], read: () => node.querySelector('input').value.trim() };
        },
      });
      return [
        field('initiative-name', 'Naam van het initiatief', { value: it.initiative.name }),
        ...Object.entries(PEOPLE).flatMap(([key, who]) => [heading(2, capital(who)), ...person(key, who, it[key])]),
        heading(2, 'Teksten'), ...questions.nodes,
        field('expectations', 'Verwachtingen', { value: it.expectations, rows: 4 }),
        ...OPTIONAL_TEXTS.map(({ id, theirs }) => field(id, theirs, { value: it[id] ?? '', rows: 4, optional: true })),
      ];
    },
    read: (form, { registration: it }) => ({ registration: {
      ...OPTIONAL_TEXTS.reduce((rest, { id }) => without(rest, id), it), initiative: { name: typed(form, 'initiative-name') },
      ...Object.fromEntries(Object.keys(PEOPLE).map((key) => [key, given(Object.fromEntries(Object.keys(OF_SOMEBODY).map((part) => [part, typed(form, `${key}-${part}`)])), 'phone')])),
      learningQuestions: questions.read(), expectations: typed(form, 'expectations'),
      ...eachText(({ id }) => typed(form, id) || undefined),
    } }),
    consequences: ({ registration }, { registration: before }) => {
      const differing = PARTS.filter(([, of]) => of(before) !== of(registration));
      const moved = Object.keys(PEOPLE).filter((key) => before[key].email !== registration[key].email);
      return [
        paragraph(differing.length ? 'Dit verandert er:' : 'Je hebt nog niets veranderd.'),
        ...(differing.length ? [list(differing.map(([what, of]) => `${what}: ${of(registration) || NOTHING}. Dat was: ${of(before) || NOTHING}.`))] : []),
        ...(moved.length ? [callout('warning', paragraph(`De persoonlijke link van ${moved.map((key) => PEOPLE[key]).join(' en van ')} werkt daarna niet meer: in de mail naar het nieuwe adres staat een nieuwe. Het oude adres krijgt één bericht dat het er niet meer staat.`))] : []),
      ];
    },
    doIt: 'Ja, verbeter dit',
  });
}

const person = (key, who, { name, email, role, phone = '' }) => [
  field(`${key}-name`, `${OF_SOMEBODY.name} van ${who}`, { value: name }),
  field(`${key}-email`, `${OF_SOMEBODY.email} van ${who}`, { value: email, type: 'email' }),
  field(`${key}-role`, `${OF_SOMEBODY.role} van ${who}`, { value: role }),
  field(`${key}-phone`, `${OF_SOMEBODY.phone} van ${who}`, { value: phone, type: 'tel', optional: true }),
];

const given = (all, optional) => (all[optional] ? all : without(all, optional));
const without = (all, name) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
