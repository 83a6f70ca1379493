import { button, el } from '../../shared/dom.js';
import { keepMessage, loadMessage } from '../messages/draft.js';
import { amount, messagesAddress, roundPath } from '../parts.js';
import { ask } from '../sign-in.js';

/** How many initiatives are asked for at once. */
const AT_ONCE = 10;

/**
 * What an organiser does with chosen initiatives, beside downloading them: have the addresses of both people of each, write
 * to them, and print their lines of the table.
 * @param {string} round its id
 * @param {import('../page.js').Page} page
 * @param {string[]} references
 * @returns {HTMLElement}
 */
export function chosenActions(round, page, references) {
  const status = el('p', { role: 'status' });
  const place = el('div', {});

  async function copy() {
    status.textContent = 'Een ogenblik.';
    const addresses = new Set();
    for (let from = 0; from < references.length; from += AT_ONCE) {
      const answers = await Promise.all(references.slice(from, from + AT_ONCE).map((reference) => ask(`${roundPath(round)}/initiatives/${reference}`)));
      for (const answer of answers) {
        if (answer.kind !== 'done') return page.trouble(answer);
        for (const { email } of [answer.body.practitioner, answer.body.leader]) addresses.add(email);
      }
    }
    const text = [...addresses].join('; ');
    const field = el('textarea', { class: 'utrecht-textarea utrecht-textarea--html-textarea', id: 'addresses', rows: '3', readonly: true });
    field.value = text;
    place.replaceChildren(el('label', { class: 'utrecht-form-label', for: 'addresses' }, 'E-mailadressen van de gekozen initiatieven'), field);
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    status.textContent = isCopied
      ? `${amount(addresses.size, 'adres is', 'adressen zijn')} gekopieerd. Plak ze in een e-mail bij bcc, zodat de lezers elkaars adres niet zien.`
      : `Kopieer ${amount(addresses.size, 'adres', 'adressen')} uit het vak hieronder. Plak ze in een e-mail bij bcc, zodat de lezers elkaars adres niet zien.`;
    if (!isCopied) field.select();
  }

  /** What was typed before stays; only to whom it goes is another choice. */
  function write() {
    keepMessage(round, { ...loadMessage(round), to: 'chosen', initiatives: references });
    location.hash = messagesAddress(round, 'schrijven');
  }

  return el(
    'div',
    { class: 'picked__actions' },
    button('E-mailadressen kopiëren', 'secondary', copy, { id: 'copy-addresses' }),
    button('Bericht schrijven', 'secondary', write, { id: 'write-chosen' }),
    button('Gekozen initiatieven printen', 'secondary', () => print(), { id: 'print-chosen' }),
    status,
    place,
  );
}
