import { button, el } from '../shared/dom.js';
import { saveFile } from './parts.js';
import { ask, isExpired } from './sign-in.js';

/**
 * A button that saves a file of the API among the downloads, and says how that went.
 * @param {import('./page.js').Page} page
 * @param {object} file
 * @param {string} file.id of the button
 * @param {string} file.text what the button says
 * @param {Parameters<typeof ask>[0]} file.path
 * @param {string} file.filename
 * @returns {HTMLElement}
 */
export function downloadButton(page, { id, text, path, filename }) {
  const status = el('span', { role: 'status' });
  const save = async () => {
    status.textContent = 'Een ogenblik.';
    const answer = await ask(path, { as: 'blob' });
    status.textContent =
      answer.kind === 'done'
        ? 'Het bestand is opgeslagen bij je downloads. Het bevat persoonsgegevens.'
        : (answer.kind === 'refused' && answer.problem.detail) || 'Dat lukte niet. Probeer het nog eens.';
    if (isExpired(answer)) return page.trouble(answer);
    if (answer.kind === 'done') saveFile(answer.body, filename);
  };
  return el('div', { class: 'download' }, button(text, 'secondary', save, { id }), status);
}
