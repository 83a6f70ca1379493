import { callout, link, list, paragraph } from '../../shared/dom.js';
import { extendAddress, roundAddress, roundPath } from '../parts.js';
import { changes, mistakes, refused } from './words.js';
import { roundForm } from './form.js';
import { previewSection } from './preview.js';
import { twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/** Edits a round. @type {import('../page.js').View} */
export async function view({ round: id }, page) {
  const [answer, all] = await Promise.all([ask(roundPath(id)), ask('/api/rounds')]);
  if (answer.kind !== 'done') return page.trouble(answer);
  if (all.kind !== 'done') return page.trouble(all);
  const before = answer.body;
  const state = all.body.rounds.find((round) => round.id === id)?.state;
  const form = roundForm(before, state);
  twoSteps(page, {
    title: 'Ronde bewerken',
    fields: [
      paragraph(`Je bewerkt ‘${before.name}’. Je ziet eerst wat er verandert, voordat het wordt bewaard.`),
      ...(state === 'open' ? [paragraph(link(extendAddress(id), 'Aanmelding verlengen'))] : []),
      ...form.nodes,
    ],
    read: form.read,
    foresee: (round) =>
      changes(before, round).length ? mistakes(round) : refused([{ pointer: '#', detail: 'Je hebt nog niets veranderd. Pas iets aan, of kies Annuleren.' }]),
    consequences: (round) => [
      paragraph('Dit verandert er:'),
      list(changes(before, round)),
      previewSection(round),
      paragraph('In het logboek staat dat jij dit deed, wanneer, en waarom.'),
    ],
    doIt: 'Ja, bewaar dit',
    act: (round) => ask(roundPath(id), { method: 'PUT', body: round, etag: answer.etag }),
    done: (round) => [callout('ok', paragraph(`De ronde ‘${round.name}’ is bewaard.`))],
    back: { href: roundAddress(id), text: 'Terug naar de ronde' },
  });
}
