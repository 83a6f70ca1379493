import { findSchools } from '../shared/api.js';
import { el } from '../shared/dom.js';

/** @import { School } from 'contract' */

const WAIT = 250;
const SHORTEST = 2;
const KINDS = { PO: 'primair onderwijs', VO: 'voortgezet onderwijs', SO: 'gespecialiseerd onderwijs' };

/**
 * Makes a search field for schools after the combobox pattern of the ARIA Authoring Practices: focus stays in the field,
 * the arrows move through the list, Enter takes a school, Escape closes.
 * @param {{input: HTMLInputElement, popover: HTMLElement, options: HTMLElement, status: HTMLElement,
 *   onPick: (school: School) => string}} parts onPick answers what to announce
 */
export function schoolLookup({ input, popover, options, status, onPick }) {
  /** @type {School[]} */
  let found = [];
  let active = -1;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let timer;
  /** @type {AbortController|undefined} */
  let request;

  const isOpen = () => input.getAttribute('aria-expanded') === 'true';

  function open() {
    popover.classList.remove('utrecht-combobox__popover--hidden');
    input.setAttribute('aria-expanded', 'true');
  }

  function close() {
    popover.classList.add('utrecht-combobox__popover--hidden');
    input.setAttribute('aria-expanded', 'false');
    activate(-1);
  }

  /** @param {number} index */
  function activate(index) {
    active = index;
    [...options.children].forEach((option, at) => {
      option.setAttribute('aria-selected', String(at === index));
      option.classList.toggle('utrecht-listbox__option--active', at === index);
    });
    if (index < 0) {
      input.removeAttribute('aria-activedescendant');
    } else {
      input.setAttribute('aria-activedescendant', options.children[index].id);
      options.children[index].scrollIntoView({ block: 'nearest' });
    }
  }

  /** What was found before belongs to other words: until the new list is there, nothing in it can be taken. */
  function outdate() {
    found = [];
    popover.inert = true;
    activate(-1);
  }

  /** @param {School[]} schools @param {number} more */
  function show(schools, more) {
    found = schools;
    popover.inert = false;
    options.replaceChildren(
      ...schools.map((school, index) => {
        const option = el(
          'li',
          { class: 'utrecht-listbox__option utrecht-listbox__option--html-li', role: 'option', id: `school-option-${index}`, 'aria-selected': 'false' },
          schoolLine(school),
        );
        option.addEventListener('mousedown', (event) => event.preventDefault()); // keep focus in the field
        option.addEventListener('click', () => pick(index));
        return option;
      }),
    );
    active = -1;
    input.removeAttribute('aria-activedescendant');
    if (schools.length) open();
    else close();
    status.textContent = resultText(schools.length, more);
  }

  async function search() {
    const query = input.value.trim();
    request?.abort();
    if (query.length < SHORTEST) {
      found = [];
      close();
      status.textContent = '';
      return;
    }
    const mine = new AbortController();
    request = mine;
    const answer = await findSchools(query, mine.signal);
    if (mine.signal.aborted) return;
    if (answer.kind === 'done') return show(answer.body, answer.more ?? 0);
    found = [];
    close();
    status.textContent = 'Zoeken lukt nu niet. Probeer het straks opnieuw, of voeg je school met de hand toe.';
  }

  /** @param {number} index */
  function pick(index) {
    const school = found[index];
    if (!school) return;
    clearTimeout(timer);
    request?.abort();
    input.value = '';
    found = [];
    close();
    options.replaceChildren();
    status.textContent = onPick(school);
  }

  input.addEventListener('input', () => {
    clearTimeout(timer);
    request?.abort(); // an answer that is still on its way belongs to other words too
    outdate();
    timer = setTimeout(search, WAIT);
  });
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault(); // Enter here means "this school", never "send the form"
      if (isOpen() && active >= 0) pick(active);
      else if (isOpen() && found.length === 1) pick(0);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!found.length) return;
      const down = event.key === 'ArrowDown';
      if (!isOpen()) open();
      const next = active < 0 ? (down ? 0 : found.length - 1) : (active + (down ? 1 : -1) + found.length) % found.length;
      activate(next);
    } else if (event.key === 'Escape' && (isOpen() || input.value)) {
      event.preventDefault();
      if (isOpen()) {
        close();
      } else {
        input.value = '';
        status.textContent = '';
      }
    }
  });
}

/**
 * @param {{name: string, place: string, street?: string, code?: string, sector?: keyof typeof KINDS}} school
 * @returns {HTMLElement} name and kind, with street, place and code below, since many schools share a name, and some a place too
 */
export function schoolLine({ name, place, street, code, sector }) {
  const where = street ? `${street}, ${place}` : place;
  return el(
    'span',
    { class: 'school-line' },
    el('span', {}, name),
    ...(sector ? [' ', el('span', { class: 'school-line__kind' }, KINDS[sector])] : []),
    el('span', { class: 'school-line__place' }, code ? `${where}, code ${code}` : where),
  );
}

/** @param {number} count @param {number} more how many more there are @returns {string} what to say about a result */
function resultText(count, more) {
  if (count === 0) return 'Geen school gevonden. Controleer wat je typte, of voeg je school met de hand toe.';
  if (count === 1) return '1 school gevonden. Kies hem met de pijltjestoets en Enter.';
  if (more > 0) return `De eerste ${count} scholen, en nog ${more}: typ er de plaats of de straat bij.`;
  return `${count} scholen gevonden. Kies er een met de pijltjestoetsen en Enter.`;
}
