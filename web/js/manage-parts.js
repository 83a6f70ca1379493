import { el } from './dom.js';

/** @param {{code?: string, name?: string, place?: string}} school @returns {string} "De Vlier, Zwolle (99AA00)" */
export const schoolLine = ({ code, name, place }) => !name ? `School met code ${code} (staat nu niet in de scholenlijst)`
  : `${name}, ${place} (${code ?? 'niet in de scholenlijst'})`;

/** @param {number} count @param {string} one @param {string} more @returns {string} "2 scholen" */
export const amount = (count, one, more) => `${count} ${count === 1 ? one : more}`;

/**
 * A table that scrolls by itself where it does not fit, also for who has no mouse.
 * @param {string} caption
 * @param {string[]} heads
 * @param {Array<Array<Node|string>>} rows the first of each names the row
 * @returns {HTMLElement}
 */
export const table = (caption, heads, rows) => el('div', { class: 'table', role: 'region', 'aria-label': caption, tabindex: '0' },
  el('table', {},
    el('caption', {}, caption),
    el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
    el('tbody', {}, ...rows.map(([name, ...cells]) => el('tr', {}, el('th', { scope: 'row' }, name), ...cells.map((cell) => el('td', {}, cell)))))));
