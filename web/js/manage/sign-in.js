import { ask as askApi } from '../shared/api.js';

/**
 * Signing in by the authorization code flow with PKCE. The token lives in the memory of this page and nowhere else: a
 * reload or a new tab asks for it again, by a redirect that shows nothing while the sign-in domain still knows the browser.
 * @import { As, Method, Told } from 'told'
 * @import { Answer, Question } from '../shared/api.js'
 *
 * @typedef {{authorize: string, token: string, logout: string, clientId: string}} Settings where and as whom to sign in
 */

const UNDER_WAY = 'sign-in';
const TIMEOUT = 30_000;
const pageAddress = () => `${location.origin}/beheer/`;

/** @type {string|null} */
let token = null;

export const isSignedIn = () => token !== null;

/**
 * Leaves this page for the sign-in domain; the way back leads to where it was left.
 * @param {{silent?: boolean}} [how] silent shows no page there: whom the domain does not know comes back without a token
 */
export async function signIn({ silent = false } = {}) {
  const { authorize, clientId } = await settings();
  const verifier = random();
  const state = random();
  // Kept only until the browser comes back; the kept values give no access by themselves.
  sessionStorage.setItem(UNDER_WAY, JSON.stringify({ verifier, state, silent, place: location.hash }));
  // A silent way is no page of its own to come back to.
  const leave = silent ? location.replace.bind(location) : location.assign.bind(location);
  leave(
    `${authorize}?${new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: pageAddress(),
      scope: 'openid email',
      state,
      code_challenge: await challenge(verifier),
      code_challenge_method: 'S256',
      ...(silent ? { prompt: 'none' } : {}),
    })}`,
  );
}

/**
 * Finishes a sign-in that this page comes back from, if it does.
 * @returns {Promise<'done' | 'unknown' | 'failed' | 'nothing'>} unknown: the sign-in domain does not know this browser
 */
export async function finish() {
  // A tab whose token has expired takes over one that another tab got, so that nothing typed is lost by signing in anew.
  const tabs = new BroadcastChannel('signed-in');
  tabs.addEventListener('message', ({ data }) => {
    token ??= data;
  });
  const back = new URLSearchParams(location.search);
  const began = JSON.parse(sessionStorage.getItem(UNDER_WAY) ?? 'null');
  sessionStorage.removeItem(UNDER_WAY);
  if (!back.has('code') && !back.has('error')) return 'nothing';
  // The code works only once, and does not belong in the history.
  history.replaceState(null, '', `${pageAddress()}${began?.place ?? ''}`);
  const code = back.get('code');
  if (began?.silent && code === null) return 'unknown';
  if (!began || back.get('state') !== began.state || code === null) return 'failed';
  try {
    const { token: address, clientId } = await settings();
    const response = await fetch(address, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: clientId,
        redirect_uri: pageAddress(),
        code,
        code_verifier: began.verifier,
      }),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    token = response.ok ? ((await response.json()).id_token ?? null) : null;
  } catch {
    token = null;
  }
  if (isSignedIn()) tabs.postMessage(token);
  return isSignedIn() ? 'done' : 'failed';
}

/** @returns {{email: string, organiser: boolean}|null} who signed in, as the token says */
export function signedIn() {
  if (token === null) return null;
  const part = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  const claims = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(part), (letter) => letter.charCodeAt(0))));
  return { email: String(claims.email ?? ''), organiser: (claims['cognito:groups'] ?? []).includes('organiser') };
}

/** Forgets the token and leaves, so that the sign-in domain forgets the browser too. */
export async function signOut() {
  token = null;
  location.assign((await settings()).logout);
}

/**
 * Asks the API as who signed in.
 * @template {string} Address
 * @template {Method} [By='GET']
 * @template {As} [Wanted='json']
 * @param {Address} path
 * @param {Question<By, Wanted>} [question] the etag is that of what may be changed
 * @returns {Promise<Answer<Told<Address, By, Wanted>>>}
 */
export async function ask(path, question) {
  const answer = await askApi(path, { ...question, headers: { ...question?.headers, Authorization: `Bearer ${token}` }, cache: 'no-store', timeout: TIMEOUT });
  if (isExpired(answer)) token = null;
  return answer;
}

/** @param {Answer<unknown>} answer @returns {boolean} whether one has to sign in again */
export const isExpired = (answer) => answer.kind === 'refused' && answer.status === 401;

/** @returns {Promise<Settings>} what a deploy stores beside the pages */
async function settings() {
  const response = await fetch('/sign-in.json', { signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`sign-in.json: ${response.status}`);
  return response.json();
}

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

/** @param {string} verifier @returns {Promise<string>} */
const challenge = async (verifier) => base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));

/** @param {Uint8Array} bytes @returns {string} */
const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
