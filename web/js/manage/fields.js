import { el, isField } from '../shared/dom.js';

const OPTIONAL = () => el('span', { class: 'optional' }, ' (niet verplicht)');

/**
 * How a field looks. With rows it has more lines, with options one chooses; the others become attributes.
 * @typedef {object} Look
 * @property {string} [value]
 * @property {string} [hint]
 * @property {boolean} [optional]
 * @property {number} [rows]
 * @property {Array<[string, string]>} [options] each value, and what it says
 * @property {string} [type]
 * @property {string} [inputmode]
 * @property {string} [min]
 * @property {boolean} [readonly]
 * @property {boolean} [disabled]
 */

/**
 * A labelled field, with room for what is wrong with it; its id is where an error's pointer leads.
 * @param {string} id
 * @param {string} label
 * @param {Look} [look]
 * @returns {HTMLElement}
 */
export function field(id, label, { value = '', hint, optional = false, rows, options, ...attributes } = {}) {
  const common = { id, name: id, 'aria-describedby': hint ? `${id}-hint` : null, ...attributes };
  const control = options
    ? el('select', { class: 'utrecht-textbox utrecht-textbox--html-input', ...common }, ...options.map(([key, text]) => el('option', { value: key }, text)))
    : rows
      ? el('textarea', { class: 'utrecht-textarea utrecht-textarea--html-textarea', rows: String(rows), ...common })
      : el('input', { class: 'utrecht-textbox utrecht-textbox--html-input', type: 'text', autocomplete: 'off', ...common });
  if (value !== '') control.value = value;
  return el(
    'div',
    { class: 'utrecht-form-field', 'data-field': id },
    el('label', { class: 'utrecht-form-label utrecht-form-field__label', for: id }, label, optional ? OPTIONAL() : null),
    hint ? el('div', { class: 'utrecht-form-field-description utrecht-form-field__description', id: `${id}-hint` }, hint) : null,
    el('div', { class: 'utrecht-form-field-error-message', id: `${id}-error` }),
    control,
  );
}

/** @param {HTMLElement} form @param {string} id @returns {string} what a field of the form holds */
export function typed(form, id) {
  const control = form.querySelector(`#${CSS.escape(id)}`);
  return isField(control) ? control.value.trim() : '';
}

/** The question for the reason, which every change asks. @param {Pick<Look, 'optional'>} [look] @returns {HTMLElement} */
export const whyField = ({ optional = false } = {}) =>
  field('why', 'Waarom doe je dit?', {
    rows: 2,
    optional,
    hint: 'Dit komt in het logboek, dat alle organisatoren kunnen lezen. Schrijf geen namen of andere persoonsgegevens op.',
  });
