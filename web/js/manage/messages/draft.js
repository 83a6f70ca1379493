/**
 * A message that is not sent yet is kept in the tab of who types it, and in no other place. It is kept under its round, so that it
 * cannot go to another one.
 *
 * @typedef {object} Draft
 * @property {string} [to] to whom: a kind of selection, or "network " and the id of a network
 * @property {string[]} [initiatives] the references that were chosen by hand
 * @property {string} [subject]
 * @property {string} [text]
 * @property {{key: string, of: string}} [sending] the key under which it is sent, and what it then said
 */

/** @param {string} round @returns {string} */
const place = (round) => `leernetwerken.bericht.${round}`;

/** @param {string} round @returns {Draft} what was typed here before */
export function loadMessage(round) {
  try {
    return JSON.parse(sessionStorage.getItem(place(round)) ?? '{}');
  } catch {
    return {};
  }
}

/** @param {string} round @param {Draft} draft */
export function keepMessage(round, draft) {
  try {
    sessionStorage.setItem(place(round), JSON.stringify(draft));
  } catch {
    // What was typed is still on the page.
  }
}

/** @param {string} round */
export function forgetMessage(round) {
  try {
    sessionStorage.removeItem(place(round));
  } catch {
    // Nothing was kept.
  }
}

/**
 * The draft with the key under which this is sent. The same message keeps its key, so that sending it again after a lost connection
 * sends nothing twice; another message gets another key.
 * @param {Draft} draft
 * @param {object} message what is sent
 * @param {() => string} [fresh] makes a key
 * @returns {Draft & {sending: {key: string, of: string}}}
 */
export function keyed(draft, message, fresh = () => crypto.randomUUID()) {
  const of = JSON.stringify(message);
  return { ...draft, sending: draft.sending?.of === of ? draft.sending : { key: fresh(), of } };
}
