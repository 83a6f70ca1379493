import { currentRound } from './api.js';
import { button, byId, callout, el, heading, link, list, paragraph } from './dom.js';
import { dateInWords } from './dates.js';
import { sectorName } from './round.js';
import { networkSections } from './manage-network.js';
import { overviewSections } from './manage-overview.js';
import { fillSlots } from './slots.js';
import { ask, finish, isSignedIn, signIn, signOut } from './sign-in.js';

const STATES = { upcoming: 'nog niet open', open: 'open', closing: 'gesloten, de plekken worden verdeeld', closed: 'gesloten, de plekken worden verdeeld', allocated: 'gesloten, de plekken zijn verdeeld' };
const ROLES = { organiser: 'organisator', facilitator: 'procesbegeleider' };

// A place is an address behind the #: a round, or a network of one. Nothing personal is in it.
const roundAddress = (round) => `#ronde/${encodeURIComponent(round)}`;
const networkAddress = (round, network) => `${roundAddress(round)}/leernetwerk/${encodeURIComponent(network)}`;

/** Counts what was asked for, so that an answer that comes late does not take the place of a later one. */
let asked = 0;

/** Shows the place that the address names. */
async function show() {
  if (!isSignedIn()) return welcome();
  const [, round, , network] = location.hash.split('/').map(decodeURIComponent);
  const path = `/api/rounds${round ? `/${encodeURIComponent(round)}${network ? `/networks/${encodeURIComponent(network)}/initiatives` : '/overview'}` : ''}`;
  const mine = ++asked;
  const answer = await ask(path);
  if (mine !== asked) return;
  if (answer.kind !== 'answer') trouble(answer);
  else if (network) fill(`Leernetwerk ${network}`, paragraph(answer.body.name), ...networkSections(answer.body), ...leave());
  else if (round) fill(answer.body.name, paragraph(period(answer.body)), ...overviewSections(answer.body, (id) => networkAddress(round, id)), ...leave());
  else rounds(answer.body);
}

function welcome(...notice) {
  fill('Beheer',
    ...notice,
    paragraph('Voor organisatoren en procesbegeleiders. Vul op de volgende pagina het e-mailadres in waarmee je bekend bent. Je krijgt dan een code per e-mail. Een wachtwoord heb je niet nodig.'),
    button('Inloggen', 'primary', () => signIn().catch(() => trouble({ kind: 'unreachable' })), { id: 'sign-in' }));
}

function rounds({ role, rounds: all }) {
  fill('Rondes',
    paragraph(`Je bent ingelogd als ${ROLES[role]}.`),
    ...(all.length ? all.map((round) => el('section', { class: 'check' },
      el('div', { class: 'check__head' }, heading(2, round.name)),
      paragraph(period(round)),
      list([
        ...(role === 'organiser' ? [link(roundAddress(round.id), 'Overzicht van de ronde')] : []),
        ...round.networks.map((network) => link(networkAddress(round.id, network.id), `Leernetwerk ${network.id} (${sectorName(network.sector)})`)),
      ])))
      : [paragraph(role === 'organiser' ? 'Er is nog geen ronde.' : 'Je bent bij geen enkele ronde procesbegeleider. Klopt dat niet, vraag dan een organisator om je erbij te zetten.')]),
    ...leave(false));
}

const period = (round) => `Aanmelden van ${dateInWords(round.opens)} tot en met ${dateInWords(round.deadline)}. De aanmelding is ${STATES[round.state]}.`;

/** What to read and do when something was not answered. */
function trouble(answer) {
  if (answer.kind === 'expired') welcome(callout('warning', paragraph('Je bent niet meer ingelogd. Log opnieuw in om verder te gaan.')));
  else if (answer.kind === 'refused') fill(answer.problem.title ?? 'Dat kan niet', paragraph(answer.problem.detail ?? ''), ...leave(Boolean(location.hash)));
  else fill('Beheer', callout('error', paragraph('We kunnen de gegevens nu niet ophalen. Controleer je verbinding en probeer het opnieuw.')), button('Opnieuw proberen', 'secondary', show));
}

const leave = (back = true) => [
  ...(back ? [paragraph(link('#', 'Terug naar alle rondes'))] : []),
  el('div', { class: 'form-actions' }, button('Uitloggen', 'secondary', () => signOut().catch(() => welcome()), { id: 'sign-out' })),
];

function fill(title, ...content) {
  const head = el('h1', { class: 'nl-heading nl-heading--level-1', id: 'view-title', tabindex: '-1' }, title);
  byId('view').replaceChildren(head, ...content);
  document.title = `${title} - Leernetwerken inclusief onderwijs`;
  head.focus();
}

currentRound().then(fillSlots);
window.addEventListener('hashchange', show);
if (await finish() === 'failed') welcome(callout('error', paragraph('Het inloggen is niet gelukt. Probeer het nog eens.')));
else await show();
