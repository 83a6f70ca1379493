import { callout, el, heading, link, list, paragraph } from '../../shared/dom.js';
import { roundAddress, roundPath } from '../parts.js';
import { EXAMPLE_PAGE, keepExample } from '../../shared/example-round.js';
import { ask } from '../sign-in.js';

/**
 * @import { RoundPreview } from 'contract'
 * @import { Answer } from '../../shared/api.js'
 */

/** What people see of a round: the form, and every mail. @type {import('../page.js').View} */
export async function view({ round: id }, page) {
  const round = await ask(roundPath(id));
  if (round.kind !== 'done') return page.trouble(round);
  const answer = await previewed(round.body);
  if (answer.kind !== 'done') return page.trouble(answer);
  page.fill(
    'Voorbeeld',
    paragraph(`Zo ziet ‘${round.body.name}’ eruit voor wie meedoet.`),
    ...sections(answer.body),
    paragraph(link(roundAddress(id), 'Terug naar de ronde')),
  );
}

/**
 * The same within another page, for a round that is not stored yet; nothing is asked before it is opened.
 * @param {object} round
 * @returns {HTMLElement}
 */
export function previewSection(round) {
  const inside = el('div', {});
  const node = el('details', { class: 'preview', id: 'preview' }, el('summary', {}, 'Bekijk het formulier en de e-mails vooraf'), inside);
  node.addEventListener('toggle', async () => {
    if (!node.open || inside.hasChildNodes()) return;
    inside.append(paragraph('Een ogenblik.'));
    const answer = await previewed(round);
    inside.replaceChildren(...(answer.kind === 'done' ? sections(answer.body) : [callout('error', ...mistakes(answer))]));
  });
  return node;
}

/** @param {object} round */
const previewed = (round) => ask('/api/rounds/preview', { method: 'POST', body: round });

/** @param {Answer<unknown>} answer @returns {Node[]} */
const mistakes = (answer) =>
  answer.kind === 'refused' && answer.problem.errors
    ? [paragraph('Er is nog geen voorbeeld, want de ronde klopt nog niet.'), list(answer.problem.errors.map(({ detail }) => detail))]
    : [paragraph('We kunnen het voorbeeld nu niet maken. Probeer het later nog eens.')];

/** @param {RoundPreview} preview @returns {Node[]} */
function sections({ round, mails }) {
  const form = link(EXAMPLE_PAGE, 'Bekijk het formulier (opent een nieuw tabblad)', { target: '_blank', rel: 'noopener', id: 'preview-form' });
  form.addEventListener('click', () => keepExample(round));
  return [
    heading(2, 'Het formulier'),
    paragraph('Je kunt het voorbeeld invullen. Versturen kan niet.'),
    paragraph(form),
    heading(2, 'De e-mails'),
    paragraph('De mensen en scholen in deze e-mails zijn verzonnen. De links erin werken niet.'),
    ...mails.map(mailSection),
  ];
}

/** @param {RoundPreview['mails'][number]} mail @returns {Node} */
function mailSection({ name, to, subject, text, html, attachments }) {
  const inside = el('div', {});
  const node = el('details', { class: 'preview' }, el('summary', {}, `${name} (aan ${to})`), inside);
  node.addEventListener('toggle', () => {
    if (!node.open || inside.hasChildNodes()) return;
    inside.append(
      paragraph(el('strong', {}, 'Onderwerp: '), subject),
      ...(attachments.length ? [paragraph(el('strong', {}, 'Bijlage: '), attachments.join(', '))] : []),
      mailFrame(html, `${name}, zoals de meeste mensen de e-mail zien`),
      el('details', { class: 'preview' }, el('summary', {}, 'Als platte tekst'), el('pre', { class: 'mail-text', tabindex: '0' }, text)),
    );
  });
  return node;
}

/** A mail in a frame of its own, without scripts and without working links. @param {string} html @param {string} title @returns {Node} */
export function mailFrame(html, title) {
  const frame = el('iframe', { class: 'mail-frame', title, sandbox: 'allow-same-origin' });
  frame.addEventListener(
    'load',
    () => {
      // The pages allow no style in markup, and a mail has no other: it is read under another name and set by script.
      const mail = new DOMParser().parseFromString(html.replaceAll(' style="', ' data-style="'), 'text/html');
      const inside = frame.contentDocument;
      if (!inside) return;
      inside.documentElement.lang = 'nl';
      inside.title = title;
      inside.body.replaceChildren(...mail.body.childNodes);
      inside.body.dataset.style = mail.body.dataset.style ?? '';
      /** @type {NodeListOf<HTMLElement>} */
      const styled = inside.querySelectorAll('[data-style]');
      for (const node of styled) {
        node.style.cssText = node.dataset.style ?? '';
        node.removeAttribute('data-style');
      }
      for (const anchor of inside.querySelectorAll('a')) {
        anchor.removeAttribute('href');
        anchor.style.textDecoration = 'underline';
      }
      frame.height = String(inside.documentElement.scrollHeight + 16);
    },
    { once: true },
  );
  return frame;
}
