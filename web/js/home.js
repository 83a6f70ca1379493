import { currentRound } from './shared/api.js';
import { all, button, byId, el, paragraph } from './shared/dom.js';
import { dateInWords } from './shared/dates.js';
import { periodText } from './shared/round.js';
import { askUs, fillSlots } from './shared/slots.js';

/**
 * @import { Round } from 'contract'
 * @typedef {{title: string, content: Node[]}} Card
 */

/** The text of the card beside the title, for each state of the round. @type {Record<Round['state'], (round: Round) => Card>} */
const CARD = {
  upcoming: (round) => ({
    title: 'Aanmelden kan nog niet',
    content: [facts(round), paragraph('Kijk hier vanaf die dag opnieuw. Je kunt je vragen alvast met je collega bespreken.')],
  }),
  open: (round) => ({ title: 'Aanmelden', content: [facts(round)] }),
  closing: (round) => ({
    title: 'De aanmelding is gesloten',
    content: [paragraph(periodText(round)), paragraph('We verdelen nu de plekken. Wie zich heeft aangemeld, krijgt daarover een e-mail.'), stillIn(round)],
  }),
  closed: (round) => CARD.closing(round),
  allocated: (round) => ({
    title: 'De aanmelding is gesloten',
    content: [
      paragraph(periodText(round)),
      paragraph('De plekken zijn verdeeld. Wie zich heeft aangemeld, heeft daarover een e-mail gekregen.'),
      stillIn(round),
    ],
  }),
};

/** @param {Round} round @returns {Node} */
const stillIn = (round) => paragraph('Heb je een vraag, of wil je alsnog meedoen? ', ...askUs(round));

/** @param {Round} round @returns {Node} */
function facts(round) {
  const rows = [
    [
      'Aanmelden',
      round.state === 'upcoming' ? `van ${dateInWords(round.opens)} tot en met ${dateInWords(round.deadline)}` : `tot en met ${dateInWords(round.deadline)}`,
    ],
    ['Voor', 'een docent of leerlingbegeleider, samen met iemand van de schoolleiding'],
    ['Plekken', round.policy === 'draw' ? 'door loting' : 'op volgorde van binnenkomst'],
    ['Tijd om in te vullen', 'ongeveer 10 minuten'],
  ];
  return el('dl', { class: 'facts' }, ...rows.map(([key, value]) => el('div', {}, el('dt', {}, key), el('dd', {}, value))));
}

async function show() {
  const answer = await currentRound();
  fillSlots(answer);
  const card =
    answer.kind === 'done'
      ? (CARD[answer.body.state] ?? CARD.closed)(answer.body)
      : answer.kind === 'refused'
        ? {
            title: 'Er is nu geen ronde',
            content: [paragraph('Je kunt je nu niet aanmelden. Zodra er een nieuwe ronde is, staat hier wanneer je je kunt aanmelden.')],
          }
        : {
            title: 'Aanmelden',
            content: [
              paragraph('We kunnen nu niet ophalen of de aanmelding open is. Controleer je verbinding en probeer het opnieuw.'),
              button('Opnieuw proberen', 'secondary', show),
            ],
          };
  // Nothing leads to a form that is not there; the questions can be read before the opening too.
  const state = answer.kind === 'done' ? answer.body.state : null;
  for (const way of all(HTMLElement, '#start > .nl-button')) way.hidden = answer.kind === 'refused' || (state !== null && state !== 'open');
  byId('start').hidden = answer.kind === 'refused' || (state !== null && !['open', 'upcoming'].includes(state));
  byId('round-title').textContent = card.title;
  byId('round-body').replaceChildren(...card.content);
}

await show();
