import { callout, el, heading, link, paragraph } from '../shared/dom.js';
import { dateInWords } from '../shared/dates.js';
import { sectorTitle } from '../shared/round.js';
import { askUs } from '../shared/slots.js';

/**
 * @import { Round } from 'contract'
 *
 * What someone gets for a registration that arrived. Late: an earlier version arrived, not the last one.
 * @typedef {{reference: string, network: string, late: boolean}} Receipt
 */

/**
 * What someone reads after registering.
 * @param {Receipt} receipt
 * @param {Round} round
 * @param {string[]} addresses where the mails go; empty after a reload, when they are no longer known here
 * @returns {Node[]}
 */
export function confirmation({ reference, network, late }, round, addresses) {
  return [
    ...(late
      ? [
          callout(
            'warning',
            heading(2, 'Je eerdere versie is aangekomen'),
            paragraph(
              'Bij een eerdere poging hadden we je aanmelding toch al ontvangen. Wat je daarna nog veranderde, hebben we dus niet. Geef dat door. ',
              ...askUs(round),
            ),
          ),
        ]
      : []),
    el(
      'dl',
      { class: 'reference' },
      el('dt', {}, 'Kenmerk'),
      el('dd', { class: 'reference__code', id: 'reference' }, reference),
      el('dt', {}, 'Leernetwerk'),
      el('dd', {}, sectorTitle(network)),
    ),
    paragraph('Bewaar dit kenmerk. Je hebt het nodig als je ons iets over je aanmelding vraagt.'),
    heading(2, 'Wat gebeurt er nu?'),
    el(
      'ol',
      { class: 'steps' },
      step('Jullie krijgen bericht', ...mailText(addresses)),
      step(
        'We verdelen de plekken',
        `De aanmelding is open tot en met ${dateInWords(round.deadline)}. `,
        round.policy === 'draw'
          ? 'Daarna verdelen we de plekken. Zijn er te weinig, dan loten we.'
          : 'Daarna verdelen we de plekken, op volgorde van binnenkomst.',
      ),
      step('Jullie horen of er plek is', 'Jullie krijgen allebei een e-mail. Daarin staat of jullie een plek hebben of op de wachtlijst staan.'),
      step('Een procesbegeleider neemt contact op', 'Samen maken jullie de leervraag scherper en bespreken jullie wat je verwacht.'),
    ),
    heading(2, 'Wil je iets veranderen?'),
    paragraph(
      `In de bevestiging staat een link die alleen van jou is. Daarmee zie je je aanmelding en hoe die ervoor staat. Tot en met ${dateInWords(round.deadline)} kun je er ook alles mee veranderen, of je aanmelding intrekken. De ander krijgt een eigen link.`,
    ),
    paragraph('Ben je de link kwijt? ', link('/mijn-aanmelding/', 'Vraag je link opnieuw aan'), '.'),
    paragraph('Heb je een vraag? ', ...askUs(round), ' Noem daarbij je kenmerk.'),
    paragraph(link('/', 'Terug naar de uitleg over de leernetwerken')),
  ];
}

/** @param {string[]} addresses @returns {Array<Node|string>} */
function mailText(addresses) {
  const different = [...new Map(addresses.map((address) => [address.trim().toLowerCase(), address.trim()])).values()];
  if (different.length === 2)
    return [
      'We sturen een bevestiging naar ',
      el('strong', {}, different[0]),
      ' en naar ',
      el('strong', {}, different[1]),
      '. Zie je niets? Kijk dan ook bij je ongewenste e-mail.',
    ];
  if (different.length === 1)
    return [
      'Jullie gebruiken samen één adres. We sturen de bevestiging naar ',
      el('strong', {}, different[0]),
      '. Zie je niets? Kijk dan ook bij je ongewenste e-mail.',
    ];
  return ['We sturen jullie allebei een bevestiging. Zie je niets? Kijk dan ook bij je ongewenste e-mail.'];
}

/** @param {string} title @param {...(Node|string)} text @returns {Node} */
const step = (title, ...text) => el('li', {}, heading(3, title), paragraph(...text));
