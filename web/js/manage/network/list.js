import { callout, el, heading, link, paragraph } from '../../shared/dom.js';
import { dateInWords } from '../../shared/dates.js';
import { memberAddress, themesAddress } from '../parts.js';
import { details } from './details.js';
import { askNetwork } from './initiative.js';

/** @import { FullInitiative, NetworkInitiatives } from 'contract' */

/** Every initiative of a network, with its people, for the facilitators who call them. @type {import('../page.js').View} */
export async function view({ round, network }, page) {
  const answer = await askNetwork(round, network);
  if (answer.kind !== 'done') return page.trouble(answer);
  page.fill(`Leernetwerk ${network}`, paragraph(answer.body.name), ...networkSections(round, network, answer.body));
}

/** @param {string} round @param {string} network @param {NetworkInitiatives} answer @returns {Node[]} */
function networkSections(round, network, { state, retentionUntil, initiatives }) {
  /** @param {FullInitiative} initiative */
  const section = (initiative) => initiativeSection(round, network, initiative);
  if (state !== 'allocated') return [paragraph('De plekken zijn nog niet verdeeld. Zodra dat gebeurd is, staan hier de initiatieven van dit leernetwerk.')];
  if (!initiatives.length) return [paragraph('Er zijn geen initiatieven in dit leernetwerk, en er staat niemand op de wachtlijst.')];
  const seated = initiatives.filter((initiative) => initiative.state !== 'waiting');
  const waiting = initiatives.filter((initiative) => initiative.state === 'waiting');
  return [
    callout(
      'info',
      paragraph(`Deze pagina bevat persoonsgegevens. Gebruik ze alleen voor het leernetwerk en bewaar ze niet langer dan tot ${dateInWords(retentionUntil)}.`),
    ),
    paragraph(link(themesAddress(round, network), 'Thema’s van de leervragen')),
    heading(2, 'Met een plek'),
    ...(seated.length ? seated.map(section) : [paragraph('Niemand.')]),
    ...(waiting.length ? [heading(2, 'Op de wachtlijst'), ...waiting.map(section)] : []),
  ];
}

/** @param {string} round @param {string} network @param {FullInitiative} initiative @returns {Node} */
const initiativeSection = (round, network, initiative) =>
  el(
    'section',
    { class: 'check' },
    el('div', { class: 'check__head' }, heading(3, initiative.state === 'waiting' ? `${initiative.place}. ${initiative.name}` : initiative.name)),
    details(initiative),
    paragraph(link(memberAddress(round, network, initiative.reference), `Openen: ${initiative.name}`)),
  );
