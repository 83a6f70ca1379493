/**
 * What somebody makes of the themes of a network, before it is saved. Each act gives another grouping and leaves the old one as it was.
 * @typedef {object} Theme
 * @property {string} id
 * @property {string} name
 * @property {string} description
 * @property {number} [meeting]
 * @property {string[]} questions
 * @typedef {{themes: Theme[], leftOut: string[], shownToPairs: boolean}} Grouping
 */

/** Where a question without a place stands. */
export const NOWHERE = '';
/** Where a question stands that was left out on purpose. */
export const LEFT_OUT = '-';

/** @param {import('contract').Themes} told @returns {Grouping} what was told, as somebody begins to change it */
export const begun = ({ themes, leftOut, shownToPairs }) => ({
  themes: themes.map(({ id, name, description, meeting, questions }) => ({ id, name, description, ...(meeting !== undefined && { meeting }), questions })),
  leftOut,
  shownToPairs,
});

/** @param {Grouping} grouping @param {string} id @param {Partial<Theme>} change @returns {Grouping} */
export const changed = (grouping, id, change) => ({
  ...grouping,
  themes: grouping.themes.map((theme) => (theme.id === id ? { ...theme, ...change } : theme)),
});

/** @param {string[]} list @param {string} one */
const without = (list, one) => list.filter((it) => it !== one);
/** @param {string[]} list @param {string} one */
const including = (list, one) => (list.includes(one) ? list : [...list, one]);

/**
 * Puts a question in a theme too; one that was left out is so no longer.
 * @param {Grouping} grouping @param {string} question @param {string} to @returns {Grouping}
 */
export const placed = (grouping, question, to) =>
  to === LEFT_OUT
    ? { ...grouping, leftOut: including(grouping.leftOut, question) }
    : {
        ...grouping,
        leftOut: without(grouping.leftOut, question),
        themes: grouping.themes.map((theme) => (theme.id === to ? { ...theme, questions: including(theme.questions, question) } : theme)),
      };

/** Takes a question from where it stands to elsewhere. @param {Grouping} grouping @param {string} question @param {string} from @param {string} to @returns {Grouping} */
export const moved = (grouping, question, from, to) =>
  placed(
    {
      ...grouping,
      leftOut: from === LEFT_OUT ? without(grouping.leftOut, question) : grouping.leftOut,
      themes: grouping.themes.map((theme) => (theme.id === from ? { ...theme, questions: without(theme.questions, question) } : theme)),
    },
    question,
    to,
  );

/** Leaves a question out of every theme. @param {Grouping} grouping @param {string} question @returns {Grouping} */
export const leftOut = (grouping, question) => ({
  ...grouping,
  leftOut: including(grouping.leftOut, question),
  themes: grouping.themes.map((theme) => ({ ...theme, questions: without(theme.questions, question) })),
});

/** Adds a theme, with these questions; its id is new. @param {Grouping} grouping @param {string} name @param {string[]} [questions] @returns {Grouping} */
export function added(grouping, name, questions = []) {
  const taken = new Set(grouping.themes.map(({ id }) => id));
  let number = 1;
  while (taken.has(`eigen-${number}`)) number++;
  return { ...grouping, themes: [...grouping.themes, { id: `eigen-${number}`, name, description: '', questions }] };
}

/** Takes these questions out of a theme, into a new one. @param {Grouping} grouping @param {string} id @param {string[]} questions @param {string} name @returns {Grouping} */
export function split(grouping, id, questions, name) {
  const theme = grouping.themes.find((it) => it.id === id);
  if (!theme || !questions.length) return grouping;
  const rest = { questions: theme.questions.filter((it) => !questions.includes(it)) };
  return added(changed(grouping, id, rest), name, questions);
}

/** Makes one theme of two; the second keeps its name. @param {Grouping} grouping @param {string} id @param {string} into @returns {Grouping} */
export function merged(grouping, id, into) {
  const theme = grouping.themes.find((it) => it.id === id);
  if (!theme || id === into) return grouping;
  const kept = { ...grouping, themes: grouping.themes.filter((it) => it.id !== id) };
  return theme.questions.reduce((now, question) => placed(now, question, into), kept);
}

/** The questions without any place, in the order given. @param {Grouping} grouping @param {Array<{id: string}>} questions @returns {string[]} */
export function unplaced(grouping, questions) {
  const decided = new Set([...grouping.leftOut, ...grouping.themes.flatMap((theme) => theme.questions)]);
  return questions.map(({ id }) => id).filter((id) => !decided.has(id));
}
