import { callout, paragraph } from '../../shared/dom.js';
import { dateInWords } from '../../shared/dates.js';
import { field, typed, whyField } from '../fields.js';
import { roundAddress, roundPath } from '../parts.js';
import { beaconInWords, tooEarly } from './beacon.js';
import { refused } from './words.js';
import { NOTHING_WRONG, twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/** Extends the time to register. @type {import('../page.js').View} */
export async function view({ round: id }, page) {
  const answer = await ask(roundPath(id));
  if (answer.kind !== 'done') return page.trouble(answer);
  let { body: round, etag } = answer;
  const until = dateInWords(round.deadline);
  twoSteps(page, {
    title: 'Aanmelding verlengen',
    fields: [
      paragraph(`Aanmelden voor ‘${round.name}’ kan nu tot en met ${until}. Later kan; eerder niet, want scholen rekenen op deze dag.`),
      callout('info', paragraph('Iedereen die zich heeft aangemeld, krijgt een e-mail met de nieuwe laatste dag.')),
      field('deadline', 'Nieuwe laatste dag van de aanmelding', { type: 'date', value: round.deadline, min: round.deadline }),
      whyField({ optional: true }),
    ],
    read: (form) => ({ ...round, deadline: typed(form, 'deadline'), ...(typed(form, 'why') ? { why: typed(form, 'why') } : {}) }),
    foresee: ({ deadline }) => {
      if (deadline <= round.deadline) return refused([{ pointer: '#/deadline', detail: `Kies een dag na ${until}.` }]);
      return round.beacon && tooEarly(round.beacon, deadline)
        ? refused([
            {
              pointer: '#/deadline',
              detail: `Wat de loting beslist, wordt bekend op ${beaconInWords(round.beacon)}. Dat ligt vast. Kies een dag die minstens een uur daarvoor eindigt.`,
            },
          ])
        : NOTHING_WRONG;
    },
    consequences: ({ deadline }) => [
      paragraph(`Aanmelden kan dan tot en met ${dateInWords(deadline)}, in plaats van ${until}. De plekken worden ook pas daarna verdeeld.`),
      callout('warning', paragraph('Iedereen die zich heeft aangemeld, krijgt hierover een e-mail. Ongedaan maken kan niet.')),
    ],
    doIt: 'Ja, verleng en mail iedereen',
    act: (asked) => ask(roundPath(id), { method: 'PUT', body: asked, etag }),
    again: async () => {
      const now = await ask(roundPath(id));
      if (now.kind === 'done') ({ body: round, etag } = now);
      return now;
    },
    done: ({ deadline }) => [
      callout('ok', paragraph(`Aanmelden kan nu tot en met ${dateInWords(deadline)}. Iedereen die zich heeft aangemeld, krijgt een e-mail.`)),
    ],
    back: { href: roundAddress(id), text: 'Terug naar de ronde' },
  });
}
