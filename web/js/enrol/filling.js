import { button, byId, el, first, heading, paragraph } from '../shared/dom.js';
import { emptyDraft } from '../form/draft.js';
import { addProblems, clearProblems, showProblems } from '../shared/errors.js';
import { LAST, STEPS, stepWith } from './steps.js';
import { sendingPart } from './sending.js';
import { takenSchools } from '../form/taken.js';
import { problemsOf } from '../form/validate.js';

/**
 * @import { Round } from 'contract'
 * @import { FieldError } from '../shared/errors.js'
 * @import { Draft } from '../form/draft.js'
 *
 * @typedef {'state'|'form'|'check'|'done'} View
 * @typedef {{step?: number, focus?: string|null, replace?: boolean, extra?: object}} Going extra: what else the place in the history keeps
 * @typedef {ReturnType<typeof fillingPart>} Filling
 *
 * The page with the form, to which this part belongs.
 * @typedef {object} Page
 * @property {boolean} example
 * @property {() => Node[]} exampleNotice
 * @property {() => Round} round
 * @property {() => ReturnType<typeof import('./keeping.js').keeper>} kept
 * @property {() => Draft} draft
 * @property {() => View} view
 * @property {() => number} step
 * @property {() => boolean} isSaving
 * @property {(draft: Draft) => void} setDraft
 * @property {(checked: boolean) => void} setChecked
 * @property {ReturnType<typeof import('../form/schools.js').schoolsSection>} schools
 * @property {ReturnType<typeof import('../form/questions.js').questionsSection>} questions
 * @property {() => void} save
 * @property {() => void} wipe
 * @property {(kind: 'info'|'ok'|'warning', ...content: Node[]) => void} notice
 * @property {(reference: string) => void} alreadySent
 * @property {(view: View, wrong?: boolean) => void} title
 * @property {(view: View, focus?: string|null) => void} show
 * @property {(view: View, how?: Going) => void} go
 */

/**
 * What happens once somebody fills in the form: going from step to step, what is wrong, other tabs, and sending.
 * @param {Page} page
 */
export function fillingPart(page) {
  const { schools, questions } = page;
  const taken = takenSchools(page.round);

  // --- what is wrong -----------------------------------------------------------------------------------------------

  const problemsNow = () => [...problemsOf(page.draft(), page.round(), schools.searchText()), ...taken.problems(page.draft().schools)];

  const how = {
    now: problemsNow,
    /** @param {HTMLElement} target */
    reveal: (target) => {
      if (target.closest('[data-step][hidden]')) goTo(target.id);
    },
    solved: () => page.title(page.view()),
  };

  /** @param {FieldError[]} problems @param {Node|null} [advice] */
  function wrong(problems, advice) {
    page.title('form', true);
    showProblems(problems, advice, how);
  }

  /** @param {FieldError[]} problems */
  function also(problems) {
    page.title('form', true);
    addProblems(problems, how);
  }

  async function lookAtSchools() {
    taken.forgetOthers(page.draft().schools);
    // Whoever does not know whether the registration arrived, would be told that their own school is taken.
    if (page.example || page.draft().attempt?.outcome === 'unknown' || !(await taken.look(page.draft().schools))) return;
    const problems = taken.problems(page.draft().schools);
    if (!problems.length) return;
    addProblems(problems, { ...how, quiet: true });
    byId('school-status').textContent = 'Let op: deze school is al aangemeld.';
  }

  // --- from step to step -------------------------------------------------------------------------------------------

  /** @param {string} target the id of an element of the form */
  function goTo(target) {
    const part = byId(target).closest('[data-step]');
    const at = STEPS.findIndex(({ id }) => part?.getAttribute('data-step') === id);
    page.go('form', { step: at < 0 ? LAST : at, focus: target });
  }

  /** Leaves a step once nothing in it is wrong. */
  function next() {
    const step = page.step();
    schools.takePending();
    if (STEPS[step].id === 'questions') questions.dropEmpty();
    page.save();
    const problems = problemsNow().filter(({ pointer }) => stepWith(pointer) <= step);
    if (problems.length) return stop(problems);
    clearProblems();
    page.go('form', { step: step + 1 });
  }

  /** @param {FieldError[]} problems what has to be put right first @param {{replace?: boolean}} [place] */
  function stop(problems, { replace = false } = {}) {
    const at = Math.min(...problems.map(({ pointer }) => stepWith(pointer)));
    if (replace || page.view() !== 'form' || at !== page.step()) page.go('form', { step: at, replace, focus: null });
    wrong(problems);
  }

  /** @param {{replace?: boolean}} [place] */
  function toCheck({ replace = false } = {}) {
    questions.dropEmpty();
    schools.takePending();
    const problems = problemsNow();
    page.save();
    if (problems.length) return stop(problems, { replace });
    clearProblems();
    page.setChecked(true);
    sending.showCheck();
    page.go('check', { replace });
  }

  // --- other tabs --------------------------------------------------------------------------------------------------

  /** What was typed in another tab is taken over, so that both tabs show the newest and neither overwrites the other. @param {boolean} wiped */
  function follow(wiped) {
    if ((!wiped && !page.kept().isOthers()) || sending.isBusy()) return;
    if (page.isSaving())
      page.save(); // both typed within a moment: this asks which of the two to keep
    else takeOver();
  }

  function takeOver() {
    const theirs = page.kept().take();
    clearProblems();
    page.setDraft({ ...emptyDraft(), ...theirs?.draft });
    if (theirs?.sent) {
      page.alreadySent(theirs.sent);
      return page.go('form', { step: 0, replace: true });
    }
    if (!theirs) {
      page.notice('info', paragraph('In een ander tabblad is alles gewist. Daarom is het hier ook weg.'));
      return page.go('form', { step: 0, replace: true });
    }
    page.notice('info', paragraph('Dit formulier staat ook open in een ander tabblad. Wat je daar invulde, staat nu ook hier.'));
    if (page.view() === 'check') toCheck({ replace: true });
    else page.show('form', null);
  }

  /** Neither version is overwritten before somebody chose. */
  function twoVersions() {
    const keepMine = () => {
      page.kept().take();
      byId('form-notice').replaceChildren();
      page.save();
    };
    page.notice(
      'warning',
      heading(2, 'Er staat iets nieuwers in een ander tabblad'),
      paragraph('Je vult dit formulier in twee tabbladen tegelijk in. Wat hier staat, bewaren we nu niet. Welke versie wil je houden?'),
      el(
        'div',
        { class: 'row-actions' },
        button('Die van het andere tabblad', 'secondary', takeOver, { id: 'keep-theirs' }),
        button('Die van dit tabblad', 'secondary', keepMine, { id: 'keep-mine' }),
      ),
    );
  }

  // --- sending and wiping ------------------------------------------------------------------------------------------

  const sending = sendingPart({
    ...page,
    goTo,
    whereItIs: () =>
      page.kept().works()
        ? 'Je bent niets kwijt: wat je hebt ingevuld, staat nog op dit apparaat.'
        : 'Je bent niets kwijt zolang je deze pagina open laat: deze browser bewaart niet wat je typt.',
    /** The API refused fields. @param {FieldError[]} errors @param {Node|null} advice */
    refusedFields(errors, advice) {
      const isSchool = /^#\/schools\/(\d+)$/;
      for (const { pointer } of advice ? errors : []) {
        const index = isSchool.exec(pointer)?.[1];
        if (index) taken.mark(page.draft().schools[Number(index)]);
      }
      const problems = advice ? [...taken.problems(page.draft().schools), ...errors.filter(({ pointer }) => !isSchool.test(pointer))] : errors;
      page.go('form', { step: Math.min(...problems.map(({ pointer }) => stepWith(pointer))), focus: null });
      wrong(problems, advice);
    },
    /** The registration has arrived: nothing of it stays here but its reference. @param {string} reference */
    sent(reference) {
      page.kept().sent(reference);
      schools.clearSearch();
      clearProblems();
      page.setDraft(emptyDraft());
      page.alreadySent(reference);
    },
  });

  const dialog = first(HTMLDialogElement, '#clear-dialog');
  byId('clear-cancel').addEventListener('click', () => dialog.close());
  byId('clear-confirm').addEventListener('click', () => {
    dialog.close();
    page.wipe();
    schools.clearSearch();
    clearProblems();
    page.setDraft(emptyDraft());
    page.notice('ok', paragraph('Alles is gewist. Je begint met een leeg formulier.'));
    page.go('form', { step: 0 });
  });

  return { next, toCheck, clearProblems, also, lookAtSchools, follow, twoVersions, showDone: sending.showDone };
}
