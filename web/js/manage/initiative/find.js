import { el, link, list, paragraph } from '../../shared/dom.js';
import { showProblems } from '../../shared/errors.js';
import { amount, initiativeAddress, roundAddress, roundPath, schoolLine } from '../parts.js';
import { field, typed } from '../fields.js';
import { standing } from '../history.js';
import { ask } from '../sign-in.js';

/** @import { FoundInitiatives } from 'contract' */

/**
 * Finds initiatives. What is looked for goes in the body of a POST: it may be a name or an address of a person, and those belong
 * in no address of a page and in no log. @type {import('../page.js').View}
 */
export async function view({ round }, page) {
  const found = el('div', { role: 'status' });
  const form = el(
    'form',
    { novalidate: true },
    field('text', 'Waarnaar zoek je?', { hint: 'Een naam van een initiatief, school of persoon, een e-mailadres of een kenmerk.', type: 'search' }),
    el('div', { class: 'form-actions' }, el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'find' }, 'Zoeken')),
  );
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await ask(`${roundPath(round)}/search`, { method: 'POST', body: { text: typed(form, 'text') } });
    if (answer.kind === 'refused' && answer.problem.errors) showProblems(answer.problem.errors);
    else if (answer.kind !== 'done') page.trouble(answer);
    else found.replaceChildren(...results(round, answer.body));
  });
  page.fill(
    'Zoek een initiatief',
    paragraph(link(roundAddress(round), 'Terug naar het overzicht van de ronde')),
    el('div', { id: 'error-summary-place' }),
    form,
    found,
  );
}

/** @param {string} round @param {FoundInitiatives} found @returns {Node[]} */
const results = (round, { initiatives, more }) =>
  initiatives.length
    ? [
        paragraph(
          more
            ? `Dit zijn de eerste ${initiatives.length}. Zoek preciezer om de andere te vinden.`
            : `${amount(initiatives.length, 'initiatief', 'initiatieven')} gevonden.`,
        ),
        list(
          initiatives.map((initiative) =>
            el(
              'div',
              {},
              link(initiativeAddress(round, initiative.reference), initiative.name),
              ' ',
              el('span', { class: 'reference-small' }, initiative.reference),
              el('div', {}, `${standing(initiative)}. ${initiative.practitioner} en ${initiative.leader}.`),
              el('div', {}, initiative.schools.map(schoolLine).join('; ')),
            ),
          ),
        ),
      ]
    : [paragraph('Niets gevonden. Probeer een deel van de naam, of een ander woord.')];
