/**
 * @import { Draft } from '../form/draft.js'
 *
 * What the browser keeps: what was typed, or the reference of what was sent. Each write has a version of its own, by which
 * a tab sees that another tab wrote.
 * @typedef {{roundId: string, version: string, draft?: Draft, sent?: string}} Kept
 */

export const STORE = 'leernetwerken.aanmelding';

/**
 * Keeps what is typed on this device. Tabs of one browser share it: no tab overwrites what another wrote and it has not seen.
 * @param {string} roundId answers of another round are thrown away
 * @param {() => Storage} storage fails in a browser that keeps nothing
 * @param {() => string} newVersion
 */
export function keeper(roundId, storage = () => localStorage, newVersion = () => crypto.randomUUID()) {
  /** The version that this tab wrote or took over last. @type {string|null} */
  let seen = null;
  let works = true;

  /** @template Result @param {() => Result} act @returns {Result|null} */
  function attempt(act) {
    try {
      return act();
    } catch {
      works = false;
      return null;
    }
  }

  /** @returns {Kept|null} */
  function read() {
    const text = attempt(() => storage().getItem(STORE));
    try {
      const kept = JSON.parse(text ?? 'null');
      return kept?.roundId === roundId ? kept : null;
    } catch {
      return null; // Unreadable: start empty.
    }
  }

  /** @param {{draft: Draft}|{sent: string}} what */
  function write(what) {
    works = true;
    const version = newVersion();
    attempt(() => storage().setItem(STORE, JSON.stringify({ roundId, version, ...what })));
    if (works) seen = version;
  }

  const isOthers = () => {
    const kept = read();
    return Boolean(kept) && kept?.version !== seen;
  };

  return {
    /** What another tab wrote, or this one before a reload; from now on this tab has seen it. @returns {Kept|null} */
    take() {
      const kept = read();
      seen = kept?.version ?? null;
      return kept;
    },
    /** Whether another tab wrote something since this one last looked. */
    isOthers,
    /** @param {Draft} draft @returns {boolean} false when another tab wrote something newer, which stays */
    save(draft) {
      if (isOthers()) return false;
      write({ draft });
      return true;
    },
    /** Puts the reference in the place of what was typed. @param {string} reference */
    sent(reference) {
      if (!isOthers()) write({ sent: reference });
    },
    /** Forgets what was typed. */
    clear() {
      attempt(() => storage().removeItem(STORE));
      seen = null;
    },
    /** Whether this browser keeps anything. */
    works() {
      const probe = `${STORE}.proef`;
      attempt(() => storage().setItem(probe, ''));
      attempt(() => storage().removeItem(probe));
      return works;
    },
  };
}
