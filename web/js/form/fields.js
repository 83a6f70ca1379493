import { all, first, isField } from '../shared/dom.js';
import { addCounter, countAnew } from './counter.js';
import { setValueAt, valueAt } from './draft.js';
import { sectorTitle, sectorsOf } from '../shared/round.js';

/**
 * The draft that the parts of a form show and change, and what to do once it changed.
 * @typedef {{draft: () => import('./draft.js').Draft, changed: () => void}} Holder
 */

/**
 * Keeps fields with `data-path` and the draft the same: typing changes the draft, `render` shows it.
 * @param {HTMLFormElement} form
 * @param {Holder} holder
 * @returns {{render: () => void}}
 */
export function bindFields(form, { draft, changed }) {
  for (const area of all(HTMLTextAreaElement, 'textarea[data-limit]', form)) addCounter(area);

  /** @param {Event} event */
  const take = ({ target }) => {
    if (!isField(target)) return;
    const { path } = target.dataset;
    if (!path) return;
    if (target.type === 'checkbox') {
      setValueAt(
        draft(),
        path,
        all(HTMLInputElement, `[name="${target.name}"]:checked`, form).map((box) => box.value),
      );
    } else {
      setValueAt(draft(), path, target.value);
    }
    if (path === 'network') draft().networkFollows = false;
    changed();
  };
  form.addEventListener('input', take);
  form.addEventListener('change', take); // a browser that fills in a field does not always say that it is typing
  // Enter in a field would send a form of which the rest is still empty.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
  });

  return {
    render() {
      for (const field of all(HTMLElement, '[data-path]', form).filter(isField)) {
        const value = valueAt(draft(), field.dataset.path ?? '');
        if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === value;
        else if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value.includes(field.value);
        else field.value = String(value);
        countAnew(field);
      }
    },
  };
}

/** Offers only the networks this round has. @param {Pick<import('contract').Round, 'networks'>} round */
export function offerNetworks(round) {
  /** @type {string[]} */
  const sectors = sectorsOf(round);
  for (const choice of all(HTMLInputElement, '[name="network"]')) {
    const place = choice.closest('.choice');
    if (place instanceof HTMLElement) place.hidden = !sectors.includes(choice.value);
    first(HTMLLabelElement, `label[for="${choice.id}"]`).textContent = sectorTitle(choice.value);
  }
}
