/**
 * The texts that an initiative may leave out, as the API names them; every page walks this list. `yours` is what the form calls it,
 * `theirs` what an organiser reads, and `brief` the same in few words.
 * @type {Array<{id: string, limit: number, yours: string, theirs: string, brief: string}>}
 */
export const OPTIONAL_TEXTS = [
  { id: 'contribution', limit: 2000, yours: 'Wat jullie inbrengen', theirs: 'Wat het initiatief kan delen', brief: 'Kan delen' },
];

/**
 * @param {(text: {id: string, limit: number}) => *} value
 * @returns {object} that value of each of them, by its name; without those that are undefined
 */
export const eachText = (value) =>
  Object.fromEntries(OPTIONAL_TEXTS.map((text) => [text.id, value(text)]).filter(([, it]) => it !== undefined));
