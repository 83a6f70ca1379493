import { all, callout, el, link, list, paragraph } from '../../shared/dom.js';
import { addCounter } from '../../form/counter.js';
import { field, typed } from '../fields.js';
import { amount, initiativesAddress, messagesAddress, roundPath } from '../parts.js';
import { mailFrame } from '../round/preview.js';
import { twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';
import { forgetMessage, keepMessage, keyed, loadMessage } from './draft.js';
import { choices, messageOf } from './words.js';

/**
 * @import { MessagePreview } from 'contract'
 */

const MAX_TEXT = '5000';

/** Writes to a selection of initiatives: the form, then who gets it and how it looks. @type {import('../page.js').View} */
export async function view({ round }, page) {
  const answer = await ask(roundPath(round));
  if (answer.kind !== 'done') return page.trouble(answer);
  const { name, networks } = answer.body;
  let draft = loadMessage(round);
  const initiatives = draft.initiatives ?? [];
  const options = choices(
    networks.map(({ id }) => id),
    initiatives.length,
  );
  const fields = el(
    'div',
    {},
    paragraph(link(messagesAddress(round), `Berichten van ‘${name}’`)),
    toField(options, draft.to ?? ''),
    paragraph(link(initiativesAddress(round), initiatives.length ? 'Kies andere initiatieven in de lijst' : 'Of kies zelf initiatieven in de lijst')),
    field('subject', 'Onderwerp', { value: draft.subject }),
    field('text', 'Tekst', {
      value: draft.text,
      rows: 12,
      hint: 'Na een lege regel begint een nieuwe alinea. Een adres dat met https:// begint, wordt een link. De aanhef, je naam en de eigen link van de lezer komen er vanzelf bij.',
    }),
  );
  for (const area of all(HTMLTextAreaElement, '#text', fields)) {
    area.dataset.limit = MAX_TEXT;
    addCounter(area);
  }
  const read = () => ({ ...draft, to: chosen(fields), subject: typed(fields, 'subject'), text: typed(fields, 'text') });
  const keep = () => {
    draft = read();
    keepMessage(round, draft);
  };
  fields.addEventListener('input', keep);
  twoSteps(page, {
    title: 'Bericht schrijven',
    fields: [fields],
    onward: 'Bekijk eerst',
    read: () => messageOf(read()),
    foresee: (message) => ask(/** @type {const} */ (`${roundPath(round)}/messages/preview`), { method: 'POST', body: message }),
    consequences: (_, preview) => shown(preview),
    doIt: ({ people }) => `Verstuur aan ${amount(people, 'mens', 'mensen')}`,
    act: (message, etag) => {
      const sending = keyed(draft, message);
      draft = sending;
      keepMessage(round, draft);
      return ask(/** @type {const} */ (`${roundPath(round)}/messages`), {
        method: 'POST',
        body: message,
        etag,
        headers: { 'Idempotency-Key': sending.sending.key },
      });
    },
    overtaken: ({ detail = '' }) => detail,
    done: ({ people }) => {
      forgetMessage(round);
      return [callout('ok', paragraph(`Je bericht is onderweg naar ${amount(people, 'mens', 'mensen')}.`))];
    },
    back: { href: messagesAddress(round), text: 'Terug naar de berichten' },
    place: (pointer) => (pointer.startsWith('#/selection') ? '#/to' : pointer),
  });
}

/** @param {Array<[string, string, string]>} options @param {string} now @returns {HTMLElement} none is chosen beforehand */
const toField = (options, now) =>
  el(
    'fieldset',
    { class: 'utrecht-form-fieldset utrecht-form-fieldset--html-fieldset legend-small', 'data-field': 'to' },
    el('legend', { class: 'utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend' }, 'Aan wie schrijf je?'),
    el('div', { class: 'utrecht-form-field-error-message', id: 'to-error' }),
    ...options.map(([value, text, more], at) => {
      // the first is where an error leads
      const id = at ? `to-${at}` : 'to';
      return el(
        'div',
        { class: 'choice' },
        el('input', { class: 'utrecht-radio-button utrecht-radio-button--html-input', type: 'radio', name: 'to', id, value, checked: value === now }),
        el('label', { class: 'utrecht-form-label utrecht-form-label--radio', for: id }, text, more ? el('small', {}, more) : null),
      );
    }),
  );

/** @param {HTMLElement} form @returns {string} */
const chosen = (form) => all(HTMLInputElement, '[name="to"]:checked', form)[0]?.value ?? '';

/** @param {MessagePreview} preview @returns {Node[]} who gets it, and the mail as it will look */
function shown({ initiatives, schools, people, to, mail, unreadable = [] }) {
  const frame = el('div', {});
  // a frame fills itself only once it is on the page
  queueMicrotask(() => frame.append(mailFrame(mail.html, 'De e-mail, zoals de meeste mensen hem zien')));
  return [
    paragraph(
      `Dit bericht gaat naar ${amount(people, 'mens', 'mensen')} van ${amount(initiatives, 'initiatief', 'initiatieven')} (${amount(schools, 'school', 'scholen')}). Er is nog niets verstuurd.`,
    ),
    ...(unreadable.length
      ? [
          callout(
            'warning',
            paragraph(
              `${new Intl.ListFormat('nl').format(unreadable)} is nu niet te lezen en krijgt het bericht niet. De beheerder van het systeem is gewaarschuwd.`,
            ),
          ),
        ]
      : []),
    el('details', { class: 'preview', id: 'readers' }, el('summary', {}, 'Wie het krijgen'), list(to.map((one) => `${one.name}: ${one.people.join(' en ')}`))),
    paragraph('Zo krijgt het eerste initiatief het. De eigen link werkt in dit voorbeeld niet.'),
    paragraph(el('strong', {}, 'Onderwerp: '), mail.subject),
    frame,
    el('details', { class: 'preview' }, el('summary', {}, 'Als platte tekst'), el('pre', { class: 'mail-text', tabindex: '0' }, mail.text)),
  ];
}
