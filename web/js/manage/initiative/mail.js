import { callout, paragraph } from '../../shared/dom.js';
import { initiativeAddress } from '../parts.js';
import { typed, whyField } from '../fields.js';
import { initiativePath } from './overview.js';
import { NOTHING_WRONG, twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/** Sends a mail about an initiative once more. @type {import('../page.js').View} */
export async function view({ round, reference, mail }, page) {
  const answer = await ask(initiativePath(round, reference));
  if (answer.kind !== 'done') return page.trouble(answer);
  const found = answer.body.mails.find((one) => one.mail === mail);
  if (!found) return page.fill('Deze e-mail is er niet', paragraph('Kijk op de pagina van het initiatief welke e-mails er zijn.'));
  const { practitioner, leader } = answer.body;
  const reader = found.to === 'practitioner' ? [practitioner] : found.to === 'leader' ? [leader] : [practitioner, leader];
  const to = `${reader.map(({ name }) => name).join(' en ')} (${reader[0].email})`;
  twoSteps(page, {
    title: `Opnieuw versturen: ${found.about}`,
    fields: [paragraph(`Deze e-mail ging over ‘${answer.body.name}’. Hij gaat opnieuw naar ${to}, en zegt wat nu klopt.`), whyField()],
    read: (form) => ({ mail, why: typed(form, 'why') }),
    foresee: () => NOTHING_WRONG,
    consequences: ({ why }) => [
      paragraph(`De e-mail gaat nu opnieuw naar ${to}.`),
      paragraph(`In het logboek staat dat jij dit deed, wanneer, en waarom: ${why || 'nog niet ingevuld'}.`),
    ],
    doIt: 'Ja, verstuur opnieuw',
    act: (asked) => ask(`${initiativePath(round, reference)}/mails`, { method: 'POST', body: asked }),
    done: () => [callout('ok', paragraph('De e-mail is onderweg.'))],
    back: { href: initiativeAddress(round, reference), text: 'Terug naar het initiatief' },
  });
}
