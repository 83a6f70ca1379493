import { el, heading, paragraph } from '../../shared/dom.js';
import { table } from '../parts.js';
import { drawing } from './plot.js';

/**
 * @import { RoundOverview } from 'contract'
 */

const REGIONS = { noord: 'Noord', midden: 'Midden', zuid: 'Zuid', unknown: 'Niet bekend' };
const [WIDTH, HEIGHT] = [160, 12];
const [TAKEN, FREE, OVER] = ['#00525c', '#d6e4e6', '#d08700'];

/**
 * How full a network is, in words and as a bar.
 * @param {{seats: number, capacity: number}} network
 * @returns {HTMLElement}
 */
export const seatsBar = ({ seats, capacity }) => el('div', {}, `${seats} van de ${capacity}`, bar(seats, capacity));

/**
 * What there is to watch besides the networks: from where schools come, and whether mail goes out.
 * @param {RoundOverview} overview
 * @returns {Node[]}
 */
export const watchSections = (overview) => [...regions(overview), ...mailHealth(overview)];

/**
 * How much was asked for in a sector against how much room there is, in words and as a bar.
 * @param {RoundOverview} overview
 * @param {Pick<RoundOverview['sectors'][number], 'sector'|'registered'>} one
 * @returns {HTMLElement}
 */
export function wantedBar({ networks, capacityUnit }, { sector, registered }) {
  const room = networks.filter((network) => network.sector === sector).reduce((sum, network) => sum + network.capacity, 0);
  const asked = registered[capacityUnit];
  return el('div', {}, `${asked} gevraagd, ${room} beschikbaar`, asked > room ? el('strong', {}, `: ${asked - room} te veel`) : null, bar(asked, room));
}

/** @param {RoundOverview} overview @returns {Node[]} */
function regions({ regions: all }) {
  return all.length
    ? [
        heading(2, 'Scholen per vakantieregio'),
        table(
          'Scholen per vakantieregio',
          ['Regio', 'Scholen'],
          all.map(({ region, schools }) => [REGIONS[region] ?? region, String(schools)]),
        ),
      ]
    : [];
}

/** @param {RoundOverview} overview @returns {Node[]} */
function mailHealth({ mails, initiatives }) {
  const unreachable = initiatives.reduce((sum, initiative) => sum + initiative.unreachable, 0);
  const total = Object.values(mails).reduce((sum, count) => sum + count, 0);
  return [
    heading(2, 'E-mail'),
    total
      ? table(
          'E-mail van deze ronde',
          ['Stand', 'Aantal'],
          [
            ['Verstuurd', String(mails.sent)],
            ['Onderweg', String(mails.waiting)],
            ['Tegengehouden, want het adres is geblokkeerd', String(mails.withheld)],
            ['Mislukt, vraagt aandacht', String(mails.setAside)],
            ['Opgegeven', String(mails.givenUp)],
            ['Personen bij wie e-mail niet aankomt', String(unreachable)],
          ],
        )
      : paragraph('Er zijn nog geen e-mails verstuurd.'),
  ];
}

/** What is asked, with a mark where there is no more room; the words beside it say the same. @param {number} value @param {number} room @returns {Node} */
function bar(value, room) {
  const scale = WIDTH / Math.max(value, room, 1);
  /** @param {number} from @param {number} to @param {string} fill */
  const part = (from, to, fill) => drawing('rect', { x: from * scale, y: 0, width: (to - from) * scale, height: HEIGHT, fill });
  return drawing(
    'svg',
    { class: 'bar', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, 'aria-hidden': 'true', focusable: 'false' },
    part(0, Math.max(value, room), FREE),
    part(0, Math.min(value, room), TAKEN),
    part(room, Math.max(value, room), OVER),
  );
}
