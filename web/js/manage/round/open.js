import { button, callout, el, heading, link, list, paragraph } from '../../shared/dom.js';
import { typed, whyField } from '../fields.js';
import { OPEN_ADDRESS, roundAddress, roundPath } from '../parts.js';
import { described, mistakes } from './words.js';
import { copied, forgetDraft, keepDraft, loadDraft } from './draft.js';
import { newRound, readAll, roundSections } from './form.js';
import { previewSection } from './preview.js';
import { twoSteps } from '../steps.js';
import { ask, signedIn } from '../sign-in.js';

/** Opens a round; until then it is a draft that saves itself. @type {import('../page.js').View} */
export async function view({ like }, page) {
  const me = signedIn()?.email ?? '';
  const all = await ask('/api/rounds');
  if (all.kind !== 'done') return page.trouble(all);
  const kept = loadDraft(me);
  let start = kept ?? newRound(me);
  if (!kept && like) {
    const answer = await ask(roundPath(like));
    if (answer.kind !== 'done') return page.trouble(answer);
    start = copied(answer.body);
    if (!start.organisers.some(({ email }) => email === me)) start.organisers = [{ name: '', email: me }, ...start.organisers];
  }
  const sections = roundSections(start);
  const status = el(
    'p',
    { class: 'nl-paragraph', role: 'status', id: 'draft-status' },
    kept ? 'Dit is je concept. Het staat alleen in deze browser, en niemand anders ziet het.' : '',
  );
  const parts = el('div', {}, ...sections.flatMap(({ title, nodes }) => [heading(2, title), ...nodes]));
  const keep = () => {
    status.textContent = keepDraft(me, readAll(start, sections))
      ? 'Concept bewaard in deze browser. Niemand anders ziet het.'
      : 'Deze browser bewaart niets. Open de ronde voordat je deze pagina verlaat.';
  };
  parts.addEventListener('input', keep);
  // a row that comes or goes is a press on a button
  parts.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) setTimeout(keep);
  });
  const earlier = all.body.rounds[0];
  twoSteps(page, {
    title: 'Een ronde openen',
    fields: [
      paragraph('Een ronde staat op de website zodra je haar opent. Tot dan is het een concept. Aanmelden kan vanaf de eerste dag die je hier kiest.'),
      ...(earlier && !kept && !like ? [paragraph(link(`${OPEN_ADDRESS}/${encodeURIComponent(earlier.id)}`, `Begin met een kopie van ‘${earlier.name}’`))] : []),
      ...(like && !kept ? [callout('info', paragraph('Dit is een kopie, met elke datum een jaar later. Kijk alles na.'))] : []),
      status,
      parts,
      whyField({ optional: true }),
      el(
        'div',
        { class: 'row-actions' },
        button(
          'Concept weggooien',
          'subtle',
          () => {
            forgetDraft();
            if (location.hash === OPEN_ADDRESS) window.dispatchEvent(new HashChangeEvent('hashchange'));
            else location.hash = OPEN_ADDRESS;
          },
          { id: 'drop-draft' },
        ),
      ),
    ],
    read: (form) => ({ ...readAll(start, sections), why: typed(form, 'why') || undefined }),
    foresee: mistakes,
    consequences: (round) => [paragraph('Zo komt de ronde er te staan:'), list(described(round)), previewSection(round)],
    doIt: 'Ja, open deze ronde',
    act: async (round) => {
      const answer = await ask('/api/rounds', { method: 'POST', body: round });
      if (answer.kind === 'done') forgetDraft();
      return answer;
    },
    done: (round) => [
      callout('ok', paragraph(`De ronde ‘${round.name}’ staat er. In het logboek staat dat jij dit deed, wanneer, en waarom.`)),
      paragraph(link(roundAddress(round.id), 'Overzicht van de ronde')),
    ],
    back: { href: '#', text: 'Terug naar de rondes' },
  });
}
