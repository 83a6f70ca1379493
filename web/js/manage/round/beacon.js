import { dateInWords, momentInWords } from '../../shared/dates.js';
import { field } from '../fields.js';

// Of quicknet; a round that another chain decides says these itself.
const GENESIS = 1692803367;
const PERIOD = 3;

const FIELD = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'short' });

const instantOf = ({ round, genesis = GENESIS, period = PERIOD }) => new Date((genesis + (round - 1) * period) * 1000);

/** The moment as a field holds it, on the clock of the schools: "2024-10-02T12:00". */
const momentOf = (beacon) => beacon.time ?? FIELD.format(instantOf(beacon)).replace(' ', 'T');

/** @param {object} beacon of a round @returns {string} "2 oktober 2024 om 12.00 uur" */
export function beaconInWords(beacon) {
  if (!beacon.time) return momentInWords(instantOf(beacon).toISOString());
  const [day, clock] = beacon.time.split('T');
  return `${dateInWords(day)} om ${clock.replace(':', '.')} uur`;
}

/**
 * Why a round with that last day cannot have that beacon: it must become known an hour after the closing at least.
 * @param {object|undefined} beacon
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
 * @param {object|undefined} beacon as the round has it
 * @param {object} look
 * @returns {{node: HTMLElement, read: () => object|undefined}} what is not touched stays to the second
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
    const time = node.querySelector('input').value;
    if (time === shown) return beacon;
    const { round, ...chain } = beacon ?? {};
    return time ? { ...chain, time } : undefined;
  };
  return { node, read };
}
