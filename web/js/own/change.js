import { checkSections } from '../form/check.js';
import { isChanged, isDead } from './ask.js';
import { all, button, byId, callout, el, heading, paragraph } from '../shared/dom.js';
import { toBody } from '../form/draft.js';
import { addProblems, clearProblems, showProblems } from '../shared/errors.js';
import { bindFields, offerNetworks } from '../form/fields.js';
import { arrivesAnew, differences, merge } from './difference.js';
import { forgetChange, keepChange, loadChange } from './kept.js';
import { draftOf, fill, statusLine, summaryPlace, titled } from './parts.js';
import { questionsSection } from '../form/questions.js';
import { newArrivalText } from '../shared/round.js';
import { schoolsSection } from '../form/schools.js';
import { askUs } from '../shared/slots.js';
import { pointsAtFields } from '../form/submission.js';
import { takenSchools } from '../form/taken.js';
import { problemsOf } from '../form/validate.js';

/**
 * @import { OwnRegistration, Round } from 'contract'
 * @import { Answer, Done } from '../shared/api.js'
 * @import { FieldError } from '../shared/errors.js'
 * @import { Draft } from '../form/draft.js'
 * @import { Part } from './difference.js'
 * @import { Kept } from './kept.js'
 * @import { Own } from './page.js'
 *
 * What somebody else changed meanwhile, and what both did: there one has to choose.
 * @typedef {{taken: Part[], conflicts: Part[], mine: Draft}} Choices
 */

/**
 * Changing a registration: the form, the choice when somebody else changed the same, and the page to check.
 * @param {Own} own
 * @param {boolean} people only what may be changed after the deadline
 * @param {HTMLFormElement} form
 * @returns {{show: (at?: string) => void}} shows the form again, or the page to check
 */
export function openChange(own, people, form) {
  const { reference } = own.view;
  const title = people ? 'Gegevens van jullie tweeën verbeteren' : 'Aanmelding wijzigen';
  let { base, etag, draft } = begun(own, people);
  /** The choices to make before anything is sent, so that nothing is overwritten that this person has not seen. @type {Choices|null} */
  let pending = null;
  let sending = false;

  // --- the form --------------------------------------------------------------------------------------------------

  const holder = {
    draft: () => draft,
    changed: () => {
      if (!pending) keepChange(reference, { etag, base, draft });
      void lookAtSchools();
    },
  };
  const elsewhere = takenSchools(() => own.round, own.draft.schools);
  const problemsNow = () =>
    [...problemsOf(draft, own.round, schools?.searchText()), ...elsewhere.problems(draft.schools)].filter(
      ({ pointer }) => !people || /^#\/(practitioner|leader)/.test(pointer),
    );
  const how = { now: problemsNow };
  const notice = el('div', { id: 'form-notice' });
  /** @param {FieldError[]} problems @param {Node|null} [advice] */
  const wrong = (problems, advice) => {
    titled(title, true);
    showProblems(problems, advice, how);
  };
  form.append(
    el(
      'div',
      { class: 'form-actions' },
      el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'to-check' }, 'Naar controleren'),
      button('Stop zonder te wijzigen', 'subtle', stop, { id: 'stop' }),
    ),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    toCheck();
  });
  /** @param {boolean} focus */
  const place = (focus) => fill(title, [...before(own.round, people), notice, summaryPlace(), form], { focus });
  place(true); // the parts of the form look for their fields in the document
  const fields = bindFields(form, holder);
  const schools = people ? null : schoolsSection({ ...holder, showProblems: addProblems });
  const questions = people ? null : questionsSection(holder);
  if (!people) offerNetworks(own.round);
  render();
  if (differences(base, draft).length)
    notice.append(callout('info', paragraph('Je had al iets gewijzigd, maar nog niet verstuurd. We hebben het teruggezet.')));

  /** A school that another initiative has is told when it is picked, not at the end. */
  async function lookAtSchools() {
    elsewhere.forgetOthers(draft.schools);
    if (people || !(await elsewhere.look(draft.schools)) || !form.isConnected) return;
    addProblems(elsewhere.problems(draft.schools), { ...how, quiet: true });
    byId('school-status').textContent = 'Let op: deze school is al aangemeld.';
  }

  function showForm(focus = true) {
    place(focus);
    render();
  }

  function render() {
    questions?.render();
    fields.render();
    schools?.render();
  }

  function stop() {
    forgetChange();
    own.back();
  }

  function toCheck(push = true) {
    questions?.dropEmpty();
    schools?.takePending();
    const problems = problemsNow();
    if (problems.length) {
      showForm(false);
      wrong(problems);
      return;
    }
    clearProblems();
    if (push) history.pushState({ step: history.state?.step, at: 'check' }, '');
    if (pending) showChoice(pending);
    else showCheck();
  }

  /** @param {string} [target] the id of the part to go to */
  function backToForm(target) {
    history.replaceState({ step: history.state?.step }, '');
    showForm(!target);
    const part = target ? document.getElementById(target) : null;
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  }

  // --- the page to check -----------------------------------------------------------------------------------------

  /** @param {...Node} trouble what went wrong */
  function showCheck(...trouble) {
    const changes = differences(base, draft);
    const status = statusLine();
    const back = button('Terug naar het formulier', 'subtle', () => backToForm(), { id: 'back-to-form' });
    fill(
      'Controleer je wijziging',
      changes.length
        ? [
            ...trouble,
            ...(arrivesAnew(base, draft)
              ? [
                  callout(
                    'warning',
                    heading(2, 'Nieuw moment van ontvangst'),
                    paragraph('Je kiest een ander leernetwerk of voegt een school toe. ', newArrivalText(own.round)),
                  ),
                ]
              : []),
            heading(2, 'Dit wijzig je'),
            el(
              'dl',
              { class: 'utrecht-data-list utrecht-data-list--rows', id: 'changes' },
              ...changes.map((part) => row(part.label, typed('Was', part.lines(base)), typed('Wordt', part.lines(draft)))),
            ),
            el(
              'div',
              { class: 'form-actions' },
              button('Wijziging versturen', 'primary', () => send(status), { id: 'send' }),
              back,
            ),
            status.node,
            heading(2, 'Zo staat de aanmelding er dan'),
            ...checkSections(draft, null, 3),
          ]
        : [paragraph('Je hebt niets gewijzigd. Er is dus niets om te versturen.'), el('div', { class: 'form-actions' }, back)],
      { focus: !trouble.length },
    );
  }

  /** @param {import('./parts.js').StatusLine} status */
  async function send(status) {
    if (sending) return; // a second click while the first is on its way
    sending = true;
    status.busy('Bezig met versturen. Dit kan even duren.');
    const answer = await own.ask({ method: 'PUT', etag, body: toBody(draft) });
    sending = false;
    status.busy('');
    await next(answer);
  }

  /** @param {Answer<OwnRegistration>} answer @returns {Promise<void>} */
  async function next(answer) {
    if (answer.kind === 'done') return saved(answer);
    if (isChanged(answer)) return compare();
    if (isDead(answer)) return own.dead(answer);
    if (answer.kind === 'unreachable') {
      return refused(
        'We weten niet of je wijziging is aangekomen',
        paragraph(
          'De verbinding viel weg of er ging iets mis bij ons. Klik opnieuw op ‘Wijziging versturen’. Dat is veilig: dezelfde wijziging telt één keer.',
        ),
      );
    }
    const { status, problem } = answer;
    if (pointsAtFields(problem)) {
      backToForm();
      return wrong(problem.errors ?? [], status === 409 ? paragraph(problem.detail ?? '') : null);
    }
    refused(
      problem.title ?? 'Je wijziging is niet verstuurd',
      paragraph(status === 429 ? 'Het is nu erg druk. Wacht een minuut en probeer het opnieuw.' : (problem.detail ?? '')),
    );
  }

  /** @param {string} text @param {...Node} content */
  function refused(text, ...content) {
    const head = heading(2, text, { id: 'check-problem-title', tabindex: '-1' });
    showCheck(callout('error', head, ...content, paragraph('Wat je typte, ben je niet kwijt. Kom je er niet uit? ', ...askUs(own.round))));
    titled('Controleer je wijziging', true);
    scrollTo(0, 0);
    head.focus({ preventScroll: true });
  }

  /** @param {Done<OwnRegistration>} answer */
  function saved(answer) {
    forgetChange();
    own.show(answer, callout('ok', paragraph('Je wijziging is opgeslagen. Jullie krijgen allebei een e-mail waarin staat wat er is gewijzigd.')));
  }

  // --- when somebody else changed it meanwhile -------------------------------------------------------------------

  /** @returns {Promise<void>} */
  async function compare() {
    const answer = await own.ask();
    if (isDead(answer)) return own.dead(answer);
    if (answer.kind !== 'done') return next({ kind: 'unreachable' });
    const theirs = draftOf(answer.body);
    // The version of a change that arrived, although its answer was lost on the way back.
    if (!differences(draft, theirs).length) return saved(answer);
    if (!answer.body.may.includes(people ? 'correct-people' : 'change')) {
      return own.show(
        answer,
        callout(
          'warning',
          paragraph('Er is intussen iets gewijzigd. Je wijziging is niet verstuurd, want die kan nu niet meer. Zo staat de aanmelding er nu.'),
        ),
      );
    }
    const { draft: merged, taken, conflicts } = merge(base, draft, theirs);
    const mine = draft;
    [base, etag, draft] = [theirs, answer.etag, merged];
    if (!taken.length && !conflicts.length) {
      keepChange(reference, { etag, base, draft });
      return refused(
        'Er is intussen iets gewijzigd',
        paragraph(
          'Dat was niets van wat hieronder staat. Jouw wijziging is nog niet verstuurd. Wil je hem nog steeds? Klik dan opnieuw op ‘Wijziging versturen’.',
        ),
      );
    }
    pending = { taken, conflicts, mine };
    showChoice(pending);
  }

  /** @param {Choices} choices */
  function showChoice(choices) {
    const { taken, conflicts, mine } = choices;
    fill('Er is intussen iets gewijzigd', [
      paragraph('De aanmelding is gewijzigd terwijl jij bezig was. Jouw wijziging is nog niet verstuurd, en er is niets overschreven.'),
      summaryPlace(),
      ...(taken.length
        ? [
            heading(2, 'Dit is nu anders'),
            paragraph('Jij wijzigde hier niets aan. Het blijft zoals het nu is.'),
            el(
              'dl',
              { class: 'utrecht-data-list utrecht-data-list--rows', id: 'taken' },
              ...taken.map((part) => row(part.label, typed('Nu', part.lines(base)))),
            ),
          ]
        : []),
      ...(conflicts.length ? [heading(2, 'Dit wijzigden jullie allebei'), ...conflicts.map((part) => choice(part, mine))] : []),
      el(
        'div',
        { class: 'form-actions' },
        button('Verder naar controleren', 'primary', () => chosen(choices), { id: 'chosen' }),
      ),
    ]);
  }

  /** @param {Part} part @param {Draft} mine @returns {Node} */
  const choice = (part, mine) => {
    const id = `keep-${part.id}`;
    /** @param {string} value @param {string} text @param {string[]} lines */
    const option = (value, text, lines) =>
      el(
        'div',
        { class: 'choice' },
        el('input', {
          class: 'utrecht-radio-button utrecht-radio-button--html-input',
          type: 'radio',
          id: value === 'now' ? id : `${id}-mine`,
          name: id,
          value,
        }),
        el(
          'label',
          { class: 'utrecht-form-label utrecht-form-label--radio', for: value === 'now' ? id : `${id}-mine` },
          text,
          el('small', { class: 'typed' }, lines.join('\n') || 'Niet ingevuld'),
        ),
      );
    return el(
      'fieldset',
      { class: 'utrecht-form-fieldset utrecht-form-fieldset--html-fieldset legend-small', 'data-field': id },
      el('legend', { class: 'utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-fieldset__legend--distanced' }, part.label),
      el('div', { class: 'utrecht-form-field-error-message', id: `${id}-error` }),
      option('now', 'Houd wat er nu staat', part.lines(base)),
      option('mine', 'Neem wat ik typte', part.lines(mine)),
    );
  };

  /** @param {Choices} choices */
  function chosen({ conflicts, mine }) {
    const answers = conflicts.map((part) => ({ part, value: all(HTMLInputElement, `[name="keep-${part.id}"]:checked`)[0]?.value }));
    const open = answers.filter(({ value }) => !value);
    if (open.length) {
      titled('Er is intussen iets gewijzigd', true);
      return showProblems(open.map(({ part }) => ({ pointer: `#/keep-${part.id}`, detail: `Kies wat er moet komen te staan bij: ${part.label}.` })));
    }
    for (const { part, value } of answers) part.copy(value === 'now' ? base : mine, draft);
    pending = null;
    keepChange(reference, { etag, base, draft });
    showCheck();
  }

  return {
    show(at) {
      showForm();
      if (at === 'check') toCheck(false);
    },
  };
}

/**
 * The draft to begin with: the text typed before a reload of this page, or else the registration as it is now.
 * @param {Own} own
 * @param {boolean} people
 * @returns {Kept}
 */
function begun(own, people) {
  const now = { etag: own.etag, base: own.draft, draft: structuredClone(own.draft) };
  const kept = loadChange(own.view.reference);
  if (!kept) return now;
  // After the deadline only the two people can still be changed, whatever else was typed before it.
  return people ? { ...kept, draft: { ...structuredClone(kept.base), practitioner: kept.draft.practitioner, leader: kept.draft.leader } } : kept;
}

/** @param {Pick<Round, 'policy'>} round @param {boolean} people @returns {Node[]} */
const before = (round, people) =>
  people
    ? [
        paragraph(
          'Na de sluitingsdatum kun je alleen nog de gegevens van jullie tweeën wijzigen. Jullie krijgen allebei een e-mail waarin staat wat er is gewijzigd.',
        ),
      ]
    : [
        callout(
          'info',
          paragraph(
            'Kies je een ander leernetwerk of voeg je een school toe? ',
            newArrivalText(round),
            ' Bij elke andere wijziging blijft het moment van ontvangst zoals het was.',
          ),
        ),
      ];

/** @param {string} label @param {string[]} lines @returns {Node} */
const typed = (label, lines) => el('div', {}, el('strong', {}, `${label}: `), el('span', { class: 'typed' }, lines.join('\n') || 'niet ingevuld'));

/** @param {string} key @param {...Node} values @returns {Node} */
const row = (key, ...values) =>
  el(
    'div',
    { class: 'utrecht-data-list__item' },
    el('dt', { class: 'utrecht-data-list__item-key' }, key),
    el('dd', { class: 'utrecht-data-list__item-value utrecht-data-list__item-value--html-dd' }, ...values),
  );
