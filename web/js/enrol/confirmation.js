import { checkSections } from '../form/check.js';
import { all, button, callout, el, heading, link, paragraph } from '../shared/dom.js';
import { dateInWords } from '../shared/dates.js';
import { sectorTitle } from '../shared/round.js';
import { askUs } from '../shared/slots.js';

/**
 * @import { Round } from 'contract'
 * @import { Draft } from '../form/draft.js'
 *
 * What someone gets for a registration that arrived. Late: an earlier version arrived, not the last one.
 * @typedef {{reference: string, network: string, late: boolean}} Receipt
 */

/**
 * What someone reads after registering.
 * @param {Receipt} receipt
 * @param {Round} round
 * @param {string[]} addresses where the mails go; empty after a reload, when they are no longer known here
 * @param {Draft|null} sent what was sent; it is no longer here after a reload
 * @returns {Node[]}
 */
export function confirmation({ reference, network, late }, round, addresses, sent) {
  return [
    ...(late
      ? [
          callout(
            'warning',
            heading(2, 'Je eerdere versie is aangekomen'),
            paragraph(
              'Bij een eerdere poging hadden we je aanmelding toch al ontvangen. Wat je daarna nog wijzigde, hebben we dus niet. Geef dat door. ',
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
    ...(sent ? keepsake(reference, sent) : []),
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
    heading(2, 'Wil je iets wijzigen?'),
    paragraph(
      `In de bevestiging staat een link die alleen van jou is. Daarmee zie je je aanmelding en hoe die ervoor staat. Tot en met ${dateInWords(round.deadline)} kun je er ook alles mee wijzigen, of je aanmelding intrekken. De ander krijgt een eigen link.`,
    ),
    paragraph('Ben je de link kwijt? ', link('/mijn-aanmelding/', 'Vraag je link opnieuw aan'), '.'),
    paragraph('Heb je een vraag? ', ...askUs(round), ' Noem daarbij je kenmerk.'),
    paragraph(link('/', 'Terug naar de uitleg over de leernetwerken')),
  ];
}

/**
 * What was sent, to print or to keep.
 * @param {string} reference
 * @param {Draft} sent
 * @returns {Node[]}
 */
function keepsake(reference, sent) {
  const details = el('details', { class: 'preview', id: 'sent' }, el('summary', {}, 'Dit heb je verstuurd'), ...checkSections(sent, null, 3));
  const print = () => {
    details.open = true; // what is folded is not printed
    window.print();
  };
  return [
    details,
    el(
      'div',
      { class: 'row-actions' },
      button('Print, of bewaar als pdf', 'secondary', print, { id: 'print' }),
      button('Bewaar als tekst', 'subtle', () => save(`aanmelding-${reference}.txt`, plainText(reference, details)), { id: 'save-text' }),
    ),
    paragraph('Sluit je deze pagina of laad je haar opnieuw? Dan staan je antwoorden hier niet meer. Ze staan ook in de e-mail die je krijgt.'),
  ];
}

/** @param {string} reference @param {Element} sent @returns {string} */
function plainText(reference, sent) {
  const parts = all(HTMLElement, 'h3, dt, dd', sent).map((node) => {
    const text = textsIn(node).join('\n');
    return node.matches('h3') ? `\n${text}\n` : node.matches('dt') ? `${text}:` : `  ${text.replaceAll('\n', '\n  ')}`;
  });
  return [`Aanmelding ${reference}`, ...parts, ''].join('\n');
}

/** @param {Node} node @returns {string[]} the texts in it, in their order */
const textsIn = (node) => [...node.childNodes].flatMap((child) => (child instanceof Text ? [child.data] : textsIn(child)));

/** @param {string} name @param {string} text */
function save(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
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
