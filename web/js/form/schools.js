import { all, button, byId, el, first } from '../shared/dom.js';
import { networkOf } from './draft.js';
import { sectorName } from '../shared/round.js';
import { schoolLine, schoolLookup } from './school-lookup.js';
import { MAX_SCHOOLS, pendingProblems } from './validate.js';

/**
 * @import { FieldError } from '../shared/errors.js'
 * @import { Draft, DraftSchool } from './draft.js'
 * @import { School } from 'contract'
 */

/**
 * The part of the form about schools: searching, adding by hand, the chosen ones, and the network that follows.
 * @param {import('./fields.js').Holder & {showProblems: (problems: FieldError[]) => void}} form
 */
export function schoolsSection({ draft, changed, showProblems }) {
  const status = byId('school-status');
  const search = first(HTMLInputElement, '#school-search');
  /** Fetched for the first school that is typed by hand. @type {ReturnType<typeof import('./meant.js').meantSchools>|undefined} */
  let meant;

  /** @param {DraftSchool} school @returns {string} what to announce */
  function add(school) {
    const { schools } = draft();
    if (schools.some((other) => isSame(other, school))) return `${school.name} staat al bij de gekozen scholen.`;
    if (schools.length >= MAX_SCHOOLS) return `Je hebt al ${MAX_SCHOOLS} scholen gekozen. Haal er eerst een weg.`;
    schools.push(school);
    followNetwork(draft());
    changed();
    render();
    return `${school.name} in ${school.place} is toegevoegd. ${countText(schools.length)}`;
  }

  /** @param {number} index */
  function remove(index) {
    const [school] = draft().schools.splice(index, 1);
    followNetwork(draft());
    changed();
    render();
    status.textContent = `${school.name} is weggehaald. ${countText(draft().schools.length)}`;
    search.focus();
  }

  /** Asks the list whether it has what was typed by hand. @param {DraftSchool} typed */
  async function lookUp(typed) {
    meant ??= (await import('./meant.js')).meantSchools(replace);
    const line = () => document.getElementById(`schools-${draft().schools.indexOf(typed)}`);
    if (await meant.lookUp(typed, line)) status.textContent += ' Er staat een school in de lijst die erop lijkt. Kies die als je die bedoelt.';
  }

  /** Puts a school of the list in the place of what was typed. @param {DraftSchool} typed @param {School} school */
  function replace(typed, school) {
    const { schools } = draft();
    schools.splice(schools.indexOf(typed), 1);
    status.textContent = add(school);
    changed();
    render();
    search.focus();
  }

  function render() {
    const { schools } = draft();
    byId('schools-chosen').hidden = !schools.length;
    byId('schools-list').replaceChildren(
      ...schools.map((school, index) =>
        el(
          'li',
          { id: `schools-${index}`, 'data-field': `schools-${index}` },
          el('div', { class: 'utrecht-form-field-error-message', id: `schools-${index}-error` }),
          schoolLine(school),
          button('Haal weg', 'subtle', () => remove(index), { id: `schools-${index}-remove`, 'aria-label': `Haal weg: ${school.name}, ${school.place}` }),
          ...(meant?.question(school) ?? []),
        ),
      ),
    );
    byId('school-search-label').textContent = schools.length ? 'Zoek nog een school' : 'Zoek je school';
    byId('network-hint').textContent = networkText(schools);
    for (const choice of all(HTMLInputElement, '[name="network"]')) choice.checked = choice.value === draft().network;
  }

  /** @param {boolean} visible */
  function showManual(visible) {
    byId('school-manual').hidden = !visible;
    byId('school-manual-toggle').setAttribute('aria-expanded', String(visible));
  }

  /** Adds what was typed by hand. @returns {FieldError[]} what is wrong with it */
  function addPending() {
    const pending = draft().pendingSchool;
    const problems = pendingProblems(pending);
    if (problems.length) return problems;
    const typed = { name: pending.name.trim(), place: pending.place.trim() };
    status.textContent = add(typed);
    if (draft().schools.includes(typed)) void lookUp(typed);
    draft().pendingSchool = { name: '', place: '' };
    for (const field of all(HTMLInputElement, '#school-manual-name, #school-manual-place')) field.value = '';
    changed();
    return [];
  }

  function addByHand() {
    const problems = addPending();
    if (problems.length) return showProblems(problems);
    showManual(false);
    byId('school-manual-toggle').focus();
  }

  byId('school-manual-toggle').addEventListener('click', () => {
    const visible = byId('school-manual').hidden;
    showManual(visible);
    if (visible) byId('school-manual-name').focus();
  });
  byId('school-manual-add').addEventListener('click', addByHand);
  byId('school-manual').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) {
      event.preventDefault();
      addByHand();
    }
  });
  schoolLookup({
    input: search,
    popover: byId('school-popover'),
    options: byId('school-options'),
    status,
    onPick: add,
  });

  return {
    render() {
      render();
      showManual(Boolean(draft().pendingSchool.name || draft().pendingSchool.place));
    },
    /** A person who typed a school but did not press the button meant to add that school. */
    takePending() {
      const { name, place } = draft().pendingSchool;
      if (name.trim() && place.trim() && !addPending().length) showManual(false);
      else if (name.trim() || place.trim()) showManual(true);
    },
    searchText: () => search.value,
    clearSearch() {
      search.value = '';
      status.textContent = '';
    },
  };
}

/** Sets the network that follows from the schools; takes back only a choice that was made for the user, never their own. @param {Draft} draft */
function followNetwork(draft) {
  const follows = networkOf(draft.schools);
  if (follows) {
    draft.network = follows;
    draft.networkFollows = true;
  } else if (draft.networkFollows) {
    draft.network = '';
    draft.networkFollows = false;
  }
}

/** @param {DraftSchool} one @param {DraftSchool} other @returns {boolean} whether both are the same school */
export function isSame(one, other) {
  if (one.code || other.code) return one.code === other.code;
  /** @param {DraftSchool} school */
  const plain = ({ name, place }) => `${name}|${place}`.toLowerCase().replace(/\s+/g, ' ');
  return plain(one) === plain(other);
}

/** @param {number} count @returns {string} */
const countText = (count) => (count === 1 ? 'Je hebt nu 1 school gekozen.' : `Je hebt nu ${count} scholen gekozen.`);

/** @param {DraftSchool[]} schools @returns {string} why a network was chosen, or why the choice is free */
function networkText(schools) {
  const follows = networkOf(schools);
  if (follows) {
    const subject = schools.length === 1 ? 'Je school hoort' : 'Jullie scholen horen';
    return `${subject} bij het ${sectorName(follows)}. Daarom hebben we ${follows} voor je gekozen.`;
  }
  if (!schools.length) return 'Kies eerst je school. Vaak hoort daar vanzelf een leernetwerk bij.';
  if (schools.some((school) => !school.code)) return 'Bij een school die niet in de lijst staat, kies je zelf het leernetwerk dat past.';
  if (schools.every((school) => school.sector === schools[0].sector)) return 'Bij gespecialiseerd onderwijs kies je zelf het leernetwerk dat het beste past.';
  return 'Jullie scholen zijn van verschillende soorten onderwijs. Kies zelf het leernetwerk dat het beste past.';
}
