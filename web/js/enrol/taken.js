import { schoolTaken } from '../shared/api.js';

/**
 * @import { FieldError } from '../shared/errors.js'
 * @import { DraftSchool } from '../form/draft.js'
 */

/** @param {DraftSchool} school */
const keyOf = ({ code, name, place }) => code ?? `${name}|${place}`;

/**
 * Which schools are registered already. Each school is asked about once, when it is picked.
 * @param {() => {id: string, contact: string}} round
 */
export function takenSchools(round) {
  /** @type {Map<string, boolean>} */
  const known = new Map();
  return {
    /** @param {DraftSchool[]} schools @returns {Promise<boolean>} whether one of them turned out to be taken just now */
    async look(schools) {
      const unknown = schools.flatMap(({ code }) => (code && !known.has(code) ? [code] : []));
      for (const code of unknown) known.set(code, false);
      const answers = await Promise.all(unknown.map((code) => schoolTaken(round().id, code)));
      answers.forEach((answer, index) => {
        if (answer.kind === 'done') known.set(unknown[index], answer.body.taken);
        else known.delete(unknown[index]);
      });
      return unknown.some((code) => known.get(code));
    },
    /** The API said so when the registration was sent. @param {DraftSchool} school */
    mark: (school) => known.set(keyOf(school), true),
    /** Who takes a school away and picks it again, asks again. @param {DraftSchool[]} schools */
    forgetOthers(schools) {
      const chosen = new Set(schools.map(keyOf));
      for (const key of known.keys()) if (!chosen.has(key)) known.delete(key);
    },
    /** @param {DraftSchool[]} schools @returns {FieldError[]} */
    problems: (schools) =>
      schools.flatMap((school, index) =>
        known.get(keyOf(school))
          ? [
              {
                pointer: `#/schools/${index}`,
                detail: `${school.name} is in deze ronde al aangemeld. Haal de school weg, of mail naar ${round().contact}.`,
              },
            ]
          : [],
      ),
  };
}
