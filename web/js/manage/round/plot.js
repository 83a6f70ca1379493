import { el, heading, paragraph } from '../../shared/dom.js';
import { dateInWords, localMoment } from '../../shared/dates.js';
import { sectorsOf, sectorTitle } from '../../shared/round.js';
import { amount, table } from '../parts.js';

/** @import { RoundOverview } from 'contract' */

const SVG = 'http://www.w3.org/2000/svg';
const [WIDTH, HEIGHT] = [1000, 300];
const COLOURS = ['#00525c', '#b06f00'];
const DASHES = ['', '12 8'];

/**
 * What was asked for in each sector from the opening to the deadline, day by day, against what there is room for: drawn and as a table.
 * @param {RoundOverview} overview
 * @returns {Node[]} nothing as long as nobody registered
 */
export function registrationsOverTime(overview) {
  const series = seriesOf(overview);
  if (!overview.initiatives.length) return [];
  const unit = overview.capacityUnit === 'schools' ? 'scholen' : 'initiatieven';
  return [
    heading(2, 'Aanmeldingen van de opening tot de sluiting'),
    drawn(overview, series, unit),
    el(
      'details',
      { class: 'preview' },
      el('summary', {}, 'Als tabel'),
      table(
        'Aanmeldingen per dag, opgeteld',
        ['Dag', ...series.map(({ sector }) => `${sector}: ${unit}`)],
        series[0].points
          .map(([day], at) => ({ day, counts: series.map(({ points }) => points[at][1]), before: series.map(({ points }) => points[at - 1]?.[1] ?? 0) }))
          .filter(({ counts, before }) => counts.some((count, of) => count !== before[of]))
          .map(({ day, counts }) => [dateInWords(day), ...counts.map(String)]),
      ),
    ),
  ];
}

/**
 * For each sector its capacity, and how much was asked for at the end of each day.
 * @param {Pick<RoundOverview, 'opens'|'deadline'|'networks'|'initiatives'|'capacityUnit'>} overview
 * @returns {Array<{sector: string, capacity: number, points: Array<[string, number]>}>}
 */
export function seriesOf(overview) {
  const { opens, deadline, networks, capacityUnit } = overview;
  const initiatives = overview.initiatives.filter(({ state }) => state !== 'withdrawn');
  const arrivals = initiatives.map(({ sector, schools, receivedAt }) => ({
    sector,
    size: capacityUnit === 'schools' ? schools.length : 1,
    day: dayOf(receivedAt),
  }));
  return sectorsOf(overview).map((sector) => ({
    sector,
    capacity: networks.filter((network) => network.sector === sector).reduce((sum, { capacity }) => sum + capacity, 0),
    points: daysOf(opens, deadline).map((day) => [
      day,
      arrivals.filter((one) => one.sector === sector && one.day <= day).reduce((sum, { size }) => sum + size, 0),
    ]),
  }));
}

/** @param {string} first @param {string} last @returns {string[]} each day, both included */
function daysOf(first, last) {
  const days = [];
  for (let day = first; day <= last; day = next(day)) days.push(day);
  return days;
}

/** @param {string} instant @returns {string} its day in the Netherlands */
const dayOf = (instant) => localMoment(instant).slice(0, 'yyyy-mm-dd'.length);

/** @param {string} day @returns {string} */
const next = (day) => new Date(Date.parse(day) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

/** @param {RoundOverview} overview @param {ReturnType<typeof seriesOf>} series @param {string} unit @returns {Node} */
function drawn({ opens, deadline, state, initiatives }, series, unit) {
  // while registration is open nobody knows yet what comes, so the lines end where they are now
  const until =
    state === 'open'
      ? (initiatives
          .map(({ receivedAt }) => dayOf(receivedAt))
          .sort()
          .at(-1) ?? deadline)
      : deadline;
  const most = roundUp(Math.max(1, ...series.flatMap(({ capacity, points }) => [capacity, ...points.map(([, count]) => count)])));
  const days = series[0].points.length;
  /** @param {number} count */
  const y = (count) => HEIGHT - (count / most) * HEIGHT;
  /** @param {number} at */
  const x = (at) => (days === 1 ? 0 : (at / (days - 1)) * WIDTH);
  const words = series.map(({ sector, capacity, points }) => `${sectorTitle(sector)}: ${points[days - 1][1]} ${unit} gevraagd, plek voor ${capacity}`);
  const middle = series[0].points[Math.floor((days - 1) / 2)][0];
  return el(
    'figure',
    { class: 'plot' },
    el(
      'figcaption',
      {},
      ...words.map((text, at) =>
        el(
          'div',
          { class: 'plot__key' },
          drawing('svg', { viewBox: '0 0 40 12', width: 40, height: 12, 'aria-hidden': 'true' }, line(at, '0,6 40,6')),
          el('span', {}, `${text}.`),
        ),
      ),
      el(
        'div',
        { class: 'plot__key' },
        drawing('svg', { viewBox: '0 0 40 12', width: 40, height: 12, 'aria-hidden': 'true' }, room(0, 6, 40)),
        'Dunne lijn: zoveel plek is er.',
      ),
    ),
    el(
      'div',
      { class: 'plot__area' },
      el(
        'div',
        { class: 'plot__y', 'aria-hidden': 'true' },
        ...[most, most / 2, 0].map((count) => el('span', {}, Number.isInteger(count) ? String(count) : '')),
      ),
      drawing(
        'svg',
        {
          viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
          preserveAspectRatio: 'none',
          role: 'img',
          'aria-label': `Opgeteld van ${dateInWords(opens)} tot en met ${dateInWords(deadline)}. ${words.join('; ')}.`,
        },
        ...[0, most / 2, most].map((count) =>
          drawing('line', { 'x1': 0, 'x2': WIDTH, 'y1': y(count), 'y2': y(count), 'stroke': '#c9d3d6', 'vector-effect': 'non-scaling-stroke' }),
        ),
        ...series.map(({ capacity }, at) => room(at, y(capacity), WIDTH)),
        ...series.map(({ points }, at) =>
          line(
            at,
            points
              .filter(([day]) => day <= until)
              .map(([, count], day) => `${x(day)},${y(count)}`)
              .join(' '),
          ),
        ),
      ),
      el(
        'div',
        { class: 'plot__x', 'aria-hidden': 'true' },
        ...[opens, ...(days > 2 ? [middle] : []), ...(days > 1 ? [deadline] : [])].map((day) => el('span', {}, shortDate(day))),
      ),
    ),
    paragraph(
      `Op de lijn onder staan de dagen, van de opening tot de sluiting; opzij staat hoeveel ${unit} er gevraagd zijn. ${amount(days, 'dag', 'dagen')} in totaal.`,
    ),
  );
}

/** @param {number} count @returns {number} a number that halves well */
const roundUp = (count) => Math.ceil(count / 4) * 4;

/** @param {string} day @returns {string} "1 okt" */
const shortDate = (day) => {
  const [date, month] = dateInWords(day).split(' ');
  return `${date} ${month.slice(0, 3)}`;
};

/** @param {number} at @param {string} points */
const line = (at, points) =>
  drawing('polyline', {
    points,
    'fill': 'none',
    'stroke': COLOURS[at % 2],
    'stroke-width': 3,
    'stroke-dasharray': DASHES[at % 2],
    'vector-effect': 'non-scaling-stroke',
  });

/** @param {number} at @param {number} y @param {number} width */
const room = (at, y, width) =>
  drawing('line', { 'x1': 0, 'x2': width, 'y1': y, 'y2': y, 'stroke': COLOURS[at % 2], 'stroke-width': 1, 'vector-effect': 'non-scaling-stroke' });

/** @param {string} tag @param {Object<string, string|number>} attributes @param {...Node} children @returns {Element} a part of a drawing */
export function drawing(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}
