import { list, paragraph } from '../../shared/dom.js';
import { changeInitiative } from './change.js';
import { schoolLine } from '../parts.js';

/** @type {Object<string, {title: string, withdrawn: boolean, doIt: string, intro: string, then: string}>} */
const ACTS = {
  intrekken: {
    title: 'Aanmelding intrekken',
    withdrawn: true,
    doIt: 'Ja, trek in',
    intro:
      'De aanmelding telt dan niet meer mee, en de scholen zijn vrij om zich met een ander initiatief aan te melden. Tot de sluitingsdatum kan het ongedaan worden gemaakt.',
    then: 'Deze scholen komen vrij:',
  },
  herstellen: {
    title: 'Intrekken ongedaan maken',
    withdrawn: false,
    doIt: 'Ja, maak het ongedaan',
    intro:
      'De aanmelding telt dan weer mee, met hetzelfde moment van ontvangst. Dat kan niet als een school zich intussen met een ander initiatief heeft aangemeld.',
    then: 'Deze scholen doen weer mee:',
  },
};

/** Withdraws an initiative before the deadline, or undoes that. @type {import('../page.js').View} */
export async function view({ act, ...where }, page) {
  const asked = ACTS[act];
  if (!asked) return page.fill('Deze pagina bestaat niet', paragraph('Kijk of het adres klopt.'));
  await changeInitiative(page, where, {
    title: asked.title,
    doIt: asked.doIt,
    part: '/withdrawal',
    fields: () => [paragraph(asked.intro)],
    read: () => ({ withdrawn: asked.withdrawn }),
    consequences: (_, { schools }) => [paragraph(asked.then), list(schools.map(schoolLine))],
  });
}
