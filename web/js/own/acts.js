import { dateInWords } from '../shared/dates.js';
import { isChanged, isDead } from './ask.js';
import { button, callout, el, first, list, paragraph, typedIn } from '../shared/dom.js';
import { clearProblems, showProblems } from '../shared/errors.js';
import { fill, statusLine, summaryPlace, textField, titled } from './parts.js';
import { correction } from './sharpened.js';
import { askUs } from '../shared/slots.js';
import { pointsAtFields } from '../form/submission.js';
import { personProblems } from '../form/validate.js';

/**
 * @import { OwnRegistration, Person } from 'contract'
 * @import { Answer } from '../shared/api.js'
 * @import { FieldError } from '../shared/errors.js'
 * @import { OwnQuestion } from './ask.js'
 * @import { Own } from './page.js'
 *
 * What can be done with a registration: the button that opens its step, when the overview tells why one would, and the step.
 * @typedef {{open: string, why?: (view: OwnRegistration) => string, title: string, act: string}} Act
 *
 * One that says what it will do, and the tag of what its person saw, if it may not overwrite anything else. What cannot be
 * undone by whoever does it wants a tick that they are sure.
 * @typedef {Act & {tells: (view: OwnRegistration) => string[], sure?: string, question: OwnQuestion, tag: (own: Own) => string|null|undefined, done: string}} SureAct
 */

const WHO = { practitioner: 'docent of leerlingbegeleider', leader: 'schoolleiding' };
const BOTH = 'Jullie krijgen er allebei een e-mail over.';

/** @param {OwnRegistration} view @returns {boolean} */
const beforeDeadline = (view) => view.may.includes('change');

/**
 * What can be done with a registration besides changing it. The first button, on the overview, only opens a step that
 * tells what will happen; nothing happens before somebody presses a second button, after a tick where it takes something
 * away. A program that presses every button that it sees does no harm.
 * @type {Record<'accept'|'decline'|'withdraw'|'undo-withdrawal'|'confirm-sharpened', SureAct>}
 */
const SURE_ACTS = {
  'accept': {
    open: 'Ja, wij doen mee',
    title: 'De plek aannemen?',
    act: 'Neem de plek aan',
    tells: (view) => [`Jullie doen dan mee in het leernetwerk ${view.offer?.network}.`, BOTH, 'Een procesbegeleider neemt daarna contact met jullie op.'],
    question: { part: '/answer', method: 'POST', body: { answer: 'accept' } },
    tag: () => undefined,
    done: 'Jullie hebben de plek aangenomen. Jullie krijgen er allebei een e-mail over.',
  },
  'decline': {
    open: 'Nee, geef de plek door',
    title: 'De plek afslaan?',
    sure: 'Ja, wij geven deze plek door aan een ander',
    act: 'Sla de plek af',
    tells: () => ['De plek gaat dan naar de volgende op de wachtlijst.', 'Jullie gaan zelf van de wachtlijst af. Dat kun je niet zelf ongedaan maken.', BOTH],
    question: { part: '/answer', method: 'POST', body: { answer: 'decline' } },
    tag: () => undefined,
    done: 'Jullie hebben de plek afgeslagen. Jullie krijgen er allebei een e-mail over.',
  },
  'withdraw': {
    open: 'Aanmelding intrekken',
    title: 'De aanmelding intrekken?',
    sure: 'Ja, trek onze aanmelding in',
    act: 'Trek de aanmelding in',
    why: (view) =>
      beforeDeadline(view)
        ? `Doen jullie toch niet mee? Tot en met ${dateInWords(view.round.deadline)} kun je dat nog ongedaan maken.`
        : 'Doen jullie toch niet mee? Dan kan een ander initiatief meedoen.',
    tells: (view) => [
      'Jullie doen dan niet mee in deze ronde.',
      ...(beforeDeadline(view)
        ? [
            `Tot en met ${dateInWords(view.round.deadline)} kun je het ongedaan maken, op deze pagina. Dat kan niet meer als een van de scholen zich intussen opnieuw heeft aangemeld.`,
          ]
        : [view.state === 'waiting' ? 'Jullie gaan van de wachtlijst af.' : 'Jullie plek komt vrij voor een ander.', 'Dit kun je niet zelf ongedaan maken.']),
      BOTH,
    ],
    question: { part: '/withdrawal', method: 'PUT' },
    tag: ({ etag }) => etag,
    done: 'De aanmelding is ingetrokken. Jullie krijgen er allebei een e-mail over.',
  },
  'undo-withdrawal': {
    open: 'Intrekken ongedaan maken',
    title: 'Het intrekken ongedaan maken?',
    act: 'Ja, we doen toch mee',
    why: (view) => `Willen jullie toch meedoen? Dat kan tot en met ${dateInWords(view.round.deadline)}.`,
    tells: () => ['Jullie aanmelding telt dan weer mee bij het verdelen van de plekken.', BOTH],
    question: { part: '/withdrawal', method: 'DELETE' },
    tag: ({ etag }) => etag,
    done: 'Jullie aanmelding telt weer mee. Jullie krijgen er allebei een e-mail over.',
  },
  'confirm-sharpened': {
    open: 'Klopt',
    title: 'Klopt de aangescherpte tekst?',
    act: 'Ja, de tekst klopt',
    why: () => 'Zijn jullie leervragen en verwachtingen goed aangescherpt?',
    tells: () => ['Je procesbegeleider ziet dat de tekst klopt.', 'Eén antwoord van jullie tweeën is genoeg. Aanpassen kan daarna nog.'],
    question: { part: '/sharpened', method: 'POST', body: { confirm: true } },
    tag: ({ view }) => view.sharpenedTag,
    done: 'Bedankt. Je procesbegeleider ziet dat de tekst klopt.',
  },
};

/** @type {Act} */
const HAND_OVER = {
  open: 'Overdragen aan een collega',
  title: 'Je plek overdragen aan een collega',
  act: 'Draag over',
  why: (view) => `Kan iemand anders van jullie school beter de rol van ${WHO[view.role]} overnemen? Geef dan diens gegevens door.`,
};

/** @type {Act} */
const CORRECT = {
  open: 'Aanpassen',
  title: 'De aangescherpte tekst aanpassen',
  act: 'Sla de tekst op',
  why: () => 'Klopt er iets niet aan de aangescherpte tekst? Pas hem dan zelf aan.',
};

/** All of them, by the name that the API has for each. */
export const ACTS = { ...SURE_ACTS, 'hand-over': HAND_OVER, 'correct-sharpened': CORRECT };

/**
 * Opens the step of an act.
 * @param {Own} own
 * @param {keyof typeof ACTS} name
 */
export function openAct(own, name) {
  if (name === 'hand-over') openHandOver(own);
  else if (name === 'correct-sharpened') openCorrection(own);
  else openSure(own, SURE_ACTS[name]);
}

/** @param {Own} own @param {SureAct} act */
function openSure(own, act) {
  const step = stepOf(own, act.title, [list(act.tells(own.view)), summaryPlace(), ...(act.sure ? [tick(act.sure)] : [])], act.act, async () => {
    clearProblems();
    if (act.sure && !first(HTMLInputElement, '#sure').checked) return step.wrong([{ pointer: '#/sure', detail: `Zet een vinkje bij: ${act.sure}.` }]);
    const answer = await own.ask({ ...act.question, etag: act.tag(own) });
    if (answer.kind === 'done') own.show(answer, callout('ok', paragraph(act.done)));
    else await step.trouble(answer);
  });
}

/** @param {Own} own */
function openCorrection(own) {
  if (!own.view.sharpened) return own.back();
  const { fields, read } = correction(own.view.sharpened);
  const step = stepOf(own, CORRECT.title, [summaryPlace(), ...fields], CORRECT.act, async () => {
    clearProblems();
    const { body, place } = read();
    const answer = await own.ask({ part: '/sharpened', method: 'POST', body, etag: own.view.sharpenedTag });
    if (answer.kind === 'done') own.show(answer, callout('ok', paragraph('De tekst is aangepast. Je procesbegeleider krijgt er een e-mail over.')));
    else if (answer.kind === 'refused' && pointsAtFields(answer.problem))
      step.wrong((answer.problem.errors ?? []).map(({ pointer, detail }) => ({ pointer: place(pointer), detail })));
    else await step.trouble(answer);
  });
}

/** @param {string} label @returns {Node} */
const tick = (label) =>
  el(
    'div',
    { class: 'utrecht-form-field', 'data-field': 'sure' },
    el('div', { class: 'utrecht-form-field-error-message', id: 'sure-error' }),
    el(
      'div',
      { class: 'choice' },
      el('input', { class: 'utrecht-checkbox utrecht-checkbox--html-input', type: 'checkbox', id: 'sure', name: 'sure' }),
      el('label', { class: 'utrecht-form-label utrecht-form-label--checkbox', for: 'sure' }, label),
    ),
  );

/**
 * Asks for the colleague, and then for a check: the sender cannot undo a hand-over.
 * @param {Own} own
 * @param {Required<Person>} [typed] what was typed before
 * @param {FieldError[]} [problems] what is wrong with it
 */
function openHandOver(own, typed = { name: '', email: '', role: '', phone: '' }, problems = []) {
  const { role } = own.view;
  const step = stepOf(
    own,
    HAND_OVER.title,
    [
      paragraph(`Jij bent nu de contactpersoon in de rol van ${WHO[role]}. Dit gebeurt er als je overdraagt:`),
      list([
        'Je collega krijgt een e-mail met een eigen link. Daarin staat ook dat wij de gegevens van jou hebben.',
        'Jouw gegevens gaan uit de aanmelding en je eigen link werkt niet meer. Jij kunt dit niet ongedaan maken, je collega kan het wel weer aan jou overdragen.',
        'De ander van jullie tweeën krijgt er een e-mail over. Verder blijft de aanmelding zoals hij is.',
      ]),
      paragraph('Vraag je collega eerst of het goed is.'),
      summaryPlace(),
      textField({ id: 'colleague-name', label: 'Naam van je collega', autocomplete: 'off', autocapitalize: 'words', spellcheck: 'false', value: typed.name }),
      textField({
        id: 'colleague-email',
        label: 'E-mailadres',
        hint: 'Het zakelijke adres, bijvoorbeeld naam@school.nl.',
        type: 'email',
        autocomplete: 'off',
        inputmode: 'email',
        autocapitalize: 'none',
        spellcheck: 'false',
        value: typed.email,
      }),
      textField({ id: 'colleague-role', label: 'Functie', autocomplete: 'off', value: typed.role }),
      textField({ id: 'colleague-phone', label: 'Telefoonnummer', optional: true, type: 'tel', autocomplete: 'off', inputmode: 'tel', value: typed.phone }),
    ],
    'Controleren',
    async () => {
      clearProblems();
      const colleague = {
        name: typedIn('colleague-name').trim(),
        email: typedIn('colleague-email').trim(),
        role: typedIn('colleague-role').trim(),
        phone: typedIn('colleague-phone').trim(),
      };
      const problems = personProblems('colleague', colleague, 'je collega');
      if (problems.length) return step.wrong(problems);
      checkHandOver(own, colleague);
    },
  );
  if (problems.length) step.wrong(problems);
}

/** @param {Own} own @param {Required<Person>} colleague */
function checkHandOver(own, colleague) {
  let unsure = false;
  const step = stepOf(
    own,
    'Klopt dit?',
    [
      el(
        'dl',
        { class: 'facts', id: 'colleague' },
        ...[
          ['Naam', colleague.name],
          ['E-mailadres', colleague.email],
          ['Functie', colleague.role],
          ['Telefoonnummer', colleague.phone || 'Niet ingevuld'],
        ].map(([key, value]) => el('div', {}, el('dt', {}, key ?? ''), el('dd', {}, value ?? ''))),
      ),
      paragraph('Als je nu overdraagt, gaan jouw gegevens uit de aanmelding en werkt je eigen link niet meer. Jij kunt dat niet ongedaan maken.'),
    ],
    HAND_OVER.act,
    async () => {
      const { phone, ...required } = colleague;
      const answer = await own.handOver(phone ? colleague : required);
      // When the answer to a hand-over was lost, the link no longer works: the hand-over was done.
      if (answer.kind === 'done' || (unsure && isDead(answer))) return own.left(colleague.email);
      unsure ||= answer.kind === 'unreachable';
      if (answer.kind === 'refused' && pointsAtFields(answer.problem))
        openHandOver(
          own,
          colleague,
          (answer.problem.errors ?? []).map(({ pointer, detail }) => ({ pointer: pointer.replace('#/', '#/colleague/'), detail })),
        );
      else await step.trouble(answer);
    },
    { text: 'Wijzig', back: () => openHandOver(own, colleague) },
  );
}

/**
 * A step: what will happen, a button that does it, and a way back.
 * @param {Own} own
 * @param {string} title
 * @param {Node[]} content
 * @param {string} act what the button says
 * @param {() => Promise<void>} does
 * @param {{text: string, back: () => void}} [other] the way back, to the overview when there is none
 * @returns {{wrong: (problems: FieldError[]) => void, trouble: (answer: Answer<unknown>) => Promise<void>}} for an answer that is no success
 */
function stepOf(own, title, content, act, does, other = { text: 'Nee, terug', back: own.back }) {
  const status = statusLine();
  const problem = el('div', { id: 'step-problem' });
  let busy = false;
  // No form: Enter in a field does nothing, so what happens is always asked for by the button itself.
  const go = async () => {
    if (busy) return;
    busy = true;
    problem.replaceChildren();
    status.busy('Een ogenblik.');
    titled(title);
    try {
      await does();
    } finally {
      busy = false;
      status.busy('');
    }
  };
  fill(title, [
    problem,
    ...content,
    el('div', { class: 'form-actions' }, button(act, 'primary', go, { id: 'do' }), button(other.text, 'subtle', other.back, { id: 'back' })),
    status.node,
  ]);

  return {
    wrong(problems) {
      titled(title, true);
      showProblems(problems);
    },
    async trouble(answer) {
      if (isDead(answer)) return own.dead(answer);
      const refused = answer.kind === 'refused' ? answer : null;
      if (isChanged(answer) || refused?.status === 409) {
        const detail =
          (refused?.status === 409 && refused.problem.detail) || 'Er is intussen iets gewijzigd. Er is dus nog niets gebeurd. Kijk of je het nog steeds wilt.';
        return own.reload(callout('warning', paragraph(detail), paragraph('Hieronder zie je hoe de aanmelding er nu voor staat.')));
      }
      const text = !refused
        ? 'We weten niet of het is gelukt. De verbinding viel weg of er ging iets mis bij ons. Probeer het opnieuw: dat kan geen kwaad.'
        : refused.status === 429
          ? 'Het is nu erg druk. Wacht een minuut en probeer het opnieuw.'
          : (refused.problem.detail ?? 'Dat kan nu niet.');
      const alert = callout('error', paragraph(text), paragraph('Kom je er niet uit? ', ...askUs(own.round)));
      alert.id = 'step-trouble';
      alert.tabIndex = -1;
      problem.replaceChildren(alert);
      titled(title, true);
      scrollTo(0, 0);
      alert.focus({ preventScroll: true });
    },
  };
}
