import { el } from '../shared/dom.js';
import { lengthOf } from './validate.js';

const PAUSE = 1000; // long enough that a screen reader is not interrupted at every letter
const NEAR = 100;

/** @type {WeakMap<Element, () => void>} how to count anew, for each field that has a counter */
const counters = new WeakMap();

/** Counts anew what a field holds, after a program wrote in it. @param {Element} field one without a counter is left alone */
export const countAnew = (field) => counters.get(field)?.();

/**
 * Shows how many characters are left below a long field. The number on screen follows every letter; spoken word waits
 * for a pause and is only given near the limit.
 * @param {HTMLTextAreaElement} area with `data-limit`
 */
export function addCounter(area) {
  const limit = Number(area.dataset.limit);
  const rule = el('span', { class: 'visually-hidden', id: `${area.id}-limit` }, `Je kunt ten hoogste ${limit} tekens gebruiken.`);
  const shown = el('p', { class: 'counter', 'aria-hidden': 'true', id: `${area.id}-counter` });
  const spoken = el('span', { class: 'visually-hidden', role: 'status' });
  area.after(rule, shown, spoken);
  area.setAttribute('aria-describedby', `${area.getAttribute('aria-describedby') ?? ''} ${rule.id}`.trim());

  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  const update = () => {
    const left = limit - lengthOf(area.value.trim());
    shown.textContent = remaining(left);
    shown.classList.toggle('counter--over', left < 0);
    clearTimeout(timer);
    timer = setTimeout(() => {
      spoken.textContent = left < NEAR ? remaining(left) : '';
    }, PAUSE);
  };
  area.addEventListener('input', update);
  counters.set(area, update);
  shown.textContent = remaining(limit - lengthOf(area.value.trim()));
}

/** @param {number} left @returns {string} */
function remaining(left) {
  const count = Math.abs(left);
  const unit = count === 1 ? 'teken' : 'tekens';
  return left < 0 ? `${count} ${unit} te veel` : `Nog ${count} ${unit} over`;
}
