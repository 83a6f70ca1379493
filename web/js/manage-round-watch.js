import { el, heading, paragraph } from './dom.js';
import { amount, table } from './manage-parts.js';

const REGIONS = { noord: 'Noord', midden: 'Midden', zuid: 'Zuid', unknown: 'Niet bekend' };

/**
 * How full a network is, as a bar and in words.
 * @param {{id: string, seats: number, capacity: number}} network
 * @returns {HTMLElement}
 */
export const seatsBar = ({ id, seats, capacity }) => el('div', {},
  `${seats} van de ${capacity}`, el('br'), bar(`Bezette plekken in leernetwerk ${id}`, seats, capacity));

/**
 * What there is to watch besides the networks: from where schools come, and whether mail goes out.
 * @param {object} overview
 * @returns {Node[]}
 */
export const watchSections = (overview) => [...regions(overview), ...mailHealth(overview)];

/**
 * How much was asked for in a sector against how much room there is, as a bar and in words.
 * @param {object} overview
 * @param {{sector: string, registered: {initiatives: number, schools: number}}} one
 * @returns {HTMLElement}
 */
export function wantedBar({ networks, capacityUnit }, { sector, registered }) {
  const room = networks.filter((network) => network.sector === sector).reduce((sum, network) => sum + network.capacity, 0);
  const unit = capacityUnit === 'schools' ? ['school', 'scholen'] : ['initiatief', 'initiatieven'];
  return el('div', {}, `voor ${amount(room, ...unit)}`, el('br'), bar(`Aangemeld voor ${sector}`, registered[capacityUnit], room));
}

function regions({ regions: all }) {
  return all.length ? [heading(2, 'Scholen per vakantieregio'),
    table('Scholen per vakantieregio', ['Regio', 'Scholen'], all.map(({ region, schools }) => [REGIONS[region] ?? region, String(schools)]))] : [];
}

function mailHealth({ mails, initiatives }) {
  const unreachable = initiatives.reduce((sum, initiative) => sum + initiative.unreachable, 0);
  const total = Object.values(mails).reduce((sum, count) => sum + count, 0);
  return [heading(2, 'E-mail'), total ? table('E-mail van deze ronde', ['Stand', 'Aantal'], [
    ['Verstuurd', String(mails.sent)], ['Onderweg', String(mails.waiting)], ['Tegengehouden, want het adres is geblokkeerd', String(mails.withheld)],
    ['Niet verstuurd, vraagt aandacht', String(mails.setAside)],
    ['Personen bij wie e-mail niet aankomt', String(unreachable)],
  ]) : paragraph('Er zijn nog geen e-mails verstuurd.')];
}

// What is over the edge fills the bar.
const bar = (label, value, max) => el('meter', { 'aria-label': label, min: '0', max: String(Math.max(max, 1)), value: String(Math.min(value, max)) },
  `${value} van ${max}`);
