import { ask } from '../shared/api.js';

/**
 * @import { OwnRegistration, Person } from 'contract'
 * @import { Method } from 'told'
 * @import { Answer, Question } from '../shared/api.js'
 *
 * @typedef {Question<Method, 'json'> & {part?: ''|'/withdrawal'|'/answer'|'/sharpened'}} OwnQuestion part: what of the registration
 */

/**
 * Asks about, or changes, the registration of a personal link.
 * @param {string} link
 * @param {OwnQuestion} [question]
 * @returns {Promise<Answer<OwnRegistration>>} how it stands after it
 */
export const askByLink = (link, { part = '', ...question } = {}) => ask(`/api/my-registration${part}`, { ...question, ...secret(link) });

/**
 * Gives the place of a link's owner to a colleague; the link works no more after it.
 * @param {string} link
 * @param {Person} colleague
 * @param {string|null|undefined} etag the version of the registration
 * @returns {Promise<Answer<unknown>>}
 */
export const handOver = (link, colleague, etag) => ask('/api/my-registration/hand-over', { method: 'POST', body: colleague, etag, ...secret(link) });

/** The link travels in a header, which no log keeps. @param {string} link @returns {{headers: Object<string, string>, cache: 'no-store'}} */
const secret = (link) => ({ headers: { 'Personal-Link': link }, cache: 'no-store' });

/**
 * Asks for a new mail with the link; the answer never tells whether the address is known.
 * @param {string} email
 * @returns {Promise<Answer<{detail: string}>>}
 */
export const askForLink = (email) => ask('/api/personal-links', { method: 'POST', body: { email }, cache: 'no-store' });

/** @param {Answer<unknown>} answer @returns {boolean} whether the link does not work, or not any more */
export const isDead = (answer) => answer.kind === 'refused' && answer.status === 401;

/** @param {Answer<unknown>} answer @returns {boolean} whether somebody else changed it meanwhile */
export const isChanged = (answer) => answer.kind === 'refused' && answer.status === 412;
