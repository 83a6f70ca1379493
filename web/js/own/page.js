import { currentRound } from '../shared/api.js';
import { button, byId, callout, paragraph } from '../shared/dom.js';
import { ACTS, openAct } from './acts.js';
import { askByLink, isDead } from './ask.js';
import { openChange } from './change.js';
import { registrationForm } from './form.js';
import { forgetChange } from './kept.js';
import { linkIn } from './link.js';
import { lostLink } from './lost.js';
import { overview } from './overview.js';
import { draftOf, fill } from './parts.js';
import { fillSlots } from '../shared/slots.js';

/**
 * The registration of whoever has this page open, as it was last shown. The link is in the address's fragment, which no
 * request carries, and in this page's memory; nowhere else.
 * @typedef {{view: object, etag: string, draft: object, round: object,
 *   ask: (question?: object) => Promise<import('../shared/api.js').Answer>,
 *   show: (answer: object, notice: Node) => void, reload: (notice: Node) => Promise<void>, back: () => void,
 *   dead: (answer: object) => void, left: (email: string) => void}} Own
 */

const CHANGES = { 'change': false, 'correct-people': true };

let link = null;
let current = null;
/** A change that is open, so that the browser's back button finds what was typed. */
let change = null;

const own = {
  view: null,
  etag: null,
  draft: null,
  round: null,
  ask: (question) => askByLink(link, question),
  /** Takes an answer as how it stands now, and shows it. */
  show(answer, notice) {
    take(answer);
    history.replaceState(null, '');
    showOverview(notice);
  },
  /** Asks again how it stands, and shows that. */
  async reload(notice) {
    const answer = await own.ask();
    if (answer.kind === 'done') own.show(answer, notice);
    else cannot(answer);
  },
  back() {
    history.replaceState(null, '');
    showOverview();
  },
  dead,
  /** The link has been handed over: it is of no use to anybody any more. */
  left(email) {
    link = null;
    forgetChange();
    history.replaceState(null, '', location.pathname);
    fill('Je plek is overgedragen', [
      callout('ok', paragraph(`We mailen je collega een eigen link, naar ${email}. Jouw link werkt niet meer.`)),
      paragraph('Bedankt voor je aanmelding. Je gegevens staan er niet meer in.'),
    ]);
  },
};

function take({ body: view, etag }) {
  Object.assign(own, { view, etag, draft: draftOf(view), round: roundOf(view.round) });
  change = null;
}

/** The round of this registration. When it is not the current one, how much room it has is for the API to say. */
const roundOf = (round) =>
  current?.id === round.id
    ? { ...current, ...round }
    : { ...round, capacityUnit: 'schools', networks: ['PO', 'VO'].map((id) => ({ id, sector: id, capacity: Infinity })) };

function showOverview(notice, focus = true) {
  change = null;
  fill('Jullie aanmelding', [...(notice ? [notice] : []), ...overview(own, open)], { focus });
}

function open(step) {
  history.pushState({ step }, '');
  showStep(history.state);
}

/** Shows the step that a place in the browser's history names, if that can be done now. */
async function showStep(place, focus) {
  const step = place?.step;
  if (!own.view.may.includes(step)) return showOverview(undefined, focus);
  if (step in ACTS) return openAct(own, step);
  if (change) return change.show(place.at);
  try {
    const form = await registrationForm(CHANGES[step]);
    // Somebody who went elsewhere meanwhile is not brought back.
    if (history.state?.step === step && !change) change = openChange(own, CHANGES[step], form);
  } catch {
    if (history.state?.step !== step) return;
    own.back();
    byId('view-title').after(callout('error', paragraph('We kunnen het formulier nu niet ophalen. Controleer je verbinding en probeer het opnieuw.')));
  }
}

// --- when there is nothing to show --------------------------------------------------------------------------------

function dead({ problem }) {
  fill('Deze link werkt niet', [
    paragraph(problem?.detail ?? 'De link is niet compleet, of hij werkt niet meer.'),
    paragraph(
      'Een link werkt niet meer als de plek is overgedragen aan een collega, of als de gegevens van de ronde zijn verwijderd. Soms breekt een e-mailprogramma een link af. Open hem dan vanuit de e-mail zelf.',
    ),
    lostLink(current),
  ]);
}

function withoutLink(focus) {
  fill(
    'Mijn aanmelding',
    [
      paragraph('Hier zie je je aanmelding voor een leernetwerk. Je kunt hem hier ook veranderen of intrekken.'),
      paragraph('Je komt erin met de link in elke e-mail die je van ons krijgt. Een account of wachtwoord heb je niet nodig.'),
      lostLink(current),
    ],
    { focus },
  );
}

function cannot(answer) {
  if (isDead(answer)) return dead(answer);
  fill('Je aanmelding is nu niet bereikbaar', [
    paragraph(
      answer.status === 429
        ? 'Het is nu erg druk. Wacht een minuut en probeer het opnieuw.'
        : 'We kunnen je aanmelding nu niet ophalen. Controleer je verbinding en probeer het opnieuw.',
    ),
    button('Opnieuw proberen', 'primary', () => start(true), { id: 'retry' }),
  ]);
}

// --- what to show first ------------------------------------------------------------------------------------------

async function start(focus = false) {
  link = linkIn(location.hash);
  if (!link) return location.hash.length > 1 ? dead({}) : withoutLink(focus);
  const answer = await own.ask();
  if (answer.kind !== 'done') return cannot(answer);
  take(answer);
  await showStep(history.state, focus);
}

// The fragment is the link; the skip link must not take its place.
document.querySelector('.nl-skip-link').addEventListener('click', (event) => {
  event.preventDefault();
  byId('inhoud').focus();
});
addEventListener('popstate', ({ state }) => {
  if (linkIn(location.hash) === link && own.view && link) showStep(state);
});
addEventListener('hashchange', () => {
  if (linkIn(location.hash) !== link) start(true);
});

const answer = await currentRound();
fillSlots(answer);
current = answer.kind === 'done' ? answer.body : null;
await start();
