import { el, paragraph } from '../../shared/dom.js';
import { keysOf } from '../../shared/keys.js';
import { field, typed } from '../fields.js';

/**
 * What organisers add to each kind of mail of a round.
 * @typedef {Partial<Record<keyof import('contract').Paragraphs, string|null>>} TypedParagraphs
 */

/** Each kind of mail that may have a paragraph of its own. @type {Record<keyof import('contract').Paragraphs, string>} */
export const KINDS = {
  confirmation: 'De bevestiging van de aanmelding',
  extended: 'Aanmelden kan langer',
  amended: 'De aanmelding is gewijzigd',
  'draw-list': 'De lijst van een loting',
  decision: 'De uitkomst: een plek of de wachtlijst',
  offered: 'Een plek aangeboden',
  'offer-reminder': 'Herinnering aan een aanbod',
  'offer-last-day': 'De laatste dag van een aanbod',
  accepted: 'De plek is aangenomen',
  declined: 'De plek is afgeslagen',
  expired: 'Het aanbod is verlopen',
  withdrawn: 'De aanmelding is ingetrokken na de verdeling',
  seated: 'Een plek in een extra leernetwerk',
  listed: 'Weer op de wachtlijst',
  moved: 'Naar een ander leernetwerk',
  closed: 'De wachtlijst is gesloten',
  entered: 'Later toegevoegd door de organisatie',
  sharpened: 'De leervragen zijn aangescherpt',
  invitation: 'Uitnodiging voor een bijeenkomst, of een wijziging daarvan',
  'meeting-cancelled': 'Een bijeenkomst gaat niet door',
  list: 'Aan procesbegeleiders: de lijst van het leernetwerk',
  news: 'Aan procesbegeleiders: een wijziging in het leernetwerk',
  'not-reached': 'Aan procesbegeleiders: wie nog niet bereikt is',
  'sharpened-corrected': 'Aan procesbegeleiders: een aangescherpte tekst is verbeterd',
};

/** @param {TypedParagraphs} paragraphs @returns {string} what is added to which mail */
export const paragraphsInWords = (paragraphs) =>
  keysOf(KINDS)
    .filter((kind) => paragraphs[kind])
    .map((kind) => `${KINDS[kind]}: “${paragraphs[kind]}”`)
    .join('; ');

/**
 * A field for each kind of mail; those that hold something are open.
 * @param {TypedParagraphs|null} [paragraphs]
 * @returns {{nodes: Node[], read: () => TypedParagraphs|undefined}}
 */
export function paragraphFields(paragraphs) {
  const place = el(
    'div',
    {},
    ...keysOf(KINDS).map((kind) =>
      el(
        'details',
        { class: 'preview', open: Boolean(paragraphs?.[kind]) },
        el('summary', {}, KINDS[kind]),
        field(`paragraphs-${kind}`, `Eigen alinea: ${KINDS[kind]}`, { value: paragraphs?.[kind] ?? '', rows: 4, optional: true }),
      ),
    ),
  );
  return {
    nodes: [
      paragraph(
        'Je kunt aan elk soort e-mail een eigen tekst toevoegen, van hooguit 1.000 tekens. Die komt na de eerste regels te staan. Na een lege regel begint een nieuwe alinea. In het voorbeeld van de e-mails zie je hoe het wordt.',
      ),
      place,
    ],
    read: () => {
      /** @type {TypedParagraphs} */
      const all = {};
      for (const kind of keysOf(KINDS)) {
        const text = typed(place, `paragraphs-${kind}`);
        if (text) all[kind] = text;
      }
      return Object.keys(all).length ? all : undefined;
    },
  };
}
