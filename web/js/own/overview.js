import { checkSections } from '../form/check.js';
import { dateInWords, momentInWords } from '../shared/dates.js';
import { button, callout, el, heading, link, list, mailLink, paragraph } from '../shared/dom.js';
import { ACTS } from './acts.js';
import { sharpenedSection } from './sharpened.js';
import { themesSection } from './themes.js';
import { sectorTitle } from '../shared/round.js';
import { askUs } from '../shared/slots.js';

/**
 * @import { OwnRegistration } from 'contract'
 * @import { Own } from './page.js'
 *
 * What can be done, by the name that the API has for it.
 * @typedef {OwnRegistration['may'][number]} Step
 */

/** What each state is called, and how it is shown. @type {Record<OwnRegistration['state'], ['ok'|'info'|'warning', string]>} */
const STATES = {
  submitted: ['ok', 'Je aanmelding is binnen'],
  seated: ['ok', 'Jullie hebben een plek'],
  accepted: ['ok', 'Jullie hebben een plek'],
  waiting: ['info', 'Jullie staan op de wachtlijst'],
  offered: ['warning', 'Er is een plek voor jullie'],
  declined: ['info', 'Jullie hebben de plek afgeslagen'],
  expired: ['info', 'Het aanbod is verlopen'],
  withdrawn: ['info', 'Jullie aanmelding is ingetrokken'],
};
/** @type {Object<string, [string, (view: OwnRegistration) => string]>} */
const CHANGING = {
  'change': ['Aanmelding wijzigen', (view) => `Tot en met ${dateInWords(view.round.deadline)} kun je alles nog wijzigen.`],
  'correct-people': ['Gegevens van jullie tweeën verbeteren', () => 'Klopt een naam, e-mailadres, functie of telefoonnummer niet meer? Verbeter het hier.'],
};
/** @type {Array<'accept'|'decline'>} */
const ANSWERS = ['accept', 'decline'];
/** @type {Array<'confirm-sharpened'|'correct-sharpened'>} */
const SHARPENED = ['confirm-sharpened', 'correct-sharpened'];
const BY = {
  practitioner: 'de docent of leerlingbegeleider',
  leader: 'de schoolleiding',
  organiser: 'een organisator',
  facilitator: 'de procesbegeleider',
  system: 'automatisch',
};

/**
 * How a registration stands and the one thing to do first; below it what else can be done, and folded what there is to look
 * up. Its buttons only open a step.
 * @param {Pick<Own, 'view'|'draft'|'round'>} own
 * @param {(step: Step) => void} open
 * @param {{unfolded?: boolean}} [how] unfolded: right after a change, what it changed is in sight
 * @returns {Node[]}
 */
export function overview({ view, draft, round }, open, { unfolded = false } = {}) {
  return [
    state(view, open),
    ...sharpenedSection(view),
    ...answers(view, open, SHARPENED),
    ...guidance(view),
    el(
      'dl',
      { class: 'facts', id: 'facts' },
      fact('Initiatief', view.registration.initiative.name),
      fact('Ronde', view.round.name),
      fact('Leernetwerk', view.network ?? sectorTitle(view.registration.network)),
      fact('Kenmerk', view.reference),
      fact(view.enteredLater ? 'Later toegevoegd door de organisatie' : 'Ontvangen', momentInWords(view.receivedAt)),
      ...(view.place ? [fact('Plaats op de wachtlijst', String(view.place), 'place')] : []),
      ...(view.offer ? [fact('Antwoord uiterlijk op', dateInWords(view.offer.answerBy), 'answer-by')] : []),
    ),
    ...possibilities(view, open),
    ...themesSection(view),
    heading(2, 'Nalezen'),
    folded('whole', 'De hele aanmelding', unfolded, checkSections(draft, null, 3)),
    folded('changed', 'Wat er is gewijzigd', unfolded, changes(view)),
    folded('about', 'Over deze pagina', false, [
      paragraph(
        'De link naar deze pagina is alleen van jou. Wie de link heeft, kan de aanmelding zien en wijzigen. Stuur hem dus niet door. De ander van jullie tweeën heeft een eigen link.',
      ),
      paragraph('Gebruik je een computer van iemand anders? Sluit dan dit tabblad als je klaar bent, en haal de pagina uit de geschiedenis van de browser.'),
    ]),
    paragraph('Heb je een vraag? ', ...askUs(round), ' Noem daarbij je kenmerk.'),
  ];
}

/** @param {string} id @param {string} title @param {boolean} open @param {Node[]} content @returns {Node} */
const folded = (id, title, open, content) => el('details', { class: 'preview', id, open }, el('summary', {}, title), ...content);

/** For who has a seat: the people who guide the network, and when it meets. @param {OwnRegistration} view @returns {Node[]} */
function guidance({ facilitators, meetings }) {
  const people = facilitators?.length
    ? [
        heading(2, facilitators.length === 1 ? 'Jullie procesbegeleider' : 'Jullie procesbegeleiders', { id: 'facilitators' }),
        list(facilitators.map(({ name, email }) => el('span', {}, `${name}, `, mailLink(email)))),
      ]
    : [];
  const dates = meetings?.length ? [heading(2, 'De bijeenkomsten', { id: 'meetings' }), list(meetings)] : [];
  return [...people, ...dates];
}

/** @param {OwnRegistration} view @param {(step: Step) => void} open @returns {Node} */
function state(view, open) {
  /** @type {typeof STATES['submitted']} */
  const over = ['info', 'De tijd om te antwoorden is voorbij'];
  /** @type {typeof over} */
  const unknown = ['info', 'Zo staat de aanmelding ervoor'];
  const [kind, title] = view.offer && !view.may.includes('accept') ? over : (STATES[view.state] ?? unknown);
  const node = callout(kind, heading(2, title), ...view.explanation.map((sentence) => paragraph(sentence)), ...drawLink(view), ...answers(view, open, ANSWERS));
  node.id = 'state';
  return node;
}

/** The buttons of an answer that is asked, the likely one first. @param {OwnRegistration} view @param {(step: Step) => void} open @param {Array<keyof typeof ACTS>} names @returns {Node[]} */
function answers(view, open, names) {
  const possible = names.filter((name) => view.may.includes(name));
  return possible.length
    ? [
        el(
          'div',
          { class: 'row-actions' },
          ...possible.map((name, index) => button(ACTS[name].open, index ? 'secondary' : 'primary', () => open(name), { id: `open-${name}` })),
        ),
      ]
    : [];
}

/** How to check the draw, so that nobody has to trust us. @param {OwnRegistration} view @returns {Node[]} */
const drawLink = ({ round, state: now }) =>
  round.policy === 'draw'
    ? [
        paragraph(
          link(
            `/loting/?ronde=${encodeURIComponent(round.id)}`,
            now === 'submitted' ? 'Lees hoe iedereen de loting kan nagaan' : 'Ga zelf na of de loting klopt',
            { id: 'draw' },
          ),
        ),
      ]
    : [];

/** @param {OwnRegistration} view @param {(step: Step) => void} open @returns {Node[]} */
function possibilities(view, open) {
  const steps = view.may.filter((name) => ![...ANSWERS, ...SHARPENED].some((answer) => answer === name) && (name in CHANGING || name in ACTS));
  if (!steps.length) return [];
  return [
    heading(2, 'Wat je nu kunt doen'),
    el(
      'ul',
      { class: 'possibilities', id: 'possibilities' },
      ...steps.map((name) => {
        const [text, why] = name === 'change' || name === 'correct-people' ? CHANGING[name] : [ACTS[name].open, ACTS[name].why];
        return el(
          'li',
          {},
          ...(why ? [paragraph(why(view))] : []),
          button(text, 'secondary', () => open(name), { id: `open-${name}` }),
        );
      }),
    ),
  ];
}

/** @param {OwnRegistration} view @returns {Node[]} */
function changes(view) {
  return [
    view.changes.length
      ? el(
          'div',
          { id: 'history' },
          list(
            view.changes.map(({ at, by, what }) =>
              el(
                'span',
                {},
                what,
                el('small', { class: 'when' }, `${momentInWords(at)}, ${by === view.role ? 'door jou' : by === 'system' ? BY.system : `door ${BY[by]}`}`),
              ),
            ),
          ),
        )
      : paragraph('Sinds het aanmelden is er niets gewijzigd.'),
  ];
}

/** @param {string} key @param {string} value @param {string} [id] @returns {Node} */
const fact = (key, value, id) => el('div', {}, el('dt', {}, key), el('dd', id ? { id } : {}, value));
