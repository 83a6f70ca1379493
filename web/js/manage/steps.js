import { button, callout, el, link, paragraph } from '../shared/dom.js';
import { showProblems } from '../shared/errors.js';
import { isExpired } from './sign-in.js';

/**
 * @import { Answer, Done } from '../shared/api.js'
 * @import { Page } from './page.js'
 */

const EXPIRED = 'Je bent niet meer ingelogd. Wat je typte, staat er nog.';
const SIGN_IN_ELSEWHERE = () => link('/beheer/', 'Log opnieuw in (opent een nieuw tabblad), en ga daarna hier verder', { target: '_blank', rel: 'noopener' });
const CHECK = { at: 'check' };

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
 * @param {string|((foreseen: Foreseen) => string)} change.doIt what the last button says
 * @param {string} [change.onward] what the first button says
 * @param {(problem: import('../shared/api.js').Problem) => string} [change.overtaken] tells what changed meanwhile, above the form
 * @param {(asked: Asked, etag: string|null|undefined) => Promise<Answer<Outcome>>} change.act the etag is the one that foreseeing told, if it did
 * @param {() => Promise<Answer<unknown>>} [change.again] reads again what somebody else has changed; what was typed stays
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
      el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'step-on' }, change.onward ?? 'Verder'),
      link(change.back.href, 'Annuleren'),
    ),
  );
  const way = link(change.back.href, change.back.text);
  const here = location.hash;
  let busy = false;
  let over = false;
  /** Shows the second step once more. @type {(() => void)|null} */
  let ahead = null;

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
    if (answer?.kind === 'done') {
      ahead = () => second(asked, answer);
      // a step of its own in the history, so that Back leads to the form and what it holds
      history.pushState(CHECK, '');
      ahead();
    } else if (answer) wrong(answer);
  });
  window.addEventListener(
    'popstate',
    ({ state }) => {
      if (location.hash !== here) return; // the way to another view
      if (over) window.dispatchEvent(new HashChangeEvent('hashchange'));
      else if (state?.at === CHECK.at && ahead) ahead();
      else first();
    },
    { signal: page.left },
  );

  function first() {
    page.fill(change.title, summary, form);
  }

  /** @param {Asked} asked @param {Done<Foreseen>} foreseen */
  function second(asked, foreseen) {
    page.fill(
      `Controleer: ${change.title.charAt(0).toLowerCase()}${change.title.slice(1)}`,
      ...change.consequences(asked, foreseen.body),
      el(
        'div',
        { class: 'form-actions' },
        button(typeof change.doIt === 'string' ? change.doIt : change.doIt(foreseen.body), 'primary', () => act(asked, foreseen.etag), { id: 'step-do' }),
        button('Terug', 'secondary', () => history.back(), { id: 'step-back' }),
      ),
    );
  }

  /** @param {Asked} asked @param {string|null} [etag] */
  async function act(asked, etag) {
    const answer = await once(() => change.act(asked, etag));
    if (answer?.kind === 'done') {
      over = true;
      page.fill('Gedaan', ...change.done(answer.body), paragraph(way));
    } else if (answer?.kind === 'refused' && answer.status === 412) await overtaken(answer.problem);
    else if (answer) {
      backToForm();
      wrong(answer);
    }
  }

  /** The form is where the history says the second step is; a next step is one more. */
  function backToForm() {
    ahead = null;
    history.replaceState(null, '');
    first();
  }

  /** Nothing is lost: the form holds what was typed, and the next step tells what happens to what is there now. @param {import('../shared/api.js').Problem} problem */
  async function overtaken({ title = '', detail = '' }) {
    if (change.overtaken) {
      backToForm();
      return page.fill(title, callout('warning', paragraph(change.overtaken({ title, detail }))), summary, form);
    }
    if (!change.again) return page.fill(title, callout('warning', paragraph(detail)), paragraph(way));
    const now = await change.again();
    if (now.kind !== 'done') return page.trouble(now);
    backToForm();
    page.fill(
      title,
      callout(
        'warning',
        paragraph('Iemand anders was je net voor. Er is niets van jou verstuurd, en wat je typte staat er nog. Kies Verder om te zien wat je nu wijzigt.'),
      ),
      summary,
      form,
    );
  }

  /** @param {Answer<unknown>} answer */
  function wrong(answer) {
    if (isExpired(answer)) return showProblems([{ pointer: '#', detail: EXPIRED }], paragraph(SIGN_IN_ELSEWHERE()));
    const { errors, detail = 'We kunnen nu niet bij de gegevens. Controleer je verbinding en probeer het opnieuw.' } =
      answer.kind === 'refused' ? answer.problem : {};
    const problems = errors ?? [{ pointer: '#', detail }];
    showProblems(problems.map((problem) => ({ ...problem, pointer: change.place?.(problem.pointer) ?? problem.pointer })));
  }

  first();
}
