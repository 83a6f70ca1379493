import { dateInWords } from '../shared/dates.js';
import { el, link } from '../shared/dom.js';

/** @type {Record<import('contract').Round['state'], string>} */
const STATES = {
  upcoming: 'nog niet open',
  open: 'open',
  closing: 'gesloten, de plekken worden verdeeld',
  closed: 'gesloten, de plekken worden verdeeld',
  allocated: 'gesloten, de plekken zijn verdeeld',
};

/** What an initiative looks for, as an organiser and a facilitator read it. */
export const SEEKS = {
  answers: 'Antwoord op vragen die er al langer zijn',
  practice: 'Praktische kennis om direct toe te passen',
  sharing: 'Kennis en ervaring delen',
};

/** @param {string} round its id @returns {string} where its overview is */
export const roundAddress = (round) => `#ronde/${encodeURIComponent(round)}`;

/** @param {string} round @param {string} network @returns {string} where its initiatives are */
export const networkAddress = (round, network) => `${roundAddress(round)}/leernetwerk/${encodeURIComponent(network)}`;

/** @param {string} round @param {string} network @returns {string} where its themes are */
export const themesAddress = (round, network) => `${networkAddress(round, network)}/themas`;

/** @param {string} round @param {string} network @returns {string} where its meetings are */
export const meetingsAddress = (round, network) => `${networkAddress(round, network)}/bijeenkomsten`;

/** @param {string} round @param {string} network @param {string} reference @returns {string} where the facilitators' page of an initiative is */
export const memberAddress = (round, network, reference) => `${networkAddress(round, network)}/initiatief/${encodeURIComponent(reference)}`;

/** @param {string} round @param {...string} parts @returns {string} where its seats are, or something to do about them */
export const rosterAddress = (round, ...parts) => [roundAddress(round), 'plekken', ...parts.map(encodeURIComponent)].join('/');

/** @param {string} round @returns {string} where an initiative is entered after the allocation */
export const enterAddress = (round) => `${roundAddress(round)}/toevoegen`;

/** @param {string} round its id @returns {string} where it is edited */
export const editAddress = (round) => `${roundAddress(round)}/bewerken`;

/** @param {string} round its id @returns {string} where its deadline is extended */
export const extendAddress = (round) => `${roundAddress(round)}/verlengen`;

/** @param {string} round its id @returns {string} where one sees what people see of it */
export const previewAddress = (round) => `${roundAddress(round)}/voorbeeld`;

/** Where a round is opened. */
export const OPEN_ADDRESS = '#ronde-openen';

/** @param {string} round @param {string} reference @returns {string} where an initiative's own page is */
export const initiativeAddress = (round, reference) => `${roundAddress(round)}/initiatief/${encodeURIComponent(reference)}`;

/** @param {string} round @param {...string} parts @returns {string} where its journal is */
export const journalAddress = (round, ...parts) => [roundAddress(round), 'logboek', ...parts.map(encodeURIComponent)].join('/');

/** @param {string} round @param {string} [filter] @returns {string} where its initiatives are, or those of a filter */
export const initiativesAddress = (round, filter) => `${roundAddress(round)}/initiatieven${filter ? `/${filter}` : ''}`;

/** @param {string} round @param {...string} parts @returns {string} the page of the mails that were not sent, or of one and what to do with it */
export const mailsAddress = (round, ...parts) => [roundAddress(round), 'mails', ...parts.map(encodeURIComponent)].join('/');

/** @param {string} round @param {...string} parts @returns {string} where the messages to its initiatives are, or one is written */
export const messagesAddress = (round, ...parts) => [roundAddress(round), 'berichten', ...parts.map(encodeURIComponent)].join('/');

/** @param {string} round its id @returns {`/api/rounds/${string}`} the path of the API that is about it */
export const roundPath = (round) => `/api/rounds/${encodeURIComponent(round)}`;

/** @param {Pick<import('contract').RoundSummary, 'opens'|'deadline'|'state'>} round @returns {string} from when to when, and how it stands now */
export const period = (round) =>
  `Aanmelden van ${dateInWords(round.opens)} tot en met ${dateInWords(round.deadline)}. De aanmelding is ${STATES[round.state]}.`;

/** @param {{code?: string, name?: string, place?: string}} school @returns {string} "De Vlier, Zwolle (99AA00)" */
export const schoolLine = ({ code, name, place }) =>
  !name ? `School met code ${code} (staat nu niet in de scholenlijst)` : `${name}, ${place} (${code ?? 'niet in de scholenlijst'})`;

/** @typedef {{code?: string, name?: string, place?: string, resembles?: {reference: string, name: string, place: string}}} ShownSchool */

/** A school, and what is to be said about it. @param {string} round @param {ShownSchool} school @returns {HTMLElement} */
export const schoolNode = (round, school) =>
  el(
    'div',
    {},
    schoolLine(school),
    school.resembles
      ? el(
          'span',
          { class: 'flag' },
          ' lijkt op ',
          link(initiativeAddress(round, school.resembles.reference), `${school.resembles.name}, ${school.resembles.place}`),
          ', al aangemeld',
        )
      : null,
  );

/** @param {number} count @param {string} one @param {string} more @returns {string} "2 scholen" */
export const amount = (count, one, more) => `${count} ${count === 1 ? one : more}`;

/**
 * Saves a file among the downloads. The token goes in a header, so no link can fetch it: the page asks and hands it over.
 * @param {Blob} file
 * @param {string} name
 */
export function saveFile(file, name) {
  const address = URL.createObjectURL(file);
  el('a', { href: address, download: name }).click();
  // the browser may still be reading it
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * A table, of which each row is a card on a phone. Where it does not fit it scrolls by itself, also for who has no mouse.
 * @param {string} caption
 * @param {string[]} heads
 * @param {Array<Array<Node|string>>} rows the first of each names the row
 * @returns {HTMLElement}
 */
export const table = (caption, heads, rows) =>
  el(
    'div',
    { class: 'table table--cards', role: 'region', 'aria-label': caption, tabindex: '0' },
    el(
      'table',
      {},
      // a heading above the table is visible, so the caption is only for screen readers
      el('caption', { class: 'visually-hidden' }, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el(
        'tbody',
        {},
        ...rows.map(([name, ...cells]) =>
          el('tr', {}, el('th', { scope: 'row' }, name), ...cells.map((cell, at) => el('td', { 'data-label': heads[at + 1] }, el('div', {}, cell)))),
        ),
      ),
    ),
  );
