import { all, heading, isField } from '../../shared/dom.js';
import { field, whyField } from '../fields.js';
import { beaconField } from './beacon.js';
import { rows } from '../rows.js';

/**
 * @import { Contact } from 'contract'
 * @import { Look } from '../fields.js'
 * @import { Row } from '../rows.js'
 * @import { Beacon } from './beacon.js'
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
 * @property {string} retentionUntil
 * @property {Beacon} [beacon]
 * @property {string} [lastOfferDay]
 * @property {number|string} [offerSchoolDays]
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

/** @type {TypedRound} */
const NEW = {
  id: '',
  name: '',
  contact: '',
  opens: '',
  deadline: '',
  retentionUntil: '',
  policy: 'draw',
  capacityUnit: 'schools',
  organisers: [{ name: '', email: '' }],
  meetings: [],
  networks: [
    { id: 'PO', sector: 'PO', capacity: 12, facilitators: [] },
    { id: 'VO', sector: 'VO', capacity: 12, facilitators: [] },
  ],
};
const FIXED = 'Dit ligt vast sinds de aanmelding open is.';

/**
 * Every field of a round.
 * @param {TypedRound} [round] as it is; without it a new one
 * @param {import('contract').Round['state']} [state] how it stands; from the opening on, much is fixed
 * @returns {{nodes: Node[], read: () => TypedRound}} reading gives the whole document, and why it changes
 */
export function roundForm(round = NEW, state = 'upcoming') {
  const fixed = state !== 'upcoming';
  /** @param {'id'|'name'|'contact'|'opens'|'deadline'|'lastOfferDay'|'offerSchoolDays'|'retentionUntil'} id @param {string} label @param {Look} [look] */
  const text = (id, label, look = {}) => input(id, label, round[id], look);
  /** @param {'opens'|'deadline'|'lastOfferDay'|'retentionUntil'} id @param {string} label @param {Look} [look] */
  const date = (id, label, look = {}) => text(id, label, { type: 'date', ...look });
  /** @type {Look} */
  const locked = fixed ? { readonly: true, hint: FIXED } : {};
  const id = text(
    'id',
    'Kenmerk van de ronde',
    round.id
      ? { readonly: true, hint: 'Het kenmerk ligt vast.' }
      : { hint: 'Cijfers, letters en streepjes, zoals 2024-2025. Het staat in adressen en kan later niet anders.' },
  );
  const name = text('name', 'Naam van de ronde');
  const contact = text('contact', 'E-mailadres voor vragen', { type: 'email', hint: 'Dit adres staat op de website en in de mails.' });
  const opens = date('opens', 'Eerste dag van de aanmelding', locked);
  const deadline = date(
    'deadline',
    'Laatste dag van de aanmelding',
    fixed ? { readonly: true, hint: 'De laatste dag verlengen doe je op een eigen pagina.' } : { hint: 'Aanmelden kan tot het einde van deze dag.' },
  );
  const policy = choice('policy', 'Hoe de plekken worden verdeeld', POLICIES, round.policy, fixed);
  const capacityUnit = choice('capacityUnit', 'Wat een plek is', UNITS, round.capacityUnit, fixed);
  const beacon = beaconField(round.beacon, locked);
  const offer = () => {
    beacon.node.hidden = policy.read() !== 'draw';
  };
  policy.node.addEventListener('change', offer);
  offer();
  const lastOfferDay = date('lastOfferDay', 'Laatste dag waarop plekken worden aangeboden', { optional: true, hint: 'Leeg: de gebruikelijke dag.' });
  const offerSchoolDays = text('offerSchoolDays', 'Schooldagen om op een aanbod te antwoorden', {
    optional: true,
    inputmode: 'numeric',
    hint: 'Leeg: het gebruikelijke aantal.',
  });
  const retentionUntil = date(
    'retentionUntil',
    'Dag waarop de gegevens worden gewist',
    fixed ? { hint: 'De mails noemen deze dag. Die kan alleen nog eerder worden.' } : {},
  );
  const why = whyField({ optional: true });
  const organisers = people('organisers', 'Organisator', 'Nog een organisator toevoegen', round.organisers);
  const networks = rows('networks', {
    one: 'Leernetwerk',
    add: 'Nog een leernetwerk toevoegen',
    values: round.networks,
    empty: { id: '', sector: 'PO', capacity: 12, facilitators: [] },
    row: (id, network, number) => networkRow(id, network, number, fixed),
  });
  const meetings = rows('meetings', {
    one: 'Bijeenkomst',
    add: 'Nog een bijeenkomst toevoegen',
    values: round.meetings,
    empty: '',
    row: meetingRow,
  });
  const nodes = [
    ...[id, name, contact, opens, deadline, policy].map(({ node }) => node),
    beacon.node,
    capacityUnit.node,
    heading(2, 'Leernetwerken'),
    ...networks.nodes,
    heading(2, 'Organisatoren'),
    ...organisers.nodes,
    heading(2, 'Bijeenkomsten'),
    ...meetings.nodes,
    heading(2, 'Na de aanmelding'),
    ...[lastOfferDay, offerSchoolDays, retentionUntil].map(({ node }) => node),
    why,
  ];
  return {
    nodes,
    read: () =>
      filled({
        id: id.read(),
        name: name.read(),
        contact: contact.read(),
        opens: opens.read(),
        deadline: deadline.read(),
        policy: policy.read(),
        capacityUnit: capacityUnit.read(),
        lastOfferDay: lastOfferDay.read(),
        offerSchoolDays: offerSchoolDays.read(),
        retentionUntil: retentionUntil.read(),
        networks: networks.read(),
        organisers: organisers.read(),
        meetings: meetings.read(),
        beacon: policy.read() === 'draw' ? beacon.read() : undefined,
        why: valueIn(why),
      }),
  };
}

/** The document without fields that keep their usual value, and with numbers as numbers. @param {TypedRound} round @returns {TypedRound} */
function filled({ beacon, lastOfferDay, offerSchoolDays, why, ...round }) {
  return {
    ...round,
    ...(beacon ? { beacon } : {}),
    ...(lastOfferDay ? { lastOfferDay } : {}),
    ...(offerSchoolDays ? { offerSchoolDays: number(String(offerSchoolDays)) } : {}),
    ...(why ? { why } : {}),
  };
}

/** @param {string} id @param {TypedNetwork} network @param {number} at @param {boolean} fixed @returns {Row<TypedNetwork>} */
function networkRow(id, network, at, fixed) {
  const look = fixed ? { readonly: true, hint: FIXED } : {};
  const name = input(`${id}-id`, `Naam van leernetwerk ${at}`, network.id, fixed ? look : { hint: 'Hoofdletters, cijfers en streepjes, zoals PO-2.' });
  const sector = choice(`${id}-sector`, `Sector van leernetwerk ${at}`, SECTORS, network.sector, fixed);
  const capacity = input(`${id}-capacity`, `Aantal plekken van leernetwerk ${at}`, network.capacity, { inputmode: 'numeric', ...look });
  const facilitators = people(
    `${id}-facilitators`,
    `Procesbegeleider van leernetwerk ${at}, nummer`,
    `Procesbegeleider van leernetwerk ${at} toevoegen`,
    network.facilitators,
  );
  return {
    nodes: [name.node, sector.node, capacity.node, ...facilitators.nodes],
    read: () => ({ id: name.read(), sector: sector.read(), capacity: number(capacity.read()), facilitators: facilitators.read() }),
  };
}

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

/** @param {string} id @param {string} when @param {number} at @returns {Row<string>} */
function meetingRow(id, when, at) {
  const period = input(id, `Wanneer is bijeenkomst ${at}?`, when, at === 1 ? { hint: 'Zoals: half februari 2025.' } : {});
  return { nodes: [period.node], read: period.read };
}

/** @param {string} id @param {string} label @param {string|number|undefined} value @param {Look} [look] @returns {Field} */
function input(id, label, value, look = {}) {
  const node = field(id, label, { value: String(value ?? ''), ...look });
  return { node, read: () => valueIn(node) };
}

/** @param {string} id @param {string} label @param {Array<[string, string]>} options @param {string} value @param {boolean} fixed @returns {Field} */
function choice(id, label, options, value, fixed) {
  const node = field(id, label, { options, value, ...(fixed ? { disabled: true, hint: FIXED } : {}) });
  return { node, read: () => valueIn(node) };
}

/** @param {HTMLElement} node @returns {string} */
const valueIn = (node) => all(HTMLElement, 'input, select, textarea', node).filter(isField)[0].value.trim();
/** @param {string} text @returns {number|string} */
const number = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text);
/** @param {string} text @returns {string} */
const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
