/**
 * What became of a question by personal link. "unknown" means that a change may or may not have arrived. "shown" is how
 * the registration stands now, with the version that a next change must name.
 * @typedef {{kind: 'shown', view: object, version: string} | {kind: 'done', body: object} | {kind: 'changed'} | {kind: 'dead', problem: object}
 *   | {kind: 'refused', status: number, problem: object} | {kind: 'unknown'}} Answer
 */

const TIMEOUT = 40_000;

/**
 * Asks about, or changes, the registration of a personal link.
 * @param {string} link
 * @param {{part?: string, method?: string, version?: string, body?: object}} [question] part: what of it, such as "/withdrawal"
 * @returns {Promise<Answer>}
 */
export const ask = (link, { part = '', method = 'GET', version, body } = {}) =>
  fetched(`/api/my-registration${part}`, method, body, { 'Personal-Link': link, ...(version && { 'If-Match': version }) });

/**
 * Asks for a new mail with the link; the answer never tells whether the address is known.
 * @param {string} email
 * @returns {Promise<Answer>}
 */
export const askForLink = (email) => fetched('/api/personal-links', 'POST', { email }, {});

async function fetched(path, method, body, headers) {
  try {
    const response = await fetch(path, {
      method,
      headers: { Accept: 'application/json, application/problem+json', ...(body && { 'Content-Type': 'application/json' }), ...headers },
      body: body && JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (response.status >= 500 || response.status === 408) return { kind: 'unknown' };
    const answer = await response.json().catch(() => ({}));
    if (response.ok) return answer.registration ? { kind: 'shown', view: answer, version: response.headers.get('ETag') } : { kind: 'done', body: answer };
    if (response.status === 401) return { kind: 'dead', problem: answer };
    if (response.status === 412) return { kind: 'changed' };
    return { kind: 'refused', status: response.status, problem: answer };
  } catch {
    return { kind: 'unknown' };
  }
}
