import { button, byId, callout, heading, link, paragraph } from '../shared/dom.js';
import { periodText } from '../shared/round.js';
import { askUs } from '../shared/slots.js';

/** @import { Round } from 'contract' */

/** @type {Record<Exclude<Round['state'], 'open'>, (round: Round) => [string, Node[]]>} */
const EXPLANATIONS = {
  upcoming: (round) => [
    'Je kunt je nog niet aanmelden',
    [
      paragraph(periodText(round), ' Kom dan terug naar deze pagina.'),
      paragraph('Zoek intussen iemand om je samen mee aan te melden, en bedenk één tot vijf leervragen. ', link('/vragen/', 'Bekijk de vragen vooraf'), '.'),
      paragraph('Heb je nu al een vraag? ', ...askUs(round)),
    ],
  ],
  closing: (round) => [
    'De aanmelding is gesloten',
    [
      paragraph(periodText(round), ' We verdelen nu de plekken.'),
      paragraph('Heb je je op tijd aangemeld? Dan krijgen jullie allebei een e-mail over de uitkomst.'),
      paragraph('Wil je alsnog meedoen, of heb je een vraag? ', ...askUs(round)),
    ],
  ],
  closed: (round) => EXPLANATIONS.closing(round),
  allocated: (round) => [
    'De aanmelding is gesloten',
    [
      paragraph(periodText(round), ' De plekken zijn verdeeld.'),
      paragraph('Heb je je op tijd aangemeld? Dan hebben jullie allebei een e-mail gekregen. Niets gezien? Kijk dan ook bij je ongewenste e-mail.'),
      paragraph('Wil je alsnog meedoen, of heb je een vraag? ', ...askUs(round)),
    ],
  ],
};

/** Why there is no form, and what someone can do. @param {Round} round one that is not open @returns {[string, Node[]]} */
export const explanationOf = (round) => (round.state === 'open' ? EXPLANATIONS.closed : (EXPLANATIONS[round.state] ?? EXPLANATIONS.closed))(round);

/** What was typed and never sent can be wiped here. @param {() => void} wipe @returns {Node} */
export function leftOver(wipe) {
  const note = callout(
    'info',
    heading(2, 'Je had al iets ingevuld'),
    paragraph('Wat je eerder invulde, staat nog op dit apparaat, en nergens anders.'),
    button(
      'Wis wat ik heb ingevuld',
      'secondary',
      () => {
        wipe();
        note.replaceWith(paragraph('Alles is gewist.'));
        byId('state-title').focus();
      },
      { id: 'clear-leftover' },
    ),
  );
  return note;
}
