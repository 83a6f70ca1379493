import { button, el } from '../../shared/dom.js';
import { roundPath, saveFile } from '../parts.js';
import { ask } from '../sign-in.js';

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
    const answer = await ask(`${roundPath(round)}/export`);
    status.textContent = answer.kind === 'answer' ? 'Het bestand is opgeslagen bij je downloads. Het bevat persoonsgegevens.'
      : answer.problem?.detail ?? 'Dat lukte niet. Probeer het nog eens.';
    if (answer.kind === 'expired') return page.trouble(answer);
    if (answer.kind === 'answer') saveFile(answer.body, `aanmeldingen-${round}.xlsx`);
  };
  return el('div', { class: 'form-actions' }, button('Alle aanmeldingen downloaden (Excel)', 'secondary', save, { id: 'export' }), status);
}
