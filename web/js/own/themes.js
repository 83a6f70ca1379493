import { el, heading, list, paragraph } from '../shared/dom.js';

/**
 * @import { OwnRegistration } from 'contract'
 */

/** The themes of the network, when its facilitators show them. @param {OwnRegistration} view @returns {Node[]} */
export function themesSection({ themes = [], meetings = [], network = '' }) {
  if (!themes.length) return [];
  return [
    heading(2, 'De thema’s van jullie leernetwerk', { id: 'themes' }),
    paragraph(`De leervragen van alle initiatieven in leernetwerk ${network}, per thema. Namen van mensen staan er niet bij.`),
    ...themes.map(({ name, description, meeting, questions }, index) => {
      const when = meeting === undefined ? undefined : meetings[meeting];
      return el(
        'details',
        { class: 'preview' },
        el('summary', { id: `theme-${index}` }, `${name} (${questions.length} ${questions.length === 1 ? 'leervraag' : 'leervragen'})`),
        ...(description ? [paragraph(el('span', { class: 'typed' }, description))] : []),
        ...(when ? [paragraph(`Bijeenkomst: ${when}`)] : []),
        list(questions.map(({ initiative, text }) => el('span', {}, el('span', { class: 'typed' }, text), el('small', { class: 'when' }, initiative)))),
      );
    }),
  ];
}
