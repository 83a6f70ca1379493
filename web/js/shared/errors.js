import { all, byId, el, heading, link } from './dom.js';

/**
 * What is wrong with a field, as the API tells it: the pointer leads to the field.
 * @typedef {{pointer: string, detail: string}} FieldError
 */

/** @type {Object<string, string>} */
const FOCUS = {
  'schools': 'school-search',
  'schoolSearch': 'school-search',
  'network': 'network',
  'initiative': 'initiative-name',
  'practitioner': 'practitioner-name',
  'leader': 'leader-name',
  'learningQuestions': 'learningQuestions-0',
  'submittedBy': 'submittedBy-practitioner',
  'seeks': 'seeks-answers',
  'pendingSchool-name': 'school-manual-name',
  'pendingSchool-place': 'school-manual-place',
};

/**
 * Where on the page a pointer of the API leads: the control to focus and the field that shows the message.
 * @param {string} pointer such as "#/practitioner/email"
 * @returns {{focus: string, field: string}}
 */
function placeOf(pointer = '') {
  const path = pointer.replace(/^#?\//, '').split('/');
  if (path[0] === 'schools' && path.length > 1) return { focus: `schools-${path[1]}-remove`, field: `schools-${path[1]}` };
  if (path[0] === 'seeks') return { focus: FOCUS.seeks, field: 'seeks' };
  const id = path.join('-');
  const focus = FOCUS[id] ?? id;
  return { focus, field: id === 'submittedBy' ? id : focus };
}

/**
 * Shows problems above the form and above each field, and moves focus to the summary.
 * @param {FieldError[]} problems
 * @param {Node|null} [advice] what to do, when the messages alone do not tell
 */
export function showProblems(problems, advice = null) {
  clearProblems();
  const items = problems.map(({ pointer, detail }) => {
    const place = placeOf(pointer);
    const target = place.field === 'network' ? firstChoice() : document.getElementById(place.focus);
    if (!target) return el('li', {}, detail);
    showAt(place, target, detail);
    const jump = link(`#${target.id}`, detail);
    jump.addEventListener('click', (event) => {
      // the fragment belongs to the steps of the form, so move without touching it
      event.preventDefault();
      target.focus();
      target.closest('[data-field]')?.scrollIntoView({ block: 'nearest' });
    });
    return el('li', {}, jump);
  });
  const title = problems.length === 1 ? 'Er is één ding dat nog niet klopt' : `Er zijn ${problems.length} dingen die nog niet kloppen`;
  const summary = el(
    'section',
    { class: 'error-summary', id: 'error-summary', tabindex: '-1', 'aria-labelledby': 'error-summary-title' },
    heading(2, title, { id: 'error-summary-title' }),
    advice,
    el('ul', {}, ...items),
  );
  byId('error-summary-place').replaceChildren(summary);
  summary.focus();
}

// a round may have one network only, and then the other choice is hidden
const firstChoice = () => all(HTMLElement, '.choice:not([hidden]) > [name="network"]')[0];

/** @param {{field: string}} place @param {HTMLElement} target @param {string} detail */
function showAt({ field }, target, detail) {
  const message = document.getElementById(`${field}-error`);
  if (!message || message.textContent) return; // one message per field is enough
  message.append(el('span', { class: 'visually-hidden' }, 'Fout: '), detail);
  const [wrapper] = all(HTMLElement, `[data-field="${field}"]`);
  // people normally do not see this field; it is shown so that it can be emptied
  if (wrapper?.hidden) wrapper.hidden = false;
  wrapper?.classList.add(
    wrapper.matches('fieldset') ? 'utrecht-form-fieldset--invalid' : wrapper.matches('li') ? 'chosen--invalid' : 'utrecht-form-field--invalid',
  );
  const described = wrapper?.matches('fieldset') ? wrapper : target;
  described.setAttribute('aria-describedby', [message.id, ...describedBy(described)].join(' '));
  if (target.matches('input:not([type="radio"], [type="checkbox"]), textarea')) target.setAttribute('aria-invalid', 'true');
}

/** Takes every message off the page. */
export function clearProblems() {
  byId('error-summary-place').replaceChildren();
  for (const message of document.querySelectorAll('.utrecht-form-field-error-message')) {
    message.replaceChildren();
    for (const node of document.querySelectorAll(`[aria-describedby~="${message.id}"]`)) {
      const rest = describedBy(node).filter((id) => id !== message.id);
      if (rest.length) node.setAttribute('aria-describedby', rest.join(' '));
      else node.removeAttribute('aria-describedby');
    }
  }
  for (const node of document.querySelectorAll('[aria-invalid]')) node.removeAttribute('aria-invalid');
  for (const name of ['utrecht-form-fieldset--invalid', 'utrecht-form-field--invalid', 'chosen--invalid']) {
    for (const node of document.querySelectorAll(`.${name}`)) node.classList.remove(name);
  }
}

/** @param {Element} node @returns {string[]} the ids of what describes it */
const describedBy = (node) => (node.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
