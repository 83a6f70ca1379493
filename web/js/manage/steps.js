import { button, callout, el, link, paragraph } from '../shared/dom.js';
import { showProblems } from '../shared/errors.js';
import { isExpired } from './sign-in.js';

/**
 * @import { Answer, Done } from '../shared/api.js'
 * @import { Page } from './page.js'
 */

/** What a change foresees when nothing has to be asked. @type {Done<object>} */
export const NOTHING_WRONG = { kind: 'done', body: {} };

/**
 * A change in two steps: a form, and then what will happen with the button that does it. Nothing changes before that button.
 * @template Asked
 * @template Foreseen
 * @template Outcome
 * @param {Page} page
 * @param {object} change
 * @param {string} change.title
 * @param {Node[]} change.fields what the form holds, its introduction included
 * @param {(form: HTMLElement) => Asked} change.read what the form says
 * @param {(asked: Asked) => Answer<Foreseen>|Promise<Answer<Foreseen>>} change.foresee what would happen, or what is wrong
 * @param {(asked: Asked, foreseen: Foreseen) => Node[]} change.consequences what will happen
 * @param {string} change.doIt what the last button says
 * @param {(asked: Asked) => Promise<Answer<Outcome>>} change.act
 * @param {(outcome: Outcome) => Node[]} change.done what happened
 * @param {{href: string, text: string}} change.back where one came from
 * @param {(pointer: string) => string} [change.place] where an error of that pointer is shown
 */
export function twoSteps(page, change) {
  const summary = el('div', { id: 'error-summary-place' });
  const form = el(
    'form',
    { novalidate: true },
    ...change.fields,
    el(
      'div',
      { class: 'form-actions' },
      el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'step-on' }, 'Verder'),
      link(change.back.href, 'Annuleren'),
    ),
  );
  const way = link(change.back.href, change.back.text);
  let busy = false;

  /**
   * A second click while the first is on its way does nothing.
   * @template Body
   * @param {() => Answer<Body>|Promise<Answer<Body>>} ask
   * @returns {Promise<Answer<Body>|null>}
   */
  const once = async (ask) => {
    if (busy) return null;
    busy = true;
    try {
      return await ask();
    } finally {
      busy = false;
    }
  };

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const asked = change.read(form);
    const answer = await once(() => change.foresee(asked));
    if (answer?.kind === 'done') second(asked, answer.body);
    else if (answer) wrong(answer);
  });

  function first() {
    page.fill(change.title, summary, form);
  }

  /** @param {Asked} asked @param {Foreseen} foreseen */
  function second(asked, foreseen) {
    page.fill(
      `Controleer: ${change.title.charAt(0).toLowerCase()}${change.title.slice(1)}`,
      ...change.consequences(asked, foreseen),
      el(
        'div',
        { class: 'form-actions' },
        button(change.doIt, 'primary', () => act(asked), { id: 'step-do' }),
        button('Terug', 'secondary', first, { id: 'step-back' }),
      ),
    );
  }

  /** @param {Asked} asked */
  async function act(asked) {
    const answer = await once(() => change.act(asked));
    if (answer?.kind === 'done') page.fill('Gedaan', ...change.done(answer.body), paragraph(way));
    else if (answer?.kind === 'refused' && answer.status === 412) overtaken(answer.problem);
    else if (answer) {
      first();
      wrong(answer);
    }
  }

  /** @param {import('../shared/api.js').Problem} problem */
  function overtaken({ title = '', detail = '' }) {
    page.fill(title, callout('warning', paragraph(detail)), paragraph(way));
  }

  /** @param {Answer<unknown>} answer */
  function wrong(answer) {
    if (isExpired(answer)) return page.trouble(answer);
    const { errors, detail = 'We kunnen nu niet bij de gegevens. Controleer je verbinding en probeer het opnieuw.' } =
      answer.kind === 'refused' ? answer.problem : {};
    const problems = errors ?? [{ pointer: '#', detail }];
    showProblems(problems.map((problem) => ({ ...problem, pointer: change.place?.(problem.pointer) ?? problem.pointer })));
  }

  first();
}
