import { button, callout, el, heading, link, list, paragraph } from '../../shared/dom.js';
import { dateInWords } from '../../shared/dates.js';
import { field, typed } from '../fields.js';
import { amount, meetingsAddress, memberAddress, saveFile, schoolLine, themesAddress } from '../parts.js';
import { callList } from './csv.js';
import { nowRows, peopleRows, row, sharesRows } from './details.js';
import { sheetButton } from './sheet.js';
import { askNetwork } from './initiative.js';
import { chosen, FILTERS, ORDERS, todos, waits } from './table.js';
import { contactState, SHARPENED } from './words.js';

/** @import { NetworkInitiative, NetworkInitiatives } from 'contract' */

/** Every initiative of a network, with its people, for the facilitators who call them. @type {import('../page.js').View} */
export async function view({ round, network }, page) {
  const answer = await askNetwork(round, network);
  if (answer.kind !== 'done') return page.trouble(answer);
  page.fill(`Leernetwerk ${network}`, paragraph(answer.body.name), ...sections(round, network, page, answer.body));
}

/** @param {string} round @param {string} network @param {import('../page.js').Page} page @param {NetworkInitiatives} answer @returns {Node[]} */
function sections(round, network, page, { state, retentionUntil, initiatives, today }) {
  if (state !== 'allocated') return [paragraph('De plekken zijn nog niet verdeeld. Zodra dat gebeurd is, staan hier de initiatieven van dit leernetwerk.')];
  if (!initiatives.length) return [paragraph('Er zijn geen initiatieven in dit leernetwerk, en er staat niemand op de wachtlijst.')];
  const choice = { text: '', filter: '', by: 'turn' };
  const found = el('p', { class: 'nl-paragraph', role: 'status', id: 'found' });
  const place = el('div', {});
  /** @type {Array<[string, string]>} */
  const filters = Object.entries(FILTERS).map(([key, { label }]) => [key, label]);
  /** @type {Array<[string, string]>} */
  const orders = Object.entries(ORDERS).map(([key, { label }]) => [key, label]);
  const form = el(
    'form',
    { class: 'filters', novalidate: true, role: 'search' },
    field('text', 'Zoeken', { type: 'search', hint: 'Een initiatief, school, persoon of woord uit een leervraag.' }),
    field('filter', 'Laat zien', { options: [['', 'Alle'], ...filters] }),
    field('by', 'Sorteer op', { options: orders }),
  );
  const fits = () => chosen(initiatives, choice, today);

  function show() {
    const all = fits();
    const [seated, waiting] = [all.filter((it) => !waits(it)), all.filter(waits)];
    found.textContent = `${amount(all.length, 'initiatief', 'initiatieven')} gevonden.`;
    place.replaceChildren(
      heading(2, 'Met een plek'),
      ...(seated.length ? seated.map(card) : [paragraph('Niemand.')]),
      ...(waiting.length ? [heading(2, 'Op de wachtlijst'), ...waiting.map(card)] : []),
    );
  }

  /** @param {NetworkInitiative} it */
  const card = (it) => initiativeCard(round, network, it);

  const refresh = () => {
    Object.assign(choice, { text: typed(form, 'text'), filter: typed(form, 'filter'), by: typed(form, 'by') });
    show();
  };
  form.addEventListener('input', refresh);
  form.addEventListener('submit', (event) => event.preventDefault());

  /** @param {string} filter */
  function pick(filter) {
    const select = form.querySelector('#filter');
    if (select instanceof HTMLSelectElement) select.value = filter;
    refresh();
    found.scrollIntoView({ block: 'start' });
  }

  const todo = todos(initiatives, today);
  const csv = () => saveFile(new Blob(['\uFEFF', callList(fits())], { type: 'text/csv;charset=utf-8' }), `bellijst-${network}-${round}.csv`);
  show();
  return [
    callout(
      'info',
      paragraph(`Deze pagina bevat persoonsgegevens. Gebruik ze alleen voor het leernetwerk en bewaar ze niet langer dan tot ${dateInWords(retentionUntil)}.`),
    ),
    el(
      'section',
      { 'class': 'todo', 'aria-labelledby': 'todo-title', 'data-no-print': true },
      heading(2, 'Wat er te doen is', { id: 'todo-title' }),
      todo.length
        ? list(todo.map(({ filter, text }) => button(text, 'subtle', () => pick(filter), { id: `todo-${filter}` })))
        : paragraph('Alle initiatieven met een plek zijn bereikt, en er wacht niets op jullie.'),
    ),
    el('p', { 'class': 'nl-paragraph', 'data-no-print': true }, link(themesAddress(round, network), 'Thema’s van de leervragen')),
    el('p', { 'class': 'nl-paragraph', 'data-no-print': true }, link(meetingsAddress(round, network), 'Bijeenkomsten')),
    form,
    el(
      'div',
      { 'class': 'row-actions', 'data-no-print': true },
      button('Bellijst afdrukken', 'secondary', () => window.print(), { id: 'print-list' }),
      button('Bellijst downloaden (CSV)', 'secondary', csv, { id: 'csv' }),
      sheetButton(round, network, page),
    ),
    found,
    place,
  ];
}

/** @param {string} round @param {string} network @param {NetworkInitiative} it @returns {Node} */
const initiativeCard = (round, network, it) =>
  el(
    'section',
    { class: 'check' },
    el(
      'h3',
      { class: 'nl-heading nl-heading--level-3 check__title' },
      link(memberAddress(round, network, it.reference), waits(it) && it.place ? `${it.place}. ${it.name}` : it.name),
    ),
    el(
      'dl',
      { class: 'utrecht-data-list utrecht-data-list--rows' },
      ...[
        it.state === 'offered' ? row('Stand', 'De plek is aangeboden; het initiatief heeft nog niet gereageerd.') : null,
        row('Contact', contactState(it)),
        it.sharpened === 'none' ? null : row('Leervraag', SHARPENED[it.sharpened]),
        row(it.schools.length === 1 ? 'School' : 'Scholen', ...it.schools.map((school) => el('div', {}, schoolLine(school)))),
        ...peopleRows(it),
        ...nowRows(it),
        ...sharesRows(it),
      ],
    ),
  );
