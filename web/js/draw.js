import { currentRound } from './api.js';
import { button, byId, callout, el, heading, link, list, paragraph } from './dom.js';
import { checkDraw } from './draw-check.js';
import { momentInWords } from './round.js';
import { fillSlots } from './slots.js';

const READ_TIMEOUT = 15_000;

/** What the page says before anybody checks: what was named beforehand, and where the list is. */
function announce(answer) {
  if (answer.kind === 'unreachable') return [paragraph('We kunnen nu niet ophalen welke ronde er is. Controleer je verbinding en laad de pagina opnieuw.')];
  const draw = answer.kind === 'round' ? answer.round.draw : null;
  if (!draw) return [paragraph('In de ronde van nu is er geen loting. Een eerdere loting kun je hieronder nagaan met het bestand ervan.')];
  const beacon = draw.beacon
    ? paragraph('Ronde ', el('strong', {}, String(draw.beacon.round)), ' van het baken drand beslist. Die wordt bekend op ', el('strong', {}, momentInWords(draw.beacon.at)), '. De keten is ', el('code', { class: 'long' }, draw.beacon.chain), '.')
    : paragraph('Deze ronde noemt geen baken. Ons systeem trekt het lot zelf bij de sluiting.');
  return [
    paragraph('In de ronde ', el('strong', {}, answer.round.name), ' verdelen we de plekken door te loten.'),
    beacon,
    paragraph(link(draw.rules, 'De regels van de loting'), ' hebben SHA-256 ', el('code', { class: 'long' }, draw.rulesHash), '.'),
    button('Deze loting nagaan', 'primary', () => load(draw.record)),
  ];
}

async function load(address) {
  try {
    const response = await fetch(address, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(READ_TIMEOUT) });
    if (response.status === 404) {
      show('info', 'Er is nog niets na te gaan', [paragraph('De lijst van deze loting komt kort na de sluiting van de aanmelding. Kijk dan nog eens.')]);
      return;
    }
    if (!response.ok) throw new Error(String(response.status));
    await verify(await response.text(), link(address, 'Dit bestand bewaren', { download: 'loting.json' }));
  } catch {
    show('error', 'Het bestand is niet op te halen', [paragraph('Controleer je verbinding en probeer het opnieuw.')]);
  }
}

async function verify(text, keep = null) {
  let record;
  let steps;
  try {
    record = JSON.parse(text);
    steps = checkDraw(record, await rulesText());
  } catch {
    show('error', 'Dit bestand kunnen we niet lezen', [paragraph('Het is geen bestand van een loting, of het is beschadigd. Kies een ander bestand.')]);
    return;
  }
  const wrong = steps.filter((step) => step.differences.length > 0);
  const title = wrong.length > 0 ? 'Dit klopt niet' : record.seed === undefined ? 'De lijst klopt; er is nog niet geloot' : 'De loting klopt';
  show(wrong.length > 0 ? 'error' : 'ok', title, [
    paragraph(`Je browser heeft ronde ${record.round} zelf nagerekend.`),
    el('ol', { class: 'findings' }, ...steps.map(stepItem)),
    ...(keep ? [paragraph(keep)] : []),
  ]);
}

const SHOWN = 10;

function stepItem({ name, told, differences }) {
  const more = differences.length > SHOWN ? [paragraph(`En nog ${differences.length - SHOWN} verschillen.`)] : [];
  return el('li', {},
    el('strong', {}, `${name}: ${differences.length > 0 ? 'klopt niet' : 'klopt'}`),
    paragraph(differences.length > 0 ? 'Op deze plaatsen zegt het bestand iets anders dan uit de berekening komt:' : told),
    ...(differences.length > 0 ? [list(differences.slice(0, SHOWN).map((where) => el('span', { class: 'long' }, where))), ...more] : []));
}

async function rulesText() {
  try {
    const response = await fetch('/loting/regels-1.txt', { signal: AbortSignal.timeout(READ_TIMEOUT) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** The outcome takes focus: it may stand below what can be seen. */
function show(kind, title, content) {
  const outcome = byId('outcome');
  outcome.replaceChildren(callout(kind, heading(2, title), ...content));
  outcome.focus();
}

const answer = await currentRound();
fillSlots(answer);
byId('announced').replaceChildren(...announce(answer));
byId('file').addEventListener('change', async (event) => {
  const [file] = event.target.files;
  if (file) await verify(await file.text());
});
