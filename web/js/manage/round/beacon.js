import { localMoment, momentInWords } from '../../shared/dates.js';
import { first } from '../../shared/dom.js';
import { field } from '../fields.js';

/** @typedef {NonNullable<import('contract').RoundDocument['beacon']>} Beacon */

// The values of quicknet; a round with another chain has these values itself.
const GENESIS = 1692803367;
const PERIOD = 3;

/** @param {Beacon} beacon @returns {string|Date} when its value becomes known */
const knownAt = ({ time, round = 1, genesis = GENESIS, period = PERIOD }) => time ?? new Date((genesis + (round - 1) * period) * 1000);

/** The moment as a field holds it, in Dutch local time: "2024-10-02T12:00". @param {Beacon} beacon @returns {string} */
const momentOf = (beacon) => localMoment(knownAt(beacon)).slice(0, 'yyyy-mm-ddThh:mm'.length);

/** @param {Beacon} beacon of a round @returns {string} "2 oktober 2024 om 12.00 uur" */
export const beaconInWords = (beacon) => momentInWords(knownAt(beacon));

/**
 * Why a round with that last day cannot have that beacon: it must become known an hour after the closing at least.
 * @param {Beacon|undefined} beacon
 * @param {string} deadline
 * @returns {string} empty when it can
 */
export function tooEarly(beacon, deadline) {
  if (!beacon || !deadline) return '';
  const next = new Date(`${deadline}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  const first = `${next.toISOString().slice(0, 10)}T01:00`;
  return momentOf(beacon) < first
    ? `Wat de loting beslist, moet minstens een uur na de sluiting bekend worden: op ${beaconInWords({ time: first })} of later.`
    : '';
}

/**
 * Asks for the moment whose public value decides a draw.
 * @param {Beacon|undefined} beacon as the round has it
 * @param {import('../fields.js').Look} look
 * @returns {{node: HTMLElement, read: () => Beacon|undefined}} what is not touched stays to the second
 */
export function beaconField(beacon, look) {
  const shown = beacon ? momentOf(beacon) : '';
  const node = field('beacon', 'Moment waarop bekend wordt wat de loting beslist', {
    type: 'datetime-local',
    value: shown,
    optional: true,
    hint: 'Minstens een uur na de sluiting, liefst een week: de laatste dag verlengen kan alleen tot een uur voor dit moment. Leeg: ons systeem trekt het lot zelf, en dat kan niemand nagaan.',
    ...look,
  });
  const read = () => {
    const time = first(HTMLInputElement, 'input', node).value;
    if (time === shown) return beacon;
    const { round, ...chain } = beacon ?? {};
    return time ? { ...chain, time } : undefined;
  };
  return { node, read };
}
