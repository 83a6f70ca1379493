/**
 * A round that is shown as an example before anybody can register for it. It is handed from the pages of the organisers to the
 * form in a tab of its own, by this browser alone: it need not be stored anywhere yet. Nobody is named in it.
 * @import { Round } from 'contract'
 */
const STORE = 'round-example';

/** The place where the form shows the example. */
export const EXAMPLE_PAGE = '/aanmelden/?voorbeeld';

/** @param {Round} round as everybody may know it */
export function keepExample(round) {
  try {
    localStorage.setItem(STORE, JSON.stringify(round));
  } catch {
    // A browser that keeps nothing shows no example; the form's page says so.
  }
}

export const isExample = () => new URLSearchParams(location.search).has('voorbeeld');

/** @returns {Round|null} the round to show in this tab, for as long as the tab is there */
export function exampleRound() {
  try {
    const kept = localStorage.getItem(STORE) ?? sessionStorage.getItem(STORE);
    localStorage.removeItem(STORE);
    if (!kept) return null;
    sessionStorage.setItem(STORE, kept);
    return JSON.parse(kept);
  } catch {
    return null;
  }
}
