import { findSchools } from '../../shared/api.js';
import { all, button, callout, el, first, paragraph } from '../../shared/dom.js';
import { changeInitiative } from './change.js';
import { field } from '../fields.js';
import { schoolLine } from '../parts.js';

/** @import { Registration, School } from 'contract' */

/**
 * Gives a school of an initiative its code, or puts another in its place. The school is known by its place in the list.
 * @type {import('../page.js').View}
 */
export async function view({ school, ...where }, page) {
  const at = Number(school);
  await changeInitiative(page, where, {
    school: at,
    title: ({ schools }) => (schools[at]?.code ? 'School vervangen' : 'School een code geven'),
    fields: ({ schools }) => [paragraph(`De school staat nu zo in de aanmelding: ${schoolLine(schools[at])}.`), ...search()],
    read: (form, { registration }) => ({
      registration: { ...registration, schools: registration.schools.map((one, index) => (index === at ? { code: chosen(form) } : one)) },
    }),
    wrong: ({ registration }) => (codeOf(registration.schools[at]) ? [] : [{ pointer: '#/text', detail: 'Zoek de school en kies haar uit de lijst.' }]),
    consequences: ({ registration }, { schools }) => [
      paragraph(`${schoolLine(schools[at])} wordt de school met code ${codeOf(registration.schools[at])}.`),
      paragraph('Een andere aanmelding kan die school daarna niet meer noemen.'),
    ],
    doIt: 'Ja, dit is de school',
    place: (pointer) => (/^#\/(schools|network)/.test(pointer) ? '#/text' : pointer),
  });
}

/** @param {Registration['schools'][number]} school @returns {string} empty when it has none */
const codeOf = (school) => ('code' in school ? school.code : '');

/** @returns {Node[]} */
function search() {
  const found = el('div', { role: 'status' });
  const box = field('text', 'Zoek de school', { type: 'search', hint: 'Op naam, plaats, straat of code.' });
  const input = first(HTMLInputElement, 'input', box);
  const look = async () => {
    const answer = await findSchools(input.value.trim(), AbortSignal.timeout(10_000));
    found.replaceChildren(
      ...(answer.kind === 'done' ? results(answer.body, answer.more ?? 0) : [callout('error', paragraph('Zoeken lukt nu niet. Probeer het straks opnieuw.'))]),
    );
  };
  // What was found belongs to other words than those that are typed now.
  input.addEventListener('input', () => found.replaceChildren());
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // Enter here means "search", never "on"
    look();
  });
  return [box, el('div', { class: 'row-actions' }, button('Zoek', 'secondary', look, { id: 'find' })), found];
}

/** @param {School[]} schools @param {number} more how many more there are @returns {Node[]} */
const results = (schools, more) =>
  schools.length
    ? [
        el(
          'fieldset',
          { class: 'utrecht-form-fieldset utrecht-form-fieldset--html-fieldset legend-small' },
          el('legend', { class: 'utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend' }, 'Welke school is het?'),
          ...schools.map((school) =>
            el(
              'div',
              { class: 'choice' },
              el('input', {
                class: 'utrecht-radio-button utrecht-radio-button--html-input',
                type: 'radio',
                name: 'code',
                id: `code-${school.code}`,
                value: school.code,
              }),
              el('label', { class: 'utrecht-form-label utrecht-form-label--radio', for: `code-${school.code}` }, withStreet(school)),
            ),
          ),
        ),
        ...(more > 0 ? [paragraph(`Er zijn er nog ${more}: typ er de plaats of de straat bij.`)] : []),
      ]
    : [paragraph('Geen school gevonden. Typ een deel van de naam en de plaats, of de code.')];

/** @param {School} school @returns {string} */
const withStreet = ({ street, ...school }) => (street ? `${schoolLine(school)}, ${street}` : schoolLine(school));

/** @param {HTMLElement} form @returns {string} */
const chosen = (form) => all(HTMLInputElement, '[name="code"]:checked', form)[0]?.value ?? '';
