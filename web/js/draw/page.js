import { currentRound, drawRecord } from '../shared/api.js';
import { dateInWords, momentInWords } from '../shared/dates.js';
import { button, byId, callout, el, first, heading, link, list, paragraph } from '../shared/dom.js';
import { checkDraw } from './check.js';
import { beaconName, numberInWords, sectorTitle } from '../shared/round.js';
import { fillSlots, rulesWithHash } from '../shared/slots.js';

/**
 * @import { Round } from 'contract'
 * @import { Answer } from '../shared/api.js'
 *
 * @typedef {ReturnType<typeof checkDraw>} Checked
 * @typedef {Parameters<typeof callout>[0]} Kind
 */

const READ_TIMEOUT = 15_000;
const RULES = '/loting/regels-1.txt';
const ROUND_ID = /^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/;
const HASH = /([0-9a-f]{64})/;
/** More differences than this in one step help nobody. */
const SHOWN = 10;

/** The round that the page's address names, so that a draw can be checked even when a newer round exists. */
const named = new URLSearchParams(location.search).get('ronde');

/** The page before a check: what was announced beforehand, and where the list is. @param {Answer<Round>} answer @returns {Node[]} */
function announce(answer) {
  const round = answer.kind === 'done' ? answer.body : null;
  if (named && ROUND_ID.test(named) && named !== round?.id) {
    return [paragraph('Dit is de loting van de ronde ', el('strong', {}, named), '.'), checkButton(`/api/rounds/${named}/draw`)];
  }
  if (answer.kind === 'unreachable') return [paragraph('We kunnen nu niet ophalen welke ronde er is. Controleer je verbinding en laad de pagina opnieuw.')];
  if (!round?.draw)
    return [
      paragraph(
        'In de ronde van nu is er geen loting. De loting van een eerdere ronde kun je nagaan met de link uit de e-mail over de uitkomst, of hieronder met het bestand.',
      ),
    ];
  const closed = round.state === 'closed' || round.state === 'allocated';
  return [
    paragraph('In de ronde ', el('strong', {}, round.name), ' verdelen we de plekken door te loten. Dat gaat in drie stappen:'),
    timeline(round, round.draw.beacon, closed),
    // Nothing is offered before it can be done: the list is there once the round is closed.
    ...(closed ? [checkButton(round.draw.record)] : []),
    technical(round.draw),
  ];
}

/**
 * The three steps of a draw, and which of them are done.
 * @param {Round} round
 * @param {NonNullable<Round['draw']>['beacon']} beacon
 * @param {boolean} closed
 * @returns {Node}
 */
function timeline({ deadline, state }, beacon, closed) {
  const drawn = state === 'allocated';
  /** @param {string} title @param {boolean} done @param {string} told @returns {Node} */
  const step = (title, done, told) => el('li', {}, heading(3, title), paragraph(el('strong', {}, done ? 'Gebeurd. ' : 'Nog niet. '), told));
  return el(
    'ol',
    { class: 'steps', id: 'timeline' },
    step('De lijst', closed, `Kort na de sluiting op ${dateInWords(deadline)} maken we bekend welke initiatieven meeloten: van elk het kenmerk.`),
    step(
      'Het lot',
      drawn,
      beacon
        ? `Op ${momentInWords(beacon.at)} wordt een getal bekend dat niemand vooraf kan weten of kiezen. Het komt van buiten.`
        : 'Ons systeem trekt het lot zelf bij de sluiting.',
    ),
    step('De uitkomst', drawn, 'Uit de lijst en het lot volgt wie wanneer aan de beurt is, wie een plek krijgt en wie op de wachtlijst komt.'),
  );
}

/** What somebody needs who checks the draw with tools of their own. @param {NonNullable<Round['draw']>} draw @returns {Node} */
const technical = (draw) =>
  el(
    'details',
    { class: 'preview', id: 'draw-rules' },
    el('summary', {}, 'Technische gegevens'),
    draw.beacon
      ? paragraph(
          'Ronde ',
          el('strong', {}, numberInWords(draw.beacon.round)),
          ` van ${beaconName(draw.beacon)} beslist. De keten van het baken is `,
          el('code', { class: 'long' }, draw.beacon.chain),
          '.',
        )
      : paragraph('Deze ronde noemt geen baken.'),
    paragraph(...rulesWithHash(draw), '.'),
  );

/** @param {string} address of the record */
const checkButton = (address) => button('Deze loting nagaan', 'primary', () => load(address), { id: 'check' });

/** @param {string} address */
async function load(address) {
  const answer = await drawRecord(address);
  if (answer.kind === 'done') return verify(answer.body, link(address, 'Dit bestand bewaren', { download: 'loting.json', id: 'keep' }));
  if (answer.kind === 'refused' && answer.status === 404 && answer.problem.title)
    return show('info', answer.problem.title, [paragraph(answer.problem.detail ?? '')]);
  show('error', 'Het bestand is niet op te halen', [paragraph('Controleer je verbinding en probeer het opnieuw.')]);
}

/** @param {string} text the record @param {Node|null} [keep] a link to keep it by */
async function verify(text, keep = null) {
  let record;
  let checked;
  try {
    record = JSON.parse(text);
    checked = checkDraw(record, await rulesText());
  } catch {
    return show('error', 'Dit bestand kunnen we niet lezen', [
      paragraph('Het is geen bestand van een loting, of het is beschadigd. Kies een ander bestand, of haal het opnieuw op.'),
    ]);
  }
  const [kind, title] = verdict(checked);
  show(
    kind,
    title,
    [
      paragraph(`Je browser heeft de loting van ronde ${record.round} zelf nagerekend.`),
      ...cautions(checked),
      el('ol', { class: 'findings' }, ...checked.steps.map(stepItem)),
      ...(keep ? [paragraph(keep)] : []),
    ],
    turns(checked),
  );
}

/** @param {Checked} checked @returns {[Kind, string]} */
function verdict({ steps, drawn, byUs, quicknet }) {
  if (steps.some((step) => step.differences.length > 0)) return ['error', 'Dit klopt niet'];
  if (!drawn) return [byUs || quicknet ? 'ok' : 'warning', 'De lijst klopt; er is nog niet geloot'];
  if (byUs) return ['warning', 'De volgorde en de plekken kloppen; hoe het lot is getrokken, is niet na te gaan'];
  return [quicknet ? 'ok' : 'warning', 'De loting klopt'];
}

/** A file without differences may still be another file than the published one. @param {Checked} checked @returns {Node[]} */
function cautions({ byUs, drawn, quicknet, steps }) {
  if (steps.some((step) => step.differences.length > 0)) return [];
  const other =
    byUs || quicknet
      ? []
      : [
          paragraph(
            el('strong', {}, 'Let op: '),
            'het baken in dit bestand is niet het openbare baken quicknet. Wie de sleutel ervan heeft, kan de uitkomst kiezen.',
          ),
        ];
  const compare = byUs
    ? 'Kijk zelf of jullie kenmerk op de lijst staat.'
    : 'Kijk zelf of jullie kenmerk op de lijst staat, en of de ronde en de keten van het baken dezelfde zijn als in de bevestiging van jullie aanmelding.';
  return [...other, paragraph(compare), ...(drawn ? [] : [paragraph('Bewaar dit bestand: dan kun je na de loting zien dat de lijst niet is gewijzigd.')])];
}

/** @param {Checked['steps'][number]} step @returns {Node} */
function stepItem({ name, told, differences, unchecked }) {
  const wrong = differences.length > 0;
  const more = differences.length > SHOWN ? [paragraph(`En nog ${differences.length - SHOWN} verschillen.`)] : [];
  return el(
    'li',
    {},
    el('strong', {}, `${name}: ${wrong ? 'klopt niet' : unchecked ? 'niet nagegaan' : 'klopt'}`),
    ...(wrong
      ? [list(differences.slice(0, SHOWN).map(({ at, said }) => el('span', { class: 'long' }, 'Bij ', el('code', {}, at), ': ', said))), ...more]
      : [paragraph(...told.split(HASH).map((part, at) => (at % 2 ? el('code', { class: 'long' }, part) : part)))]),
  );
}

/** The participants in the computed order, where everybody can find themselves. @param {Checked} checked @returns {Node[]} */
function turns({ turns: bySector, drawn, steps }) {
  if (steps.some((step) => step.differences.length > 0)) return [];
  const lists = Object.entries(bySector).map(([sector, mine]) =>
    el(
      'details',
      { class: 'preview', id: `order-${sector}` },
      el('summary', {}, `${drawn ? 'De volgorde' : 'De lijst'} voor ${sectorTitle(sector)}`),
      el(
        drawn ? 'ol' : 'ul',
        { class: 'turns' },
        ...mine.map(({ reference, schools, network }) =>
          el(
            'li',
            {},
            el('code', { class: 'long' }, reference),
            `, ${schools === 1 ? '1 school' : `${schools} scholen`}`,
            drawn ? (network ? `: plek in ${network}` : ': wachtlijst') : '',
          ),
        ),
      ),
    ),
  );
  return [findField(bySector, drawn), ...lists];
}

/**
 * Where somebody finds their own initiative.
 * @param {Checked['turns']} bySector
 * @param {boolean} drawn
 * @returns {Node}
 */
function findField(bySector, drawn) {
  const answer = el('p', { class: 'nl-paragraph', role: 'status', id: 'found' });
  const field = el('input', {
    class: 'utrecht-textbox utrecht-textbox--html-input',
    id: 'find',
    type: 'text',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
    'aria-describedby': 'find-hint',
  });
  field.addEventListener('input', () => {
    const typed = field.value.replace(/\s/g, '').toUpperCase();
    answer.textContent = typed ? whereIs(typed, bySector, drawn) : '';
  });
  return el(
    'div',
    { class: 'utrecht-form-field' },
    el('label', { class: 'utrecht-form-label utrecht-form-field__label', for: 'find' }, 'Zoek je kenmerk'),
    el('div', { class: 'utrecht-form-field-description utrecht-form-field__description', id: 'find-hint' }, 'Het staat in elke e-mail over je aanmelding.'),
    field,
    answer,
  );
}

/** @param {string} typed @param {Checked['turns']} bySector @param {boolean} drawn @returns {string} */
function whereIs(typed, bySector, drawn) {
  for (const [sector, mine] of Object.entries(bySector)) {
    const turn = mine.findIndex(({ reference }) => reference.toUpperCase() === typed);
    const one = mine[turn];
    if (!one) continue;
    if (!drawn) return `${one.reference} staat op de lijst voor ${sectorTitle(sector)}.`;
    return `${one.reference} was als ${turn + 1}e aan de beurt: ${one.network ? `een plek in ${one.network}` : 'wachtlijst'}.`;
  }
  return 'Dit kenmerk staat niet op de lijst. Klopt het met je e-mail?';
}

/** @returns {Promise<Uint8Array|null>} */
async function rulesText() {
  try {
    const response = await fetch(RULES, { signal: AbortSignal.timeout(READ_TIMEOUT) });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** The outcome takes the focus, because it may be below the visible part of the page. @param {Kind} kind @param {string} title @param {Node[]} content @param {Node[]} [below] */
function show(kind, title, content, below = []) {
  const outcome = byId('outcome');
  outcome.replaceChildren(callout(kind, heading(2, title, { id: 'outcome-title', tabindex: '-1' }), ...content), ...below);
  byId('outcome-title').focus();
  outcome.scrollIntoView({ block: 'start' });
}

const answer = await currentRound();
fillSlots(answer);
byId('announced').replaceChildren(...announce(answer));
const chosen = first(HTMLInputElement, '#file');
chosen.addEventListener('change', async () => {
  const [file] = chosen.files ?? [];
  if (file) await verify(await file.text());
  chosen.value = ''; // so that the same file can be chosen again after it changed
});
