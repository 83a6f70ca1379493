import { currentRound, register } from '../shared/api.js';
import { checkSections } from '../form/check.js';
import { confirmation } from './confirmation.js';
import { dateInWords } from '../shared/dates.js';
import { button, byId, callout, el, first, heading, list, mailLink, paragraph } from '../shared/dom.js';
import { clearDraft, emptyDraft, isEmpty, loadDraft, saveDraft, toBody } from '../form/draft.js';
import { clearProblems, showProblems } from '../shared/errors.js';
import { bindFields, offerNetworks } from '../form/fields.js';
import { keysOf } from '../shared/keys.js';
import { questionsSection } from '../form/questions.js';
import { capacityText, countingText, periodText, policyText, waitingText } from '../shared/round.js';
import { EXAMPLE_PAGE, exampleRound, isExample } from '../shared/example-round.js';
import { schoolsSection } from '../form/schools.js';
import { askUs, drawLinks, fillSlots } from '../shared/slots.js';
import { afterRefusal, keyBelongsToOther, nextAttempt, pointsAtFields } from '../form/submission.js';
import { problemsOf } from '../form/validate.js';

/**
 * @import { Round } from 'contract'
 * @import { Refused } from '../shared/api.js'
 * @import { FieldError } from '../shared/errors.js'
 * @import { Draft } from '../form/draft.js'
 * @import { Attempt } from '../form/submission.js'
 * @import { Receipt } from './confirmation.js'
 *
 * @typedef {'state'|'form'|'check'|'done'} View
 */

const SITE = 'Leernetwerken inclusief onderwijs';
/** @type {Record<View, string>} */
const TITLES = { state: 'Aanmelden', form: 'Aanmelden', check: 'Controleer je gegevens', done: 'Je aanmelding is ontvangen' };
// An organiser previews a round: nothing is kept, and nothing can be sent.
const EXAMPLE = isExample();
const PAGE = EXAMPLE ? EXAMPLE_PAGE : location.pathname;
/** @type {Record<View, string>} */
const FRAGMENTS = { state: '', form: '', check: '#controleren', done: '#ontvangen' };

/** The round, before which nothing of the form is shown. @type {Round} */
let round;
/** @type {Draft} */
let draft = emptyDraft();
/** @type {View} */
let current = 'state';
let sending = false;
/** @type {string[]} */
let addresses = [];

// --- keeping what was typed -------------------------------------------------------------------------------------

/** @type {ReturnType<typeof setTimeout>|null} */
let saving = null;
const stopSaving = () => {
  if (saving) clearTimeout(saving);
  saving = null;
};
const save = () => {
  stopSaving();
  if (round && !EXAMPLE) saveDraft(round.id, draft);
};
/** Saves soon, so that fast typing does not write at every letter. */
const changed = () => {
  saving ??= setTimeout(save, 300);
};
addEventListener('pagehide', () => {
  if (saving) save();
});
document.addEventListener('visibilitychange', () => {
  if (saving && document.hidden) save();
});

// --- the steps of the form, each with its own title and its own place in the browser's history -------------------

/** @param {View} view @param {boolean} [wrong] */
const title = (view, wrong = false) => {
  document.title = `${wrong ? 'Fout: ' : ''}${TITLES[view]} - ${SITE}`;
};

/** @param {View} view @param {string|null} [focus] the id of what takes it */
function show(view, focus = `${view}-title`) {
  current = view;
  for (const name of keysOf(TITLES)) byId(`view-${name}`).hidden = name !== view;
  title(view);
  if (!focus) return;
  const target = byId(focus);
  if (focus.endsWith('-title')) scrollTo(0, 0);
  else target.scrollIntoView({ block: 'start' });
  target.focus({ preventScroll: true });
}

/** @param {View} view @param {{focus?: string|null, replace?: boolean, extra?: object}} [how] extra: what else the place in the history keeps */
function go(view, { focus, replace = false, extra = {} } = {}) {
  history[replace ? 'replaceState' : 'pushState']({ view, ...extra }, '', PAGE + FRAGMENTS[view]);
  show(view, focus);
}

addEventListener('popstate', ({ state }) => {
  if (!state?.view || state.view === current || current === 'state') return; // a fragment within the page, or nothing to go to
  if (state.view === 'check') return toCheck({ replace: true });
  if (state.view === 'form' && current === 'done') renderForm();
  if (state.view === 'done') renderDone(state);
  show(state.view);
});

// The skip link would add an entry to the history that belongs to no step, so that one press of the back button would do nothing.
first(HTMLElement, '.nl-skip-link').addEventListener('click', (event) => {
  event.preventDefault();
  byId('inhoud').focus();
});

// --- form --------------------------------------------------------------------------------------------------------

const holder = { draft: () => draft, changed };
/** @param {FieldError[]} problems @param {Node|null} [advice] */
const wrong = (problems, advice) => {
  title('form', true);
  showProblems(problems, advice);
};
const schools = schoolsSection({ ...holder, showProblems: wrong });
const questions = questionsSection(holder);
const fields = bindFields(first(HTMLFormElement, '#registration-form'), holder);

function renderForm() {
  questions.render();
  fields.render();
  schools.render();
}

byId('registration-form').addEventListener('submit', (event) => {
  event.preventDefault();
  toCheck();
});

function toCheck({ replace = false } = {}) {
  questions.dropEmpty();
  schools.takePending();
  const problems = problemsOf(draft, round, schools.searchText());
  save();
  if (problems.length) {
    if (replace || current !== 'form') go('form', { replace, focus: null });
    wrong(problems);
    return;
  }
  clearProblems();
  renderCheck();
  go('check', { replace });
}

// --- check -------------------------------------------------------------------------------------------------------

function renderCheck() {
  canSend(!EXAMPLE);
  byId('check-problem').replaceChildren(...(EXAMPLE ? [exampleNotice()] : []));
  byId('send-status').textContent = '';
  byId('check-body').replaceChildren(...checkSections(draft, (target) => go('form', { focus: target })));
}

/** After the deadline, no text asks people to press a button that cannot help. @param {boolean} possible */
function canSend(possible) {
  byId('check-lead').hidden = !possible;
  byId('send').hidden = !possible;
}

byId('back-to-form').addEventListener('click', () => go('form'));
byId('send').addEventListener('click', send);

async function send() {
  if (EXAMPLE) return;
  if (sending) return; // a second click while the first is on its way
  sending = true;
  byId('check-problem').replaceChildren();
  byId('send-status').textContent = 'Bezig met versturen. Dit kan even duren.';
  title('check');
  try {
    await attemptOnce();
  } finally {
    sending = false;
    byId('send-status').textContent = '';
  }
}

async function attemptOnce() {
  const attempt = nextAttempt(draft.attempt, JSON.stringify(toBody(draft)), () => crypto.randomUUID());
  const mayHaveArrived = draft.attempt?.outcome === 'unknown';
  draft.attempt = attempt;
  save(); // before sending: if this page dies now, the next attempt must use the same key
  const answer = await register(attempt.body, attempt.key);
  if (answer.kind === 'done') return received(answer.body.reference, attempt.body, false);
  if (answer.kind === 'unreachable') return refusedUnknown();
  if (keyBelongsToOther(answer) && attempt.earlier.length) {
    const landed = await findLanded(attempt);
    return landed ? received(landed.reference, landed.body, true) : refusedUnknown();
  }
  // a key for answers that are no longer here is of no use, so the next attempt takes a new key
  draft.attempt = keyBelongsToOther(answer) ? null : afterRefusal(attempt, answer.status, mayHaveArrived);
  save();
  refused(answer);
}

/** An earlier attempt did arrive: sending the same body again gives the reference that it got. @param {Attempt} attempt */
async function findLanded(attempt) {
  for (const body of attempt.earlier) {
    const answer = await register(body, attempt.key);
    if (answer.kind === 'done') return { reference: answer.body.reference, body };
  }
  return null;
}

/** @param {Refused} answer */
function refused({ status, problem }) {
  if (pointsAtFields(problem)) {
    go('form', { focus: null });
    // a taken school is not a mistake in the form, so the page also says what to do about it
    wrong(problem.errors ?? [], status === 409 ? paragraph(...withMailLink(problem.detail ?? '')) : null);
    return;
  }
  const detail = problem.detail ? [paragraph(...withMailLink(problem.detail))] : [];
  const contact = problem.detail?.includes(round.contact) ? [] : [paragraph('Kom je er niet uit? ', ...askUs(round))];
  const kept = paragraph('Je bent niets kwijt: wat je hebt ingevuld, staat nog op dit apparaat.');
  if (status === 409) {
    refusedHere('Je aanmelding is niet verstuurd', ...detail, kept, ...contact);
  } else if (status === 410) {
    canSend(false);
    refusedHere(
      'De aanmelding is gesloten',
      ...(detail.length ? detail : [paragraph(`Aanmelden kon tot en met ${dateInWords(round.deadline)}.`)]),
      kept,
      ...contact,
    );
  } else if (status === 413) {
    refusedHere('Je aanmelding is te lang', paragraph('Maak je antwoorden korter en probeer het opnieuw.'), kept, ...contact);
  } else if (status === 429) {
    refusedHere('Het is nu erg druk', paragraph('Je aanmelding is nog niet verstuurd. Wacht een minuut en klik dan opnieuw op ‘Aanmelden’.'), kept, ...contact);
  } else {
    refusedHere('Je aanmelding is niet verstuurd', ...detail, kept, ...contact);
  }
}

/** The address of the round within a sentence, as a link. @param {string} text @returns {Array<Node|string>} */
function withMailLink(text) {
  const [before, ...rest] = text.split(round.contact);
  return rest.length ? [before, mailLink(round.contact), rest.join(round.contact)] : [text];
}

function refusedUnknown() {
  refusedHere(
    'We weten niet of je aanmelding is aangekomen',
    paragraph(
      'De verbinding viel weg of er ging iets mis bij ons. Klik opnieuw op ‘Aanmelden’. Dat is veilig: komt dezelfde aanmelding twee keer aan, dan telt hij één keer.',
    ),
    paragraph('Je bent niets kwijt: wat je hebt ingevuld, staat nog op dit apparaat.'),
    paragraph('Blijft het misgaan? ', ...askUs(round)),
  );
}

/** @param {string} text @param {...Node} content */
function refusedHere(text, ...content) {
  const problem = heading(2, text, { id: 'check-problem-title', tabindex: '-1' });
  byId('check-problem').replaceChildren(callout('error', problem, ...content));
  title('check', true);
  scrollTo(0, 0);
  problem.focus({ preventScroll: true });
}

// --- confirmation ------------------------------------------------------------------------------------------------

/** @param {string} reference @param {string} body what arrived @param {boolean} late whether that is an earlier version */
function received(reference, body, late) {
  const sent = JSON.parse(body);
  addresses = [sent.practitioner.email, sent.leader.email];
  const receipt = { reference, network: sent.network, late };
  stopSaving();
  clearDraft();
  draft = emptyDraft();
  schools.clearSearch();
  clearProblems();
  renderForm();
  byId('form-notice').replaceChildren(
    callout('ok', paragraph(`Je aanmelding is al ontvangen, met kenmerk ${reference}. Hieronder kun je een ander initiatief aanmelden.`)),
  );
  renderDone(receipt);
  go('done', { replace: true, extra: receipt });
}

/** @param {Receipt} receipt */
function renderDone(receipt) {
  byId('done-body').replaceChildren(...confirmation(receipt, round, addresses));
}

// --- wiping ------------------------------------------------------------------------------------------------------

function wipe() {
  stopSaving();
  if (!EXAMPLE) clearDraft();
  draft = emptyDraft();
}

const dialog = first(HTMLDialogElement, '#clear-dialog');
byId('clear-draft').addEventListener('click', () => dialog.showModal());
byId('clear-cancel').addEventListener('click', () => dialog.close());
byId('clear-confirm').addEventListener('click', () => {
  dialog.close();
  wipe();
  schools.clearSearch();
  clearProblems();
  renderForm();
  byId('form-notice').replaceChildren(callout('ok', paragraph('Alles is gewist. Je begint met een leeg formulier.')));
  show('form');
});

// --- what to show first ------------------------------------------------------------------------------------------

function beforeList() {
  return list([
    periodText(round),
    `${capacityText(round)} ${countingText(round)}`,
    el('div', {}, `${policyText(round)} ${waitingText(round)}`, ...folded('Zo kun je de loting nagaan', drawLinks(round))),
    'Je hebt nodig: de namen en e-mailadressen van twee mensen (een docent of leerlingbegeleider en iemand van de schoolleiding), je school of scholen, en één tot vijf leervragen.',
    'Invullen duurt ongeveer 10 minuten. Je kunt tussendoor stoppen en later verdergaan op dit apparaat.',
  ]);
}

/** Details that few people look for. @param {string} title @param {Node[]} content @returns {Node[]} */
const folded = (title, content) => (content.length ? [el('details', { class: 'preview', id: 'draw-rules' }, el('summary', {}, title), ...content)] : []);

/** Why there is no form, and what someone can do. @type {Record<Exclude<Round['state'], 'open'>, () => [string, Node[]]>} */
const EXPLANATIONS = {
  upcoming: () => [
    'Je kunt je nog niet aanmelden',
    [
      paragraph(periodText(round), ' Kom dan terug naar deze pagina.'),
      paragraph('Zoek intussen iemand om je samen mee aan te melden, en bedenk één tot vijf leervragen.'),
      paragraph('Heb je nu al een vraag? ', ...askUs(round)),
    ],
  ],
  closing: () => [
    'De aanmelding is gesloten',
    [
      paragraph(periodText(round), ' We verdelen nu de plekken.'),
      paragraph('Heb je je op tijd aangemeld? Dan krijgen jullie allebei een e-mail over de uitkomst.'),
      paragraph('Wil je alsnog meedoen, of heb je een vraag? ', ...askUs(round)),
    ],
  ],
  closed: () => EXPLANATIONS.closing(),
  allocated: () => [
    'De aanmelding is gesloten',
    [
      paragraph(periodText(round), ' De plekken zijn verdeeld.'),
      paragraph('Heb je je op tijd aangemeld? Dan hebben jullie allebei een e-mail gekregen. Niets gezien? Kijk dan ook bij je ongewenste e-mail.'),
      paragraph('Wil je alsnog meedoen, of heb je een vraag? ', ...askUs(round)),
    ],
  ],
};

/** @param {string} text @param {Node[]} content */
function explain(text, content) {
  byId('state-title').textContent = text;
  byId('state-body').replaceChildren(...content);
  show('state', null);
}

function leftOver() {
  const body = byId('state-body');
  const note = callout(
    'info',
    heading(2, 'Je had al iets ingevuld'),
    paragraph('Wat je eerder invulde, staat nog op dit apparaat, en nergens anders.'),
    button(
      'Wis wat ik heb ingevuld',
      'secondary',
      () => {
        wipe();
        note.replaceWith(paragraph('Alles is gewist.'));
        byId('state-title').focus();
      },
      { id: 'clear-leftover' },
    ),
  );
  body.append(note);
}

const exampleNotice = () =>
  callout(
    'warning',
    paragraph(el('strong', {}, 'Dit is een voorbeeld.'), ' Je kunt alles invullen om te kijken hoe het werkt. Er wordt niets bewaard en versturen kan niet.'),
  );

/** A round that an organiser previews; the page shows it as if it were open. @returns {import('../shared/api.js').Done<Round>|null} */
function example() {
  const kept = exampleRound();
  return kept ? { kind: 'done', body: { ...kept, state: 'open' } } : null;
}

async function start() {
  const answer = EXAMPLE ? example() : await currentRound();
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
      paragraph('We kunnen de gegevens van deze ronde niet ophalen. Controleer je verbinding en probeer het opnieuw. Wat je eerder invulde, blijft bewaard.'),
      el('p', { class: 'retry' }, button('Opnieuw proberen', 'primary', start, { id: 'retry' })),
    ]);
  }
  round = answer.body;
  draft = EXAMPLE ? emptyDraft() : loadDraft(round.id);
  const place = history.state;
  if (place?.view === 'done') {
    renderForm();
    prepareForm();
    renderDone(place);
    return show('done', null);
  }
  if (round.state !== 'open') {
    explain(...(EXPLANATIONS[round.state] ?? EXPLANATIONS.closed)());
    if (!isEmpty(draft)) leftOver();
    return;
  }
  prepareForm();
  renderForm();
  if (location.hash === FRAGMENTS.check && !problemsOf(draft, round).length) {
    renderCheck();
    history.replaceState({ view: 'check' }, '');
    return show('check', null);
  }
  history.replaceState({ view: 'form' }, '', PAGE);
  show('form', null);
}

function prepareForm() {
  offerNetworks(round);
  byId('form-round').textContent = round.name;
  byId('before-list').replaceChildren(...beforeList().children);
  if (EXAMPLE) byId('form-notice').replaceChildren(exampleNotice());
  if (!isEmpty(draft)) {
    byId('form-notice').replaceChildren(callout('info', paragraph('Je had al iets ingevuld. We hebben het voor je teruggezet.')));
  }
}

await start();
