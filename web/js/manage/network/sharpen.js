import { button, callout, el, first, heading, list, paragraph } from '../../shared/dom.js';
import { clearProblems, showProblems } from '../../shared/errors.js';
import { field } from '../fields.js';
import { moment, who } from '../history.js';
import { roundPath } from '../parts.js';
import { ask } from '../sign-in.js';

/**
 * @import { FullInitiative, SharpenedText } from 'contract'
 */

const MOST = 10;

/** The sharpened questions of an initiative, and the form to sharpen them. @type {import('./initiative.js').Section} */
export function sharpen({ round, initiative }, page, again) {
  const { sharpenedText, tag, learningQuestions } = initiative;
  const place = el('div', { id: 'sharpen' });
  const show = () =>
    place.replaceChildren(
      heading(2, 'Leervragen aanscherpen'),
      ...(sharpenedText ? standing(sharpenedText) : [paragraph('De leervragen zijn nog niet aangescherpt.')]),
      el('div', { class: 'row-actions' }, button(sharpenedText ? 'Verder aanscherpen' : 'Aanscherpen', 'secondary', open, { id: 'sharpen-open' })),
    );
  const open = () => {
    const current = sharpenedText?.questions ?? learningQuestions.map((text, index) => ({ text, from: [index + 1] }));
    const rows = [...current, ...(current.length < MOST ? [{ text: '', from: [] }] : [])];
    const problem = el('div', {});
    const form = el(
      'form',
      { novalidate: true },
      el('div', { id: 'error-summary-place' }),
      problem,
      paragraph('Maak een vraag leeg om hem weg te laten. Wat het initiatief zelf instuurde, blijft ernaast staan.'),
      paragraph('Noem geen leerlingen, en schrijf niets waaraan je een leerling kunt herkennen. We bewaren ook eerdere versies.'),
      ...rows.flatMap(({ text, from }, index) => [
        field(`questions-${index}-text`, text ? `Leervraag ${index + 1}` : 'Nog een leervraag', { value: text, rows: 3, optional: !text }),
        origin(index, from, learningQuestions),
      ]),
      field('expectations', 'Verwachtingen', { value: sharpenedText?.expectations ?? initiative.expectations, rows: 5 }),
      el(
        'div',
        { class: 'choice' },
        el('input', { class: 'utrecht-checkbox utrecht-checkbox--html-input', type: 'checkbox', id: 'small' }),
        el(
          'label',
          { class: 'utrecht-form-label utrecht-form-label--checkbox', for: 'small' },
          'Alleen iets kleins, zoals een komma. Het tweetal krijgt dan geen e-mail.',
        ),
      ),
      el(
        'div',
        { class: 'form-actions' },
        el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'sharpen-save' }, 'Opslaan'),
        button('Annuleren', 'subtle', show),
      ),
    );
    let busy = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      clearProblems();
      problem.replaceChildren();
      const kept = rows.map((_, index) => ({ index, text: area(`questions-${index}-text`, form) })).filter(({ text }) => text.trim());
      const answer = await ask(`${roundPath(round)}/initiatives/${encodeURIComponent(initiative.reference)}/sharpened`, {
        method: 'PUT',
        etag: tag,
        body: {
          questions: kept.map(({ text, index }) => ({ text, from: ticks(index, form) })),
          expectations: area('expectations', form),
          small: first(HTMLInputElement, '#small', form).checked,
        },
      });
      busy = false;
      if (answer.kind === 'done') return again();
      const errors = answer.kind === 'refused' ? (answer.problem.errors ?? []) : [];
      if (errors.length)
        return showProblems(
          errors.map(({ pointer, detail }) => ({
            pointer: pointer.replace(/^#\/questions\/(\d+).*$/, (_, number) => `#/questions/${kept[Number(number)]?.index ?? 0}/text`),
            detail,
          })),
        );
      const alert = callout(
        'error',
        paragraph(
          (answer.kind === 'refused' && answer.problem.detail) ||
            'We weten niet of het is gelukt. Probeer het opnieuw: dat kan geen kwaad. Wat je typte, staat er nog.',
        ),
      );
      alert.tabIndex = -1;
      problem.replaceChildren(alert);
      alert.focus();
    });
    place.replaceChildren(heading(2, 'Leervragen aanscherpen', { id: 'sharpen-title', tabindex: '-1' }), form);
    first(HTMLElement, '#sharpen-title', place).focus();
  };
  show();
  return [place];
}

/** @param {SharpenedText} text @returns {Node[]} */
const standing = ({ questions, expectations, by, at, awaits, confirmed }) => [
  paragraph(
    `Aangescherpt door ${who(by)}, ${moment(at)}. `,
    confirmed
      ? `Bevestigd door ${who(confirmed.by)}, ${moment(confirmed.at)}.`
      : awaits
        ? el('strong', {}, 'Het tweetal heeft nog niet geantwoord.')
        : 'Het tweetal heeft de tekst zelf verbeterd.',
  ),
  list(
    questions.map(({ text, from }) =>
      el('span', {}, el('span', { class: 'typed' }, text), el('small', { class: 'when' }, from.length ? `uit leervraag ${from.join(' en ')}` : 'nieuw')),
    ),
  ),
  paragraph('Verwachtingen: ', el('span', { class: 'typed' }, expectations)),
];

/** From which of the sent-in questions one came, folded. @param {number} index @param {number[]} from @param {string[]} sent @returns {Node} */
function origin(index, from, sent) {
  const summary = el('summary', { id: `origin-${index}` }, comes(from));
  const part = el(
    'details',
    { class: 'preview origin' },
    summary,
    el(
      'fieldset',
      { class: 'utrecht-form-fieldset utrecht-form-fieldset--html-fieldset legend-small' },
      el(
        'legend',
        { class: 'utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend' },
        `Uit welke ingestuurde leervragen komt vraag ${index + 1}?`,
      ),
      ...sent.map((text, number) =>
        el(
          'div',
          { class: 'choice' },
          el('input', {
            class: 'utrecht-checkbox utrecht-checkbox--html-input',
            type: 'checkbox',
            id: `from-${index}-${number + 1}`,
            name: `from-${index}`,
            value: String(number + 1),
            checked: from.includes(number + 1),
          }),
          el('label', { class: 'utrecht-form-label utrecht-form-label--checkbox typed', for: `from-${index}-${number + 1}` }, `${number + 1}. ${text}`),
        ),
      ),
    ),
  );
  part.addEventListener('change', () => (summary.textContent = comes(ticks(index, part))));
  return part;
}

/** @param {number[]} from @returns {string} */
const comes = (from) => (from.length ? `Komt uit ingestuurde leervraag ${from.join(' en ')}` : 'Nieuw: komt uit geen ingestuurde leervraag');

/** @param {string} id @param {HTMLElement} form @returns {string} */
const area = (id, form) => first(HTMLTextAreaElement, `#${id}`, form).value;

/** @param {number} index @param {HTMLElement} form @returns {number[]} */
const ticks = (index, form) =>
  [...form.querySelectorAll(`[name="from-${index}"]:checked`)].flatMap((box) => (box instanceof HTMLInputElement ? [Number(box.value)] : []));
