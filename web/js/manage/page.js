import { currentRound } from '../shared/api.js';
import { button, byId, callout, el, link, paragraph } from '../shared/dom.js';
import { fillSlots } from '../shared/slots.js';
import { finish, isExpired, isSignedIn, signIn, signOut } from './sign-in.js';

/**
 * What a view shows itself on. Once another address has been asked for, a page does nothing any more, so that an answer
 * that comes late does not take the place of a later one.
 * @typedef {object} Page
 * @property {(title: string, ...content: Node[]) => void} fill shows this, and moves focus to the title
 * @property {(answer: import('../shared/api.js').Answer) => void} trouble says what to do when something was not answered
 *
 * A view shows what an address is about, with the parts of the address that the pattern leaves open.
 * @typedef {(parts: Object<string, string>, page: Page) => Promise<void>} View
 */

// A place is an address behind the #, and each has its view. Nothing personal is in an address.
const VIEWS = [
  ['', () => import('./rounds.js')],
  ['ronde-openen', () => import('./round/open.js')],
  ['ronde/:round', () => import('./round/overview.js')],
  ['ronde/:round/bewerken', () => import('./round/edit.js')],
  ['ronde/:round/voorbeeld', () => import('./round/preview.js')],
  ['ronde/:round/verlengen', () => import('./round/extend.js')],
  ['ronde/:round/leernetwerk/:network', () => import('./network.js')],
  ['ronde/:round/plekken', () => import('./roster/overview.js')],
  ['ronde/:round/zoeken', () => import('./initiative/find.js')],
  ['ronde/:round/initiatief/:reference', () => import('./initiative/overview.js')],
  ['ronde/:round/initiatief/:reference/verbeteren', () => import('./initiative/correct.js')],
  ['ronde/:round/initiatief/:reference/school/:school', () => import('./initiative/school.js')],
  ['ronde/:round/initiatief/:reference/vrijgeven/:school', () => import('./initiative/release.js')],
  ['ronde/:round/initiatief/:reference/aanmelding/:act', () => import('./initiative/withdraw.js')],
  ['ronde/:round/initiatief/:reference/mail/:mail', () => import('./initiative/mail.js')],
  ['ronde/:round/logboek', () => import('./journal.js')],
  ['ronde/:round/logboek/reden-wissen/:line', () => import('./journal.js')],
  ['ronde/:round/plekken/:sector/:action', () => import('./roster/step.js')],
  ['ronde/:round/plekken/:sector/:action/:about', () => import('./roster/step.js')],
];

let shown = 0;

/** Shows the place that the address names. */
async function show() {
  const mine = ++shown;
  if (!isSignedIn()) return welcome();
  const still =
    (act) =>
    (...given) => {
      if (mine === shown) act(...given);
    };
  const page = { fill: still((title, ...content) => fill(title, ...content, ...leave())), trouble: still(trouble) };
  const { load, parts } = find(location.hash.slice(1));
  if (!load) return page.fill('Deze pagina bestaat niet', paragraph('Kijk of het adres klopt.'));
  try {
    await (await load()).view(parts, page);
  } catch {
    page.trouble({ kind: 'unreachable' });
  }
}

function find(address) {
  const given = address.split('/').map(decoded);
  for (const [pattern, load] of VIEWS) {
    const wanted = pattern.split('/');
    if (wanted.length !== given.length || !wanted.every((part, at) => (part.startsWith(':') ? given[at] : part === given[at]))) continue;
    return { load, parts: Object.fromEntries(wanted.flatMap((part, at) => (part.startsWith(':') ? [[part.slice(1), given[at]]] : []))) };
  }
  return {};
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

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

function trouble(answer) {
  if (isExpired(answer)) welcome(callout('warning', paragraph('Je bent niet meer ingelogd. Log opnieuw in om verder te gaan.')));
  else if (answer.kind === 'refused') fill(answer.problem.title ?? 'Dat kan niet', paragraph(answer.problem.detail ?? ''), ...leave());
  else
    fill(
      'Beheer',
      callout('error', paragraph('We kunnen de gegevens nu niet ophalen. Controleer je verbinding en probeer het opnieuw.')),
      button('Opnieuw proberen', 'secondary', show),
    );
}

const leave = () => [
  ...(location.hash.length > 1 ? [paragraph(link('#', 'Terug naar alle rondes'))] : []),
  el(
    'div',
    { class: 'form-actions' },
    button('Uitloggen', 'secondary', () => signOut().catch(() => welcome()), { id: 'sign-out' }),
  ),
];

function fill(title, ...content) {
  const head = el('h1', { class: 'nl-heading nl-heading--level-1', id: 'view-title', tabindex: '-1' }, title);
  byId('view').replaceChildren(head, ...content);
  document.title = `${title} - Leernetwerken inclusief onderwijs`;
  head.focus();
}

currentRound().then(fillSlots);
window.addEventListener('hashchange', show);
if ((await finish()) === 'failed') welcome(callout('error', paragraph('Het inloggen is niet gelukt. Probeer het nog eens.')));
else await show();
