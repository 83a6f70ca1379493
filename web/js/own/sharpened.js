import { callout, el, first, heading, list, paragraph } from '../shared/dom.js';
import { dateInWords } from '../shared/dates.js';

/**
 * @import { OwnRegistration, SharpenedText } from 'contract'
 */

const WHO = { practitioner: 'de docent of leerlingbegeleider', leader: 'de schoolleiding' };

/** The sharpened text beside what was sent in, and what the two people answered. @param {OwnRegistration} view @returns {Node[]} */
export function sharpenedSection({ registration, sharpened, role }) {
  if (!sharpened) return [];
  const sent = registration.learningQuestions;
  return [
    heading(2, 'Jullie aangescherpte leervragen', { id: 'sharpened' }),
    sharpened.awaits
      ? callout('warning', paragraph('Lees deze tekst. Klopt hij, zeg dat dan, of pas hem aan. Eén antwoord van jullie tweeën is genoeg.'))
      : paragraph(answered(sharpened, role)),
    el(
      'dl',
      { class: 'facts', id: 'sharpened-text' },
      ...sharpened.questions.map(({ text, from }, index) =>
        part(
          `Leervraag ${index + 1}`,
          from.map((number) => sent[number - 1] ?? ''),
          text,
        ),
      ),
      part('Verwachtingen', [registration.expectations], sharpened.expectations),
    ),
  ];
}

/** @param {string} key @param {string[]} was @param {string} now @returns {Node} */
const part = (key, was, now) =>
  el(
    'div',
    {},
    el('dt', {}, key),
    el(
      'dd',
      {},
      ...(was.join('\n') === now
        ? [paragraph('Zoals jullie het instuurden: ', el('span', { class: 'typed' }, now))]
        : [
            ...(was.length ? [paragraph('Was: ', el('span', { class: 'typed' }, was.join('\n')))] : [paragraph('Deze vraag is nieuw.')]),
            paragraph(was.length ? 'Wordt: ' : '', el('strong', { class: 'typed' }, now)),
          ]),
    ),
  );

/** @param {SharpenedText} text @param {OwnRegistration['role']} role @returns {string} */
function answered({ confirmed, by, at }, role) {
  const answer = confirmed ?? { by, at };
  const kind = answer.by.kind;
  const who = kind === role ? 'Jij' : kind === 'practitioner' || kind === 'leader' ? `${WHO[kind][0]?.toUpperCase()}${WHO[kind].slice(1)}` : 'Het tweetal';
  return confirmed ? `${who} zei op ${dateInWords(answer.at)} dat deze tekst klopt.` : `${who} verbeterde deze tekst op ${dateInWords(answer.at)}.`;
}

/**
 * The fields in which the text is corrected, and what they say. An empty question is left out.
 * @param {SharpenedText} sharpened
 */
export function correction({ questions, expectations }) {
  const rows = [...questions, ...(questions.length < 10 ? [{ text: '', from: [] }] : [])];
  return {
    fields: [
      list(['Maak een vraag leeg om hem weg te laten.', 'Je procesbegeleider krijgt een e-mail met het verschil.']),
      ...rows.map(({ text }, index) => area(`questions-${index}-text`, text ? `Leervraag ${index + 1}` : 'Nog een leervraag', text, 3, !text)),
      area('expectations', 'Verwachtingen', expectations, 5),
    ],
    read() {
      const kept = rows.map(({ from }, index) => ({ from, index, text: value(`questions-${index}-text`) })).filter(({ text }) => text.trim());
      return {
        body: { questions: kept.map(({ text, from }) => ({ text, from })), expectations: value('expectations') },
        /** Where the API's pointer leads on this page. @param {string} pointer @returns {string} */
        place: (pointer) => pointer.replace(/^#\/questions\/(\d+).*$/, (_, number) => `#/questions/${kept[Number(number)]?.index ?? 0}/text`),
      };
    },
  };
}

/** @param {string} id @returns {string} */
const value = (id) => first(HTMLTextAreaElement, `#${id}`).value;

/** @param {string} id @param {string} label @param {string} text @param {number} rows @param {boolean} [optional] @returns {Node} */
function area(id, label, text, rows, optional = false) {
  const control = el('textarea', { class: 'utrecht-textarea utrecht-textarea--html-textarea', id, name: id, rows: String(rows) });
  control.value = text;
  return el(
    'div',
    { class: 'utrecht-form-field', 'data-field': id },
    el(
      'label',
      { class: 'utrecht-form-label utrecht-form-field__label', for: id },
      label,
      optional ? el('span', { class: 'optional' }, ' (niet verplicht)') : null,
    ),
    el('div', { class: 'utrecht-form-field-error-message', id: `${id}-error` }),
    control,
  );
}
