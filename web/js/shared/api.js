/**
 * The round as the API tells it, or why there is none to show.
 * @typedef {{kind: 'round', round: object} | {kind: 'none'} | {kind: 'unreachable'}} RoundAnswer
 *
 * What became of a registration. "unknown" means it may or may not have arrived: the sender must ask again with the
 * same key and never assume either.
 * @typedef {{kind: 'received', reference: string} | {kind: 'refused', status: number, problem: object} | {kind: 'unknown'}} RegistrationAnswer
 */

const READ_TIMEOUT = 15_000;
const SEND_TIMEOUT = 40_000;

/** @returns {Promise<RoundAnswer>} */
export async function currentRound() {
  try {
    const response = await fetch('/api/rounds/current', {
      headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(READ_TIMEOUT),
    });
    if (response.status === 404) return { kind: 'none' };
    if (!response.ok) return { kind: 'unreachable' };
    return { kind: 'round', round: await response.json() };
  } catch {
    return { kind: 'unreachable' };
  }
}

/**
 * Schools whose name, place or code matches. Throws when the list cannot be reached, or when the signal aborts.
 * @param {string} query
 * @param {AbortSignal} signal
 * @returns {Promise<Array<{code: string, name: string, place: string, sector: string}>>}
 */
export async function findSchools(query, signal) {
  const response = await fetch(`/api/schools?q=${encodeURIComponent(query)}`, {
    headers: { Accept: 'application/json' }, signal,
  });
  if (!response.ok) throw new Error(`schools: ${response.status}`);
  return response.json();
}

/**
 * @param {string} body the registration as JSON text
 * @param {string} key the idempotency key
 * @returns {Promise<RegistrationAnswer>}
 */
export async function register(body, key) {
  try {
    const response = await fetch('/api/registrations', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json, application/problem+json', 'Idempotency-Key': key },
      body,
      signal: AbortSignal.timeout(SEND_TIMEOUT),
    });
    // A server error or a time-out on the way says nothing about whether the write went through.
    if (response.status >= 500 || response.status === 408) return { kind: 'unknown' };
    const answer = await response.json().catch(() => null);
    if (response.ok) return answer?.reference ? { kind: 'received', reference: answer.reference } : { kind: 'unknown' };
    return { kind: 'refused', status: response.status, problem: answer ?? {} };
  } catch {
    return { kind: 'unknown' };
  }
}
