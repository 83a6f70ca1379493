const STORE = 'leernetwerken.wijzigen';

/**
 * @import { Draft } from '../form/draft.js'
 *
 * A change that was typed but not sent: what it began with, under which version, and what it became.
 * @typedef {{etag: string|null|undefined, base: Draft, draft: Draft}} Kept
 */

/**
 * What was typed before a reload of this tab. It is kept no longer than the tab, and without the link.
 * @param {string} reference
 * @returns {Kept|null}
 */
export function loadChange(reference) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(STORE) ?? 'null');
    return kept?.reference === reference ? { ...kept, etag: kept.version } : null;
  } catch {
    return null; // The browser stores nothing.
  }
}

/** @param {string} reference @param {Kept} change */
export function keepChange(reference, { etag, base, draft }) {
  try {
    sessionStorage.setItem(STORE, JSON.stringify({ reference, version: etag, base, draft }));
  } catch {
    // Without storage, the typed text does not survive a reload.
  }
}

/** Forgets what was typed. */
export function forgetChange() {
  try {
    sessionStorage.removeItem(STORE);
  } catch {
    // Nothing was kept.
  }
}
