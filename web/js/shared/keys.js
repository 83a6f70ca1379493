/**
 * The names that an object is declared with, in its order.
 * @template {object} Named
 * @param {Named} object one whose names are all known
 * @returns {Array<keyof Named & string>}
 */
export function keysOf(object) {
  /** @type {Array<keyof Named & string>} */
  const keys = [];
  for (const key in object) keys.push(key);
  return keys;
}
