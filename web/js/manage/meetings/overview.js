import { button, callout, el, first, heading, link, list, paragraph } from '../../shared/dom.js';
import { dateInWords } from '../../shared/dates.js';
import { clearProblems, showProblems } from '../../shared/errors.js';
import { field } from '../fields.js';
import { networkAddress, roundPath } from '../parts.js';
import { ask } from '../sign-in.js';
import { dayInWords, timeInWords, warnings } from './days.js';

/**
 * @import { Meetings } from 'contract'
 * @import { Answer } from '../../shared/api.js'
 * @import { Meeting } from './days.js'
 */

/** @type {Record<Meeting['state'], string>} */
const STATES = { planned: 'Nog geen dag', settled: 'Vastgelegd', held: 'Geweest', cancelled: 'Afgezegd' };

/** The meetings of a network: what is settled, and the forms to settle, move and cancel one. @type {import('../page.js').View} */
export async function view({ round, network }, page) {
  /** @type {`/api/rounds/${string}/networks/${string}/meetings`} */
  const path = `${roundPath(round)}/networks/${encodeURIComponent(network)}/meetings`;
  const answer = await ask(path);
  if (answer.kind !== 'done') return page.trouble(answer);
  let told = answer.body;
  let tag = answer.etag;
  const said = el('div', { role: 'status', 'aria-live': 'polite' });
  const place = el('div', {});

  /** @param {Answer<Meetings>} saved @param {string} what @param {number} number @returns {boolean} whether it was saved, and shown */
  function took(saved, what, number) {
    if (saved.kind !== 'done') return false;
    told = saved.body;
    tag = saved.etag;
    show();
    said.replaceChildren(paragraph(what));
    document.getElementById(`meeting-${number}`)?.focus();
    return true;
  }

  /** @param {Meeting} meeting */
  function standing(meeting) {
    const over = meeting.state === 'held';
    const open = meeting.state === 'settled' ? 'Wijzig of verplaats' : over ? 'Vul het programma aan' : 'Leg dag en plaats vast';
    return [
      ...facts(meeting),
      ...(meeting.warnings?.length ? [callout('info', list(meeting.warnings))] : []),
      el(
        'div',
        { class: 'row-actions' },
        button(open, 'secondary', () => settle(meeting), { 'aria-label': `${open}: bijeenkomst ${meeting.number}` }),
        meeting.state === 'settled' ? button('Zeg af', 'subtle', () => cancel(meeting), { 'aria-label': `Zeg bijeenkomst ${meeting.number} af` }) : null,
      ),
    ];
  }

  function show() {
    place.replaceChildren(
      ...told.meetings.map((meeting) =>
        el(
          'section',
          { class: 'check' },
          el('div', { class: 'check__head' }, heading(2, name(meeting), { id: `meeting-${meeting.number}`, tabindex: '-1' })),
          el('div', { id: `body-${meeting.number}` }, ...standing(meeting)),
        ),
      ),
    );
  }

  /** @param {Meeting} meeting @returns {HTMLElement} */
  const body = ({ number }) => first(HTMLElement, `#body-${number}`, place);

  /** Puts a form in the place of what is said of a meeting; the other forms close. @param {Meeting} meeting @param {HTMLElement} form */
  function open(meeting, form) {
    show();
    said.replaceChildren();
    body(meeting).replaceChildren(form);
    first(HTMLElement, 'input, textarea, button', form).focus();
  }

  /** @param {Meeting} meeting @param {HTMLElement} problem @param {Answer<Meetings>} refused */
  function refuse(meeting, problem, refused) {
    const errors = refused.kind === 'refused' ? (refused.problem.errors ?? []) : [];
    if (errors.length) return showProblems(errors);
    const alert = callout(
      'error',
      paragraph(
        (refused.kind === 'refused' && refused.problem.detail) ||
          'We weten niet of het is gelukt. Probeer het opnieuw: dat kan geen kwaad. Wat je typte, staat er nog.',
      ),
    );
    alert.tabIndex = -1;
    problem.replaceChildren(alert);
    alert.focus();
  }

  /** @param {Meeting} meeting */
  function settle(meeting) {
    const over = meeting.state === 'held';
    const problem = el('div', {});
    const may = el('div', { role: 'status', 'aria-live': 'polite' });
    const when = [
      field('day', 'Dag', { type: 'date', value: meeting.day ?? '', hint: period(meeting) }),
      may,
      field('start', 'Begint om', { type: 'time', value: meeting.start ?? '12:00' }),
      field('end', 'Eindigt om', { type: 'time', value: meeting.end ?? '16:00', hint: 'Uiterlijk om 16.00 uur.' }),
      field('place-name', 'Naam van de plaats', { value: meeting.place?.name ?? '', hint: 'Centraal in het land, zoals een vergadercentrum bij een station.' }),
      field('place-address', 'Adres', { value: meeting.place?.address ?? '' }),
      field('place-travel', 'Hoe kom je er met het openbaar vervoer?', { value: meeting.place?.travel ?? '', rows: 2, optional: true }),
    ];
    const form = el(
      'form',
      { novalidate: true },
      el('div', { id: 'error-summary-place' }),
      problem,
      ...(over ? [] : when),
      field('programme', 'Programma', {
        value: meeting.programme ?? '',
        rows: 6,
        optional: true,
        hint: 'Wat jullie doen, met welke werkvormen, en wie wat voorbereidt.',
      }),
      ...(over
        ? []
        : [
            paragraph(
              'Leg je de dag, de tijd of de plaats vast of wijzig je die, dan krijgt iedereen met een plek, en elke procesbegeleider, een uitnodiging voor in de agenda.',
            ),
          ]),
      el(
        'div',
        { class: 'form-actions' },
        el('button', { class: 'nl-button nl-button--primary', type: 'submit', id: 'meeting-save' }, 'Opslaan'),
        button('Annuleren', 'subtle', show),
      ),
    );
    /** @param {string} id @returns {string} */
    const typed = (id) => {
      const control = form.querySelector(`#${id}`);
      return control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement ? control.value : '';
    };
    const warn = () => {
      const found = warnings(told, meeting, typed('day'), typed('place-name'));
      may.replaceChildren(...(found.length ? [callout('info', list(found))] : []));
    };
    form.addEventListener('input', warn);
    let busy = false;
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (busy) return;
      busy = true;
      clearProblems();
      problem.replaceChildren();
      /** @type {Answer<Meetings>} */
      const saved = await ask(`${path}/${meeting.number}`, {
        method: 'PUT',
        etag: tag,
        body: {
          ...(over
            ? {}
            : {
                day: typed('day'),
                ...(typed('start') ? { start: typed('start') } : {}),
                ...(typed('end') ? { end: typed('end') } : {}),
                place: { name: typed('place-name'), address: typed('place-address'), travel: typed('place-travel') },
              }),
          programme: typed('programme'),
        },
      });
      busy = false;
      const told = saved.kind === 'done' && saved.body.meetings.some((now) => now.number === meeting.number && appointment(now) !== appointment(meeting));
      const what = told ? 'Opgeslagen. Iedereen krijgt een uitnodiging.' : 'Opgeslagen. Dag, tijd en plaats zijn hetzelfde, dus er gaat geen uitnodiging uit.';
      if (!took(saved, what, meeting.number)) refuse(meeting, problem, saved);
    });
    open(meeting, form);
    warn();
  }

  /** @param {Meeting} meeting */
  function cancel(meeting) {
    const problem = el('div', {});
    open(
      meeting,
      el(
        'div',
        {},
        problem,
        paragraph(
          `Weet je zeker dat je de bijeenkomst van ${dayInWords(meeting.day ?? '')} afzegt? Iedereen die is uitgenodigd krijgt een e-mail, en de afspraak gaat uit hun agenda. Je kunt later een nieuwe dag vastleggen.`,
        ),
        el(
          'div',
          { class: 'form-actions' },
          button('Zeg de bijeenkomst af', 'primary', async () => {
            const saved = await ask(`${path}/${meeting.number}/cancellation`, { method: 'POST', etag: tag });
            if (!took(saved, 'De bijeenkomst is afgezegd. Wie was uitgenodigd, krijgt een e-mail.', meeting.number)) refuse(meeting, problem, saved);
          }),
          button('Annuleren', 'subtle', show),
        ),
      ),
    );
  }

  show();
  page.fill(`Bijeenkomsten van leernetwerk ${network}`, said, place, paragraph(link(networkAddress(round, network), 'Terug naar het leernetwerk')));
}

/** When and where it is, to see whether that changed. @param {Meeting} meeting @returns {string} */
const appointment = ({ state, day, start, end, place }) => JSON.stringify([state, day, start, end, place]);

/** @param {Meeting} meeting @returns {string} */
const name = ({ number, words, day, state }) => `Bijeenkomst ${number}: ${day && state !== 'cancelled' ? dayInWords(day) : (words ?? 'nog geen periode')}`;

/** @param {Meeting} meeting @returns {string} */
const period = ({ period: days, words }) =>
  days
    ? `De ronde noemt ${words}: ${dateInWords(days.first)} tot en met ${dateInWords(days.last)}.`
    : `De ronde noemt ${words ?? 'geen periode'}. Of een dag daarin valt, controleren we niet.`;

/** @param {Meeting} meeting @returns {Node[]} */
const facts = ({ state, words, day, start, end, place, programme }) => [
  paragraph(
    el('strong', {}, STATES[state]),
    day ? `: ${dayInWords(day)}, ${timeInWords(start)} tot ${timeInWords(end)} uur` : '',
    day && words ? ` (de ronde noemt ${words})` : '',
    '.',
  ),
  ...(place ? [paragraph(`${place.name}, ${place.address}.${place.travel ? ` ${place.travel}` : ''}`)] : []),
  ...(programme ? [paragraph(el('span', { class: 'typed' }, programme))] : []),
];
