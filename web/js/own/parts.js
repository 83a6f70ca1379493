import { byId, el, heading } from '../shared/dom.js';
import { fromBody } from '../form/draft.js';

/**
 * @import { OwnRegistration } from 'contract'
 * @import { Attributes } from '../shared/dom.js'
 * @import { Draft } from '../form/draft.js'
 */

const SITE = 'Leernetwerken inclusief onderwijs';

/**
 * Puts another view on the page.
 * @param {string} title
 * @param {Array<Node>} content
 * @param {{focus?: boolean}} [how] focus: the heading takes it, as whoever came from another view expects
 */
export function fill(title, content, { focus = true } = {}) {
  const head = heading(1, title, { id: 'view-title', tabindex: '-1' });
  byId('view').replaceChildren(head, ...content);
  titled(title);
  if (!focus) return;
  scrollTo(0, 0);
  head.focus({ preventScroll: true });
}

/** @param {string} title @param {boolean} [wrong] whether something has to be put right first */
export const titled = (title, wrong = false) => {
  document.title = `${wrong ? 'Fout: ' : ''}${title} - ${SITE}`;
};

/** @returns {HTMLElement} where errors.js puts its summary */
export const summaryPlace = () => el('div', { id: 'error-summary-place' });

/**
 * A line that says what is going on.
 * @typedef {{node: HTMLElement, busy: (text: string) => void}} StatusLine
 */

/** @returns {StatusLine} */
export function statusLine() {
  const node = el('p', { class: 'nl-paragraph', role: 'status' });
  return {
    node,
    busy: (text) => {
      node.textContent = text;
    },
  };
}

/**
 * A field with its label above it; with rows it has more lines.
 * @param {{id: string, label: string, hint?: string, optional?: boolean, rows?: string, value?: string} & Attributes} field what else there is becomes an attribute
 * @returns {HTMLElement}
 */
export function textField({ id, label, hint, optional = false, rows, value = '', ...attributes }) {
  const common = { id, name: id, 'aria-describedby': hint && `${id}-hint`, ...attributes };
  const control = rows
    ? el('textarea', { class: 'utrecht-textarea utrecht-textarea--html-textarea', rows, ...common })
    : el('input', { class: 'utrecht-textbox utrecht-textbox--html-input', type: 'text', ...common });
  control.value = value;
  return el(
    'div',
    { class: 'utrecht-form-field', 'data-field': id },
    el(
      'label',
      { class: 'utrecht-form-label utrecht-form-field__label', for: id },
      label,
      optional ? el('span', { class: 'optional' }, ' (niet verplicht)') : null,
    ),
    hint ? el('div', { class: 'utrecht-form-field-description utrecht-form-field__description', id: `${id}-hint` }, hint) : null,
    el('div', { class: 'utrecht-form-field-error-message', id: `${id}-error` }),
    control,
  );
}

/**
 * A registration as it stands, as a draft of the form: its schools have their names.
 * @param {Pick<OwnRegistration, 'registration'|'schools'>} view what the API shows of it
 * @returns {Draft}
 */
export function draftOf({ registration, schools }) {
  const listed = new Map(schools.map((school) => [school.code, school]));
  return fromBody(
    registration,
    registration.schools.map((school) =>
      'code' in school ? (listed.get(school.code) ?? { code: school.code, name: 'School', place: 'staat nu niet in de scholenlijst' }) : school,
    ),
  );
}
