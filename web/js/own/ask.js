import { ask } from '../shared/api.js';

/**
 * Asks about, or changes, the registration of a personal link.
 * @param {string} link
 * @param {import('../shared/api.js').Question & {part?: string}} [question] part: what of it, such as "/withdrawal"
 * @returns {Promise<import('../shared/api.js').Answer>}
 */
export const askByLink = (link, { part = '', ...question } = {}) =>
  ask(`/api/my-registration${part}`, { ...question, headers: { 'Personal-Link': link }, cache: 'no-store' });

/**
 * Asks for a new mail with the link; the answer never tells whether the address is known.
 * @param {string} email
 * @returns {Promise<import('../shared/api.js').Answer>}
 */
export const askForLink = (email) => ask('/api/personal-links', { method: 'POST', body: { email }, cache: 'no-store' });

/** @param {import('../shared/api.js').Answer} answer @returns {boolean} whether the link does not work, or not any more */
export const isDead = (answer) => answer.kind === 'refused' && answer.status === 401;

/** @param {import('../shared/api.js').Answer} answer @returns {boolean} whether somebody else changed it meanwhile */
export const isChanged = (answer) => answer.kind === 'refused' && answer.status === 412;
