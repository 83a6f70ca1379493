import { callout, first, heading, link, list, paragraph } from '../../shared/dom.js';
import { sectorName } from '../../shared/round.js';
import { registrationForm } from '../../form/borrowed.js';
import { checkSections } from '../../form/check.js';
import { emptyDraft, toBody } from '../../form/draft.js';
import { bindFields, offerNetworks } from '../../form/fields.js';
import { questionsSection } from '../../form/questions.js';
import { schoolsSection } from '../../form/schools.js';
import { afterRefusal, keyBelongsToOther, nextAttempt } from '../../form/submission.js';
import { problemsOf } from '../../form/validate.js';
import { addProblems } from '../../shared/errors.js';
import { typed, whyField } from '../fields.js';
import { amount, enterAddress, initiativeAddress, rosterAddress, roundPath } from '../parts.js';
import { refused } from '../round/words.js';
import { ask, signedIn } from '../sign-in.js';
import { NOTHING_WRONG, twoSteps } from '../steps.js';
import { forgetEntry, keepEntry, loadEntry } from './entry.js';

/**
 * @import { Registered, Rosters } from 'contract'
 * @import { Answer } from '../../shared/api.js'
 */

const TITLE = 'Aanmelding toevoegen';

/** Enters the registration of a school that was late, at the end of the list. @type {import('../page.js').View} */
export async function view({ round }, page) {
  const [answer, borrowed] = await Promise.all([ask(`${roundPath(round)}/roster`), registrationForm(false)]);
  if (answer.kind !== 'done') return page.trouble(answer);
  const back = { href: rosterAddress(round), text: 'Terug naar plekken en wachtlijst' };
  if (!answer.body.sectors.length)
    return page.fill(
      TITLE,
      paragraph('De plekken zijn nog niet verdeeld. Daarna kun je hier een school toevoegen die te laat was.'),
      paragraph(link(back.href, back.text)),
    );
  const rosters = answer.body;
  const me = signedIn()?.email ?? '';
  const kept = loadEntry(round, me);
  // An organiser fills in the form: nobody of the pair does.
  const draft = kept?.draft ?? { ...emptyDraft(), submittedBy: /** @type {const} */ ('other') };
  const holder = { draft: () => draft, changed: keep };
  const why = whyField();

  function keep() {
    keepEntry(round, me, { draft, why: typed(why, 'why') });
  }

  twoSteps(page, {
    title: TITLE,
    fields: [
      callout(
        'info',
        paragraph('Voor een school die de sluitingsdatum miste. De aanmelding komt achteraan: niemand die al wacht, gaat erdoor naar achteren.'),
        paragraph('Dit is het formulier dat scholen zelf invullen. Neem over wat de school je vertelt, ook waar er ‘je’ of ‘jullie’ staat.'),
      ),
      ...borrowed.children,
      heading(2, 'Reden'),
      why,
    ],
    read: () => {
      questions.dropEmpty();
      schools.takePending();
      return { why: typed(why, 'why'), registration: toBody(draft) };
    },
    foresee: (asked) => {
      const problems = [
        ...problemsOf(draft, rosters, schools.searchText()),
        ...(asked.why ? [] : [{ pointer: '#/why', detail: 'Vul in waarom je dit doet.' }]),
      ];
      return problems.length ? refused(problems) : NOTHING_WRONG;
    },
    consequences: (asked) => [
      paragraph('Als je dit doet, gebeurt het volgende:'),
      list([
        placeText(rosters, draft.network),
        'Beide personen krijgen een e-mail waarin staat dat jij hen hebt aangemeld, met hun eigen link.',
        `In het logboek staat dat jij dit deed, wanneer, en waarom: ‘${asked.why}’`,
      ]),
      heading(2, 'Dit voeg je toe'),
      ...checkSections(draft, null, 3),
    ],
    doIt: 'Ja, voeg deze aanmelding toe',
    act: (asked) => send(asked),
    done: ({ reference }) => [
      callout('ok', paragraph(`De aanmelding is toegevoegd, met kenmerk ${reference}.`)),
      paragraph(link(initiativeAddress(round, reference), 'Bekijk het initiatief')),
      paragraph(link(enterAddress(round), 'Nog een aanmelding toevoegen')),
    ],
    back,
    place: (pointer) => pointer.replace('#/registration', '#'),
  });
  if (page.left.aborted) return;

  // the parts of the form look for their fields in the document
  const form = first(HTMLFormElement, '#view form');
  const fields = bindFields(form, holder);
  const schools = schoolsSection({ ...holder, showProblems: addProblems });
  const questions = questionsSection(holder);
  offerNetworks(rosters);
  first(HTMLTextAreaElement, 'textarea', why).value = kept?.why ?? '';
  why.addEventListener('input', keep);
  questions.render();
  fields.render();
  schools.render();

  /** @param {{why: string, registration: ReturnType<typeof toBody>}} asked @returns {Promise<Answer<Registered>>} */
  async function send(asked) {
    const body = JSON.stringify(asked);
    const attempt = nextAttempt(draft.attempt, body, () => crypto.randomUUID());
    draft.attempt = attempt;
    keep();
    const told = await ask(`${roundPath(round)}/initiatives`, { method: 'POST', body, headers: { 'Idempotency-Key': attempt.key } });
    if (told.kind === 'done') forgetEntry();
    if (told.kind !== 'refused') return told;
    draft.attempt = afterRefusal(attempt, told.status, attempt.earlier.length > 0);
    keep();
    return keyBelongsToOther(told) ? { ...told, problem: ARRIVED } : told;
  }
}

/** What was sent before, and answered by nothing, had arrived after all. */
const ARRIVED = {
  title: 'De aanmelding was al toegevoegd',
  detail:
    'Een eerdere poging is toch aangekomen. Het initiatief staat dus al op de lijst, zonder wat je daarna nog wijzigde. Zoek het op bij de initiatieven en verbeter het daar.',
};

/** @param {Rosters} rosters @param {string} network @returns {string} where it comes */
function placeText({ sectors }, network) {
  const roster = sectors.find(({ sector }) => sector === network);
  const waiting = roster?.waits.initiatives ?? 0;
  return waiting
    ? `Het initiatief komt achteraan op de wachtlijst van het ${sectorName(network)}, na ${amount(waiting, 'initiatief dat', 'initiatieven die')} nu ${waiting === 1 ? 'wacht' : 'wachten'}.`
    : `Het initiatief komt op de wachtlijst van het ${sectorName(network)}, waar nu niemand op staat. Is er genoeg plek vrij, dan wordt die meteen aangeboden.`;
}
