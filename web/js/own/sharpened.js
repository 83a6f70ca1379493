import { callout, el, first, heading, list, paragraph } from '../shared/dom.js';
import { momentInWords } from '../shared/dates.js';
import { textField } from './parts.js';

/**
 * @import { OwnRegistration, SharpenedText } from 'contract'
 *
 * What a text said just before, if it is new or says something else now.
 * @typedef {{was: string}|undefined} Before
 */

const WHO = { practitioner: 'de docent of leerlingbegeleider', leader: 'de schoolleiding' };

/** The sharpened text beside what was sent in, and what the two people answered. @param {OwnRegistration} view @returns {Node[]} */
export function sharpenedSection({ registration, sharpened, sharpenedJustNow = [], role }) {
  if (!sharpened) return [];
  const sent = registration.learningQuestions;
  /** @param {string} part @returns {Before} */
  const before = (part) => sharpenedJustNow.find((change) => change.part === part && change.now);
  return [
    heading(2, 'Jullie aangescherpte leervragen', { id: 'sharpened' }),
    sharpened.awaits
      ? callout('warning', paragraph('Lees deze tekst. Klopt hij, zeg dat dan, of pas hem aan. Eén antwoord van jullie tweeën is genoeg.'))
      : paragraph(answered(sharpened, role)),
    el(
      'div',
      { class: 'check' },
      el(
        'dl',
        { class: 'utrecht-data-list utrecht-data-list--rows', id: 'sharpened-text' },
        ...sharpened.questions.map(({ text, from }, index) =>
          part(
            `Leervraag ${index + 1}`,
            from.map((number) => sent[number - 1] ?? ''),
            text,
            before(`Leervraag ${index + 1}`),
          ),
        ),
        ...sharpenedJustNow.filter(({ now }) => !now).map(({ was }) => row('Weggelaten', paragraph('Was: ', quoted(was)))),
        part('Verwachtingen', [registration.expectations], sharpened.expectations, before('Verwachtingen')),
      ),
    ),
  ];
}

/** @param {string} text @returns {Node} as somebody typed it */
const quoted = (text) => el('span', { class: 'typed' }, text);

/** @param {string} key @param {string[]} sent from which of what was sent in it came @param {string} now @param {Before} before @returns {Node} */
function part(key, sent, now, before) {
  const original = sent.join(' / ');
  const text = el('strong', { class: 'typed' }, now);
  const told =
    before && !before.was
      ? ['Deze vraag is nieuw.']
      : original === now
        ? ['Zo stuurden jullie het ook in.']
        : original && original !== before?.was
          ? ['Jullie stuurden in: ', quoted(original)]
          : [];
  return row(
    key,
    ...(before?.was ? [paragraph('Was: ', quoted(before.was)), paragraph('Wordt: ', text)] : [paragraph(text)]),
    ...(told.length ? [el('p', { class: 'when' }, ...told)] : []),
  );
}

/** @param {string} key @param {...Node} content @returns {Node} */
const row = (key, ...content) =>
  el(
    'div',
    { class: 'utrecht-data-list__item' },
    el('dt', { class: 'utrecht-data-list__item-key' }, key),
    el('dd', { class: 'utrecht-data-list__item-value' }, ...content),
  );

/** @param {SharpenedText} text @param {OwnRegistration['role']} role @returns {string} */
function answered({ confirmed, by, at }, role) {
  const answer = confirmed ?? { by, at };
  const kind = answer.by.kind;
  const who = kind === role ? 'Jij' : kind === 'practitioner' || kind === 'leader' ? `${WHO[kind][0]?.toUpperCase()}${WHO[kind].slice(1)}` : 'Het tweetal';
  return confirmed ? `${who} zei op ${momentInWords(answer.at)} dat deze tekst klopt.` : `${who} verbeterde deze tekst op ${momentInWords(answer.at)}.`;
}

/** @param {string} id @returns {string} what a text field says */
const value = (id) => first(HTMLTextAreaElement, `#${id}`).value;

/**
 * The fields in which the text is corrected, and what they say. An empty question is left out.
 * @param {SharpenedText} sharpened
 */
export function correction({ questions, expectations }) {
  const rows = [...questions, ...(questions.length < 10 ? [{ text: '', from: [] }] : [])];
  return {
    fields: [
      list([
        'Maak een vraag leeg om hem weg te laten.',
        'Je procesbegeleider krijgt een e-mail met het verschil.',
        'Noem geen leerlingen, en schrijf niets waaraan je een leerling kunt herkennen. We bewaren ook de vorige tekst.',
      ]),
      ...rows.map(({ text }, index) =>
        textField({ id: `questions-${index}-text`, label: text ? `Leervraag ${index + 1}` : 'Nog een leervraag', value: text, rows: '3', optional: !text }),
      ),
      textField({ id: 'expectations', label: 'Verwachtingen', value: expectations, rows: '5' }),
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
