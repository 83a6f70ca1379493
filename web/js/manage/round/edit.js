import { callout, el, heading, link, list, paragraph } from '../../shared/dom.js';
import { whyField, typed } from '../fields.js';
import { editAddress, extendAddress, roundAddress, roundPath } from '../parts.js';
import { changes, mistakes, refused, told } from './words.js';
import { roundSections } from './form.js';
import { previewSection } from './preview.js';
import { twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/** A round by section, or one section that is edited and saved by itself. @type {import('../page.js').View} */
export async function view({ round: id, section: key }, page) {
  const [answer, all] = await Promise.all([ask(roundPath(id)), ask('/api/rounds')]);
  if (answer.kind !== 'done') return page.trouble(answer);
  if (all.kind !== 'done') return page.trouble(all);
  let { body: before, etag } = answer;
  const state = all.body.rounds.find((round) => round.id === id)?.state ?? 'allocated';
  const sections = roundSections(before, state);
  const section = sections.find((one) => one.key === key);
  if (!section) {
    return page.fill(
      'Ronde bewerken',
      paragraph(link(roundAddress(id), before.name)),
      ...(state === 'open' ? [paragraph(link(extendAddress(id), 'Aanmelding verlengen'))] : []),
      ...sections.map((one) =>
        el(
          'section',
          { class: 'check' },
          el('div', { class: 'check__head' }, heading(2, one.title), link(`${editAddress(id)}/${one.key}`, 'Wijzig', { 'aria-label': `Wijzig: ${one.title}` })),
          el(
            'dl',
            { class: 'utrecht-data-list utrecht-data-list--rows' },
            ...told(before, one.fields).map(([label, says]) =>
              el(
                'div',
                { class: 'utrecht-data-list__item' },
                el('dt', { class: 'utrecht-data-list__item-key' }, label),
                el(
                  'dd',
                  { class: 'utrecht-data-list__item-value utrecht-data-list__item-value--html-dd' },
                  ...says.split('; ').map((line) => el('div', {}, line)),
                ),
              ),
            ),
          ),
        ),
      ),
    );
  }
  twoSteps(page, {
    title: `Ronde bewerken: ${section.title.charAt(0).toLowerCase()}${section.title.slice(1)}`,
    fields: [
      paragraph(`Je bewerkt ‘${before.name}’. Je ziet eerst wat je wijzigt, voordat het wordt bewaard.`),
      ...section.nodes,
      whyField({ optional: true }),
    ],
    read: (form) => ({ ...before, ...section.read(), why: typed(form, 'why') || undefined }),
    foresee: (round) =>
      changes(before, round).length ? mistakes(round) : refused([{ pointer: '#', detail: 'Je hebt nog niets gewijzigd. Pas iets aan, of kies Annuleren.' }]),
    consequences: (round) => [
      paragraph('Dit wijzig je:'),
      list(changes(before, round)),
      previewSection(round),
      paragraph('In het logboek staat dat jij dit deed, wanneer, en waarom.'),
    ],
    doIt: 'Ja, bewaar dit',
    act: (round) => ask(roundPath(id), { method: 'PUT', body: round, etag }),
    again: async () => {
      const now = await ask(roundPath(id));
      if (now.kind === 'done') ({ body: before, etag } = now);
      return now;
    },
    done: (round) => [callout('ok', paragraph(`De ronde ‘${round.name}’ is bewaard.`))],
    back: { href: editAddress(id), text: 'Terug naar de ronde' },
  });
}
