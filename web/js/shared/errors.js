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
 * How a page goes along with the problems that it shows.
 * @typedef {object} How
 * @property {() => FieldError[]} [now] what is wrong at this moment; without it a problem goes when its field is touched
 * @property {(target: HTMLElement) => void} [reveal] brings a field into view that another step hides
 * @property {() => void} [solved] nothing is wrong any more
 * @property {boolean} [quiet] no summary and no focus: only a message at the field
 */

/**
 * Judged: what the page itself can tell to be solved. Linked: what leads to a field.
 * @type {{problems: FieldError[], judged: Set<string>, linked: Set<string>, advice: Node|null, how: How}|null}
 */
let shown = null;
let listening = false;

/**
 * Shows problems above the form and above each field, and moves focus to the summary. A problem disappears when it is solved.
 * @param {FieldError[]} problems
 * @param {Node|null} [advice] what to do, when the messages alone do not tell
 * @param {How} [how]
 */
export function showProblems(problems, advice = null, how = {}) {
  const judged = new Set(how.now?.().map(({ pointer }) => pointer));
  const linked = new Set(problems.filter(isThere).map(({ pointer }) => pointer));
  shown = { problems, judged, linked, advice, how };
  if (!listening) for (const type of ['input', 'change', 'click', 'keydown']) document.addEventListener(type, refreshProblems);
  listening = true;
  render();
  if (how.quiet) return;
  const summary = byId('error-summary');
  summary.focus({ preventScroll: true });
  summary.scrollIntoView({ block: 'start' });
}

/**
 * Shows problems beside those that are shown already.
 * @param {FieldError[]} problems
 * @param {How} [how]
 */
export function addProblems(problems, how = {}) {
  const added = new Set(problems.map(({ pointer }) => pointer));
  const others = shown?.problems.filter(({ pointer }) => !added.has(pointer)) ?? [];
  showProblems([...problems, ...others], shown?.advice, { ...shown?.how, ...how, quiet: how.quiet && (!shown || shown.how.quiet) });
}

/** Takes away what was solved, and shows what is left where the page was built anew. @param {Event} [event] what somebody did */
export function refreshProblems(event) {
  if (!shown) return;
  const { problems, judged, linked, how } = shown;
  const now = how.now?.() ?? [];
  const touched = event && /input|change/.test(event.type) && event.target instanceof Element ? event.target.closest('[data-field]') : null;
  const left = problems.flatMap((problem) => {
    if (how.now && judged.has(problem.pointer)) return now.filter(({ pointer }) => pointer === problem.pointer).slice(0, 1);
    const isGone = linked.has(problem.pointer) && !isThere(problem);
    return isGone || touched?.getAttribute('data-field') === placeOf(problem.pointer).field ? [] : [problem];
  });
  const isSame = left.length === problems.length && left.every(({ detail }, index) => detail === problems[index].detail);
  if (isSame && left.every(({ pointer }) => document.getElementById(`${placeOf(pointer).field}-error`)?.textContent !== '')) return;
  shown.problems = left;
  if (left.length) return render();
  clearProblems();
  how.solved?.();
}

/** @param {FieldError} problem @returns {boolean} whether it leads to a field of this page */
const isThere = ({ pointer }) => placeOf(pointer).focus === 'network' || document.getElementById(placeOf(pointer).focus) !== null;

function render() {
  if (!shown) return;
  wipe();
  const { problems, advice, how } = shown;
  const items = problems.map(({ pointer, detail }) => {
    const place = placeOf(pointer);
    const target = place.field === 'network' ? firstChoice() : document.getElementById(place.focus);
    if (!target) return el('li', {}, detail);
    showAt(place, target, detail);
    const jump = link(`#${target.id}`, detail);
    jump.addEventListener('click', (event) => {
      // the fragment belongs to the steps of the form, so move without touching it
      event.preventDefault();
      how.reveal?.(target);
      target.focus({ preventScroll: true });
      (target.closest('[data-field]') ?? target).scrollIntoView({ block: 'nearest' });
    });
    return el('li', {}, jump);
  });
  if (how.quiet) return;
  const title = problems.length === 1 ? 'Er is één ding dat nog niet klopt' : `Er zijn ${problems.length} dingen die nog niet kloppen`;
  byId('error-summary-place').replaceChildren(
    el(
      'section',
      { class: 'error-summary', id: 'error-summary', tabindex: '-1', 'aria-labelledby': 'error-summary-title' },
      heading(2, title, { id: 'error-summary-title' }),
      advice,
      el('ul', {}, ...items),
    ),
  );
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
  shown = null;
  wipe();
}

function wipe() {
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
