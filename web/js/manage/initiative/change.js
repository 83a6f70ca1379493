import { callout, link, list, paragraph } from '../../shared/dom.js';
import { initiativeAddress } from '../parts.js';
import { typed, whyField } from '../fields.js';
import { initiativePath } from './overview.js';
import { refused } from '../round/words.js';
import { NOTHING_WRONG, twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/**
 * @import { WholeInitiative } from 'contract'
 * @import { FieldError } from '../../shared/errors.js'
 */

/**
 * A change of one initiative in two steps. It is only made of what was in sight: whoever changed it meanwhile is not overwritten.
 * @template {object} Asked
 * @param {import('../page.js').Page} page
 * @param {{round: string, reference: string}} where
 * @param {object} change
 * @param {string|((initiative: WholeInitiative) => string)} change.title
 * @param {number} [change.school] which of its schools it is about
 * @param {(initiative: WholeInitiative) => Node[]} change.fields
 * @param {(form: HTMLElement, initiative: WholeInitiative) => Asked} change.read what is sent: the whole registration, or that it is withdrawn
 * @param {(asked: Asked) => FieldError[]} [change.wrong] what is plainly wrong
 * @param {(asked: Asked, initiative: WholeInitiative) => Node[]} change.consequences
 * @param {string} change.doIt
 * @param {''|'/withdrawal'} [change.part] of the address of the API
 * @param {(pointer: string) => string} [change.place]
 */
export async function changeInitiative(page, { round, reference }, { title, fields, read, wrong, consequences, doIt, part = '', place, school }) {
  const answer = await ask(initiativePath(round, reference));
  if (answer.kind !== 'done') return page.trouble(answer);
  let initiative = answer.body;
  let { etag } = answer;
  const back = { href: initiativeAddress(round, reference), text: 'Terug naar het initiatief' };
  if (school !== undefined && !initiative.schools[school]) {
    return page.fill('Deze school staat er niet meer', paragraph('Iemand heeft de aanmelding intussen gewijzigd.'), paragraph(link(back.href, back.text)));
  }
  twoSteps(page, {
    title: typeof title === 'function' ? title(initiative) : title,
    fields: [paragraph(`Dit gaat over ‘${initiative.name}’.`), ...fields(initiative), whyField()],
    read: (form) => ({ ...read(form, initiative), why: typed(form, 'why') }),
    consequences: (asked) => [
      ...consequences(asked, initiative),
      paragraph('Beide personen krijgen er een e-mail over. In het logboek staat dat jij dit deed, wanneer, en waarom.'),
    ],
    // the API asks why as well; here it costs no second step
    foresee: (asked) => problems([...(wrong?.(asked) ?? []), ...(asked.why ? [] : [{ pointer: '#/why', detail: 'Vul in waarom je dit doet.' }])]),
    act: (asked) => ask(`${initiativePath(round, reference)}${part}`, { method: 'PUT', body: asked, etag }),
    again: async () => {
      const now = await ask(initiativePath(round, reference));
      if (now.kind === 'done') ({ body: initiative, etag } = now);
      return now;
    },
    done: ({ changed, told }) => [callout('ok', ...(changed ? [list(told)] : [paragraph('Het was al zo. Er is niets gewijzigd.')]))],
    doIt,
    back,
    place: (pointer) => (place ?? ((same) => same))(pointer.replace('#/registration', '#')),
  });
}

/** @param {FieldError[]} some */
const problems = (some) => (some.length ? refused(some) : NOTHING_WRONG);
