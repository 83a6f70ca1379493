import { button, el, link, paragraph } from '../../shared/dom.js';
import { showProblems } from '../../shared/errors.js';
import { sectorsOf, sectorTitle } from '../../shared/round.js';
import { amount, initiativeAddress, roundAddress, roundPath, schoolNode } from '../parts.js';
import { exportButton } from '../round/export.js';
import { field, typed } from '../fields.js';
import { ENTERED_LATER, moment, standing } from '../history.js';
import { ask } from '../sign-in.js';
import { chosenActions } from './chosen.js';
import { fitting, FLAGS, mailText, SORTS, sorted, STATES } from './table.js';

/**
 * @import { RoundOverview } from 'contract'
 * @import { Choice, Listed, SortKey } from './table.js'
 */

const WAIT = 300;

/**
 * All initiatives of a round in one table, in which one searches, filters, sorts and chooses. What is looked for goes in the body of
 * a POST: it may be a name or an address of a person, and those belong in no address of a page and in no log.
 * @type {import('../page.js').View}
 */
export async function view({ round, filter = '' }, page) {
  const answer = await ask(`${roundPath(round)}/overview`);
  if (answer.kind !== 'done') return page.trouble(answer);
  const overview = answer.body;
  /** @type {Choice} */
  const choice = { found: null, sector: '', state: '', flag: filter in FLAGS ? filter : '', by: 'received', down: false };
  /** @type {Set<string>} */
  const chosen = new Set();
  const summary = el('p', { class: 'nl-paragraph', role: 'status', id: 'found' });
  const place = el('div', {});
  const form = el(
    'form',
    { class: 'filters', novalidate: true, role: 'search' },
    field('text', 'Zoeken', {
      hint: 'Een naam van een initiatief, school of persoon, een e-mailadres, een kenmerk of een woord uit een leervraag.',
      type: 'search',
    }),
    field('sector', 'Sector', {
      options: [['', 'Alle'], ...sectorsOf(overview).map((sector) => /** @type {[string, string]} */ ([sector, sectorTitle(sector)]))],
    }),
    field('state', 'Stand', { options: [['', 'Alle'], ...STATES] }),
    field('flag', 'Let op', {
      options: [['', 'Alle'], ...Object.entries(FLAGS).map(([key, { label }]) => /** @type {[string, string]} */ ([key, label]))],
      value: choice.flag,
    }),
  );
  const picked = el('div', { class: 'picked' });

  /** @returns {Listed[]} */
  const rows = () => sorted(fitting(overview.initiatives, choice), choice);

  function show() {
    const all = rows();
    for (const reference of chosen) if (!all.some((one) => one.reference === reference)) chosen.delete(reference);
    summary.textContent = `${amount(all.length, 'initiatief', 'initiatieven')} gevonden.${choice.more ? ' Er zijn er meer: zoek preciezer.' : ''}`;
    place.replaceChildren(all.length ? listTable(all) : paragraph('Niets gevonden. Probeer een deel van de naam, een ander woord of een ander filter.'));
    showPicked();
  }

  // A new list leaves the button alone, with what it says of a download under way, as long as the choice is the same.
  let shown = 'nothing yet';
  function showPicked() {
    const references = [...chosen];
    if (shown === references.join()) return;
    shown = references.join();
    picked.replaceChildren(
      el(
        'span',
        {},
        references.length ? `${amount(references.length, 'initiatief', 'initiatieven')} gekozen.` : 'Kies initiatieven met de vakjes, of neem ze allemaal.',
      ),
      exportButton(round, page, references),
      ...(references.length ? [chosenActions(round, page, references)] : []),
    );
  }

  /** @param {Listed[]} all */
  const listTable = (all) =>
    el(
      'div',
      { class: 'table table--cards table--sorts', role: 'region', 'aria-label': 'Initiatieven', tabindex: '0' },
      el(
        'table',
        {},
        el('caption', { class: 'visually-hidden' }, 'Initiatieven'),
        el(
          'thead',
          {},
          el('tr', {}, el('th', { scope: 'col' }, pickAll(all)), ...Object.entries(SORTS).map(([key, { label }]) => head(/** @type {SortKey} */ (key), label))),
        ),
        el('tbody', {}, ...all.map(row)),
      ),
    );

  /** @param {SortKey} key @param {string} label */
  const head = (key, label) => {
    const mine = choice.by === key;
    return el(
      'th',
      { scope: 'col', 'aria-sort': mine ? (choice.down ? 'descending' : 'ascending') : null },
      button(
        `${label}${mine ? (choice.down ? ' ▼' : ' ▲') : ''}`,
        'subtle',
        () => {
          choice.down = mine && !choice.down;
          choice.by = key;
          show();
          document.getElementById(`sort-${key}`)?.focus();
        },
        { id: `sort-${key}`, 'aria-label': `Sorteer op ${label.toLowerCase()}` },
      ),
    );
  };

  /** @param {Listed[]} all */
  function pickAll(all) {
    const box = el('input', {
      type: 'checkbox',
      id: 'pick-all',
      'aria-label': 'Alle initiatieven hieronder kiezen',
      checked: all.every(({ reference }) => chosen.has(reference)),
    });
    box.addEventListener('change', () => {
      for (const { reference } of all)
        if (box.checked) chosen.add(reference);
        else chosen.delete(reference);
      show();
      document.getElementById('pick-all')?.focus();
    });
    return box;
  }

  /** @param {Listed} it */
  function row(it) {
    const box = el('input', { type: 'checkbox', id: `pick-${it.reference}`, 'aria-label': `${it.name} kiezen`, checked: chosen.has(it.reference) });
    box.addEventListener('change', () => {
      if (box.checked) chosen.add(it.reference);
      else chosen.delete(it.reference);
      showPicked();
    });
    return el(
      'tr',
      {},
      el('td', { class: 'pick' }, box),
      el('th', { scope: 'row' }, link(initiativeAddress(round, it.reference), it.name), el('br'), el('span', { class: 'reference-small' }, it.reference)),
      cell('Sector', it.sector),
      cell('Scholen', ...it.schools.map((school) => schoolNode(round, school))),
      cell('Stand', standing(it), ...(it.enteredLater ? [el('br'), ENTERED_LATER] : [])),
      cell('Ontvangen', moment(it.receivedAt)),
      cell('E-mails', mailText(it)),
    );
  }

  /** What somebody types is looked for once they pause; an answer that comes late does not take the place of a later one. */
  let asked = 0;
  async function look() {
    const mine = ++asked;
    const text = typed(form, 'text');
    if (text.length < 2) {
      Object.assign(choice, { found: null, more: false });
      return show();
    }
    const result = await ask(`${roundPath(round)}/search`, { method: 'POST', body: { text } });
    if (mine !== asked) return;
    if (result.kind === 'refused' && result.problem.errors) return showProblems(result.problem.errors);
    if (result.kind !== 'done') return page.trouble(result);
    Object.assign(choice, { found: result.body.initiatives.map(({ reference }) => reference), more: result.body.more });
    show();
  }
  let timer = 0;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(look, WAIT);
  });
  form.addEventListener('change', ({ target }) => {
    // a text that was searched for also counts as changed once it is left, for instance to follow a link in the table
    if (!(target instanceof HTMLSelectElement)) return;
    Object.assign(choice, { sector: typed(form, 'sector'), state: typed(form, 'state'), flag: typed(form, 'flag') });
    show();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    look();
  });

  show();
  page.fill('Initiatieven', paragraph(link(roundAddress(round), overview.name)), el('div', { id: 'error-summary-place' }), form, summary, picked, place);
}

/** @param {string} label @param {...(Node|string)} values on a phone each cell says what it is */
const cell = (label, ...values) => el('td', { 'data-label': label }, el('div', {}, ...values));
