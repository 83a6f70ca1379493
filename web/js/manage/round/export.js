import { button, el } from '../../shared/dom.js';
import { roundPath, saveFile } from '../parts.js';
import { ask, isExpired } from '../sign-in.js';

/**
 * A button that saves initiatives of a round as a spreadsheet.
 * @param {string} round its id
 * @param {import('../page.js').Page} page
 * @param {string[]} [references] which; without any, all of them
 * @returns {HTMLElement}
 */
export function exportButton(round, page, references = []) {
  const status = el('span', { role: 'status' });
  const save = async () => {
    status.textContent = 'Een ogenblik.';
    /** @type {`/api/rounds/${string}/export`} */
    const path = `${roundPath(round)}/export`;
    const answer = await ask(references.length ? `${path}?references=${references.join(',')}` : path, { as: 'blob' });
    status.textContent =
      answer.kind === 'done'
        ? 'Het bestand is opgeslagen bij je downloads. Het bevat persoonsgegevens.'
        : (answer.kind === 'refused' && answer.problem.detail) || 'Dat lukte niet. Probeer het nog eens.';
    if (isExpired(answer)) return page.trouble(answer);
    if (answer.kind === 'done') saveFile(answer.body, `aanmeldingen-${round}.xlsx`);
  };
  const text = references.length ? 'Gekozen aanmeldingen downloaden (Excel)' : 'Alle aanmeldingen downloaden (Excel)';
  return el('div', { class: 'download' }, button(text, 'secondary', save, { id: 'export' }), status);
}
