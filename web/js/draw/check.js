import { bls12_381 } from '../../vendor/noble-curves/bls12-381.js';
import { sha256 } from '../../vendor/noble-hashes/sha2.js';
import { numberInWords, QUICKNET } from '../shared/round.js';

// docs/draw.md specifies the same computation for other programming languages.
const FORMAT = 'leernetwerk-draw 1';
const SCHEME = 'bls-unchained-g1-rfc9380';
const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
const FORTNIGHT = 14 * 24 * 60 * 60;
/** @type {Sector[]} */
const SECTORS = ['PO', 'VO'];

const WORD = /^[!-~]+$/; // A text with a space or a line break would make other lines of the list.

/**
 * @import { DrawRecord } from 'contract'
 * @import { Sector } from '../shared/round.js'
 *
 * A beacon and a pulse of it, as a record names them.
 * @typedef {NonNullable<DrawRecord['beacon']>} Beacon
 * @typedef {NonNullable<DrawRecord['pulse']>} Pulse
 *
 * What comes of a list: for each sector who has seats, who waits, and all in their order.
 * @typedef {{order: Object<string, string[]>, seats: Object<string, Array<{reference: string, network: string}>>, waiting: Object<string, string[]>}} Outcome
 *
 * One step of a check: what was computed and where the record says otherwise; "unchecked" when nobody can tell.
 * @typedef {{at: string, said: string}} Difference
 * @typedef {{name: string, told: string, differences: Difference[], unchecked?: boolean}} Step
 *
 * Who takes part, by sector: after the draw in its order, and without a network whoever waits.
 * @typedef {Object<string, Array<{reference: string, schools: number, network?: string}>>} Turns
 */

/**
 * Computes a published draw again.
 * @param {unknown} published the record, as it was published
 * @param {Uint8Array|null} rules the text of the rules, when it could be had
 * @returns {{steps: Step[], turns: Turns, drawn: boolean, byUs: boolean, quicknet: boolean}} the steps in the order of the
 *   draw; byUs: the system draws the seed itself; quicknet: what decides is the public beacon of that name
 * @throws {Error} when this is no record of a draw
 */
export function checkDraw(published, rules) {
  const record = readable(published);
  const drawn = record.seed !== undefined;
  const expected = compute(record, drawn);
  const all = differences('', record, expected);
  /** @param {...string} places */
  const under = (...places) => all.filter(({ at }) => places.some((place) => at === place || at.startsWith(`${place}/`)));
  const steps = [rulesStep(record, rules), listStep(expected, under('/list', '/listHash', '/round', '/unit', '/networks'))];
  const { beacon, pulse } = record;
  if (expected.beacon) steps.push(beaconStep(expected.beacon, under('/beacon', '/seedFrom')));
  if (drawn && beacon && pulse) steps.push(pulseStep(beacon, pulse, under('/pulse')));
  if (drawn) steps.push(...drawnSteps(expected, under));
  const told = new Set(steps.flatMap((one) => one.differences.map(({ at }) => at)));
  const others = all.filter(({ at }) => !told.has(at));
  if (others.length > 0) steps.push(step('De rest van het bestand', '', others));
  return { steps, turns: turnsOf(expected), drawn, byUs: !record.beacon, quicknet: expected.beacon?.chain.hash === QUICKNET };
}

/** @param {string} name @param {string} told @param {Difference[]} found @returns {Step} */
const step = (name, told, found) => ({ name, told, differences: found });
/** @param {Object<string, unknown[]>} [bySector] @returns {number} */
const sum = (bySector = {}) => Object.values(bySector).reduce((total, list) => total + list.length, 0);

/**
 * Refuses a value of the wrong type, which the computation could mistake for another value.
 * @param {unknown} published
 * @returns {DrawRecord}
 */
function readable(published) {
  if (!isRecord(published)) throw new Error('no record');
  return published;
}

/** @param {unknown} it @returns {it is DrawRecord} whether everything that the computation takes is there, and of its kind */
function isRecord(it) {
  const { format, round, rules, unit, networks, list, beacon, pulse, seed } = fieldsOf(it);
  const isHead = format === FORMAT && isWord(round) && isHex(rules, 32) && (unit === 'schools' || unit === 'initiatives');
  const isList = Array.isArray(networks) && networks.every(isNetwork) && Array.isArray(list) && list.every(isBallot);
  if (!isHead || !isList) return false;
  return beacon === undefined ? seed === undefined || isHex(seed, 32) : isBeacon(beacon) && (seed === undefined || isPulse(pulse));
}

/** @param {unknown} it @returns {boolean} */
function isNetwork(it) {
  const { id, sector, capacity } = fieldsOf(it);
  return isWord(id) && isSector(sector) && isCount(capacity);
}

/** @param {unknown} it @returns {boolean} */
function isBallot(it) {
  const { reference, sector, schools } = fieldsOf(it);
  return isWord(reference) && isSector(sector) && isCount(schools);
}

/** @param {unknown} it @returns {boolean} */
function isBeacon(it) {
  const { address, round, chain } = fieldsOf(it);
  const { publicKey, groupHash, genesis, period, id } = fieldsOf(chain);
  return isWord(address) && isCount(round) && isHex(publicKey, 96) && isHex(groupHash, 32) && isCount(genesis) && isCount(period) && isWord(id);
}

/** @param {unknown} it @returns {boolean} */
function isPulse(it) {
  const { round, signature } = fieldsOf(it);
  return isCount(round) && isHex(signature, 48);
}

/** @param {unknown} it @returns {Object<string, unknown>} none of what is no object */
const fieldsOf = (it) => (typeof it === 'object' && it !== null ? { ...it } : {});

/** @param {unknown} value @returns {boolean} */
const isWord = (value) => typeof value === 'string' && WORD.test(value);
/** @param {unknown} value @returns {boolean} */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) > 0;
/** @param {unknown} value @param {number} length in bytes @returns {boolean} */
const isHex = (value, length) => typeof value === 'string' && value.length === 2 * length && /^[0-9a-f]*$/.test(value);
/** @param {unknown} value @returns {boolean} */
const isSector = (value) => SECTORS.some((sector) => sector === value);

/**
 * The record as it should be.
 * @param {DrawRecord} record
 * @param {boolean} drawn
 * @returns {DrawRecord}
 */
function compute(record, drawn) {
  const { format, round, rules, unit } = record;
  const beacon = record.beacon && computeBeacon(record.beacon);
  const networks = record.networks.map(({ id, sector, capacity }) => ({ id, sector, capacity }));
  const list = record.list
    .map(({ reference, sector, schools }) => ({ reference, sector, schools }))
    .sort((one, other) => (one.reference < other.reference ? -1 : 1));
  /** @type {DrawRecord} */
  const closed = { format, round, rules, unit, networks, seedFrom: beacon ? 'beacon' : 'system', list, ...(beacon && { beacon }), listHash: '' };
  closed.listHash = listHash(closed);
  if (!drawn) return closed;
  const pulse = beacon && record.pulse && computePulse(record.pulse);
  const seed = pulse ? hex(sha256(concat(bytes(closed.listHash), bytes(pulse.randomness)))) : String(record.seed);
  return { ...closed, ...(pulse && { pulse }), seed, ...draw(closed, seed) };
}

/** @param {Pulse} pulse @returns {Pulse} */
const computePulse = ({ round, signature }) => ({ round, signature, randomness: hex(sha256(bytes(signature))) });

/** @param {Beacon} beacon @returns {Beacon} */
function computeBeacon({ address, chain: { publicKey, genesis, period, groupHash, id }, round }) {
  const described = { scheme: SCHEME, publicKey, genesis, period, groupHash, id };
  const at = new Date((genesis + (round - 1) * period) * 1000).toISOString().replace('.000Z', 'Z');
  return { address, chain: { hash: chainHash(described), ...described }, round, at };
}

/** @param {DrawRecord} record @param {Uint8Array|null} rules @returns {Step} */
function rulesStep(record, rules) {
  if (!rules)
    return {
      ...step('De regels', `De tekst van de regels konden we nu niet ophalen. Volgens het bestand is de SHA-256 ervan ${record.rules}.`, []),
      unchecked: true,
    };
  return step(
    'De regels',
    'De tekst van de regels op deze site is de tekst waarnaar deze loting verwijst.',
    differences('/rules', record.rules, hex(sha256(rules))),
  );
}

/** @param {DrawRecord} expected @param {Difference[]} found @returns {Step} */
function listStep({ list, listHash: hash }, found) {
  const twice = list
    .filter(({ reference }, at) => at > 0 && list[at - 1].reference === reference)
    .map(({ reference }) => ({ at: '/list', said: `Het kenmerk ${reference} staat twee keer op de lijst.` }));
  return step('De lijst', `Er doen ${list.length} initiatieven mee. De SHA-256 van de lijst is ${hash}.`, [...found, ...twice]);
}

/** @param {Beacon} beacon @param {Difference[]} found @returns {Step} */
function beaconStep(beacon, found) {
  const which = beacon.chain.hash === QUICKNET ? 'Dat is quicknet, het openbare baken van drand.' : 'Dat is niet het openbare baken quicknet, maar een ander.';
  return step('Het baken', `Ronde ${numberInWords(beacon.round)} van keten ${beacon.chain.hash} beslist. ${which}`, found);
}

/** @param {Beacon} beacon @param {Pulse} pulse @param {Difference[]} found @returns {Step} */
function pulseStep(beacon, pulse, found) {
  const fortnight = Math.floor(FORTNIGHT / beacon.chain.period);
  const later = (pulse.round - beacon.round) / fortnight;
  /** @type {Difference[]} */
  const wrong = [];
  if (later < 0 || !Number.isInteger(later)) wrong.push({ at: '/pulse/round', said: 'Dit is niet de ronde die vooraf is genoemd.' });
  if (!genuine(beacon.chain, pulse)) wrong.push({ at: '/pulse/signature', said: 'Deze handtekening is niet van het baken.' });
  const told = later > 0 ? ` Dat is een ronde ${later * 14} dagen na de ronde die vooraf is genoemd; punt 8 van de regels zegt wanneer dat mag.` : '';
  return step('De handtekening van het baken', `De waarde van ronde ${numberInWords(pulse.round)} is ondertekend met de sleutel van het baken.${told}`, [
    ...wrong,
    ...found,
  ]);
}

/** @param {DrawRecord} expected @param {(...places: string[]) => Difference[]} under @returns {Step[]} */
function drawnSteps(expected, under) {
  const { beacon, seed, list, seats, waiting } = expected;
  const lot = beacon
    ? step('Het lot', `Uit de lijst en de waarde van het baken volgt het lot ${seed}.`, under('/seed'))
    : { ...step('Het lot', 'Ons systeem heeft het lot bij de sluiting zelf getrokken. Hoe, kan niemand nagaan.', under('/seedFrom')), unchecked: true };
  return [
    lot,
    step('De volgorde', `Ieder initiatief heeft zijn beurt door het lot en zijn kenmerk: ${list.length} beurten.`, under('/order')),
    step('De plekken en de wachtlijst', `${sum(seats)} initiatieven hebben een plek, ${sum(waiting)} staan op de wachtlijst.`, under('/seats', '/waiting')),
  ];
}

/** @param {DrawRecord} expected @returns {Turns} */
function turnsOf({ list, order, seats }) {
  const networks = new Map(
    Object.values(seats ?? {})
      .flat()
      .map(({ reference, network }) => [reference, network]),
  );
  const places = new Map(
    Object.values(order ?? {})
      .flat()
      .map((reference, at) => [reference, at]),
  );
  const turns = list
    .map(({ reference, sector, schools }) => ({ reference, sector, schools, network: networks.get(reference) }))
    .sort((one, other) => (places.get(one.reference) ?? 0) - (places.get(other.reference) ?? 0));
  return Object.fromEntries(SECTORS.map((sector) => [sector, turns.filter((turn) => turn.sector === sector)]).filter(([, mine]) => mine.length > 0));
}

/** The list as text: a line for each fact. @param {DrawRecord} record @returns {string} its SHA-256 */
function listHash(record) {
  const { beacon } = record;
  const lines = [
    FORMAT,
    `round ${record.round}`,
    `rules ${record.rules}`,
    `unit ${record.unit}`,
    ...record.networks.map((network) => `network ${network.id} ${network.sector} ${network.capacity}`),
    ...(beacon
      ? [
          `beacon ${beacon.address} ${beacon.round}`,
          `chain ${beacon.chain.hash} ${beacon.chain.publicKey} ${beacon.chain.genesis} ${beacon.chain.period} ${beacon.chain.groupHash} ${beacon.chain.id}`,
        ]
      : ['beacon none']),
    `entries ${record.list.length}`,
    ...record.list.map((ballot) => `${ballot.reference} ${ballot.sector} ${ballot.schools}`),
  ];
  return hex(sha256(text(lines.map((line) => `${line}\n`).join(''))));
}

/** drand's hash of a chain. It follows from the key, so nobody can give a known chain another key. @param {Omit<Beacon['chain'], 'hash'|'scheme'>} chain */
function chainHash(chain) {
  const times = new DataView(new ArrayBuffer(12));
  times.setUint32(0, chain.period);
  times.setBigInt64(4, BigInt(chain.genesis));
  return hex(sha256(concat(new Uint8Array(times.buffer), bytes(chain.publicKey), bytes(chain.groupHash), text(chain.id))));
}

/** @param {Beacon['chain']} chain @param {Pulse} pulse @returns {boolean} whether the beacon signed it */
function genuine(chain, pulse) {
  const round = new DataView(new ArrayBuffer(8));
  round.setBigUint64(0, BigInt(pulse.round));
  const { hash, verify } = bls12_381.shortSignatures;
  try {
    return verify(bytes(pulse.signature), hash(sha256(new Uint8Array(round.buffer)), DOMAIN), bytes(chain.publicKey));
  } catch {
    return false; // bytes that are no point of the curve
  }
}

/** @param {DrawRecord} record @param {string} seed @returns {Outcome} */
function draw(record, seed) {
  const start = bytes(seed);
  const turns = record.list
    .map((ballot) => ({ ...ballot, lot: hex(sha256(concat(start, text(ballot.reference)))) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1));
  /** @type {Outcome} */
  const drawn = { order: {}, seats: {}, waiting: {} };
  for (const sector of SECTORS) {
    const free = record.networks.filter((network) => network.sector === sector).map(({ id, capacity }) => ({ id, capacity }));
    const mine = turns.filter((ballot) => ballot.sector === sector);
    drawn.order[sector] = mine.map((ballot) => ballot.reference);
    drawn.seats[sector] = [];
    drawn.waiting[sector] = [];
    for (const { reference, schools } of mine) {
      const seats = record.unit === 'schools' ? schools : 1;
      const network = free.find((one) => one.capacity >= seats);
      if (network) {
        network.capacity -= seats;
        drawn.seats[sector].push({ reference, network: network.id });
      } else {
        drawn.waiting[sector].push(reference);
      }
    }
  }
  return drawn;
}

/** The places where two values differ, each place once. @param {string} at @param {unknown} found @param {unknown} expected @returns {Difference[]} */
function differences(at, found, expected) {
  if (isTree(found) && isTree(expected) && Array.isArray(found) === Array.isArray(expected)) {
    const names = new Set([...Object.keys(found), ...Object.keys(expected)]);
    return [...names].flatMap((name) => differences(`${at}/${name}`, own(found, name), own(expected, name)));
  }
  return found === expected ? [] : [{ at, said: `In het bestand staat ${said(found)}, berekend is ${said(expected)}.` }];
}

/** @param {unknown} value @returns {value is object} */
const isTree = (value) => typeof value === 'object' && value !== null;
/** @param {object} value @param {string} name @returns {unknown} */
const own = (value, name) => (Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined);
/** @param {unknown} value @returns {string} */
const said = (value) => (value === undefined ? 'niets' : typeof value === 'string' ? value : JSON.stringify(value));
/** @param {string} value @returns {Uint8Array} */
const text = (value) => new TextEncoder().encode(value);
/** @param {Uint8Array} value @returns {string} */
const hex = (value) => Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** @param {string} value in hexadecimal @returns {Uint8Array} */
const bytes = (value) => Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** @param {...Uint8Array} parts @returns {Uint8Array} */
function concat(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}
