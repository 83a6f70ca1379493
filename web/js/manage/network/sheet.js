import { roundPath } from '../parts.js';
import { downloadButton } from '../download.js';

/**
 * A button that saves all initiatives of a network as a spreadsheet.
 * @param {string} round
 * @param {string} network
 * @param {import('../page.js').Page} page
 * @returns {HTMLElement}
 */
export const sheetButton = (round, network, page) =>
  downloadButton(page, {
    id: 'sheet',
    text: 'Alle initiatieven downloaden (Excel)',
    path: `${roundPath(round)}/networks/${encodeURIComponent(network)}/export`,
    filename: `bellijst-${network}-${round}.xlsx`,
  });
