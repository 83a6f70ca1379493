import { callout, link, list, paragraph } from '../../shared/dom.js';
import { roundAddress } from '../parts.js';
import { described, mistakes } from './words.js';
import { roundForm } from './form.js';
import { previewSection } from './preview.js';
import { twoSteps } from '../steps.js';
import { ask } from '../sign-in.js';

/** Opens a round. @type {import('../page.js').View} */
export async function view(_, page) {
  const form = roundForm();
  twoSteps(page, {
    title: 'Een ronde openen',
    fields: [paragraph('Een ronde staat op de website zodra je haar opent. Aanmelden kan vanaf de eerste dag die je hier kiest.'), ...form.nodes],
    read: form.read,
    foresee: mistakes,
    consequences: (round) => [paragraph('Zo komt de ronde er te staan:'), list(described(round)), previewSection(round)],
    doIt: 'Ja, open deze ronde',
    act: (round) => ask('/api/rounds', { method: 'POST', body: round }),
    done: (round) => [
      callout('ok', paragraph(`De ronde ‘${round.name}’ staat er. In het logboek staat dat jij dit deed, wanneer, en waarom.`)),
      paragraph(link(roundAddress(round.id), 'Overzicht van de ronde')),
    ],
    back: { href: '#', text: 'Terug naar de rondes' },
  });
}
