import { button, el } from '../../shared/dom.js';
import { roundPath, saveFile } from '../parts.js';
import { ask, isExpired } from '../sign-in.js';

/**
 * A button that saves every initiative of a round as a spreadsheet.
 * @param {string} round its id
 * @param {import('../page.js').Page} page
 * @returns {HTMLElement}
 */
export function exportButton(round, page) {
  const status = el('span', { role: 'status' });
  const save = async () => {
    status.textContent = 'Een ogenblik.';
    const answer = await ask(`${roundPath(round)}/export`, { as: 'blob' });
    status.textContent =
      answer.kind === 'done'
        ? 'Het bestand is opgeslagen bij je downloads. Het bevat persoonsgegevens.'
        : (answer.kind === 'refused' && answer.problem.detail) || 'Dat lukte niet. Probeer het nog eens.';
    if (isExpired(answer)) return page.trouble(answer);
    if (answer.kind === 'done') saveFile(answer.body, `aanmeldingen-${round}.xlsx`);
  };
  return el('div', { class: 'form-actions' }, button('Alle aanmeldingen downloaden (Excel)', 'secondary', save, { id: 'export' }), status);
}
