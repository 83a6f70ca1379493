// What people type, without what nobody can see. The API has the same rules (TypedText), and both are tested with the same cases.

// Control characters, a soft hyphen, and spaces and joiners without width that change no word.
const UNSEEN = /(?![\t\n\r])[\p{Cc}\u00AD\u200B\u2060\uFEFF]/gu;
// Marks of the reading direction and joiners, which no address or number has a use for.
const UNSEEN_IN_CONTACT = /[\u034F\u061C\u200C-\u200F\u202A-\u202E\u2066-\u2069]/gu;
const DIRECTION = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;

/** @param {string} text one line @returns {string} */
export const line = (text) =>
  text
    .replace(/[\t\v\f\u0085\u2028\u2029]/g, ' ')
    .replace(UNSEEN, '')
    .trim();

/** @param {string} text of more lines @returns {string} with line feeds only */
export const lines = (text) =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .trim();

/** @param {string} text @returns {string} a telephone number */
export const telephone = (text) => text.replace(UNSEEN, '').replace(UNSEEN_IN_CONTACT, '').trim();

/** @param {string} text @returns {string} an e-mail address, without "mailto:" before it */
export const address = (text) =>
  telephone(text)
    .replace(/^mailto:/i, '')
    .trim();

/**
 * What the API refuses although nobody can see it.
 * @param {string} text with the rules above applied
 * @returns {{what: string, word: string}|null} what it is, and the word in which it stands
 */
export function refusedIn(text) {
  for (const word of text.split(/\s+/)) {
    if (DIRECTION.test(word)) return { what: 'een onzichtbaar teken dat de leesrichting omkeert', word: word.replace(new RegExp(DIRECTION, 'gu'), '') };
    if (isBroken(word)) return { what: 'een beschadigd teken', word: [...word].filter((character) => !isBroken(character)).join('') };
  }
  return null;
}

// Half a character, and what Unicode says is no character.
/** @param {string} text */
const isBroken = (text) => /[\p{Cs}\uFDD0-\uFDEF\p{Noncharacter_Code_Point}]/u.test(text);
