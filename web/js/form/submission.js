/**
 * One attempt to register, kept with the draft so that it survives a reload. `earlier` holds other bodies that were sent
 * with this key and whose fate is unknown.
 * @typedef {{key: string, body: string, outcome: 'unknown'|'refused', earlier: string[]}} Attempt
 */

/**
 * The attempt to make now. After a refusal changed answers are a new question and get a new key. As long as it is
 * unknown whether something arrived the key stays, even when answers changed: a second key could register twice.
 * @param {Attempt|null} previous
 * @param {string} body
 * @param {() => string} newKey
 * @returns {Attempt}
 */
export function nextAttempt(previous, body, newKey) {
  if (!previous || (previous.outcome === 'refused' && previous.body !== body)) {
    return { key: newKey(), body, outcome: 'unknown', earlier: [] };
  }
  if (previous.outcome === 'refused') return { ...previous, outcome: 'unknown', earlier: [] };
  const earlier = [...new Set([...previous.earlier, previous.body])].filter((other) => other !== body);
  return { key: previous.key, body, outcome: 'unknown', earlier };
}

/**
 * The attempt after a refusal. A refusal that the API gives before it looks at the key says nothing about bodies sent
 * earlier, so when there are any the outcome stays unknown.
 * @param {Attempt} attempt
 * @param {number} status
 * @param {boolean} mayHaveArrived whether an earlier attempt with this key has an unknown outcome
 * @returns {Attempt}
 */
export function afterRefusal(attempt, status, mayHaveArrived) {
  const beforeKey = ![409, 410, 422].includes(status);
  return beforeKey && mayHaveArrived ? attempt : { ...attempt, outcome: 'refused', earlier: [] };
}

/**
 * Whether a refusal points at fields, so that the form can show it there.
 * @param {import('../shared/api.js').Problem} problem
 * @returns {boolean}
 */
export const pointsAtFields = (problem) => Boolean(problem.errors?.some(({ pointer }) => pointer?.startsWith('#/')));

/**
 * Whether the API says that this key belongs to other answers: a 422 that points at no field.
 * @param {import('../shared/api.js').Answer<unknown>} answer
 * @returns {boolean}
 */
export const keyBelongsToOther = (answer) => answer.kind === 'refused' && answer.status === 422 && !pointsAtFields(answer.problem);
