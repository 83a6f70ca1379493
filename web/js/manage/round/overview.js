import { callout, el, heading, link, list, paragraph } from '../../shared/dom.js';
import { sectorName, sectorTitle } from '../../shared/round.js';
import {
  amount,
  editAddress,
  extendAddress,
  findAddress,
  initiativeAddress,
  journalAddress,
  networkAddress,
  period,
  previewAddress,
  rosterAddress,
  roundPath,
  schoolLine,
  table,
} from '../parts.js';
import { registrationsPerDay } from './plot.js';
import { exportButton } from './export.js';
import { seatsBar, wantedBar, watchSections } from './watch.js';
import { standing } from '../history.js';
import { ask } from '../sign-in.js';

/**
 * @import { RoundOverview } from 'contract'
 * @typedef {RoundOverview['initiatives'][number]} Initiative
 */

/** How a round stands, for organisers. @type {import('../page.js').View} */
export async function view({ round }, page) {
  const answer = await ask(`${roundPath(round)}/overview`);
  if (answer.kind !== 'done') return page.trouble(answer);
  page.fill(
    answer.body.name,
    paragraph(period(answer.body)),
    list([
      link(findAddress(round), 'Zoek een initiatief'),
      link(rosterAddress(round), 'Plekken en wachtlijst'),
      link(journalAddress(round), 'Logboek'),
      link(editAddress(round), 'Ronde bewerken'),
      link(previewAddress(round), 'Voorbeeld van het formulier en van elke mail'),
      ...(answer.body.state === 'open' ? [link(extendAddress(round), 'Aanmelding verlengen')] : []),
    ]),
    ...overviewSections(answer.body),
    exportButton(round, page),
  );
}

/** @param {RoundOverview} overview @returns {Node[]} */
const overviewSections = (overview) => [
  ...attention(overview),
  heading(2, 'Leernetwerken'),
  table(
    'Plekken per leernetwerk',
    ['Leernetwerk', 'Initiatieven', 'Scholen', 'Plekken bezet', 'Procesbegeleiders'],
    overview.networks.map((network) => [
      link(networkAddress(overview.id, network.id), `Leernetwerk ${network.id}`),
      String(network.initiatives),
      String(network.schools),
      seatsBar(network),
      network.facilitators.join(', ') || 'nog niemand',
    ]),
  ),
  heading(2, 'Aanmeldingen'),
  table(
    'Aanmeldingen per onderwijssector',
    ['Sector', 'Aangemeld', 'Gevraagd en beschikbaar', 'Op de wachtlijst'],
    overview.sectors.map(({ sector, registered, waiting }) => [
      sectorTitle(sector),
      both(registered),
      wantedBar(overview, { sector, registered }),
      waiting.initiatives ? both(waiting) : 'niemand',
    ]),
  ),
  ...(overview.withdrawn
    ? [paragraph(`${amount(overview.withdrawn, 'ingetrokken aanmelding telt', 'ingetrokken aanmeldingen tellen')} hierin niet mee.`)]
    : []),
  ...registrationsPerDay(overview.initiatives),
  ...watchSections(overview),
  ...(overview.initiatives.length
    ? [
        heading(2, 'Alle initiatieven'),
        table(
          'Alle initiatieven',
          ['Initiatief', 'Scholen', 'Stand', 'E-mails'],
          overview.initiatives.map((initiative) => [
            el(
              'div',
              {},
              link(initiativeAddress(overview.id, initiative.reference), initiative.name),
              el('br'),
              el('span', { class: 'reference-small' }, initiative.reference),
            ),
            el('div', {}, ...initiative.schools.map((school) => el('div', {}, schoolLine(school)))),
            standing(initiative),
            mailText(initiative),
          ]),
        ),
      ]
    : [paragraph('Er zijn nog geen aanmeldingen.')]),
  ...uncoded(overview),
];

/** What needs somebody's attention, shown before everything else. @param {RoundOverview} overview @returns {Node[]} */
function attention({ id, initiatives, networks, sectors, mails, state, unreadable = [] }) {
  const unreachable = there(initiatives).filter((initiative) => initiative.unreachable);
  const looseSchools = withoutCode(initiatives).length;
  const points = [
    ...(unreadable.length
      ? [
          `${amount(unreadable.length, 'aanmelding is niet te lezen en staat', 'aanmeldingen zijn niet te lezen en staan')} niet in deze lijsten: ${listed(unreadable)}. De beheerder van het systeem is gewaarschuwd.`,
        ]
      : []),
    ...(mails.setAside
      ? [`${amount(mails.setAside, 'e-mail is niet verstuurd', 'e-mails zijn niet verstuurd')}. Vraag de beheerder van het systeem om te kijken.`]
      : []),
    ...(unreachable.length
      ? [`E-mail komt niet aan bij ${listed(unreachable.map((initiative) => initiative.name))}. Bel ze en vraag naar het juiste adres.`]
      : []),
    ...sectors
      .filter(({ waiting }) => waiting.initiatives)
      .map(({ sector, waiting }) =>
        el(
          'span',
          {},
          `Op de wachtlijst voor het ${sectorName(sector)}: ${both(waiting)}. `,
          link(rosterAddress(id), 'Bekijk het voorstel voor een extra leernetwerk'),
        ),
      ),
    ...(state === 'allocated'
      ? networks.filter((network) => !network.facilitators.length).map((network) => `Leernetwerk ${network.id} heeft nog geen procesbegeleider.`)
      : []),
    ...(looseSchools ? [`${amount(looseSchools, 'school staat', 'scholen staan')} niet in de scholenlijst. Onder aan deze pagina zie je welke.`] : []),
  ];
  return points.length ? [callout('warning', heading(2, 'Dit vraagt aandacht'), list(points))] : [];
}

/** The initiatives that still take part, or would like to. @param {Initiative[]} initiatives */
const there = (initiatives) => initiatives.filter(({ state }) => state !== 'withdrawn');

/** Schools that somebody must look up by hand, each with its initiative. @param {Initiative[]} initiatives */
const withoutCode = (initiatives) =>
  there(initiatives).flatMap((initiative) => initiative.schools.filter((school) => !school.code).map((school) => ({ school, initiative })));

/** @param {RoundOverview} overview @returns {Node[]} */
function uncoded({ id, initiatives }) {
  const schools = withoutCode(initiatives);
  return schools.length
    ? [
        heading(2, 'Scholen zonder code'),
        paragraph('Deze scholen staan niet in de scholenlijst. Controleer of ze kloppen, en geef ze dan hun code.'),
        list(
          schools.map(({ school, initiative }) =>
            el('span', {}, `${school.name}, ${school.place}: `, link(initiativeAddress(id, initiative.reference), initiative.name)),
          ),
        ),
      ]
    : [];
}

/** @param {string[]} names @returns {string} */
const listed = (names) => new Intl.ListFormat('nl').format(names);
/** @param {import('contract').Count} count @returns {string} */
const both = ({ initiatives, schools }) => `${amount(initiatives, 'initiatief', 'initiatieven')}, ${amount(schools, 'school', 'scholen')}`;

/** @param {Initiative} initiative @returns {string} */
function mailText({ mails: { sent, waiting, withheld, setAside }, unreachable }) {
  return [
    `${sent} verstuurd`,
    waiting && `${waiting} onderweg`,
    withheld && `${withheld} tegengehouden`,
    setAside && `${setAside} mislukt`,
    unreachable && `komt bij ${unreachable} van de 2 niet aan`,
  ]
    .filter(Boolean)
    .join(', ');
}
