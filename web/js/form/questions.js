import { addCounter } from './counter.js';
import { button, byId, el } from '../shared/dom.js';
import { LIMITS, MAX_QUESTIONS } from './validate.js';

/**
 * The learning questions: one to five text areas that can be added and removed.
 * @param {import('./fields.js').Holder} form
 */
export function questionsSection({ draft, changed }) {
  const add = byId('learningQuestions-add');
  const status = byId('questions-status');

  function render() {
    const { learningQuestions } = draft();
    byId('questions').replaceChildren(...learningQuestions.map((text, index) => field(text, index, learningQuestions.length)));
    for (const area of byId('questions').querySelectorAll('textarea')) addCounter(area);
    add.hidden = learningQuestions.length >= MAX_QUESTIONS;
  }

  /** @param {string} text @param {number} index @param {number} count @returns {Node} */
  function field(text, index, count) {
    const id = `learningQuestions-${index}`;
    const area = el('textarea', {
      class: 'utrecht-textarea utrecht-textarea--html-textarea',
      id,
      name: id,
      rows: '4',
      'data-path': `learningQuestions/${index}`,
      'data-limit': String(LIMITS.learningQuestion),
    });
    area.value = text;
    return el(
      'div',
      { class: 'utrecht-form-field question', 'data-field': id },
      el(
        'label',
        { class: 'utrecht-form-label utrecht-form-field__label', for: id },
        `Leervraag ${index + 1}`,
        index ? el('span', { class: 'optional' }, ' (niet verplicht)') : null,
      ),
      el('div', { class: 'utrecht-form-field-error-message', id: `${id}-error` }),
      area,
      count > 1 ? button(`Haal leervraag ${index + 1} weg`, 'subtle', () => remove(index), { id: `${id}-remove` }) : null,
    );
  }

  /** @param {number} index */
  function remove(index) {
    draft().learningQuestions.splice(index, 1);
    changed();
    render();
    status.textContent = `Leervraag ${index + 1} is weggehaald.`;
    byId(`learningQuestions-${Math.max(0, index - 1)}`).focus();
  }

  add.addEventListener('click', () => {
    draft().learningQuestions.push('');
    changed();
    render();
    byId(`learningQuestions-${draft().learningQuestions.length - 1}`).focus();
  });

  return {
    render,
    /** Removes extra questions that were left empty. */
    dropEmpty() {
      const kept = draft().learningQuestions.filter((question) => question.trim());
      if (kept.length === draft().learningQuestions.length) return;
      draft().learningQuestions = kept.length ? kept : [''];
      changed();
      render();
    },
  };
}
