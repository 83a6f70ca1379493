import { dateInWords, momentInWords } from './dates.js';

/**
 * @import { Round } from 'contract'
 * @typedef {'PO'|'VO'} Sector
 */

/** @type {Object<string, string>} */
const SECTORS = { PO: 'primair onderwijs', VO: 'voortgezet onderwijs' };
/** @param {string} sector @returns {string} "primair onderwijs" */
export const sectorName = (sector) => SECTORS[sector] ?? sector;

/** @param {string} sector @returns {string} "Primair onderwijs (PO)" */
export const sectorTitle = (sector) => `${capital(sectorName(sector))} (${sector})`;

/** @param {Pick<Round, 'networks'>} round @returns {Sector[]} the sectors one can register for, each once */
export const sectorsOf = (round) => [...new Set(round.networks.map((network) => network.sector))];

/** @param {Pick<Round, 'state'|'opens'|'deadline'>} round @returns {string} "Aanmelden kan tot en met 1 oktober 2024." and its relatives */
export function periodText(round) {
  const deadline = dateInWords(round.deadline);
  if (round.state === 'upcoming') return `Aanmelden kan van ${dateInWords(round.opens)} tot en met ${deadline}.`;
  if (round.state === 'open') return `Aanmelden kan tot en met ${deadline}.`;
  return `Aanmelden kon tot en met ${deadline}.`;
}

/** @param {Pick<Round, 'networks'|'capacityUnit'>} round @returns {string} how many schools or initiatives each network holds */
export function capacityText(round) {
  const { networks, capacityUnit } = round;
  if (networks.length > 1 && networks.every((network) => network.capacity === networks[0].capacity)) {
    const names = joined(networks.map((network) => network.id));
    return `In elk leernetwerk (${names}) is plek voor ${amount(networks[0].capacity, capacityUnit)}.`;
  }
  const places = networks.map((network) => `in het leernetwerk ${network.id} is plek voor ${amount(network.capacity, capacityUnit)}`);
  return `${capital(joined(places))}.`;
}

/** @param {Pick<Round, 'capacityUnit'>} round @returns {string} what one place is, with the consequence for schools that register together */
export function countingText(round) {
  return round.capacityUnit === 'initiatives'
    ? 'We tellen initiatieven: doen jullie met meer scholen samen mee, dan telt dat als één.'
    : 'We tellen scholen: doen jullie met drie scholen samen mee, dan zijn dat drie plekken.';
}

/** @param {Pick<Round, 'policy'|'draw'>} round @returns {string} in what order the places go */
export function policyText(round) {
  return round.policy === 'draw'
    ? `Willen er meer meedoen dan er plek is, dan loten we na de sluitingsdatum. Het maakt niet uit of je je vroeg of laat aanmeldt, zolang het op tijd is.${lotText(round)}`
    : 'De plekken gaan op volgorde van binnenkomst. Wie zich eerder aanmeldt, is eerder aan de beurt.';
}

/** @param {Pick<Round, 'policy'>} round @returns {string} what happens to who does not fit */
export function waitingText(round) {
  const order = round.policy === 'draw' ? 'de volgorde van de loting' : 'dezelfde volgorde';
  return `Is er voor jullie geen plek meer, dan komen jullie op de wachtlijst, in ${order}.`;
}

/** @param {Pick<Round, 'policy'>} round @returns {string} what another network or one more school does to somebody's turn */
export function newArrivalText(round) {
  const turn =
    round.policy === 'draw'
      ? 'Voor jullie kans maakt dat niets uit: wie op tijd is, loot mee.'
      : 'Jullie staan dan in de volgorde achter iedereen die zich al heeft aangemeld.';
  return `Dan krijgt de aanmelding een nieuw moment van ontvangst: het moment waarop je de wijziging verstuurt. ${turn}`;
}

/** @param {number} count @param {Round['capacityUnit']} unit @returns {string} "12 scholen" */
function amount(count, unit) {
  const [one, more] = unit === 'initiatives' ? ['initiatief', 'initiatieven'] : ['school', 'scholen'];
  return `${count} ${count === 1 ? one : more}`;
}

/** @param {string} text @returns {string} */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string[]} parts @returns {string} "a, b en c" */
export function joined(parts) {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} en ${parts.at(-1)}`;
}

/** The chain of drand's public beacon: any other is as good as whoever has its key. */
export const QUICKNET = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971';

/** @param {{chain: string}} beacon as a round tells it @returns {string} "het openbare baken drand", if it is that */
export const beaconName = ({ chain }) => (chain === QUICKNET ? 'het openbare baken drand' : 'een ander baken dan het openbare drand');

/**
 * What decides a draw, which must be told before anybody can know it.
 * @param {Pick<Round, 'draw'>} round
 * @returns {string}
 */
function lotText(round) {
  const beacon = round.draw?.beacon;
  return beacon
    ? ` Wat de loting beslist komt van buiten: ronde ${numberInWords(beacon.round)} van ${beaconName(beacon)}, die op ${momentInWords(beacon.at)} bekend wordt.`
    : '';
}

/** @param {number} number @returns {string} "11.686.612", as the mails write it */
export const numberInWords = (number) => new Intl.NumberFormat('nl-NL').format(number);
