import { heading } from '../../shared/dom.js';
import { field, whyField } from '../fields.js';
import { beaconField } from './beacon.js';
import { rows } from '../rows.js';

/** What one chooses between. */
export const POLICIES = [
  ['arrival', 'Volgorde van binnenkomst'],
  ['draw', 'Loting'],
];
export const UNITS = [
  ['schools', 'Scholen'],
  ['initiatives', 'Initiatieven'],
];
export const SECTORS = [
  ['PO', 'Primair onderwijs (PO)'],
  ['VO', 'Voortgezet onderwijs (VO)'],
];

const NEW = {
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
 * @param {object} [round] as it is; without it a new one
 * @param {string} [state] how it stands; from the opening on, much is fixed
 * @returns {{nodes: Node[], read: () => object}} reading gives the whole document, and why it changes
 */
export function roundForm(round = NEW, state = 'upcoming') {
  const fixed = state !== 'upcoming';
  const text = (id, label, look = {}) => input(id, label, round[id], look);
  const date = (id, label, look = {}) => text(id, label, { type: 'date', ...look });
  const locked = fixed ? { readonly: true, hint: FIXED } : {};
  const simple = [
    text(
      'id',
      'Kenmerk van de ronde',
      round.id
        ? { readonly: true, hint: 'Het kenmerk ligt vast.' }
        : { hint: 'Cijfers, letters en streepjes, zoals 2024-2025. Het staat in adressen en kan later niet anders.' },
    ),
    text('name', 'Naam van de ronde'),
    text('contact', 'E-mailadres voor vragen', { type: 'email', hint: 'Dit adres staat op de website en in de mails.' }),
    date('opens', 'Eerste dag van de aanmelding', locked),
    date(
      'deadline',
      'Laatste dag van de aanmelding',
      fixed ? { readonly: true, hint: 'De laatste dag verlengen doe je op een eigen pagina.' } : { hint: 'Aanmelden kan tot het einde van deze dag.' },
    ),
    choice('policy', 'Hoe de plekken worden verdeeld', POLICIES, round.policy, fixed),
    choice('capacityUnit', 'Wat een plek is', UNITS, round.capacityUnit, fixed),
  ];
  const beacon = beaconField(round.beacon, locked);
  const policy = simple.find(({ id }) => id === 'policy');
  const offer = () => {
    beacon.node.hidden = policy.read() !== 'draw';
  };
  policy.node.addEventListener('change', offer);
  offer();
  const later = [
    date('lastOfferDay', 'Laatste dag waarop plekken worden aangeboden', { optional: true, hint: 'Leeg: de gebruikelijke dag.' }),
    text('offerSchoolDays', 'Schooldagen om op een aanbod te antwoorden', { optional: true, inputmode: 'numeric', hint: 'Leeg: het gebruikelijke aantal.' }),
    date('retentionUntil', 'Dag waarop de gegevens worden gewist', fixed ? { hint: 'De mails noemen deze dag. Die kan alleen nog eerder worden.' } : {}),
  ];
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
    ...simple.flatMap((one) => (one === policy ? [one.node, beacon.node] : [one.node])),
    heading(2, 'Leernetwerken'),
    ...networks.nodes,
    heading(2, 'Organisatoren'),
    ...organisers.nodes,
    heading(2, 'Bijeenkomsten'),
    ...meetings.nodes,
    heading(2, 'Na de aanmelding'),
    ...later.map(({ node }) => node),
    whyField({ optional: true }),
  ];
  return {
    nodes,
    read: () =>
      filled({
        ...Object.fromEntries([...simple, ...later].map(({ id, read }) => [id, read()])),
        networks: networks.read(),
        organisers: organisers.read(),
        meetings: meetings.read(),
        beacon: policy.read() === 'draw' ? beacon.read() : undefined,
        why: valueIn(nodes.at(-1)),
      }),
  };
}

/** The document without the fields that are left to the usual, and with a number where one was typed. */
function filled({ beacon, lastOfferDay, offerSchoolDays, why, ...round }) {
  return {
    ...round,
    ...(beacon ? { beacon } : {}),
    ...(lastOfferDay ? { lastOfferDay } : {}),
    ...(offerSchoolDays ? { offerSchoolDays: number(offerSchoolDays) } : {}),
    ...(why ? { why } : {}),
  };
}

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

function meetingRow(id, when, at) {
  const period = input(id, `Wanneer is bijeenkomst ${at}?`, when, at === 1 ? { hint: 'Zoals: half februari 2025.' } : {});
  return { nodes: [period.node], read: period.read };
}

function input(id, label, value, look = {}) {
  const node = field(id, label, { value: String(value ?? ''), ...look });
  return { id, node, read: () => valueIn(node) };
}

function choice(id, label, options, value, fixed) {
  const node = field(id, label, { options, value, ...(fixed ? { disabled: true, hint: FIXED } : {}) });
  return { id, node, read: () => valueIn(node) };
}

const valueIn = (node) => node.querySelector('input, select, textarea').value.trim();
const number = (text) => (/^\d{1,9}$/.test(text) ? Number(text) : text);
const lower = (text) => text.charAt(0).toLowerCase() + text.slice(1);
