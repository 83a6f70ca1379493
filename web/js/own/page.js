import { currentRound } from '../shared/api.js';
import { button, byId, callout, first, paragraph } from '../shared/dom.js';
import { openAct } from './acts.js';
import { askByLink, handOver, isDead } from './ask.js';
import { openChange } from './change.js';
import { registrationForm } from '../form/borrowed.js';
import { forgetChange } from './kept.js';
import { linkIn } from './link.js';
import { lostLink } from './lost.js';
import { overview } from './overview.js';
import { draftOf, fill } from './parts.js';
import { fillSlots } from '../shared/slots.js';

/**
 * @import { OwnRegistration, Person, Round } from 'contract'
 * @import { Answer, Done } from '../shared/api.js'
 * @import { Draft } from '../form/draft.js'
 * @import { OwnQuestion } from './ask.js'
 *
 * The registration of whoever has this page open, as it was last shown. The link is in the address's fragment, which no
 * request carries, and in this page's memory; nowhere else.
 * @typedef {object} Own
 * @property {OwnRegistration} view
 * @property {string|null|undefined} etag
 * @property {Draft} draft
 * @property {OwnRound} round
 * @property {(question?: OwnQuestion) => Promise<Answer<OwnRegistration>>} ask
 * @property {(colleague: Person) => Promise<Answer<unknown>>} handOver
 * @property {(answer: Done<OwnRegistration>, notice: Node) => void} show takes an answer as how it stands now, and shows it
 * @property {(notice: Node) => Promise<void>} reload asks again how it stands, and shows that
 * @property {() => void} back
 * @property {(answer: Answer<unknown>) => void} dead
 * @property {(email: string) => void} left the link has been handed over: it is of no use to anybody any more
 *
 * @typedef {OwnRegistration['round'] & Pick<Round, 'capacityUnit'|'networks'>} OwnRound
 *
 * A step in the browser's history, and whether it was at the page to check.
 * @typedef {{step?: string, at?: string}|null} Place
 */

/** @type {string|null} */
let link = null;
/** @type {Round|null} */
let current = null;
/** @type {Own|null} */
let own = null;
/** The open change, so that the browser's back button returns to the typed text. @type {ReturnType<typeof openChange>|null} */
let change = null;

/** Without a link the API answers that it does not work. @param {OwnQuestion} [question] */
const ask = (question) => askByLink(link ?? '', question);

/** @param {Done<OwnRegistration>} answer @returns {Own} */
const ownOf = ({ body: view, etag }) => ({
  view,
  etag,
  draft: draftOf(view),
  round: roundOf(view.round),
  ask,
  handOver: (colleague) => handOver(link ?? '', colleague, etag),
  show,
  async reload(notice) {
    const answer = await ask();
    if (answer.kind === 'done') show(answer, notice);
    else cannot(answer);
  },
  back,
  dead,
  left(email) {
    link = null;
    forgetChange();
    history.replaceState(null, '', location.pathname);
    fill('Je plek is overgedragen', [
      callout('ok', paragraph(`We mailen je collega een eigen link, naar ${email}. Jouw link werkt niet meer.`)),
      paragraph('Bedankt voor je aanmelding. Je gegevens staan er niet meer in.'),
    ]);
  },
});

/** @param {Done<OwnRegistration>} answer @param {Node} notice */
function show(answer, notice) {
  take(answer);
  history.replaceState(null, '');
  showOverview(notice);
}

function back() {
  history.replaceState(null, '');
  showOverview();
}

/** @param {Done<OwnRegistration>} answer */
function take(answer) {
  own = ownOf(answer);
  change = null;
}

/** @type {Array<'PO'|'VO'>} */
const SECTORS = ['PO', 'VO'];

/**
 * The round of this registration. When it is not the current one, how much room it has is for the API to say.
 * @param {OwnRegistration['round']} round
 * @returns {OwnRound}
 */
const roundOf = (round) =>
  current?.id === round.id
    ? { ...current, ...round }
    : { ...round, capacityUnit: 'schools', networks: SECTORS.map((sector) => ({ id: sector, sector, capacity: Infinity })) };

/** @param {Node} [notice] @param {boolean} [focus] */
function showOverview(notice, focus = true) {
  change = null;
  if (own) fill('Jullie aanmelding', [...(notice ? [notice] : []), ...overview(own, open, { unfolded: Boolean(notice) })], { focus });
}

/** @param {string} step */
function open(step) {
  history.pushState({ step }, '');
  showStep(history.state);
}

/**
 * Shows the step that a place in the browser's history names, if that can be done now.
 * @param {Place} place
 * @param {boolean} [focus]
 */
async function showStep(place, focus) {
  const step = own?.view.may.find((name) => name === place?.step);
  if (!own || !step) return showOverview(undefined, focus);
  if (step !== 'change' && step !== 'correct-people') return openAct(own, step);
  if (change) return change.show(place?.at);
  const people = step === 'correct-people';
  try {
    const form = await registrationForm(people);
    // A person who went to another page meanwhile is not brought back.
    if (history.state?.step === step && !change) change = openChange(own, people, form);
  } catch {
    if (history.state?.step !== step) return;
    back();
    byId('view-title').after(callout('error', paragraph('We kunnen het formulier nu niet ophalen. Controleer je verbinding en probeer het opnieuw.')));
  }
}

// --- when there is nothing to show --------------------------------------------------------------------------------

/** @param {Answer<unknown>} [answer] none when the link is not even whole */
function dead(answer) {
  fill('Deze link werkt niet', [
    paragraph((answer?.kind === 'refused' && answer.problem.detail) || 'De link is niet compleet, of hij werkt niet meer.'),
    paragraph(
      'Een link werkt niet meer als de plek is overgedragen aan een collega, of als de gegevens van de ronde zijn verwijderd. Soms breekt een e-mailprogramma een link af. Open hem dan vanuit de e-mail zelf.',
    ),
    lostLink(current),
  ]);
}

/** @param {boolean} focus */
function withoutLink(focus) {
  fill(
    'Mijn aanmelding',
    [
      paragraph('Hier zie je je aanmelding voor een leernetwerk. Je kunt hem hier ook wijzigen of intrekken.'),
      paragraph('Je komt erin met de link in elke e-mail die je van ons krijgt. Een account of wachtwoord heb je niet nodig.'),
      lostLink(current),
    ],
    { focus },
  );
}

/** @param {Exclude<Answer<OwnRegistration>, Done<OwnRegistration>>} answer */
function cannot(answer) {
  if (isDead(answer)) return dead(answer);
  fill('Je aanmelding is nu niet bereikbaar', [
    paragraph(
      answer.kind === 'refused' && answer.status === 429
        ? 'Het is nu erg druk. Wacht een minuut en probeer het opnieuw.'
        : 'We kunnen je aanmelding nu niet ophalen. Controleer je verbinding en probeer het opnieuw.',
    ),
    button('Opnieuw proberen', 'primary', () => start(true), { id: 'retry' }),
  ]);
}

// --- what to show first ------------------------------------------------------------------------------------------

async function start(focus = false) {
  link = linkIn(location.hash);
  if (!link) return location.hash.length > 1 ? dead() : withoutLink(focus);
  const answer = await ask();
  if (answer.kind !== 'done') return cannot(answer);
  take(answer);
  await showStep(history.state, focus);
}

// The fragment is the link; the skip link must not take its place.
first(HTMLElement, '.nl-skip-link').addEventListener('click', (event) => {
  event.preventDefault();
  byId('inhoud').focus();
});
addEventListener('popstate', ({ state }) => {
  if (linkIn(location.hash) === link && own && link) showStep(state);
});
addEventListener('hashchange', () => {
  if (linkIn(location.hash) !== link) start(true);
});

const answer = await currentRound();
fillSlots(answer);
current = answer.kind === 'done' ? answer.body : null;
await start();
