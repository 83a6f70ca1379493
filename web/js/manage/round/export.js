import { downloadButton } from '../download.js';
import { roundPath } from '../parts.js';

/**
 * A button that saves initiatives of a round as a spreadsheet.
 * @param {string} round its id
 * @param {import('../page.js').Page} page
 * @param {string[]} [references] which; without any, all of them
 * @returns {HTMLElement}
 */
export function exportButton(round, page, references = []) {
  /** @type {`/api/rounds/${string}/export`} */
  const path = `${roundPath(round)}/export`;
  return downloadButton(page, {
    id: 'export',
    text: references.length ? 'Gekozen aanmeldingen downloaden (Excel)' : 'Alle aanmeldingen downloaden (Excel)',
    path: references.length ? `${path}?references=${references.join(',')}` : path,
    filename: `aanmeldingen-${round}.xlsx`,
  });
}
