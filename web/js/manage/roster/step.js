import { button, callout, el, first, heading, list, paragraph } from '../../shared/dom.js';
import { amount, initiativeAddress, rosterAddress, roundPath } from '../parts.js';
import { field, typed, whyField } from '../fields.js';
import { twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/**
 * @import { Rosters } from 'contract'
 * @typedef {Rosters['sectors'][number]} Sector
 * @typedef {Sector['networks'][number]} Network
 * @typedef {Sector['initiatives'][number]} Initiative
 *
 * What one can do to a roster. Each says in its form what it is about, and reads its part of the command from it.
 * @typedef {{title: string, command: string, intro: Node[], fields?: Node[], read?: (form: HTMLElement) => object, doIt: string}} Step
 */

/** Those about a network, or about the whole sector. @type {Object<string, (sector: Sector, about: string) => Step|null>} */
const NETWORK_STEPS = { openen, plekken, samenvoegen };
/** @type {Object<string, (sector: Sector, initiative: Initiative) => Step>} */
const INITIATIVE_STEPS = {
  verplaatsen,
  terugzetten: simple(
    'put-back',
    'terugzetten op de wachtlijst',
    'Het komt achteraan op de lijst. Past het nu al in een vrije plek, dan wordt die meteen aangeboden.',
    'Ja, zet terug',
  ),
  intrekken: simple(
    'withdraw',
    'intrekken',
    'Doe dit alleen als de school erom vraagt. Een plek die vrijkomt, gaat naar de volgende op de lijst.',
    'Ja, trek in',
  ),
  aannemen: simple('accept', 'de plek aannemen', 'Doe dit alleen als de school je dit zelf heeft gezegd, bijvoorbeeld aan de telefoon.', 'Ja, neem aan'),
  afslaan: simple(
    'decline',
    'de plek afslaan',
    'Doe dit alleen als de school je dit zelf heeft gezegd. Het initiatief staat daarna niet meer op de wachtlijst.',
    'Ja, sla af',
  ),
};

/**
 * The steps that are possible for an initiative in that state; the API would refuse the others.
 * @param {Pick<Initiative, 'state'>} initiative
 * @param {number} networks how many there are in its sector
 * @returns {string[]}
 */
export function possible({ state }, networks) {
  switch (state) {
    case 'seated':
    case 'accepted':
      return networks > 1 ? ['verplaatsen', 'intrekken'] : ['intrekken'];
    case 'waiting':
      return ['intrekken'];
    case 'offered':
      return ['aannemen', 'afslaan', 'intrekken'];
    case 'declined':
    case 'expired':
    case 'withdrawn':
      return ['terugzetten'];
    default:
      return [];
  }
}

/** @type {Object<string, string>} what the link to each says */
export const STEP_NAMES = {
  verplaatsen: 'Naar een ander leernetwerk',
  terugzetten: 'Terugzetten op de wachtlijst',
  intrekken: 'Intrekken namens de school',
  aannemen: 'De plek aannemen namens de school',
  afslaan: 'De plek afslaan namens de school',
};

/** One step, about a sector's networks or about an initiative. @type {import('../page.js').View} */
export async function view({ round, sector: named, action, about = '' }, page) {
  const answer = await ask(rosterPath(round));
  if (answer.kind !== 'done') return page.trouble(answer);
  const sector = answer.body.sectors.find((one) => one.sector === named);
  const initiative = sector?.initiatives.find(({ reference }) => reference === about);
  const step = sector && (initiative ? INITIATIVE_STEPS[action]?.(sector, initiative) : NETWORK_STEPS[action]?.(sector, about));
  if (!step) return page.fill('Deze pagina bestaat niet', paragraph('Kijk of het adres klopt.'));
  twoSteps(page, {
    title: step.title,
    fields: [...step.intro, ...(step.fields ?? []), whyField()],
    read: (form) => ({ sector: named, command: step.command, ...(initiative ? { reference: about } : {}), ...step.read?.(form), why: typed(form, 'why') }),
    foresee: (asked) => ask(`${rosterPath(round)}/preview`, { method: 'POST', body: asked }),
    consequences: (_, { events }) => [
      paragraph(events.length ? 'Als je dit doet, gebeurt het volgende, in deze volgorde:' : 'Dit is al zo; er gebeurt niets.'),
      ...(events.length ? [list(events)] : []),
      paragraph('Wie dit aangaat, krijgt vanzelf één e-mail. In het logboek staat dat jij dit deed, wanneer, en waarom.'),
    ],
    doIt: step.doIt,
    // what was seen to happen is what must happen: the version is the one that was looked at
    act: (asked, etag) => ask(rosterPath(round), { method: 'POST', body: asked, etag }),
    again: () => ask(rosterPath(round)),
    done: ({ events }) => [callout('ok', paragraph(events.length ? 'Dit is gebeurd:' : 'Het was al zo.'), ...(events.length ? [list(events)] : []))],
    back: initiative
      ? { href: initiativeAddress(round, about), text: 'Terug naar het initiatief' }
      : { href: rosterAddress(round), text: 'Terug naar plekken en wachtlijst' },
    place: (pointer) => (pointer === '#/network' ? '#/network-id' : pointer),
  });
}

/** @param {string} round @returns {`/api/rounds/${string}/roster`} */
const rosterPath = (round) => `${roundPath(round)}/roster`;

/** @param {Sector} sector @returns {Step} */
function openen({ sector, waits, proposal }) {
  const people = el('div', {});
  const add = () => people.append(person(people.childElementCount));
  add();
  const seats = proposal?.capacity ?? 12;
  return {
    title: `Extra leernetwerk openen voor ${sector}`,
    command: 'open-network',
    doIt: 'Ja, open dit leernetwerk',
    intro: [
      paragraph(
        `Op de wachtlijst: ${amount(waits.initiatives, 'initiatief', 'initiatieven')}, samen ${amount(waits.schools, 'school', 'scholen')}. Zij krijgen op volgorde van de lijst een plek, zolang al hun scholen passen. Op de volgende pagina zie je precies wie.`,
      ),
    ],
    fields: [
      field('network-id', 'Naam van het leernetwerk', { value: proposal?.network ?? '', hint: 'Hoofdletters, cijfers en streepjes, zoals PO-2.' }),
      field('capacity', 'Aantal plekken', { value: String(seats), inputmode: 'numeric' }),
      heading(2, 'Procesbegeleiders'),
      people,
      el(
        'div',
        { class: 'row-actions' },
        button('Nog een procesbegeleider toevoegen', 'secondary', () => {
          add();
          first(HTMLInputElement, 'input', people.lastElementChild ?? people).focus();
        }),
      ),
    ],
    read: (form) => ({
      network: typed(form, 'network-id'),
      capacity: Number(typed(form, 'capacity')),
      facilitators: [...people.children]
        .map((_, at) => ({ name: typed(form, `facilitators-${at}-name`), email: typed(form, `facilitators-${at}-email`) }))
        .filter(({ name, email }, at) => at === 0 || name || email),
    }),
  };
}

/** @param {number} at @returns {Node} */
const person = (at) =>
  el(
    'div',
    { class: 'person-fields', role: 'group', 'aria-label': `Procesbegeleider ${at + 1}` },
    field(`facilitators-${at}-name`, `Naam van procesbegeleider ${at + 1}`),
    field(`facilitators-${at}-email`, `E-mailadres van procesbegeleider ${at + 1}`, { type: 'email' }),
  );

/** @param {Sector} sector @param {string} id @returns {Step|null} */
function plekken({ networks }, id) {
  const network = networks.find((one) => one.id === id);
  if (!network) return null;
  return {
    title: `Plekken toevoegen aan ${id}`,
    command: 'raise-capacity',
    doIt: 'Ja, voeg plekken toe',
    intro: [
      paragraph(
        `Leernetwerk ${id} heeft nu ${amount(network.capacity, 'plek', 'plekken')}. Minder kan niet: wat beloofd is, blijft staan. Nieuwe plekken worden meteen aangeboden aan wie op de lijst staat en past.`,
      ),
    ],
    fields: [field('capacity', 'Hoeveel plekken worden het?', { value: String(network.capacity), inputmode: 'numeric' })],
    read: (form) => ({ network: id, capacity: Number(typed(form, 'capacity')) }),
  };
}

/** @param {Sector} sector @param {string} id @returns {Step} */
function samenvoegen({ networks }, id) {
  return {
    title: `Leernetwerk ${id} samenvoegen`,
    command: 'merge',
    doIt: 'Ja, voeg samen',
    intro: [
      paragraph(
        `Iedereen in leernetwerk ${id} gaat over, en ${id} bestaat dan niet meer. Dat kan alleen als er in het andere leernetwerk genoeg plekken vrij zijn.`,
      ),
    ],
    fields: [field('into', 'Met welk leernetwerk?', { options: others(networks, id) })],
    read: (form) => ({ from: id, into: typed(form, 'into') }),
  };
}

/** @param {Sector} sector @param {Initiative} initiative @returns {Step} */
function verplaatsen({ networks }, initiative) {
  return {
    title: `‘${initiative.name}’ verplaatsen`,
    command: 'move',
    doIt: 'Ja, verplaats',
    intro: [paragraph(`Dit initiatief heeft een plek in leernetwerk ${initiative.network}.`)],
    fields: [field('to', 'Naar welk leernetwerk?', { options: others(networks, initiative.network) })],
    read: (form) => ({ to: typed(form, 'to') }),
  };
}

/** @param {Network[]} networks @param {string} [id] the one to leave out @returns {Array<[string, string]>} */
const others = (networks, id) =>
  networks.filter((network) => network.id !== id).map(({ id: other, free }) => [other, `Leernetwerk ${other} (${amount(free, 'plek', 'plekken')} vrij)`]);

/**
 * @param {string} command
 * @param {string} what
 * @param {string} intro
 * @param {string} doIt
 * @returns {(sector: Sector, initiative: Initiative) => Step}
 */
function simple(command, what, intro, doIt) {
  return (_, initiative) => ({ title: `‘${initiative.name}’: ${what}`, command, intro: [paragraph(intro)], doIt });
}
