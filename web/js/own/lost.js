import { callout, el, heading, paragraph, typedIn } from '../shared/dom.js';
import { clearProblems, showProblems } from '../shared/errors.js';
import { askForLink } from './ask.js';
import { statusLine, summaryPlace, textField } from './parts.js';
import { askUs } from '../shared/slots.js';
import { isEmail } from '../form/validate.js';

/** @typedef {{contact?: string}|null} Contact the round, for its contact address */

/**
 * Asking for a new mail with the link. What is answered never depends on whether the address is known.
 * @param {Contact} round
 * @returns {HTMLElement}
 */
export function lostLink(round) {
  const status = statusLine();
  const outcome = el('div', { id: 'lost-outcome', tabindex: '-1' });
  const form = el(
    'form',
    { id: 'lost-form', novalidate: true, 'aria-labelledby': 'lost' },
    textField({
      id: 'email',
      label: 'E-mailadres',
      hint: 'Het adres dat in de aanmelding staat.',
      type: 'email',
      autocomplete: 'email',
      inputmode: 'email',
      autocapitalize: 'none',
      spellcheck: 'false',
    }),
    el('div', { class: 'form-actions' }, el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'lost-send' }, 'Stuur mij de link')),
    status.node,
  );
  let busy = false;

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (busy) return;
    clearProblems();
    outcome.replaceChildren();
    const email = typedIn('email').trim();
    if (!isEmail(email)) {
      return showProblems([{ pointer: '#/email', detail: 'Vul je e-mailadres in. Schrijf het zoals naam@school.nl.' }]);
    }
    busy = true;
    status.busy('Een ogenblik.');
    const answer = await askForLink(email);
    busy = false;
    status.busy('');
    if (answer.kind === 'done') form.remove();
    outcome.replaceChildren(said(answer, round));
    outcome.focus();
  });

  return el(
    'section',
    { 'aria-labelledby': 'lost' },
    heading(2, 'Vraag je link opnieuw aan', { id: 'lost' }),
    paragraph('Vul je e-mailadres in. Dan mailen we je de link naar je aanmelding.'),
    summaryPlace(),
    outcome,
    form,
  );
}

/** @param {import('../shared/api.js').Answer<{detail: string}>} answer @param {Contact} round @returns {Node} */
function said(answer, round) {
  if (answer.kind === 'done') return callout('ok', paragraph(answer.body.detail), paragraph('Niets gekregen? ', ...askUs(round)));
  const detail = answer.kind === 'refused' && answer.problem.detail;
  return callout(
    'error',
    paragraph(detail || 'Het is nu niet gelukt. Wacht een minuut en probeer het opnieuw.'),
    paragraph('Kom je er niet uit? ', ...askUs(round)),
  );
}
