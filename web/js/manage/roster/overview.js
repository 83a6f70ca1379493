import { callout, el, heading, link, list, paragraph } from '../../shared/dom.js';
import { dateInWords } from '../../shared/dates.js';
import { sectorName, sectorTitle } from '../../shared/round.js';
import { amount, enterAddress, initiativeAddress, period, rosterAddress, roundAddress, roundPath, schoolLine, table } from '../parts.js';
import { possible, STEP_NAMES } from './step.js';
import { ENTERED_LATER, historyList, standing } from '../history.js';
import { ask } from '../sign-in.js';

/**
 * @import { Initiative, Sector } from './step.js'
 */

/** Who has a seat where, who waits and why, and what could be done. @type {import('../page.js').View} */
export async function view({ round }, page) {
  const answer = await ask(`${roundPath(round)}/roster`);
  if (answer.kind !== 'done') return page.trouble(answer);
  const { name, sectors } = answer.body;
  page.fill(
    'Plekken en wachtlijst',
    paragraph(link(roundAddress(round), name)),
    paragraph(period(answer.body)),
    ...(sectors.some(({ closed }) => !closed)
      ? [paragraph(link(enterAddress(round), 'Aanmelding toevoegen'), ' voor een school die te laat was. Die komt achteraan op de lijst.')]
      : []),
    ...(sectors.length
      ? sectors.flatMap((sector) => sectorSections(round, sector))
      : [paragraph('De plekken zijn nog niet verdeeld. Zodra dat gebeurd is, zie je hier wie een plek heeft en wie wacht.')]),
  );
}

/** @param {string} round @param {Sector} sector @returns {Node[]} */
const sectorSections = (round, sector) => [
  heading(2, sectorTitle(sector.sector)),
  ...waitingCallout(round, sector),
  networksTable(round, sector),
  paragraph(
    sector.closed
      ? `De laatste dag waarop plekken werden aangeboden (${dateInWords(sector.lastOfferDay)}) is voorbij. Een extra leernetwerk kan nog wel.`
      : `Komt er een plek vrij, dan wordt die aangeboden aan de volgende op de lijst die past, tot en met ${dateInWords(sector.lastOfferDay)}.`,
  ),
  heading(3, 'Alle initiatieven, op volgorde van beurt'),
  ...(sector.initiatives.length
    ? [el('ol', { class: 'turns' }, ...sector.initiatives.map((initiative) => turn(round, sector, initiative)))]
    : [paragraph('Er zijn geen aanmeldingen.')]),
];

/** @param {string} round @param {Sector} sector @returns {Node[]} */
function waitingCallout(round, { sector, waits, proposal, initiatives }) {
  if (!waits.initiatives || !proposal) return [];
  const open = link(rosterAddress(round, sector, 'openen'), `Extra leernetwerk ${proposal.network} openen`);
  const left = proposal.left ?? [];
  return [
    callout(
      'warning',
      heading(3, `${amount(waits.initiatives, 'initiatief wacht', 'initiatieven wachten')}, samen ${amount(waits.schools, 'school', 'scholen')}`),
      paragraph(
        `Voor het ${sectorName(sector)} is er te weinig plek. Voorstel: ${proposal.network} met ${amount(proposal.schools, 'school', 'scholen')}, capaciteit ${proposal.capacity}; er is nog een procesbegeleider nodig.`,
      ),
      ...(left.length ? [paragraph(`Dan wachten nog: ${names(initiatives, left)}. Hun scholen passen er samen niet meer bij.`)] : []),
      paragraph(open),
    ),
  ];
}

/** @param {Initiative[]} initiatives @param {string[]} references @returns {string} */
const names = (initiatives, references) =>
  new Intl.ListFormat('nl').format(references.map((reference) => initiatives.find((initiative) => initiative.reference === reference)?.name ?? reference));

/** @param {string} round @param {Sector} sector @returns {Node} */
const networksTable = (round, { sector, networks }) =>
  table(
    `Leernetwerken voor het ${sectorName(sector)}`,
    ['Leernetwerk', 'Plekken bezet of aangeboden', 'Vrij', 'Procesbegeleiders', 'Wat je kunt doen'],
    networks.map(({ id, taken, capacity, free, facilitators }) => [
      `Leernetwerk ${id}`,
      `${taken} van de ${capacity}`,
      String(free),
      facilitators.join(', ') || 'nog niemand',
      list([
        link(rosterAddress(round, sector, 'plekken', id), `Plekken toevoegen aan ${id}`),
        ...(networks.length > 1 ? [link(rosterAddress(round, sector, 'samenvoegen', id), `${id} samenvoegen met een ander`)] : []),
      ]),
    ]),
  );

/** @param {string} round @param {Sector} sector @param {Initiative} initiative @returns {Node} */
const turn = (round, { sector, networks }, initiative) =>
  el(
    'li',
    { value: String(initiative.turn) },
    el('div', {}, link(initiativeAddress(round, initiative.reference), initiative.name), ' ', el('span', { class: 'reference-small' }, initiative.reference)),
    el('div', {}, el('strong', {}, standing(initiative)), initiative.answerBy ? `; antwoord uiterlijk op ${dateInWords(initiative.answerBy)}` : ''),
    ...(initiative.enteredLater ? [el('div', {}, ENTERED_LATER)] : []),
    el('div', {}, initiative.schools.map(schoolLine).join('; ')),
    el(
      'details',
      {},
      el('summary', {}, 'Waarom, en wat je kunt doen', el('span', { class: 'visually-hidden' }, `: ${initiative.name}`)),
      historyList(initiative.history),
      list(possible(initiative, networks.length).map((step) => link(rosterAddress(round, sector, step, initiative.reference), STEP_NAMES[step]))),
    ),
  );
