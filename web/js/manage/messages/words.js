/**
 * @import { MessageSelection, MessageToWrite } from 'contract'
 * @import { Draft } from './draft.js'
 */

const IN_NETWORK = 'network ';

/** @type {Record<Exclude<MessageSelection['kind'], 'network'>, string>} */
const TO = {
  everybody: 'iedereen die zich heeft aangemeld',
  seated: 'wie een plek heeft',
  waiting: 'wie op de wachtlijst staat',
  unanswered: 'wie nog moet antwoorden',
  chosen: 'gekozen initiatieven',
};

/** @param {MessageSelection} selection @returns {string} to whom, in a sentence */
export const toWhom = ({ kind, network }) => (kind === 'network' ? `leernetwerk ${network}` : TO[kind]);

/**
 * To whom one can write in a round.
 * @param {string[]} networks their ids
 * @param {number} chosen how many initiatives were chosen by hand
 * @returns {Array<[string, string, string]>} each value, what it says, and more about it
 */
export const choices = (networks, chosen) => [
  ['everybody', 'Iedereen die zich heeft aangemeld', 'Behalve wie de aanmelding introk.'],
  ['seated', 'Wie een plek heeft', ''],
  ['waiting', 'Wie op de wachtlijst staat', ''],
  ...networks.map((id) => /** @type {[string, string, string]} */ ([`${IN_NETWORK}${id}`, `Leernetwerk ${id}`, 'Wie er een plek heeft of aangeboden krijgt.'])),
  ['unanswered', 'Wie nog moet antwoorden', 'Op een aangeboden plek, of op aangescherpte leervragen.'],
  ...(chosen
    ? [/** @type {[string, string, string]} */ (['chosen', chosen === 1 ? 'Het initiatief dat je koos' : `De ${chosen} initiatieven die je koos`, ''])]
    : []),
];

/**
 * @param {Draft} draft
 * @returns {MessageToWrite} what the API gets; what was not filled in is left for the API to refuse
 */
export function messageOf({ to = '', initiatives = [], subject = '', text = '' }) {
  const network = to.startsWith(IN_NETWORK) ? to.slice(IN_NETWORK.length) : null;
  const kind = /** @type {MessageSelection['kind']} */ (network === null ? to : 'network');
  return {
    ...(kind && { selection: { kind, ...(network === null ? {} : { network }), ...(kind === 'chosen' ? { initiatives } : {}) } }),
    subject,
    text,
  };
}
