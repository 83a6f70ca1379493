import { all, el, link, mailLink, paragraph } from './dom.js';
import { dateInWords } from './dates.js';
import { capacityText, countingText, joined, policyText, sectorName, waitingText } from './round.js';

/** @import { Round, Sender } from 'contract' */

// Each slot holds text that also makes sense when nothing is known; what is known replaces it with its own words.

/** Known without a round too. @type {Object<string, (sender: Sender) => Array<Node|string>|null>} */
const SENDER_FILLERS = {
  'invitation': ({ name }) => [`Een uitnodiging van ${name}`],
  'organisation': (sender) => [`${organisation(sender)}.`],
  'sender': (sender) => ['De organisatie die je gegevens vraagt, is ', el('strong', {}, organisation(sender)), '.'],
  'privacy-officer': ({ privacyOfficer }) => (privacyOfficer ? [`Vragen over je gegevens beantwoordt ${privacyOfficer}.`] : null),
  'legal-basis': ({ legalBasis }) => (legalBasis ? ['We mogen je gegevens gebruiken om deze reden: ', legalBasis] : null),
};

/** @type {Object<string, (round: Round) => Array<Node|string>|null>} */
const FILLERS = {
  'contact': (round) => ['Vragen? Mail naar ', mailLink(round.contact), '.'],
  'contact-long': (round) => ['Heb je een vraag over de leernetwerken of over aanmelden? Mail naar ', mailLink(round.contact), '.'],
  'contact-rights': (round) => ['Mail daarvoor naar ', mailLink(round.contact), '. Dat adres staat ook in elke e-mail die je van ons krijgt.'],
  'contact-accessibility': (round) => ['Laat het ons weten. Mail naar ', mailLink(round.contact), '.'],
  'round-name': (round) => ['Ronde: ', el('strong', {}, round.name), '.'],
  'networks': (round) => [networksText(round)],
  'allotment': (round) => [
    paragraph(capacityText(round), ' ', countingText(round)),
    paragraph(policyText(round), ' ', waitingText(round)),
    ...drawDetails(round),
  ],
  'meetings': (round) => (round.meetings?.length ? round.meetings.map((meeting) => el('li', {}, meeting)) : null),
  'retention': (round) =>
    round.retentionUntil
      ? [`De gegevens van deze ronde bewaren we uiterlijk tot ${dateInWords(round.retentionUntil)}. Die datum ligt bij elke aanmelding vast.`]
      : null,
};

/** @param {Sender} sender @returns {string} its name, and where it is found */
const organisation = ({ name, address }) => (address ? `${name}, ${address}` : name);

/** @param {{rules: string, rulesHash: string}} draw @returns {Array<Node|string>} where a draw's rules are, with their hash */
export const rulesWithHash = ({ rules, rulesHash }) => [
  link(rules, 'De regels van de loting'),
  ' hebben als SHA-256 ',
  el('code', { class: 'long' }, rulesHash),
];

/**
 * For a draw, folded because few people look for it: the text of the rules, the chain of the beacon, and where anybody can check the draw.
 * @param {Pick<Round, 'id'|'draw'>} round
 * @returns {Node[]}
 */
export function drawDetails({ id, draw }) {
  if (!draw) return [];
  const chain = draw.beacon ? [' De keten van het baken is ', el('code', { class: 'long' }, draw.beacon.chain), '.'] : [];
  const check = link(`/loting/?ronde=${encodeURIComponent(id)}`, 'de loting nagaan');
  return [
    el(
      'details',
      { class: 'preview', id: 'draw-rules' },
      el('summary', {}, 'Zo kun je de loting nagaan'),
      paragraph(...rulesWithHash(draw), '.', ...chain, ' Iedereen kan ', check, '.'),
    ),
  ];
}

/** @param {Round} round @returns {string} */
function networksText(round) {
  const names = round.networks.map((network) => `${network.id} (${sectorName(network.sector)})`);
  return names.length === 1 ? `Deze ronde is er het leernetwerk ${names[0]}.` : `Deze ronde zijn er de leernetwerken ${joined(names)}.`;
}

/**
 * Puts what the round and its sender say into every `data-slot` of this page.
 * @param {import('./api.js').Answer<Round>} answer what currentRound() told
 */
export function fillSlots(answer) {
  if (answer.kind === 'unreachable') return;
  const round = answer.kind === 'done' ? answer.body : null;
  const sender = answer.kind === 'done' ? answer.body.sender : answer.problem.sender;
  for (const slot of all(HTMLElement, '[data-slot]')) {
    const name = slot.dataset.slot ?? '';
    const content = (round && FILLERS[name]?.(round)) || (sender && SENDER_FILLERS[name]?.(sender));
    if (content) slot.replaceChildren(...content);
  }
}

/** @param {{contact?: string}|null} round @returns {Array<Node|string>} "Mail naar a@b.nl" with a link to the contact section when there is no address */
export function askUs(round) {
  return round?.contact ? ['Mail naar ', mailLink(round.contact), '.'] : ['Kijk bij ', link('/#contact', 'contact'), '.'];
}
