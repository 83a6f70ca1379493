import { dateInWords } from '../../shared/dates.js';
import { who } from '../history.js';
import { isReached, nextStep } from './table.js';

/** @import { ContactMoment, NetworkInitiative } from 'contract' */

/** @type {Array<[ContactMoment['how'], string]>} */
export const HOW = [
  ['phone', 'Telefoon'],
  ['mail', 'E-mail'],
  ['visit', 'Bezoek'],
  ['video', 'Videogesprek'],
];

/** @type {Array<[ContactMoment['with'], string]>} */
export const WITH = [
  ['practitioner', 'Docent of leerlingbegeleider'],
  ['leader', 'Schoolleiding'],
  ['both', 'Allebei'],
  ['someone-else', 'Iemand anders'],
];

/** @template {string} Key @param {Array<[Key, string]>} words @param {Key} key @returns {string} in the middle of a sentence */
const of = (words, key) => (words.find(([known]) => known === key)?.[1] ?? key).toLowerCase();

/** @param {ContactMoment} contact @returns {string} "7 oktober 2024, telefoon met schoolleiding, door procesbegeleider Sanne Hoekstra" */
export const contactLine = ({ on, how, with: whom, reached, by }) =>
  `${dateInWords(on)}: ${of(HOW, how)}, ${of(WITH, whom)}${reached ? '' : ', niet bereikt'}. Genoteerd door ${who(by)}.`;

/** @param {ContactMoment['next']} next @returns {string} */
export const nextLine = (next) => (next ? `${next.what ?? 'Volgende stap (tekst gewist)'}, ${dateInWords(next.due)}` : '');

/** @param {NetworkInitiative} it @returns {string} how far the contact is, in a few words */
export function contactState(it) {
  const last = it.contacts.at(-1);
  if (!last) return 'Nog geen contact';
  const next = nextStep(it);
  return `${isReached(it) ? 'Bereikt' : 'Nog niet bereikt'}, laatste keer op ${dateInWords(last.on)}${next ? `. Volgende stap: ${nextLine(next)}` : ''}`;
}

/** @type {Record<NetworkInitiative['sharpened'], string>} */
export const SHARPENED = { none: 'Nog niet aangescherpt', awaits: 'Aangescherpt, wacht op antwoord', confirmed: 'Aangescherpt en bevestigd' };
