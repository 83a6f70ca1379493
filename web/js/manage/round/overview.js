import { callout, el, heading, link, list, paragraph } from '../../shared/dom.js';
import { sectorName, sectorTitle } from '../../shared/round.js';
import {
  amount,
  editAddress,
  extendAddress,
  initiativesAddress,
  journalAddress,
  mailsAddress,
  messagesAddress,
  networkAddress,
  period,
  previewAddress,
  rosterAddress,
  roundPath,
  table,
} from '../parts.js';
import { registrationsOverTime } from './plot.js';
import { exportButton } from './export.js';
import { seatsBar, wantedBar, watchSections } from './watch.js';
import { FLAGS } from '../initiative/table.js';
import { ask } from '../sign-in.js';

/**
 * @import { RoundOverview } from 'contract'
 *
 * How many there are, of what, and where one does something about it.
 * @typedef {[number, string, string]} Tile
 */

/** How a round stands, for organisers. @type {import('../page.js').View} */
export async function view({ round }, page) {
  const answer = await ask(`${roundPath(round)}/overview`);
  if (answer.kind !== 'done') return page.trouble(answer);
  page.fill(
    answer.body.name,
    paragraph(period(answer.body)),
    ...attention(answer.body),
    list([
      link(initiativesAddress(round), 'Alle initiatieven: zoeken, filteren en kiezen'),
      link(rosterAddress(round), 'Plekken en wachtlijst'),
      link(messagesAddress(round), 'Berichten aan initiatieven'),
      link(journalAddress(round), 'Logboek'),
      link(editAddress(round), 'Ronde bewerken'),
      link(previewAddress(round), 'Voorbeeld van het formulier en van elke e-mail'),
      ...(answer.body.state === 'open' ? [link(extendAddress(round), 'Aanmelding verlengen')] : []),
    ]),
    exportButton(round, page),
    ...overviewSections(answer.body),
  );
}

/** @param {RoundOverview} overview @returns {Node[]} */
const overviewSections = (overview) => [
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
  ...progress(overview),
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
  ...registrationsOverTime(overview),
  ...watchSections(overview),
  ...(overview.initiatives.length ? [] : [paragraph('Er zijn nog geen aanmeldingen.')]),
];

/** How far the facilitators of each network are. @param {RoundOverview} overview @returns {Node[]} */
const progress = ({ id, state, networks }) =>
  state === 'allocated'
    ? [
        heading(2, 'Hoe ver de procesbegeleiders zijn'),
        table(
          'Hoe ver de procesbegeleiders zijn, per leernetwerk',
          ['Leernetwerk', 'Bereikt', 'Leervragen aangescherpt', 'Thema’s', 'Volgende stap te laat'],
          networks.map(({ id: network, progress: it }) => [
            link(networkAddress(id, network), `Leernetwerk ${network}`),
            `${it.reached} van ${it.seated}`,
            it.sharpened
              ? `${it.sharpened} van ${it.seated}: ${it.confirmed} bevestigd, ${it.awaiting} ${it.awaiting === 1 ? 'wacht' : 'wachten'} op antwoord`
              : 'nog geen',
            it.themes ? 'opgeslagen' : 'nog niet',
            it.overdue ? String(it.overdue) : 'geen',
          ]),
        ),
      ]
    : [];

/** What needs somebody's attention, with how much of it and where it is done. @param {RoundOverview} overview @returns {Node[]} */
function attention({ id, initiatives, networks, sectors, mails, state, unreadable = [] }) {
  /** @param {string} flag @param {string} one @param {string} more @returns {Tile} */
  const flagged = (flag, one, more) => {
    const count = initiatives.filter(FLAGS[flag].holds).length;
    return [count, count === 1 ? one : more, initiativesAddress(id, flag)];
  };
  /** @type {Tile[]} */
  const tiles = [
    [mails.setAside, mails.setAside === 1 ? 'e-mail is mislukt' : 'e-mails zijn mislukt', mailsAddress(id)],
    flagged('mail-komt-niet-aan', 'initiatief waar e-mail niet aankomt', 'initiatieven waar e-mail niet aankomt'),
    ...sectors.map(({ sector, waiting }) => /** @type {Tile} */ ([waiting.initiatives, `op de wachtlijst voor het ${sectorName(sector)}`, rosterAddress(id)])),
    ...(state === 'allocated'
      ? networks
          .filter((network) => !network.facilitators.length)
          .map((network) => /** @type {Tile} */ ([0, `procesbegeleiders voor leernetwerk ${network.id}`, `${editAddress(id)}/leernetwerken`]))
      : []),
    flagged('zonder-code', 'initiatief met een school zonder code', 'initiatieven met een school zonder code'),
    flagged('lijkt-op', 'initiatief met een school die op een andere lijkt', 'initiatieven met een school die op een andere lijkt'),
  ];
  const there = tiles.filter(([count, text]) => count || text.startsWith('procesbegeleiders'));
  return there.length || unreadable.length
    ? [
        heading(2, 'Dit vraagt aandacht'),
        ...(unreadable.length
          ? [
              callout(
                'warning',
                paragraph(
                  `${amount(unreadable.length, 'aanmelding is niet te lezen en staat', 'aanmeldingen zijn niet te lezen en staan')} niet in deze lijsten: ${new Intl.ListFormat('nl').format(unreadable)}. De beheerder van het systeem is gewaarschuwd.`,
                ),
              ),
            ]
          : []),
        el(
          'ul',
          { class: 'tiles' },
          ...there.map(([count, text, href]) => el('li', {}, el('a', { class: 'tile', href }, el('strong', {}, String(count)), ' ', el('span', {}, text)))),
        ),
      ]
    : [paragraph('Er is nu niets dat aandacht vraagt.')];
}

/** @param {import('contract').Count} count @returns {string} */
const both = ({ initiatives, schools }) => `${amount(initiatives, 'initiatief', 'initiatieven')}, ${amount(schools, 'school', 'scholen')}`;
