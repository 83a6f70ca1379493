/**
 * A round that is not open yet is a draft: it saves itself in the browser of who types it, and is no round for anybody else. It names
 * organisers and facilitators, so it is kept for a month at most, and only for who typed it.
 * @import { TypedRound } from './form.js'
 */
const STORE = 'leernetwerken.ronde';
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** @param {string} email of who is signed in @param {number} [now] @returns {TypedRound|null} what this person typed here before */
export function loadDraft(email, now = Date.now()) {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? 'null');
    if (kept && now - kept.at > KEPT) forgetDraft();
    return kept?.by === email && now - kept.at <= KEPT ? kept.round : null;
  } catch {
    return null;
  }
}

/** @param {string} email @param {TypedRound} round @returns {boolean} whether the browser keeps it */
export function keepDraft(email, round) {
  try {
    localStorage.setItem(STORE, JSON.stringify({ by: email, at: Date.now(), round }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets the draft. */
export function forgetDraft() {
  try {
    localStorage.removeItem(STORE);
  } catch {
    // Nothing was kept.
  }
}

/** @param {string} text @returns {string} with every year a year later: "eind november 2024" becomes "eind november 2025" */
const later = (text) => text.replace(/\b20\d\d\b/g, (year) => String(Number(year) + 1));

/** @param {string} date @param {number} days @returns {string} */
const daysAfter = (date, days) => new Date(Date.parse(date) + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/**
 * A round like another one, a year later. Its beacon is a new one, a week after the closing.
 * @param {TypedRound} round
 * @returns {TypedRound}
 */
export function copied({ beacon, lastOfferDay, why, ...round }) {
  const deadline = dayLater(round.deadline);
  return {
    ...round,
    id: later(round.id),
    name: later(round.name),
    opens: dayLater(round.opens),
    deadline,
    retentionUntil: dayLater(round.retentionUntil),
    meetings: round.meetings.map(later),
    ...(round.periods ? { periods: round.periods.map((days) => days && { first: dayLater(days.first), last: dayLater(days.last) }) } : {}),
    ...(lastOfferDay ? { lastOfferDay: dayLater(lastOfferDay) } : {}),
    ...(round.policy === 'draw' ? { beacon: { time: `${daysAfter(deadline, 8)}T12:00` } } : {}),
  };
}

/** The same day a year later; 29 February becomes 28 February. @param {string} date @returns {string} */
function dayLater(date) {
  const text = later(date);
  return Number.isNaN(Date.parse(text)) || new Date(text).toISOString().slice(0, 10) !== text ? text.replace(/-29$/, '-28') : text;
}
