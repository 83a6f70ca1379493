import { schoolTaken, typedSchoolTaken } from '../shared/api.js';

/**
 * @import { FieldError } from '../shared/errors.js'
 * @import { DraftSchool } from './draft.js'
 */

/** @param {DraftSchool} school */
const keyOf = ({ code, name, place }) => code ?? `${name}|${place}`;

/**
 * Which schools are registered already. Each school is asked about once, when it is picked or typed.
 * @param {() => {id: string, contact: string}} round
 * @param {DraftSchool[]} [own] those of the registration that is being changed
 */
export function takenSchools(round, own = []) {
  /** @type {Map<string, boolean>} */
  const known = new Map();
  const ours = new Set(own.map(keyOf));
  /** @param {DraftSchool} school */
  const ask = ({ code, name, place }) => (code ? schoolTaken(round().id, code) : typedSchoolTaken(round().id, name, place));
  return {
    /** @param {DraftSchool[]} schools @returns {Promise<boolean>} whether one of them turned out to be taken just now */
    async look(schools) {
      const unknown = schools.filter((school) => !known.has(keyOf(school)) && !ours.has(keyOf(school)));
      for (const school of unknown) known.set(keyOf(school), false);
      const answers = await Promise.all(unknown.map(ask));
      answers.forEach((answer, index) => {
        if (answer.kind === 'done') known.set(keyOf(unknown[index]), answer.body.taken);
        else known.delete(keyOf(unknown[index]));
      });
      return unknown.some((school) => known.get(keyOf(school)));
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
