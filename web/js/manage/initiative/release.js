import { list, paragraph } from '../../shared/dom.js';
import { changeInitiative } from './change.js';
import { schoolLine } from '../parts.js';

/** Takes a school out of an initiative that holds it by mistake. @type {import('../page.js').View} */
export async function view({ school, ...where }, page) {
  const at = Number(school);
  await changeInitiative(page, where, {
    school: at,
    title: 'School vrijgeven',
    fields: ({ schools }) => [
      paragraph(`${schoolLine(schools[at])} gaat uit deze aanmelding. De school is daarna vrij om zich met een ander initiatief aan te melden.`),
    ],
    read: (_, { registration }) => ({ registration: { ...registration, schools: registration.schools.filter((_, index) => index !== at) } }),
    consequences: (_, { schools }) => [
      paragraph('Deze school wordt vrijgegeven:'),
      list([schoolLine(schools[at])]),
      paragraph('Het initiatief houdt zijn andere scholen en het moment van ontvangst.'),
    ],
    doIt: 'Ja, geef de school vrij',
  });
}
