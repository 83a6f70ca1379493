import { currentRound } from '../shared/api.js';
import { button, byId, callout, el, link, paragraph } from '../shared/dom.js';
import { fillSlots } from '../shared/slots.js';
import { header } from './header.js';
import { finish, isExpired, isSignedIn, signIn } from './sign-in.js';

/**
 * What a view shows itself on. Once another address has been asked for, a page does nothing any more, so that an answer
 * that comes late does not take the place of a later one.
 * @typedef {object} Page
 * @property {(title: string, ...content: Node[]) => void} fill shows this, and moves focus to the title
 * @property {(answer: import('../shared/api.js').Answer<unknown>) => void} trouble says what to do when something was not answered
 * @property {AbortSignal} left when another address has been asked for
 *
 * The parts of an address that a pattern leaves open; which of them there are follows from the pattern.
 * @typedef {object} Parts
 * @property {string} round
 * @property {string} network
 * @property {string} reference
 * @property {string} school its place in the list of an initiative's schools
 * @property {string} mail
 * @property {string} act
 * @property {string} sector
 * @property {string} [filter]
 * @property {string} [section]
 * @property {string} [like] the round that a new one begins as
 * @property {string} action
 * @property {string} [about]
 * @property {string} [line]
 *
 * A view shows what an address is about.
 * @typedef {(parts: Parts, page: Page) => Promise<void>} View
 */

// Each address behind the # has a view. No address holds anything personal.
/** @type {Array<[string, () => Promise<{view: View}>]>} */
const VIEWS = [
  ['', () => import('./rounds.js')],
  ['ronde-openen', () => import('./round/open.js')],
  ['ronde-openen/:like', () => import('./round/open.js')],
  ['ronde/:round', () => import('./round/overview.js')],
  ['ronde/:round/bewerken', () => import('./round/edit.js')],
  ['ronde/:round/bewerken/:section', () => import('./round/edit.js')],
  ['ronde/:round/voorbeeld', () => import('./round/preview.js')],
  ['ronde/:round/verlengen', () => import('./round/extend.js')],
  ['ronde/:round/mails', () => import('./round/mails.js')],
  ['ronde/:round/mails/:mail/:act', () => import('./round/mails.js')],
  ['ronde/:round/leernetwerk/:network', () => import('./network/list.js')],
  ['ronde/:round/leernetwerk/:network/bijeenkomsten', () => import('./meetings/overview.js')],
  ['ronde/:round/leernetwerk/:network/themas', () => import('./themes/overview.js')],
  ['ronde/:round/leernetwerk/:network/initiatief/:reference', () => import('./network/initiative.js')],
  ['ronde/:round/plekken', () => import('./roster/overview.js')],
  ['ronde/:round/toevoegen', () => import('./roster/enter.js')],
  ['ronde/:round/initiatieven', () => import('./initiative/list.js')],
  ['ronde/:round/initiatieven/:filter', () => import('./initiative/list.js')],
  ['ronde/:round/initiatief/:reference', () => import('./initiative/overview.js')],
  ['ronde/:round/initiatief/:reference/verbeteren', () => import('./initiative/correct.js')],
  ['ronde/:round/initiatief/:reference/school/:school', () => import('./initiative/school.js')],
  ['ronde/:round/initiatief/:reference/vrijgeven/:school', () => import('./initiative/release.js')],
  ['ronde/:round/initiatief/:reference/aanmelding/:act', () => import('./initiative/withdraw.js')],
  ['ronde/:round/initiatief/:reference/mail/:mail', () => import('./initiative/mail.js')],
  ['ronde/:round/berichten', () => import('./messages/list.js')],
  ['ronde/:round/berichten/schrijven', () => import('./messages/write.js')],
  ['ronde/:round/logboek', () => import('./journal.js')],
  ['ronde/:round/logboek/reden-wissen/:line', () => import('./journal.js')],
  ['ronde/:round/plekken/:sector/:action', () => import('./roster/step.js')],
  ['ronde/:round/plekken/:sector/:action/:about', () => import('./roster/step.js')],
];

let shown = 0;
/** The round that the page is about, if any. */
let round = '';
let leaving = new AbortController();

/** Shows the view that the address names. */
async function show() {
  const mine = ++shown;
  leaving.abort();
  leaving = new AbortController();
  if (!isSignedIn()) return welcome();
  /** @template {unknown[]} Given @param {(...given: Given) => void} act @returns {(...given: Given) => void} */
  const still =
    (act) =>
    (...given) => {
      if (mine === shown) act(...given);
    };
  /** @type {Page} */
  const page = { fill: still(fill), trouble: still(trouble), left: leaving.signal };
  const found = find(location.hash.slice(1));
  round = found?.parts.round ?? '';
  if (!found) return page.fill('Deze pagina bestaat niet', paragraph('Kijk of het adres klopt.'));
  try {
    await (await found.load()).view(found.parts, page);
  } catch {
    page.trouble({ kind: 'unreachable' });
  }
}

/** @param {string} address @returns {{load: () => Promise<{view: View}>, parts: Parts}|null} */
function find(address) {
  const given = address.split('/').map(decoded);
  for (const [pattern, load] of VIEWS) {
    const wanted = pattern.split('/');
    if (wanted.length !== given.length || !wanted.every((part, at) => (part.startsWith(':') ? given[at] : part === given[at]))) continue;
    /** @type {Parts} */
    const parts = { round: '', network: '', reference: '', school: '', mail: '', act: '', sector: '', action: '' };
    wanted.forEach((part, at) => part.startsWith(':') && Object.assign(parts, { [part.slice(1)]: given[at] }));
    return { load, parts };
  }
  return null;
}

/** @param {string} part @returns {string} */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** @param {...Node} notice */
function welcome(...notice) {
  fill(
    'Beheer',
    ...notice,
    paragraph(
      'Voor organisatoren en procesbegeleiders. Vul op de volgende pagina het e-mailadres in waarmee je bekend bent. Je krijgt dan een code per e-mail. Een wachtwoord heb je niet nodig.',
    ),
    button('Inloggen', 'primary', () => signIn().catch(() => trouble({ kind: 'unreachable' })), { id: 'sign-in' }),
  );
}

/** @param {import('../shared/api.js').Answer<unknown>} answer */
function trouble(answer) {
  if (isExpired(answer)) comeBack();
  else if (answer.kind === 'refused')
    fill(answer.problem.title ?? 'Dat kan niet', paragraph(answer.problem.detail ?? ''), paragraph(link('#', 'Terug naar alle rondes')));
  else
    fill(
      'Beheer',
      callout('error', paragraph('We kunnen de gegevens nu niet ophalen. Controleer je verbinding en probeer het opnieuw.')),
      button('Opnieuw proberen', 'secondary', show),
    );
}

/** Whom the sign-in domain still knows is back at once, at the same place, and sees no other page. */
function comeBack() {
  signIn({ silent: true }).catch(() => welcome());
}

/** @param {string} title @param {...Node} content */
function fill(title, ...content) {
  header(round, () => welcome());
  const head = el('h1', { class: 'nl-heading nl-heading--level-1', id: 'view-title', tabindex: '-1' }, title);
  byId('view').replaceChildren(head, ...content);
  document.title = `${title} - Leernetwerken inclusief onderwijs`;
  head.focus();
}

currentRound().then(fillSlots);
window.addEventListener('hashchange', show);
switch (await finish()) {
  case 'done':
    await show();
    break;
  case 'nothing':
    comeBack();
    break;
  case 'unknown':
    welcome();
    break;
  case 'failed':
    welcome(callout('error', paragraph('Het inloggen is niet gelukt. Probeer het nog eens.')));
}
