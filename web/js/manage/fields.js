import { all, el, isField } from '../shared/dom.js';

// What each field was given, and how the browser showed that: a field of one line drops line breaks.
/** @type {WeakMap<Element, {given: string, shown: string}>} */
const STARTED = new WeakMap();

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
  STARTED.set(control, { given: value, shown: control.value });
  return el(
    'div',
    { class: 'utrecht-form-field', 'data-field': id },
    el('label', { class: 'utrecht-form-label utrecht-form-field__label', for: id }, label, optional ? OPTIONAL() : null),
    hint ? el('div', { class: 'utrecht-form-field-description utrecht-form-field__description', id: `${id}-hint` }, hint) : null,
    el('div', { class: 'utrecht-form-field-error-message', id: `${id}-error` }),
    control,
  );
}

/**
 * Boxes to tick, of which more than one may be chosen.
 * @param {string} id where an error's pointer leads
 * @param {string} legend
 * @param {Array<[string, string]>} options each value, and what it says
 * @param {string[]} chosen
 * @returns {HTMLElement}
 */
export const boxes = (id, legend, options, chosen) =>
  el(
    'fieldset',
    { class: 'utrecht-form-fieldset utrecht-form-fieldset--html-fieldset legend-small', 'data-field': id },
    el(
      'legend',
      { class: 'utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-fieldset__legend--distanced' },
      legend,
      OPTIONAL(),
    ),
    el('div', { class: 'utrecht-form-field-error-message', id: `${id}-error` }),
    ...options.map(([value, text]) =>
      el(
        'div',
        { class: 'choice' },
        el('input', {
          class: 'utrecht-checkbox utrecht-checkbox--html-input',
          type: 'checkbox',
          id: `${id}-${value}`,
          name: id,
          value,
          checked: chosen.includes(value),
        }),
        el('label', { class: 'utrecht-form-label utrecht-form-label--checkbox', for: `${id}-${value}` }, text),
      ),
    ),
  );

/** @param {HTMLElement} form @param {string} id of boxes @returns {string[]} those that are ticked */
export const ticked = (form, id) => all(HTMLInputElement, `[name="${id}"]:checked`, form).map(({ value }) => value);

/**
 * @param {HTMLElement} form
 * @param {string} id
 * @returns {string} what a field of the form holds; a field that nobody touched holds exactly what it was given
 */
export function typed(form, id) {
  const control = form.querySelector(`#${CSS.escape(id)}`);
  return isField(control) ? typedInto(control) : '';
}

/** @param {HTMLInputElement|HTMLSelectElement|HTMLTextAreaElement} control @returns {string} the same of one field */
export function typedInto(control) {
  const started = STARTED.get(control);
  return started && started.shown === control.value ? started.given : control.value.trim();
}

/** The question for the reason, which every change asks. @param {Pick<Look, 'optional'>} [look] @returns {HTMLElement} */
export const whyField = ({ optional = false } = {}) =>
  field('why', 'Waarom doe je dit?', {
    rows: 2,
    optional,
    hint: 'Dit komt in het logboek, dat alle organisatoren kunnen lezen. Schrijf geen namen of andere persoonsgegevens op.',
  });
