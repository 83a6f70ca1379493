import { schoolLine } from '../parts.js';
import { asksNow, isReached, nextStep } from './table.js';

/** @import { NetworkInitiative } from 'contract' */

/** Each column, and what it says of an initiative. @type {Array<[string, (it: NetworkInitiative) => string]>} */
const COLUMNS = [
  ['Initiatief', ({ name }) => name],
  ['Kenmerk', ({ reference }) => reference],
  ['Wachtlijst', ({ place }) => String(place ?? '')],
  ['Scholen', ({ schools }) => schools.map(schoolLine).join('\n')],
  ['Docent of leerlingbegeleider', ({ practitioner }) => practitioner.name],
  ['Telefoon', ({ practitioner }) => practitioner.phone ?? ''],
  ['E-mail', ({ practitioner }) => practitioner.email],
  ['Schoolleiding', ({ leader }) => leader.name],
  ['Telefoon schoolleiding', ({ leader }) => leader.phone ?? ''],
  ['E-mail schoolleiding', ({ leader }) => leader.email],
  ['Leervragen', (it) => asksNow(it).questions.join('\n')],
  ['Verwachtingen', (it) => asksNow(it).expectations],
  ['Leervragen zoals ingestuurd', ({ sharpenedText, learningQuestions }) => (sharpenedText ? learningQuestions.join('\n') : '')],
  ['Verwachtingen zoals ingestuurd', ({ sharpenedText, expectations }) => (sharpenedText ? expectations : '')],
  ['Bereikt', (it) => (isReached(it) ? 'ja' : 'nee')],
  ['Laatste contact', ({ contacts }) => contacts.at(-1)?.on ?? ''],
  ['Volgende stap', (it) => nextStep(it)?.what ?? ''],
  ['Volgende stap op', (it) => nextStep(it)?.due ?? ''],
];

// A spreadsheet would compute what begins so, also in another width; a telephone number is left as it is.
const COMPUTED = /^[\s\p{C}]*[=+\-@＝＋－＠]/u;
const TELEPHONE = /^\+[\d\s().-]+$/;

/** @param {string} text @returns {string} */
const cell = (text) => `"${(COMPUTED.test(text) && !TELEPHONE.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** The call list with semicolons, as a Dutch spreadsheet expects. @param {NetworkInitiative[]} all @returns {string} */
export const callList = (all) =>
  [COLUMNS.map(([head]) => head), ...all.map((it) => COLUMNS.map(([, of]) => of(it)))].map((cells) => `${cells.map(cell).join(';')}\r\n`).join('');
