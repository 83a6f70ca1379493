import { addCounter } from './counter.js';
import { setValueAt, valueAt } from './draft.js';
import { sectorTitle, sectorsOf } from '../shared/round.js';

/**
 * Keeps fields with `data-path` and the draft the same: typing changes the draft, `render` shows it.
 * @param {HTMLFormElement} form
 * @param {{draft: () => object, changed: () => void}} holder
 * @returns {{render: () => void}}
 */
export function bindFields(form, { draft, changed }) {
  for (const area of form.querySelectorAll('textarea[data-limit]')) addCounter(area);

  form.addEventListener('input', ({ target }) => {
    const { path } = target.dataset;
    if (!path) return;
    if (target.type === 'checkbox') {
      setValueAt(
        draft(),
        path,
        [...form.querySelectorAll(`[name="${target.name}"]:checked`)].map((box) => box.value),
      );
    } else {
      setValueAt(draft(), path, target.value);
    }
    if (path === 'network') draft().networkFollows = false;
    changed();
  });

  return {
    render() {
      for (const field of form.querySelectorAll('[data-path]')) {
        const value = valueAt(draft(), field.dataset.path) ?? '';
        if (field.type === 'radio') field.checked = field.value === value;
        else if (field.type === 'checkbox') field.checked = value.includes(field.value);
        else field.value = value;
        field.updateCounter?.();
      }
    },
  };
}

/** Offers only the networks this round has. @param {object} round */
export function offerNetworks(round) {
  const sectors = sectorsOf(round);
  for (const choice of document.querySelectorAll('[name="network"]')) {
    choice.closest('.choice').hidden = !sectors.includes(choice.value);
    document.querySelector(`label[for="${choice.id}"]`).textContent = sectorTitle(choice.value);
  }
}
