import { el, heading, paragraph } from '../../shared/dom.js';
import { dateInWords } from '../../shared/dates.js';
import { amount, table } from '../parts.js';

const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 600;
const HEIGHT = 120;
const COLOUR = '#00525c';

/**
 * How many registered on each day, drawn and as a table.
 * @param {Array<{receivedAt: string}>} initiatives
 * @returns {Node[]} nothing as long as nobody registered
 */
export function registrationsPerDay(initiatives) {
  const days = perDay(initiatives.map(({ receivedAt }) => receivedAt));
  if (!days.length) return [];
  return [
    heading(2, 'Aanmeldingen per dag'),
    drawn(days),
    el(
      'details',
      {},
      el('summary', {}, 'Aanmeldingen per dag als tabel'),
      table(
        'Aanmeldingen per dag',
        ['Dag', 'Initiatieven'],
        days.filter(([, count]) => count).map(([day, count]) => [dateInWords(day), String(count)]),
      ),
    ),
  ];
}

/** Each day from the first to the last, those on which nothing came too: [["2024-09-30", 2], …]. @param {string[]} instants @returns {Array<[string, number]>} */
function perDay(instants) {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' });
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const day of instants.map((instant) => local.format(new Date(instant)))) counts.set(day, (counts.get(day) ?? 0) + 1);
  const known = [...counts.keys()].sort();
  /** @type {Array<[string, number]>} */
  const days = [];
  for (let day = known[0]; day <= known[known.length - 1]; day = next(day)) days.push([day, counts.get(day) ?? 0]);
  return days;
}

/** @param {string} day @returns {string} */
const next = (day) => new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** @param {Array<[string, number]>} days at least one @returns {Node} */
function drawn(days) {
  const most = Math.max(...days.map(([, count]) => count));
  const [[first], [last]] = [days[0], days[days.length - 1]];
  const step = WIDTH / Math.max(days.length, 14);
  const title = `${first === last ? `Op ${dateInWords(first)}` : `Van ${dateInWords(first)} tot en met ${dateInWords(last)}`}; op de drukste dag ${amount(most, 'aanmelding', 'aanmeldingen')}.`;
  return el(
    'div',
    {},
    drawing(
      'svg',
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: '100%', role: 'img', 'aria-label': `Aanmeldingen per dag. ${title}` },
      drawing('line', { x1: 0, x2: WIDTH, y1: HEIGHT - 1, y2: HEIGHT - 1, stroke: COLOUR }),
      ...days.map(([, count], at) =>
        drawing('rect', {
          x: at * step + step * 0.1,
          width: step * 0.8,
          y: HEIGHT - 1 - (count / most) * (HEIGHT - 10),
          height: (count / most) * (HEIGHT - 10),
          fill: COLOUR,
        }),
      ),
    ),
    paragraph(title),
  );
}

/** @param {string} tag @param {Object<string, string|number>} attributes @param {...Node} children @returns {Element} a part of a drawing */
export function drawing(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}
