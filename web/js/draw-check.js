import { bls12_381 } from '../vendor/noble-curves/bls12-381.js';
import { sha256 } from '../vendor/noble-hashes/sha2.js';

// docs/draw.md tells the same to who wants to program it in another language.
const FORMAT = 'leernetwerk-draw 1';
const SCHEME = 'bls-unchained-g1-rfc9380';
const DOMAIN = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
const QUICKNET = '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971';
const FORTNIGHT = 14 * 24 * 60 * 60;
const SECTORS = ['PO', 'VO'];

/**
 * One step of a check: what was computed, whether it agrees with the record, and where it does not.
 * @typedef {{name: string, told: string, differences: string[]}} Step
 */

/**
 * Computes a published draw anew.
 * @param {object} record as it was published
 * @param {Uint8Array|null} rules the text of the rules, when it could be had
 * @returns {Step[]} in the order of the draw
 * @throws {Error} when this is no record of a draw
 */
export function checkDraw(record, rules) {
  if (record?.format !== FORMAT || !Array.isArray(record.list) || !Array.isArray(record.networks)) throw new Error('no record');
  const steps = [rulesStep(record, rules), listStep(record)];
  if (record.beacon) steps.push(beaconStep(record));
  if (record.seed === undefined) return steps;
  if (record.beacon) steps.push(pulseStep(record));
  steps.push(seedStep(record));
  const drawn = draw(record, record.seed);
  steps.push(step('De volgorde', `Ieder initiatief heeft zijn beurt door het lot en zijn kenmerk: ${record.list.length} beurten.`, differences('/order', record.order, drawn.order)));
  steps.push(step('De plekken en de wachtlijst', `${sum(drawn.seats)} initiatieven hebben een plek, ${sum(drawn.waiting)} staan op de wachtlijst.`,
    [...differences('/seats', record.seats, drawn.seats), ...differences('/waiting', record.waiting, drawn.waiting)]));
  return steps;
}

const step = (name, told, found) => ({ name, told, differences: found });
const sum = (bySector) => Object.values(bySector).reduce((total, list) => total + list.length, 0);

function rulesStep(record, rules) {
  if (!rules) return step('De regels', `De SHA-256 van de regels is ${record.rules}. De tekst zelf konden we nu niet ophalen.`, []);
  const hash = hex(sha256(rules));
  return step('De regels', 'De tekst van de regels op deze site is de tekst waarnaar is geloot.', differences('/rules', record.rules, hash));
}

function listStep(record) {
  const hash = listHash(record);
  const references = record.list.map((entry) => entry.reference);
  const found = differences('/listHash', record.listHash, hash);
  references.forEach((reference, at) => {
    if (at > 0 && references[at - 1] >= reference) found.push(`/list/${at}/reference: staat niet op volgorde, of twee keer op de lijst`);
  });
  return step('De lijst', `Er doen ${references.length} initiatieven mee. De SHA-256 van de lijst is ${hash}.`, found);
}

function beaconStep({ beacon, seedFrom }) {
  const { chain } = beacon;
  const found = [
    ...differences('/seedFrom', seedFrom, 'beacon'),
    ...differences('/beacon/chain/scheme', chain.scheme, SCHEME),
    ...differences('/beacon/chain/hash', chain.hash, chainHash(chain)),
    ...differences('/beacon/at', beacon.at, new Date((chain.genesis + (beacon.round - 1) * chain.period) * 1000).toISOString().replace('.000Z', 'Z')),
  ];
  const which = chain.hash === QUICKNET ? 'Dat is quicknet, het openbare baken van drand.' : 'Let op: dat is niet het openbare baken quicknet, maar een ander.';
  return step('Het baken', `Ronde ${beacon.round} van keten ${chain.hash} beslist. ${which}`, found);
}

function pulseStep({ beacon, pulse }) {
  const found = [];
  const fortnight = Math.floor(FORTNIGHT / beacon.chain.period);
  const later = (pulse.round - beacon.round) / fortnight;
  if (later < 0 || !Number.isInteger(later)) found.push('/pulse/round: dit is niet de ronde die vooraf is genoemd');
  if (!genuine(beacon.chain, pulse)) found.push('/pulse/signature: deze handtekening is niet van het baken');
  found.push(...differences('/pulse/randomness', pulse.randomness, randomness(pulse)));
  const told = later > 0 ? ` Dat is een ronde ${later * 14} dagen na de ronde die vooraf is genoemd; punt 8 van de regels zegt wanneer dat mag.` : '';
  return step('De handtekening van het baken', `De waarde van ronde ${pulse.round} is ondertekend met de sleutel van het baken.${told}`, found);
}

function seedStep(record) {
  if (!record.beacon) return step('Het lot', 'Ons systeem heeft het lot bij de sluiting zelf getrokken. Hoe, kan niemand nagaan.', differences('/seedFrom', record.seedFrom, 'system'));
  const seed = hex(sha256(concat(bytes(listHash(record)), bytes(randomness(record.pulse)))));
  return step('Het lot', `Uit de lijst en de waarde van het baken volgt het lot ${seed}.`, differences('/seed', record.seed, seed));
}

/** The list as text: a line for each fact. */
function listHash(record) {
  const { beacon } = record;
  const ballots = [...record.list].sort((one, other) => (one.reference < other.reference ? -1 : 1));
  const lines = [
    FORMAT,
    `round ${record.round}`,
    `rules ${record.rules}`,
    `unit ${record.unit}`,
    ...record.networks.map((network) => `network ${network.id} ${network.sector} ${network.capacity}`),
    ...(beacon
      ? [`beacon ${beacon.address} ${beacon.round}`,
        `chain ${chainHash(beacon.chain)} ${beacon.chain.publicKey} ${beacon.chain.genesis} ${beacon.chain.period} ${beacon.chain.groupHash} ${beacon.chain.id}`]
      : ['beacon none']),
    `entries ${ballots.length}`,
    ...ballots.map((ballot) => `${ballot.reference} ${ballot.sector} ${ballot.schools}`),
  ];
  return hex(sha256(text(lines.map((line) => `${line}\n`).join(''))));
}

/** What drand calls the hash of a chain: it follows from the key, so nobody can name a known chain with another key. */
function chainHash(chain) {
  const times = new DataView(new ArrayBuffer(12));
  times.setUint32(0, chain.period);
  times.setBigInt64(4, BigInt(chain.genesis));
  return hex(sha256(concat(new Uint8Array(times.buffer), bytes(chain.publicKey), bytes(chain.groupHash), text(chain.id))));
}

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

const randomness = (pulse) => hex(sha256(bytes(pulse.signature)));

function draw(record, seed) {
  const start = bytes(seed);
  const turns = record.list
    .map((ballot) => ({ ...ballot, lot: hex(sha256(concat(start, text(ballot.reference)))) }))
    .sort((one, other) => (one.lot < other.lot ? -1 : 1));
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

/** Where two values differ, each place once. */
function differences(at, found, expected) {
  if (found && expected && typeof found === 'object' && typeof expected === 'object') {
    const names = new Set([...Object.keys(found), ...Object.keys(expected)]);
    return [...names].flatMap((name) => differences(`${at}/${name}`, found[name], expected[name]));
  }
  return found === expected ? [] : [`${at}: in het bestand staat ${said(found)}, uit de berekening komt ${said(expected)}`];
}

const said = (value) => (value === undefined ? 'niets' : String(typeof value === 'object' ? JSON.stringify(value) : value));
const text = (value) => new TextEncoder().encode(value);
const hex = (value) => Array.from(value, (byte) => byte.toString(16).padStart(2, '0')).join('');

function bytes(value) {
  if (!/^([0-9a-f]{2})*$/.test(value ?? 'x')) return new Uint8Array();
  return Uint8Array.from(value.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function concat(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}
