import { currentRound } from '../shared/api.js';
import { all, button, byId, callout, el, first, list, paragraph } from '../shared/dom.js';
import { emptyDraft, isEmpty } from '../form/draft.js';
import { bindFields, offerNetworks } from '../form/fields.js';
import { keeper, STORE } from './keeping.js';
import { keysOf } from '../shared/keys.js';
import { questionsSection } from '../form/questions.js';
import { capacityText, countingText, periodText, policyText, waitingText } from '../shared/round.js';
import { EXAMPLE_PAGE, exampleRound, isExample } from '../shared/example-round.js';
import { schoolsSection } from '../form/schools.js';
import { askUs, drawDetails, fillSlots } from '../shared/slots.js';
import { LAST, stepOf, STEPS, stepWith } from './steps.js';
import { problemsOf } from '../form/validate.js';

/**
 * @import { Round } from 'contract'
 * @import { Draft } from '../form/draft.js'
 * @import { Filling, Going, Page, View } from './filling.js'
 */

const SITE = 'Leernetwerken inclusief onderwijs';
/** @type {Record<View, string>} */
const TITLES = { state: 'Aanmelden', form: 'Aanmelden', check: 'Controleer je gegevens (stap 5 van 5) - Aanmelden', done: 'Je aanmelding is ontvangen' };
// An organiser previews a round: nothing is kept, and nothing can be sent.
const EXAMPLE = isExample();
const PAGE = EXAMPLE ? EXAMPLE_PAGE : location.pathname;

/** The round, before which nothing of the form is shown. @type {Round} */
let round;
/** @type {ReturnType<typeof keeper>} */
let kept;
/** @type {Draft} */
let draft = emptyDraft();
/** @type {View} */
let current = 'state';
/** The step of the form, from 0. */
let step = 0;
/** Whether the page to check was reached; then every step leads back to it. */
let checked = false;

// --- keeping what was typed -------------------------------------------------------------------------------------

/** @type {ReturnType<typeof setTimeout>|null} */
let saving = null;
const stopSaving = () => {
  if (saving) clearTimeout(saving);
  saving = null;
};
const save = () => {
  stopSaving();
  if (EXAMPLE) return;
  const works = kept.works();
  if (!kept.save(draft)) return void late((parts) => parts.twoVersions());
  if (works && !kept.works()) tellNothingIsKept();
};
/** Saves soon, so that fast typing does not write at every letter. */
const changed = () => {
  saving ??= setTimeout(save, 300);
  if (draft.schools.length) void late((parts) => parts.lookAtSchools());
};
addEventListener('pagehide', () => {
  if (saving) save();
});
document.addEventListener('visibilitychange', () => {
  if (document.hidden) saving && save();
  else followOtherTab();
});
addEventListener('pageshow', ({ persisted }) => persisted && followOtherTab());
addEventListener('storage', ({ key, newValue }) => {
  if (key === STORE || key === null) followOtherTab(newValue === null);
});

/** @param {'info'|'ok'|'warning'} kind @param {...Node} content */
const notice = (kind, ...content) => {
  byId('form-notice').replaceChildren(callout(kind, ...content));
};

/** What was typed in another tab is taken over. @param {boolean} [wiped] whether everything was wiped there */
function followOtherTab(wiped = false) {
  if (!EXAMPLE && (wiped || kept?.isOthers()) && ['form', 'check'].includes(current)) void late((parts) => parts.follow(wiped));
}

/** @param {string} reference */
const alreadySent = (reference) =>
  notice('ok', paragraph('Je aanmelding is al verstuurd, met kenmerk ', el('strong', {}, reference), '. Hieronder kun je een ander initiatief aanmelden.'));

function tellNothingIsKept() {
  byId('kept-here').textContent = 'Deze browser bewaart niet wat je typt. Vul alles in één keer in: sluit of herlaad je de pagina, dan is het weg.';
  byId('kept-here').classList.add('not-kept');
  byId('kept-on-device').hidden = true;
}

// --- the steps of the form, each with its own title and its own place in the browser's history -------------------

/** @param {View} view @param {boolean} [wrong] */
const title = (view, wrong = false) => {
  const name = view === 'form' ? `${STEPS[step].title} (${stepOf(step).toLowerCase()}) - ${TITLES.form}` : TITLES[view];
  document.title = `${wrong ? 'Fout: ' : ''}${name} - ${SITE}`;
};

/** @param {View} view @param {string|null} [focus] the id of what takes it */
function show(view, focus = `${view}-title`) {
  current = view;
  for (const name of keysOf(TITLES)) byId(`view-${name}`).hidden = name !== view;
  if (view === 'form') showStep();
  title(view);
  if (!focus) return;
  const target = byId(focus);
  if (focus.endsWith('-title')) scrollTo(0, 0);
  else (target.closest('fieldset') ?? target.closest('[data-field]') ?? target).scrollIntoView({ block: 'start' }); // the label too
  target.focus({ preventScroll: true });
}

function showStep() {
  byId('form-step').textContent = stepOf(step);
  byId('form-title').textContent = STEPS[step].title;
  for (const part of all(HTMLElement, '[data-step]')) part.hidden = part.dataset.step !== STEPS[step].id;
  byId('previous').hidden = step === 0;
  byId('to-check').textContent = checked ? 'Terug naar controleren' : step < LAST ? 'Verder' : 'Naar controleren';
}

/** @param {View} view @param {Going} [how] */
function go(view, { step: to = step, focus, replace = false, extra = {} } = {}) {
  step = to;
  const fragment = { state: '', form: STEPS[step].fragment, check: '#controleren', done: '#ontvangen' }[view];
  history[replace ? 'replaceState' : 'pushState']({ view, step, checked, ...extra }, '', PAGE + fragment);
  show(view, focus);
}

addEventListener('popstate', ({ state }) => {
  if (!state?.view || current === 'state') return; // a fragment within the page, or nothing to go to
  if (state.view === current && (state.view !== 'form' || state.step === step)) return;
  if (state.view === 'check') return void late((parts) => parts.toCheck({ replace: true }));
  if (state.view === 'form' && current === 'done') return go('form', { step: 0, replace: true }); // the form is empty again
  if (state.view === 'done') return void late((parts) => parts.showDone(state));
  step = state.step ?? 0;
  parts?.clearProblems();
  show(state.view);
});

// The skip link would add an entry to the history that belongs to no step, so that one press of the back button would do nothing.
first(HTMLElement, '.nl-skip-link').addEventListener('click', (event) => {
  event.preventDefault();
  byId('inhoud').focus();
});

// --- what is needed once somebody begins to fill in the form, and fetched then -----------------------------------------------------

/** @type {Promise<Filling>|undefined} */
let fetched;
/** @type {Filling|undefined} */
let parts;

/** @param {(parts: Filling) => unknown} act with what fills in the form; without a connection it says so */
async function late(act) {
  try {
    fetched ??= import('./filling.js').then(({ fillingPart }) => fillingPart(page));
    parts = await fetched;
  } catch {
    fetched = undefined;
    notice('warning', paragraph('Het volgende deel van het formulier is nog niet opgehaald. Controleer je verbinding en probeer het opnieuw.'));
    byId('form-notice').scrollIntoView({ block: 'start' });
    return;
  }
  act(parts);
}
for (const type of ['focusin', 'pointerdown']) byId('registration-form').addEventListener(type, () => void late(() => {}), { once: true });

// --- form --------------------------------------------------------------------------------------------------------

const holder = { draft: () => draft, changed };
const schools = schoolsSection({ ...holder, showProblems: (problems) => void late((parts) => parts.also(problems)) });
const questions = questionsSection(holder);
const fields = bindFields(first(HTMLFormElement, '#registration-form'), holder);

function renderForm() {
  questions.render();
  fields.render();
  schools.render();
  if (draft.schools.length) void late((parts) => parts.lookAtSchools());
}

byId('registration-form').addEventListener('submit', (event) => {
  event.preventDefault();
  void late((parts) => (checked || step === LAST ? parts.toCheck() : parts.next()));
});
byId('previous').addEventListener('click', () => go('form', { step: step - 1 }));
byId('clear-draft').addEventListener('click', () => first(HTMLDialogElement, '#clear-dialog').showModal());

function wipe() {
  stopSaving();
  if (!EXAMPLE) kept.clear();
  draft = emptyDraft();
  checked = false;
}

/** What filling in the form uses of this page. @type {Page} */
const page = {
  example: EXAMPLE,
  exampleNotice: () => (EXAMPLE ? [exampleNotice()] : []),
  round: () => round,
  kept: () => kept,
  draft: () => draft,
  view: () => current,
  step: () => step,
  isSaving: () => saving !== null,
  setDraft(other) {
    stopSaving();
    draft = other;
    checked = false;
    renderForm();
  },
  setChecked(is) {
    checked = is;
  },
  schools,
  questions,
  save,
  wipe,
  notice,
  alreadySent,
  title,
  show,
  go,
};

// --- what to show first ------------------------------------------------------------------------------------------

const beforeList = () =>
  list([
    `${capacityText(round)} ${countingText(round)}`,
    waitingText(round),
    'Je hebt nodig: de namen en e-mailadressen van jullie tweeën (een docent of leerlingbegeleider en iemand van de schoolleiding), je school of scholen, en één tot vijf leervragen.',
    'Invullen duurt ongeveer 10 minuten. Je kunt tussendoor stoppen en later verdergaan op dit apparaat.',
  ]);

/** @param {string} text @param {Node[]} content */
function explain(text, content) {
  byId('state-title').textContent = text;
  byId('state-body').replaceChildren(...content);
  show('state', null);
}

const exampleNotice = () =>
  callout(
    'warning',
    paragraph(el('strong', {}, 'Dit is een voorbeeld.'), ' Je kunt alles invullen om te kijken hoe het werkt. Er wordt niets bewaard en versturen kan niet.'),
  );

/** A round that an organiser previews; the page shows it as if it were open. @returns {import('../shared/api.js').Done<Round>|null} */
function example() {
  const shown = exampleRound();
  return shown ? { kind: 'done', body: { ...shown, state: 'open' } } : null;
}

async function start() {
  // The head of the page asked for the round already; a browser complains when nobody takes that answer.
  const told = currentRound();
  const answer = EXAMPLE ? example() : await told;
  if (!answer) return explain('Er is geen voorbeeld', [paragraph('Open het voorbeeld vanuit het beheer van de ronde.')]);
  fillSlots(answer);
  if (answer.kind === 'refused') {
    return explain('Er is nu geen ronde', [
      paragraph('Je kunt je nu niet aanmelden. Zodra er een nieuwe ronde is, lees je dat op deze site.'),
      paragraph('Heb je een vraag? ', ...askUs(null)),
    ]);
  }
  if (answer.kind === 'unreachable') {
    return explain('Het formulier is nu niet bereikbaar', [
      paragraph(
        'We kunnen de gegevens van deze ronde niet ophalen. Controleer je verbinding en probeer het opnieuw. Heb je al iets ingevuld? Dat blijft staan.',
      ),
      el('p', { class: 'retry' }, button('Opnieuw proberen', 'primary', start, { id: 'retry' })),
    ]);
  }
  round = answer.body;
  kept = keeper(round.id);
  const earlier = EXAMPLE ? null : kept.take();
  draft = { ...emptyDraft(), ...earlier?.draft };
  const place = history.state;
  prepareForm(earlier?.sent);
  if (place?.view === 'done') {
    renderForm();
    return late((parts) => parts.showDone(place));
  }
  if (round.state !== 'open') return closed();
  checked = Boolean(place?.checked);
  renderForm();
  const problems = problemsOf(draft, round);
  if (location.hash === '#controleren' && !problems.length) {
    step = LAST;
    return late((parts) => parts.toCheck({ replace: true }));
  }
  // Whoever comes back to a step, finds the steps before it as they were left, or goes to the first that is not right.
  const asked = Math.max(
    0,
    STEPS.findIndex(({ fragment }) => fragment && fragment === location.hash),
  );
  const open = problems.map(({ pointer }) => stepWith(pointer));
  go('form', { step: Math.min(asked, ...open), replace: true, focus: null });
}

/** Why there is no form, and what someone can do. */
async function closed() {
  const { explanationOf, leftOver } = await import('./closed.js');
  explain(...explanationOf(round));
  if (!isEmpty(draft)) byId('state-body').append(leftOver(wipe));
}

/** @param {string} [sent] the reference of what was sent from this browser before */
function prepareForm(sent) {
  offerNetworks(round);
  byId('form-round').textContent = `${round.name}. ${periodText(round)}`;
  byId('form-order').replaceChildren(paragraph(policyText(round)), ...drawDetails(round));
  byId('before-list').replaceChildren(...beforeList().children);
  if (EXAMPLE) byId('form-notice').replaceChildren(exampleNotice());
  else if (!kept.works()) tellNothingIsKept();
  if (sent) alreadySent(sent);
  else if (!isEmpty(draft)) notice('info', paragraph('Je had al iets ingevuld. We hebben het voor je teruggezet.'));
}

await start();
