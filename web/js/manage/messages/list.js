import { button, callout, el, heading, link, paragraph } from '../../shared/dom.js';
import { amount, messagesAddress, roundAddress, roundPath } from '../parts.js';
import { moment, who } from '../history.js';
import { ask } from '../sign-in.js';
import { toWhom } from './words.js';

/**
 * @import { Messages } from 'contract'
 * @import { Page } from '../page.js'
 */

/** What organisers wrote to initiatives of a round, the latest first. @type {import('../page.js').View} */
export async function view({ round }, page) {
  const answer = await ask(`${roundPath(round)}/messages`);
  if (answer.kind !== 'done') return page.trouble(answer);
  const { name, messages } = answer.body;
  const again = () => view({ round, network: '', reference: '', school: '', mail: '', act: '', sector: '', action: '' }, page);
  page.fill(
    'Berichten',
    paragraph(link(roundAddress(round), name)),
    paragraph('Schrijf aan alle initiatieven, of aan een deel ervan. Beide contactpersonen van elk initiatief krijgen je bericht als e-mail.'),
    paragraph(el('a', { class: 'nl-button nl-button--primary', href: messagesAddress(round, 'schrijven'), id: 'write' }, 'Bericht schrijven')),
    ...(messages.length ? messages.toReversed().map((one) => section(round, one, page, again)) : [paragraph('Er is nog geen bericht geschreven.')]),
  );
}

/** @param {string} round @param {Messages['messages'][number]} message @param {Page} page @param {() => void} again @returns {Node} */
function section(round, { number, at, by, selection, initiatives, people, notArrived, subject, text }, page, again) {
  return el(
    'section',
    { class: 'check', id: `message-${number}` },
    el('div', { class: 'check__head' }, heading(2, subject ?? `Bericht ${number} (tekst gewist)`)),
    paragraph(`${moment(at)}, door ${who(by)}. Aan ${toWhom(selection)}: ${amount(initiatives, 'initiatief', 'initiatieven')}, ${readers(people)}.`),
    notArrived ? callout('warning', paragraph(`${amount(notArrived, 'e-mail is', 'e-mails zijn')} niet aangekomen.`)) : null,
    text === undefined
      ? null
      : el('details', { class: 'preview' }, el('summary', {}, 'Wat er staat'), el('div', { class: 'typed' }, text), eraseButton(round, number, page, again)),
  );
}

/** @param {number} people @returns {string} */
const readers = (people) => amount(people, 'mens', 'mensen');

/** The words go only after a second press. @param {string} round @param {number} number @param {Page} page @param {() => void} again */
function eraseButton(round, number, page, again) {
  let sure = false;
  let busy = false;
  const erase = async () => {
    if (!sure) {
      sure = true;
      node.textContent = 'Ja, wis onderwerp en tekst voorgoed';
      return;
    }
    if (busy) return;
    busy = true;
    const answer = await ask(/** @type {const} */ (`${roundPath(round)}/messages/${number}/text`), { method: 'DELETE' });
    if (answer.kind === 'done') again();
    else page.trouble(answer);
  };
  const node = button('Tekst wissen', 'subtle', erase, { id: `erase-${number}` });
  return el('div', { class: 'row-actions' }, node);
}
