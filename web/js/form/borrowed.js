import { first } from '../shared/dom.js';

/**
 * The form of the enrolment page, without what belongs to a first registration only, so that there is one form.
 * @param {boolean} people only the part about the two people
 * @returns {Promise<HTMLFormElement>}
 */
export async function registrationForm(people) {
  const response = await fetch('/aanmelden/', { signal: AbortSignal.timeout(15_000) });
  if (!response.ok) throw new Error(`aanmelden: ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const form = document.importNode(first(HTMLFormElement, '#registration-form', page), true);
  for (const part of form.querySelectorAll('[data-first-time]')) part.remove();
  if (people) for (const part of form.querySelectorAll('.form-section:not([aria-labelledby="section-people"])')) part.remove();
  form.setAttribute('aria-labelledby', 'view-title');
  return form;
}
