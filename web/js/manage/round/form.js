import { all, el, isField } from '../../shared/dom.js';
import { field, typedInto } from '../fields.js';
import { dateInWords } from '../../shared/dates.js';
import { beaconField, beaconInWords } from './beacon.js';
import { rows } from '../rows.js';
import { paragraphFields } from './paragraphs.js';

/**
 * @import { Contact } from 'contract'
 * @import { Look } from '../fields.js'
 * @import { Row } from '../rows.js'
 * @import { Beacon } from './beacon.js'
 *
 * The first and the last day of a period.
 * @typedef {{first: string, last: string}} Days
 *
 * A network and a round as they are typed: what cannot be read as a number stays as it was typed, for the API to refuse.
 * @typedef {{id: string, sector: string, capacity: number|string, facilitators: Contact[]}} TypedNetwork
 *
 * @typedef {object} TypedRound
 * @property {string} id
 * @property {string} name
 * @property {string} contact
 * @property {string} opens
 * @property {string} deadline
 * @property {string} policy
 * @property {string} capacityUnit
 * @property {TypedNetwork[]} networks
 * @property {Contact[]} organisers
 * @property {string[]} meetings
 * @property {Array<Days|null>|null} [periods] the days between which each meeting is; without them, or where it is null, the words say it
 * @property {string} retentionUntil
 * @property {Beacon} [beacon]
 * @property {string} [lastOfferDay]
 * @property {number|string} [offerSchoolDays]
 * @property {number|string} [callSchoolDays]
 * @property {import('./paragraphs.js').TypedParagraphs|null} [paragraphs]
 * @property {string} [why]
 *
 * A field, and how to read it.
 * @typedef {{node: HTMLElement, read: () => string}} Field
 */

/** The choices of a field. @type {Array<[string, string]>} */
export const POLICIES = [
  ['arrival', 'Volgorde van binnenkomst'],
  ['draw', 'Loting'],
];
/** @type {Array<[string, string]>} */
export const UNITS = [
  ['schools', 'Scholen'],
  ['initiatives', 'Initiatieven'],
];
/** @type {Array<[string, string]>} */
export const SECTORS = [
  ['PO', 'Primair onderwijs (PO)'],
  ['VO', 'Voortgezet onderwijs (VO)'],
];

const FIXED = 'Dit ligt vast sinds de aanmelding open is.';

/**
 * A round that nobody has typed yet. How seats are divided is left open: a draw needs a beacon, and arrival rewards who is quick.
 * @param {string} email of who opens it, who is an organiser of it
 * @returns {TypedRound}
 */
export const newRound = (email) => ({
  id: '',
  name: '',
  contact: '',
  opens: '',
  deadline: '',
  retentionUntil: '',
  policy: '',
  capacityUnit: 'schools',
  organisers: [{ name: '', email }],
  meetings: [],
  networks: [
    { id: 'PO', sector: 'PO', capacity: 12, facilitators: [] },
    { id: 'VO', sector: 'VO', capacity: 12, facilitators: [] },
  ],
});

/**
 * A part of a round that is edited and saved by itself.
 * @typedef {object} Section
 * @property {string} key in an address
 * @property {string} title
 * @property {Array<keyof TypedRound & string>} fields
 * @property {Node[]} nodes
 * @property {() => Partial<TypedRound>} read
 */

/**
 * Every field of a round, by section.
 * @param {TypedRound} round as it is
 * @param {import('contract').Round['state']} [state] how it stands, once it is opened; from its first day on, much is fixed and shown as text
 * @returns {Section[]}
 */
export function roundSections(round, state) {
  const stands = state !== undefined;
  const fixed = stands && state !== 'upcoming';
  /** @param {'id'|'name'|'contact'|'opens'|'deadline'|'lastOfferDay'|'offerSchoolDays'|'callSchoolDays'|'retentionUntil'} id @param {string} label @param {Look} [look] */
  const text = (id, label, look = {}) => input(id, label, round[id], look);
  /** @param {'opens'|'deadline'|'lastOfferDay'|'retentionUntil'} id @param {string} label @param {Look} [look] */
  const date = (id, label, look = {}) => text(id, label, { type: 'date', ...look });
  /** @param {'id'|'opens'|'deadline'} id @param {string} label @param {string} said @param {string} why @returns {Field} */
  const settled = (id, label, said, why) => ({ node: fixedText(label, said, why), read: () => round[id] });
  const id = stands
    ? settledId(round)
    : text('id', 'Kenmerk van de ronde', { hint: 'Cijfers, letters en streepjes, zoals 2024-2025. Het staat in adressen en kan later niet anders.' });
  const name = text('name', 'Naam van de ronde');
  const contact = text('contact', 'E-mailadres voor vragen', { type: 'email', hint: 'Dit adres staat op de website en in de e-mails.' });
  const opens = fixed ? settled('opens', 'Eerste dag van de aanmelding', dateInWords(round.opens), FIXED) : date('opens', 'Eerste dag van de aanmelding');
  const deadline = fixed
    ? settled('deadline', 'Laatste dag van de aanmelding', dateInWords(round.deadline), 'De laatste dag verlengen doe je op een eigen pagina.')
    : date('deadline', 'Laatste dag van de aanmelding', { hint: 'Aanmelden kan tot het einde van deze dag.' });
  const policy = fixed
    ? { node: fixedText('Hoe de plekken worden verdeeld', of(POLICIES, round.policy), FIXED), read: () => round.policy }
    : choice('policy', 'Hoe de plekken worden verdeeld', round.policy ? POLICIES : [['', 'Kies…'], ...POLICIES], round.policy);
  const capacityUnit = fixed
    ? { node: fixedText('Wat een plek is', of(UNITS, round.capacityUnit), FIXED), read: () => round.capacityUnit }
    : choice('capacityUnit', 'Wat een plek is', UNITS, round.capacityUnit);
  const beacon = fixed
    ? {
        node: fixedText('Wat de loting beslist, wordt bekend op', round.beacon ? beaconInWords(round.beacon) : 'niet vooraf vastgelegd', FIXED),
        read: () => round.beacon,
      }
    : beaconField(round.beacon, {});
  const offer = () => {
    beacon.node.hidden = policy.read() !== 'draw';
  };
  policy.node.addEventListener('change', offer);
  offer();
  const lastOfferDay = date('lastOfferDay', 'Laatste dag waarop plekken worden aangeboden', {
    optional: true,
    hint: 'Leeg: vier maanden na de laatste dag van de aanmelding.',
  });
  const offerSchoolDays = text('offerSchoolDays', 'Schooldagen om op een aanbod te antwoorden', {
    optional: true,
    inputmode: 'numeric',
    hint: 'Leeg: 5 schooldagen.',
  });
  const callSchoolDays = text('callSchoolDays', 'Schooldagen om iedereen te bereiken', {
    optional: true,
    inputmode: 'numeric',
    hint: 'Daarna krijgt een procesbegeleider één keer een e-mail met wie nog niet bereikt is. Leeg: 10 schooldagen.',
  });
  const retentionUntil = date(
    'retentionUntil',
    'Dag waarop de gegevens worden gewist',
    fixed ? { hint: 'De e-mails noemen deze dag. Die kan alleen nog eerder worden.' } : { hint: 'Meestal twee jaar na de laatste dag van de aanmelding.' },
  );
  const organisers = people('organisers', 'Organisator', 'Nog een organisator toevoegen', round.organisers);
  const networks = rows('networks', {
    one: 'Leernetwerk',
    add: 'Nog een leernetwerk toevoegen',
    values: round.networks,
    empty: { id: '', sector: 'PO', capacity: 12, facilitators: [] },
    row: (id, network, number) => networkRow(id, network, number, fixed),
    fixed,
  });
  const meetings = rows('meetings', {
    one: 'Bijeenkomst',
    add: 'Nog een bijeenkomst toevoegen',
    values: round.meetings.map((words, at) => ({ words, days: round.periods?.[at] ?? null })),
    empty: { words: '', days: null },
    row: meetingRow,
  });
  const paragraphs = paragraphFields(round.paragraphs);
  return [
    {
      key: 'naam',
      title: 'Naam en adres',
      fields: ['id', 'name', 'contact'],
      nodes: [id.node, name.node, contact.node],
      read: () => ({ id: id.read(), name: name.read(), contact: contact.read() }),
    },
    {
      key: 'aanmelding',
      title: 'Wanneer je je kunt aanmelden',
      fields: ['opens', 'deadline'],
      nodes: [opens.node, deadline.node],
      read: () => ({ opens: opens.read(), deadline: deadline.read() }),
    },
    {
      key: 'plekken',
      title: 'Hoe de plekken worden verdeeld',
      fields: ['policy', 'beacon', 'capacityUnit'],
      nodes: [policy.node, beacon.node, capacityUnit.node],
      read: () => ({ policy: policy.read(), capacityUnit: capacityUnit.read(), beacon: policy.read() === 'draw' ? beacon.read() : undefined }),
    },
    { key: 'leernetwerken', title: 'Leernetwerken', fields: ['networks'], nodes: networks.nodes, read: () => ({ networks: networks.read() }) },
    { key: 'organisatoren', title: 'Organisatoren', fields: ['organisers'], nodes: organisers.nodes, read: () => ({ organisers: organisers.read() }) },
    { key: 'bijeenkomsten', title: 'Bijeenkomsten', fields: ['meetings', 'periods'], nodes: meetings.nodes, read: () => planned(meetings.read()) },
    {
      key: 'daarna',
      title: 'Na de aanmelding',
      fields: ['lastOfferDay', 'offerSchoolDays', 'callSchoolDays', 'retentionUntil'],
      nodes: [lastOfferDay.node, offerSchoolDays.node, callSchoolDays.node, retentionUntil.node],
      read: () => {
        const days = offerSchoolDays.read();
        const calls = callSchoolDays.read();
        return {
          lastOfferDay: lastOfferDay.read() || undefined,
          offerSchoolDays: days ? number(days) : undefined,
          callSchoolDays: calls ? number(calls) : undefined,
          retentionUntil: retentionUntil.read(),
        };
      },
    },
    {
      key: 'alineas',
      title: 'Eigen alinea’s in e-mails',
      fields: ['paragraphs'],
      nodes: paragraphs.nodes,
      read: () => ({ paragraphs: paragraphs.read() }),
    },
  ];
}

/** The whole document of these sections. @param {TypedRound} before @param {Section[]} sections @returns {TypedRound} */
export const readAll = (before, sections) => sections.reduce((round, section) => ({ ...round, ...section.read() }), before);

/** @param {TypedRound} round @returns {Field} */
const settledId = ({ id }) => ({ node: fixedText('Kenmerk van de ronde', id, 'Het kenmerk ligt vast.'), read: () => id });

/** What cannot change is text, and no field that does not answer. @param {string} label @param {string} said @param {string} why @returns {HTMLElement} */
const fixedText = (label, said, why) =>
  el(
    'div',
    { class: 'utrecht-form-field fixed' },
    el('div', { class: 'utrecht-form-label' }, label),
    el('div', {}, said),
    el('div', { class: 'utrecht-form-field-description' }, why),
  );

/** @param {string} id @param {TypedNetwork} network @param {number} at @param {boolean} fixed @returns {Row<TypedNetwork>} */
function networkRow(id, network, at, fixed) {
  const name = input(`${id}-id`, `Naam van leernetwerk ${at}`, network.id, { hint: 'Hoofdletters, cijfers en streepjes, zoals PO-2.' });
  const sector = choice(`${id}-sector`, `Sector van leernetwerk ${at}`, SECTORS, network.sector);
  const capacity = input(`${id}-capacity`, `Aantal plekken van leernetwerk ${at}`, network.capacity, { inputmode: 'numeric' });
  const facilitators = people(
    `${id}-facilitators`,
    `Procesbegeleider van leernetwerk ${at}, nummer`,
    `Procesbegeleider van leernetwerk ${at} toevoegen`,
    network.facilitators,
  );
  if (fixed) {
    const said = fixedText(`Leernetwerk ${network.id}`, `${of(SECTORS, network.sector)}, plekken: ${network.capacity}`, FIXED);
    return { nodes: [said, ...facilitators.nodes], read: () => ({ ...network, facilitators: facilitators.read() }) };
  }
  return {
    nodes: [name.node, sector.node, capacity.node, ...facilitators.nodes],
    read: () => ({ id: name.read(), sector: sector.read(), capacity: number(capacity.read()), facilitators: facilitators.read() }),
  };
}

/** @param {Array<[string, string]>} options @param {string} key @returns {string} what a choice says */
export const of = (options, key) => options.find(([one]) => one === key)?.[1] ?? key;

/** @param {string} id @param {string} one @param {string} add @param {Contact[]} values @returns {Row<Contact[]>} */
const people = (id, one, add, values) =>
  rows(id, {
    one,
    add,
    values,
    empty: { name: '', email: '' },
    row: (place, person, at) => {
      const name = input(`${place}-name`, `Naam van ${lower(one)} ${at}`, person.name);
      const email = input(`${place}-email`, `E-mailadres van ${lower(one)} ${at}`, person.email, { type: 'email' });
      return { nodes: [name.node, email.node], read: () => ({ name: name.read(), email: email.read() }) };
    },
  });

/** What a row says of a meeting. @typedef {{words: string, days: Days|null}} PlannedMeeting */

/** @param {string} id @param {PlannedMeeting} meeting @param {number} at @returns {Row<PlannedMeeting>} */
function meetingRow(id, { words, days }, at) {
  const periods = id.replace('meetings', 'periods');
  const when = input(id, `Wanneer is bijeenkomst ${at}?`, words, at === 1 ? { hint: 'Zoals: half februari 2025.' } : {});
  const from = input(`${periods}-first`, `Bijeenkomst ${at}: op zijn vroegst`, days?.first, {
    type: 'date',
    optional: true,
    ...(at === 1 ? { hint: 'Leeg: we lezen de periode uit de woorden. “Eind” is de 21e tot en met de laatste dag van de maand.' } : {}),
  });
  const until = input(`${periods}-last`, `Bijeenkomst ${at}: op zijn laatst`, days?.last, { type: 'date', optional: true });
  const read = () => ({ words: when.read(), days: from.read() || until.read() ? { first: from.read(), last: until.read() } : null });
  return { nodes: [when.node, from.node, until.node], read };
}

/** @param {PlannedMeeting[]} rows @returns {Partial<TypedRound>} */
const planned = (rows) => ({ meetings: rows.map(({ words }) => words), periods: rows.some(({ days }) => days) ? rows.map(({ days }) => days) : undefined });

/** @param {string} id @param {string} label @param {string|number|undefined} value @param {Look} [look] @returns {Field} */
function input(id, label, value, look = {}) {
  const node = field(id, label, { value: String(value ?? ''), ...look });
  return { node, read: () => valueIn(node) };
}

/** @param {string} id @param {string} label @param {Array<[string, string]>} options @param {string} value @returns {Field} */
function choice(id, label, options, value) {
  const node = field(id, label, { options, value });
  return { node, read: () => valueIn(node) };
}

/** @param {HTMLElement} node @returns {string} */
const valueIn = (node) => all(HTMLElement, 'input, select, textarea', node).filter(isField).map(typedInto)[0];
/** @param {string} text @returns {number|string} */
const number = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text);
/** @param {string} text @returns {string} */
const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
