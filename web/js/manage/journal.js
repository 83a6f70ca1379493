import { button, callout, el, heading, link, list, paragraph } from '../shared/dom.js';
import { initiativeAddress, journalAddress, roundAddress, roundPath, saveFile } from './parts.js';
import { moment, who } from './history.js';
import { NOTHING_WRONG, twoSteps } from './steps.js';
import { ask } from './sign-in.js';

/**
 * @import { JournalLine } from 'contract'
 * @import { Page } from './page.js'
 */

/** Who did what, when and why, the latest first. @type {import('./page.js').View} */
export async function view({ round, line }, page) {
  const answer = await ask(`${roundPath(round)}/journal`);
  if (answer.kind !== 'done') return page.trouble(answer);
  const { name, lines } = answer.body;
  if (line)
    return forget(
      round,
      lines.find(({ id }) => id === line),
      page,
    );
  page.fill(
    'Logboek',
    paragraph(link(roundAddress(round), name)),
    paragraph(
      'Elke wijziging, de laatste bovenaan. Een regel kan niet worden gewijzigd of weggehaald. Alleen de reden, die iemand zelf schreef, kan worden gewist.',
    ),
    el(
      'div',
      { class: 'row-actions' },
      button('Download als CSV-bestand', 'secondary', () => download(round, page), { id: 'journal-file' }),
    ),
    ...(lines.length
      ? [el('ol', { class: 'turns', reversed: true }, ...lines.toReversed().map((one) => entry(round, one)))]
      : [paragraph('Er is nog niets gewijzigd.')]),
  );
}

/** @param {string} round @param {JournalLine} line @returns {Node} */
const entry = (round, { id, at, by, why, about, told }) =>
  el(
    'li',
    {},
    el('div', { class: 'history__when' }, `${moment(at)}, door ${who(by)} (regel ${id})`),
    ...told.map((sentence) => el('div', {}, sentence)),
    about.length ? el('div', {}, 'Over: ', ...about.flatMap((reference, at) => [at ? ', ' : '', link(initiativeAddress(round, reference), reference)])) : null,
    why
      ? el(
          'div',
          {},
          el('span', { class: 'typed' }, `Reden: ${why} `),
          link(journalAddress(round, 'reden-wissen', id), 'Wis deze reden', { 'aria-label': `Wis de reden van regel ${id}` }),
        )
      : null,
  );

/** @param {string} round @param {Page} page */
async function download(round, page) {
  const answer = await ask(`${roundPath(round)}/journal?format=csv`, { as: 'blob' });
  if (answer.kind !== 'done') return page.trouble(answer);
  saveFile(answer.body, `logboek-${round}.csv`);
}

/** @param {string} round @param {JournalLine|undefined} line @param {Page} page */
function forget(round, line, page) {
  if (!line?.why)
    return page.fill('Deze reden is er niet', paragraph('Misschien is zij al gewist.'), paragraph(link(journalAddress(round), 'Terug naar het logboek')));
  twoSteps(page, {
    title: `Wis de reden van regel ${line.id}`,
    fields: [heading(2, 'De regel'), list(line.told), paragraph(`Reden: ${line.why}`)],
    read: () => ({ line: line.id }),
    foresee: () => NOTHING_WRONG,
    consequences: () => [paragraph('De reden verdwijnt voorgoed. De regel zelf blijft staan, en er komt een regel bij die zegt dat jij de reden wiste.')],
    doIt: 'Ja, wis de reden',
    act: (asked) => ask(`${roundPath(round)}/journal/forgotten`, { method: 'POST', body: asked }),
    done: () => [callout('ok', paragraph('De reden is gewist.'))],
    back: { href: journalAddress(round), text: 'Terug naar het logboek' },
  });
}
