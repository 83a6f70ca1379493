/**
 * The texts that an initiative may leave out, as the API names them; every page walks this list. `yours` is what the form calls it,
 * `theirs` what an organiser reads, and `brief` the same in few words.
 */
export const OPTIONAL_TEXTS = /** @type {const} */ ([
  { id: 'contribution', limit: 2000, yours: 'Wat jullie inbrengen', theirs: 'Wat het initiatief kan delen', brief: 'Kan delen' },
]);

/** @typedef {typeof OPTIONAL_TEXTS[number]} OptionalText @typedef {OptionalText['id']} OptionalTextId */

/**
 * That value of each text, by the text's name; without those that are undefined.
 * @template T
 * @param {(text: OptionalText) => T} value
 * @returns {Record<OptionalTextId, NonNullable<T>>}
 */
export const eachText = (value) =>
  /** @type {Record<OptionalTextId, NonNullable<T>>} */ (
    Object.fromEntries(OPTIONAL_TEXTS.map((text) => [text.id, value(text)]).filter(([, it]) => it !== undefined))
  );
