const STORE = 'leernetwerken.toevoegen';

/**
 * @import { Draft } from '../../form/draft.js'
 *
 * A registration that an organiser typed but did not send, and why. It is about others, so it is kept no longer than the tab.
 * @typedef {{draft: Draft, why: string}} Entry
 */

/** @param {string} round @param {string} by who is signed in @returns {Entry|null} what this person typed before a reload */
export function loadEntry(round, by) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE) ?? 'null');
    return kept?.round === round && kept.by === by ? kept.entry : null;
  } catch {
    return null; // The browser stores nothing.
  }
}

/** @param {string} round @param {string} by @param {Entry} entry */
export function keepEntry(round, by, entry) {
  try {
    sessionStorage.setItem(STORE, JSON.stringify({ round, by, entry }));
  } catch {
    // Without storage, the typed text does not survive a reload.
  }
}

/** Forgets what was typed. */
export function forgetEntry() {
  try {
    sessionStorage.removeItem(STORE);
  } catch {
    // Nothing was kept.
  }
}
