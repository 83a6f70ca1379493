import { register } from '../shared/api.js';
import { checkSections } from '../form/check.js';
import { confirmation } from './confirmation.js';
import { dateInWords } from '../shared/dates.js';
import { byId, callout, heading, mailLink, paragraph } from '../shared/dom.js';
import { toBody } from '../form/draft.js';
import { hintAtMailDomains } from './mail-hints.js';
import { askUs } from '../shared/slots.js';
import { afterRefusal, keyBelongsToOther, nextAttempt, pointsAtFields } from '../form/submission.js';

/**
 * @import { Round } from 'contract'
 * @import { Refused } from '../shared/api.js'
 * @import { FieldError } from '../shared/errors.js'
 * @import { Draft } from '../form/draft.js'
 * @import { Attempt } from '../form/submission.js'
 * @import { Receipt } from './confirmation.js'
 *
 * @typedef {import('./filling.js').Page & Ways} Page
 * @typedef {object} Ways
 * @property {() => string} whereItIs what was typed, in words
 * @property {(target: string) => void} goTo
 * @property {(errors: FieldError[], advice: Node|null) => void} refusedFields
 * @property {(reference: string) => void} sent
 */

/**
 * The page to check, sending, and what one reads afterwards.
 * @param {Page} page
 */
export function sendingPart(page) {
  let sending = false;
  /** What arrived, until this page is closed. @type {Draft|null} */
  let arrived = null;

  byId('back-to-form').addEventListener('click', () => page.go('form'));
  byId('send').addEventListener('click', send);
  hintAtMailDomains(['practitioner-email', 'leader-email']);

  function showCheck() {
    canSend(!page.example);
    byId('check-problem').replaceChildren(...page.exampleNotice());
    byId('send-status').textContent = '';
    byId('check-body').replaceChildren(...checkSections(page.draft(), page.goTo));
  }

  /** After the deadline, no text asks people to press a button that cannot help. @param {boolean} possible */
  function canSend(possible) {
    byId('check-lead').hidden = !possible;
    byId('send').hidden = !possible;
  }

  async function send() {
    if (page.example) return;
    if (sending) return; // a second click while the first is on its way
    sending = true;
    byId('check-problem').replaceChildren();
    byId('send-status').textContent = 'Bezig met versturen. Dit kan even duren.';
    page.title('check');
    try {
      await attemptOnce();
    } finally {
      sending = false;
      byId('send-status').textContent = '';
    }
  }

  async function attemptOnce() {
    const draft = page.draft();
    const attempt = nextAttempt(draft.attempt, JSON.stringify(toBody(draft)), () => crypto.randomUUID());
    const mayHaveArrived = draft.attempt?.outcome === 'unknown';
    draft.attempt = attempt;
    page.save(); // before sending: if this page dies now, the next attempt must use the same key
    const answer = await register(attempt.body, attempt.key);
    if (answer.kind === 'done') return received(answer.body.reference, attempt.body, false);
    if (answer.kind === 'unreachable') return refusedUnknown();
    if (keyBelongsToOther(answer) && attempt.earlier.length) {
      const landed = await findLanded(attempt);
      return landed ? received(landed.reference, landed.body, true) : refusedUnknown();
    }
    // a key for answers that are no longer here is of no use, so the next attempt takes a new key
    draft.attempt = keyBelongsToOther(answer) ? null : afterRefusal(attempt, answer.status, mayHaveArrived);
    page.save();
    refused(answer);
  }

  /** An earlier attempt did arrive: sending the same body again gives the reference that it got. @param {Attempt} attempt */
  async function findLanded(attempt) {
    for (const body of attempt.earlier) {
      const answer = await register(body, attempt.key);
      if (answer.kind === 'done') return { reference: answer.body.reference, body };
    }
    return null;
  }

  /** @param {Refused} answer */
  function refused({ status, problem }) {
    const round = page.round();
    if (pointsAtFields(problem)) {
      // a taken school is not a mistake in the form, so the page also says what to do about it
      return page.refusedFields(problem.errors ?? [], status === 409 ? paragraph(...withMailLink(problem.detail ?? '')) : null);
    }
    const detail = problem.detail ? [paragraph(...withMailLink(problem.detail))] : [];
    const contact = problem.detail?.includes(round.contact) ? [] : [paragraph('Kom je er niet uit? ', ...askUs(round))];
    const safe = paragraph(page.whereItIs());
    if (status === 409) {
      refusedHere('Je aanmelding is niet verstuurd', ...detail, safe, ...contact);
    } else if (status === 410) {
      canSend(false);
      refusedHere(
        'De aanmelding is gesloten',
        ...(detail.length ? detail : [paragraph(`Aanmelden kon tot en met ${dateInWords(round.deadline)}.`)]),
        safe,
        ...contact,
      );
    } else if (status === 413) {
      refusedHere('Je aanmelding is te lang', paragraph('Maak je antwoorden korter en probeer het opnieuw.'), safe, ...contact);
    } else if (status === 429) {
      refusedHere(
        'Het is nu erg druk',
        paragraph('Je aanmelding is nog niet verstuurd. Wacht een minuut en klik dan opnieuw op ‘Aanmelden’.'),
        safe,
        ...contact,
      );
    } else {
      refusedHere('Je aanmelding is niet verstuurd', ...detail, safe, ...contact);
    }
  }

  /** The address of the round within a sentence, as a link. @param {string} text @returns {Array<Node|string>} */
  function withMailLink(text) {
    const { contact } = page.round();
    const [before, ...rest] = text.split(contact);
    return rest.length ? [before, mailLink(contact), rest.join(contact)] : [text];
  }

  function refusedUnknown() {
    refusedHere(
      'We weten niet of je aanmelding is aangekomen',
      paragraph(
        'De verbinding viel weg of er ging iets mis bij ons. Klik opnieuw op ‘Aanmelden’. Dat is veilig: komt dezelfde aanmelding twee keer aan, dan telt hij één keer.',
      ),
      paragraph(page.whereItIs()),
      paragraph('Blijft het misgaan? ', ...askUs(page.round())),
    );
  }

  /** @param {string} text @param {...Node} content */
  function refusedHere(text, ...content) {
    const problem = heading(2, text, { id: 'check-problem-title', tabindex: '-1' });
    byId('check-problem').replaceChildren(callout('error', problem, ...content));
    page.title('check', true);
    scrollTo(0, 0);
    problem.focus({ preventScroll: true });
  }

  /** @param {string} reference @param {string} body what arrived @param {boolean} late whether that is an earlier version */
  function received(reference, body, late) {
    const sent = JSON.parse(body);
    // An earlier version may have had other schools, of which only the codes are known here.
    arrived = late ? null : structuredClone(page.draft());
    addresses = [sent.practitioner.email, sent.leader.email];
    const receipt = { reference, network: sent.network, late };
    page.sent(reference);
    fill(receipt);
    page.go('done', { replace: true, extra: receipt });
  }

  /** @type {string[]} */
  let addresses = [];
  /** @param {Receipt} receipt */
  const fill = (receipt) => byId('done-body').replaceChildren(...confirmation(receipt, page.round(), addresses, arrived));

  return {
    showCheck,
    /** @param {Receipt} receipt what the browser's history kept of it */
    showDone(receipt) {
      fill(receipt);
      page.show('done', null);
    },
    isBusy: () => sending,
  };
}
