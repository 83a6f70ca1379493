import { button, el, heading, list, paragraph } from '../../shared/dom.js';
import { clearProblems, showProblems } from '../../shared/errors.js';
import { field, typed } from '../fields.js';
import { roundPath } from '../parts.js';
import { ask, isExpired } from '../sign-in.js';
import { contactLine, HOW, nextLine, WITH } from './words.js';

/** @import { ContactMoment } from 'contract' */
/** @import { FieldError } from '../../shared/errors.js' */

/** No answer is chosen beforehand: what nobody looked at would be noted as well. @type {Array<[string, string]>} */
const CHOOSE = [['', 'Maak een keuze']];

/** Which field shows what is wrong. @type {Record<string, string>} */
const FIELDS = { on: 'contact-on', how: 'contact-how', with: 'contact-with', reached: 'contact-reached', note: 'contact-note', next: 'contact-next-what' };

/** @param {string} pointer @returns {string} */
const place = (pointer) => `#/${pointer === '#/next/due' ? 'contact-next-due' : (FIELDS[pointer.split('/')[1]] ?? '')}`;

/** The contact there was with an initiative, and a form to note more. @type {import('./initiative.js').Section} */
export function contact({ round, whole, initiative }, page, again) {
  const path = /** @type {const} */ (`${roundPath(round)}/initiatives/${encodeURIComponent(initiative.reference)}/contacts`);
  let busy = false;
  const form = el(
    'form',
    { 'class': 'contact-form', 'novalidate': true, 'aria-labelledby': 'contact-title', 'data-no-print': true },
    heading(3, 'Contact noteren', { id: 'contact-title' }),
    el('div', { id: 'error-summary-place' }),
    field('contact-on', 'Wanneer', { type: 'date', value: whole.today }),
    field('contact-how', 'Hoe', { options: [...CHOOSE, ...HOW] }),
    field('contact-with', 'Met wie', { options: [...CHOOSE, ...WITH] }),
    field('contact-reached', 'Heb je iemand bereikt?', {
      options: [...CHOOSE, ['yes', 'Ja'], ['no', 'Nee']],
    }),
    field('contact-note', 'Notitie', {
      rows: 3,
      optional: true,
      hint: 'Alleen procesbegeleiders van dit leernetwerk en organisatoren lezen dit. Je kunt de tekst later wissen.',
    }),
    field('contact-next-what', 'Volgende stap', { optional: true }),
    field('contact-next-due', 'Wanneer is de volgende stap?', { type: 'date', optional: true }),
    el('div', { class: 'form-actions' }, el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'contact-save' }, 'Noteren')),
  );

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    clearProblems();
    const missing = unanswered(form);
    if (missing.length) return showProblems(missing);
    busy = true;
    const answer = await ask(path, { method: 'POST', body: read(form) });
    busy = false;
    if (answer.kind === 'done') return again();
    if (isExpired(answer)) return page.trouble(answer);
    const problem = answer.kind === 'refused' ? answer.problem : {};
    const detail = problem.detail ?? 'Dat lukte niet. Controleer je verbinding en probeer het opnieuw. Wat je typte, staat er nog.';
    showProblems((problem.errors ?? [{ pointer: '#', detail }]).map((error) => ({ ...error, pointer: place(error.pointer) })));
  });

  /** @param {ContactMoment} it */
  const moment = (it) =>
    el(
      'div',
      {},
      el('div', {}, contactLine(it)),
      it.note ? el('div', { class: 'typed' }, it.note) : null,
      it.next ? el('div', {}, `Volgende stap: ${nextLine(it.next)}`) : null,
      it.note || it.next?.what ? eraseButton(it) : null,
    );

  /** The words go only after a second press. @param {ContactMoment} it */
  function eraseButton({ id }) {
    let sure = false;
    const erase = async () => {
      if (!sure) {
        sure = true;
        node.textContent = 'Ja, wis de tekst voorgoed';
        return;
      }
      node.disabled = true;
      const answer = await ask(/** @type {const} */ (`${path}/${encodeURIComponent(id)}/note`), { method: 'DELETE' });
      return answer.kind === 'done' ? again() : page.trouble(answer);
    };
    const node = button('Tekst wissen', 'subtle', erase, { 'data-no-print': true });
    return node;
  }

  const moments = initiative.contacts.toReversed();
  return [heading(2, 'Contact'), moments.length ? list(moments.map(moment)) : paragraph('Er is nog geen contact genoteerd.'), form];
}

/** @param {HTMLElement} form @returns {FieldError[]} the questions that nobody answered */
const unanswered = (form) =>
  [
    { pointer: '#/contact-on', detail: 'Vul in op welke dag het contact was.' },
    { pointer: '#/contact-how', detail: 'Kies hoe jullie contact hadden.' },
    { pointer: '#/contact-with', detail: 'Kies met wie je contact had of zocht.' },
    { pointer: '#/contact-reached', detail: 'Kies of je iemand hebt bereikt.' },
  ].filter(({ pointer }) => !typed(form, pointer.slice(2)));

/** @param {HTMLElement} form @returns {object} what the form says, as the contract has it */
function read(form) {
  const what = typed(form, 'contact-next-what');
  const due = typed(form, 'contact-next-due');
  return {
    on: typed(form, 'contact-on'),
    how: typed(form, 'contact-how'),
    with: typed(form, 'contact-with'),
    reached: typed(form, 'contact-reached') === 'yes',
    note: typed(form, 'contact-note'),
    ...(what || due ? { next: { what, due } } : {}),
  };
}
