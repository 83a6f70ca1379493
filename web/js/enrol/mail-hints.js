import { button, el, first } from '../shared/dom.js';
import { meantAddress } from '../form/mail-domain.js';

/**
 * Asks about an address whose domain looks mistyped. It is a question: whoever meant what they typed goes on.
 * @param {string[]} ids the fields with addresses of people who probably work at one school
 */
export function hintAtMailDomains(ids) {
  const inputs = ids.map((id) => first(HTMLInputElement, `#${id}`));
  for (const input of inputs) {
    const place = el('p', { class: 'mail-hint', id: `${input.id}-meant`, role: 'status' });
    input.after(place);
    const look = () => {
      const others = inputs.filter((other) => other !== input).map(({ value }) => value);
      const meant = meantAddress(input.value, others);
      place.replaceChildren(...(meant ? ['Bedoel je ', take(meant), '?'] : []));
    };
    /** @param {string} meant */
    const take = (meant) =>
      button(meant, 'subtle', () => {
        input.value = meant;
        input.dispatchEvent(new Event('input', { bubbles: true }));
        place.replaceChildren();
        input.focus();
      });
    input.addEventListener('change', look);
    look();
  }
}
