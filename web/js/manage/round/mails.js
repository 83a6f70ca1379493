import { callout, el, link, list, paragraph } from '../../shared/dom.js';
import { typed, whyField } from '../fields.js';
import { mailsAddress, roundAddress, roundPath } from '../parts.js';
import { NOTHING_WRONG, twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/**
 * @import { RoundOverview } from 'contract'
 * @typedef {RoundOverview['unsent'][number]} Unsent
 */

/** @type {Record<string, string>} */
const PLACES = { practitioner: 'docent of leerlingbegeleider', leader: 'schoolleiding', pair: 'allebei, op één adres' };
const FORMER = 'een adres dat er niet meer staat';

/** What one does with a mail that was not sent. @type {Record<string, {title: string, command: 'send-again'|'give-up', says: string, doIt: string, done: string}>} */
const ACTS = {
  opnieuw: {
    title: 'Opnieuw versturen',
    command: 'send-again',
    says: 'De e-mail gaat nu opnieuw, en zegt wat nu klopt. De lezer krijgt hem misschien voor de tweede keer.',
    doIt: 'Ja, verstuur opnieuw',
    done: 'De e-mail is onderweg.',
  },
  opgeven: {
    title: 'Opgeven',
    command: 'give-up',
    says: 'Niemand verstuurt deze e-mail nog. Doe dit als de lezer hem al heeft, of het op een andere manier weet.',
    doIt: 'Ja, geef deze e-mail op',
    done: 'Deze e-mail wordt niet meer verstuurd.',
  },
};

/** The mails of a round that were not sent, or one of them and what an organiser does with it. @type {import('../page.js').View} */
export async function view({ round, mail, act }, page) {
  const answer = await ask(`${roundPath(round)}/overview`);
  if (answer.kind !== 'done') return page.trouble(answer);
  const { unsent, name } = answer.body;
  if (!mail) return page.fill('Mislukte e-mails', paragraph(link(roundAddress(round), name)), ...all(round, unsent));
  const found = unsent.find((one) => one.mail === mail);
  if (!found || !(act in ACTS)) return page.fill('Deze e-mail is niet mislukt', paragraph(link(mailsAddress(round), 'Bekijk welke e-mails mislukt zijn')));
  const { title, command, says, doIt, done } = ACTS[act];
  twoSteps(page, {
    title: `${title}: ${found.about}`,
    fields: [
      paragraph(`Deze e-mail is voor ${reader(found)}. Of hij is aangekomen, weten we niet: vraag het na, bijvoorbeeld met een telefoontje.`),
      whyField(),
    ],
    read: (form) => ({ mail, command, why: typed(form, 'why') }),
    foresee: () => NOTHING_WRONG,
    consequences: ({ why }) => [paragraph(says), paragraph(`In het logboek staat dat jij dit deed, wanneer, en waarom: ${why || 'nog niet ingevuld'}.`)],
    doIt,
    act: (asked) => ask(`${roundPath(round)}/mails`, { method: 'POST', body: asked }),
    done: () => [callout('ok', paragraph(done))],
    back: { href: mailsAddress(round), text: 'Terug naar de mislukte e-mails' },
  });
}

/** @param {string} round @param {Unsent[]} unsent @returns {Node[]} */
const all = (round, unsent) =>
  unsent.length
    ? [
        paragraph('Bij deze e-mails ging het versturen een paar keer mis. Of ze zijn aangekomen, weten we niet.'),
        list(
          unsent.map((one) =>
            el('div', {}, `${one.about}, aan ${reader(one)}. `, ...(isToFormer(one) ? [] : [step(round, one, 'opnieuw'), ' ']), step(round, one, 'opgeven')),
          ),
        ),
      ]
    : [paragraph('Er zijn geen mislukte e-mails.')];

/** @param {string} round @param {Unsent} one @param {string} act @returns {Node} */
const step = (round, one, act) =>
  link(mailsAddress(round, one.mail, act), ACTS[act].title, { 'aria-label': `${ACTS[act].title}: ${one.about}, aan ${reader(one)}` });

/** A mail's id says to whom it goes. @param {Unsent} one @returns {string} */
const place = ({ mail }) => mail.split('/')[1].split('.')[0];

/** The system no longer knows such an address, so the mail cannot be sent again. @param {Unsent} one @returns {boolean} */
const isToFormer = (one) => place(one).startsWith('former');

/** @param {Unsent} one @returns {string} */
export function reader(one) {
  const who = isToFormer(one) ? FORMER : PLACES[place(one)];
  return who ? `${one.to} (${who})` : one.to;
}
