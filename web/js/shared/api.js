/**
 * Every question to the API is asked here, and has one of three answers. "unreachable" says nothing about a change: it may
 * or may not have arrived, so whoever sent it asks again and never assumes either.
 * @import { As, Method, Told } from 'told'
 * @import { Registered, Round, School } from 'contract'
 *
 * @template Body
 * @typedef {{kind: 'done', body: Body, etag?: string|null, more?: number}} Done etag: the version that a next change must name;
 *   more: how many schools match besides those in the body
 */
/**
 * @typedef {Partial<import('contract').Problem>} Problem
 * @typedef {{kind: 'refused', status: number, problem: Problem}} Refused
 * @typedef {{kind: 'unreachable'}} Unreachable
 */
/**
 * @template Body
 * @typedef {Done<Body> | Refused | Unreachable} Answer
 */
/**
 * @template {Method} By
 * @template {As} Wanted
 * @typedef {object} Question without any of it: to read
 * @property {By} [method]
 * @property {object|string} [body] text is sent as it is
 * @property {string|null} [etag] the version of what may be changed
 * @property {Object<string, string>} [headers]
 * @property {Wanted} [as] what the body of the answer is wanted as, if not as JSON
 * @property {RequestCache} [cache]
 * @property {number} [timeout] in milliseconds
 * @property {AbortSignal} [signal] takes the place of the time-out
 */

const READ_TIMEOUT = 15_000;
const SEND_TIMEOUT = 40_000;

/**
 * Asks the API. What an answer holds follows from the contract, by its address and method.
 * @template {string} Address
 * @template {Method} [By='GET']
 * @template {As} [Wanted='json']
 * @param {Address} path
 * @param {Question<By, Wanted>} [question]
 * @returns {Promise<Answer<Told<Address, By, Wanted>>>}
 */
export async function ask(path, { method, body, etag, headers, as, cache, timeout = SEND_TIMEOUT, signal } = {}) {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(etag && { 'If-Match': etag }),
        ...headers,
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      cache,
      signal: signal ?? AbortSignal.timeout(timeout),
    });
    // A server error or a time-out on the way says nothing about whether a change went through.
    if (response.status >= 500 || response.status === 408) return { kind: 'unreachable' };
    if (!response.ok) return { kind: 'refused', status: response.status, problem: (await response.json().catch(() => null)) ?? {} };
    const more = response.headers.get('More-Schools');
    return {
      kind: 'done',
      body: as === undefined || as === 'json' ? JSON.parse((await response.text()) || '{}') : await response[as](),
      etag: response.headers.get('ETag'),
      ...(more !== null && { more: Number(more) }),
    };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** @returns {Promise<Answer<Round>>} the round; refused when there is none */
export async function currentRound() {
  const answer = await ask('/api/rounds/current', { timeout: READ_TIMEOUT });
  return answer.kind === 'refused' && answer.status !== 404 ? { kind: 'unreachable' } : answer;
}

/**
 * Schools whose name, place, municipality, street or code matches.
 * @param {string} query
 * @param {AbortSignal} signal
 * @returns {Promise<Answer<School[]>>}
 */
export const findSchools = (query, signal) => ask(`/api/schools?q=${encodeURIComponent(query)}`, { signal });

/**
 * Whether a school is registered in a round already.
 * @param {string} round
 * @param {string} code
 */
export const schoolTaken = (round, code) => ask(`/api/rounds/${encodeURIComponent(round)}/schools/${encodeURIComponent(code)}`, { timeout: READ_TIMEOUT });

/**
 * Whether a school that was typed by hand is registered in a round already, by hand or from the list.
 * @param {string} round
 * @param {string} name
 * @param {string} place
 */
export const typedSchoolTaken = (round, name, place) =>
  ask(`/api/rounds/${encodeURIComponent(round)}/schools?${new URLSearchParams({ name, place })}`, { timeout: READ_TIMEOUT });

/**
 * @param {string} body the registration as JSON text
 * @param {string} key the idempotency key
 * @returns {Promise<Answer<Registered>>}
 */
export async function register(body, key) {
  const answer = await ask('/api/registrations', { method: 'POST', body, headers: { 'Idempotency-Key': key } });
  return answer.kind === 'done' && !answer.body?.reference ? { kind: 'unreachable' } : answer;
}

/**
 * Published draws are files that anyone may keep, so their text is told as it came.
 * @param {string} address
 * @returns {Promise<Answer<string>>}
 */
export const drawRecord = (address) => ask(address, { as: 'text', timeout: READ_TIMEOUT });
