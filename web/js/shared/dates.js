const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

/**
 * Writes a local date in words: "2024-10-01" becomes "1 oktober 2024". It never passes through an instant, so no
 * time zone of a visitor can shift the day. Text that is no date comes back as it was.
 * @param {string|undefined} date
 * @returns {string}
 */
export function dateInWords(date) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  const month = parts && MONTHS[Number(parts[2]) - 1];
  return month ? `${Number(parts[3])} ${month} ${parts[1]}` : String(date ?? '');
}

// Swedish writes a moment as ISO 8601 does: "2024-10-01 14:05:00".
const LOCAL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' });

/**
 * A moment as the clock in the Netherlands has it: "2024-10-01T14:05:00".
 * @param {string|Date} moment an instant; or text without an offset, which is on that clock already
 * @returns {string}
 */
export function localMoment(moment) {
  const isLocal = typeof moment === 'string' && !/T.*(Z|[+-]\d{2}(:?\d{2})?)$/i.test(moment);
  return isLocal ? moment : LOCAL.format(new Date(moment)).replace(' ', 'T');
}

const HOUR = 3_600_000;

/**
 * Which of the two an hour is that occurs twice, when the clock goes back.
 * @param {string|Date} moment as localMoment takes it; text without an offset does not tell
 * @returns {string} " (zomertijd)", " (wintertijd)", or nothing for every other hour
 */
function ofTwo(moment) {
  const local = localMoment(moment);
  if (local === moment) return '';
  const at = new Date(moment).getTime();
  if (localMoment(new Date(at + HOUR)) === local) return ' (zomertijd)';
  return localMoment(new Date(at - HOUR)) === local ? ' (wintertijd)' : '';
}

/**
 * The day and the time of a moment, in words. A time is told to the minute.
 * @param {string|Date} moment as localMoment takes it
 * @returns {{day: string, time: string}} "1 oktober 2024" and "14.05 uur"
 */
export function dayAndTime(moment) {
  const [date, clock = ''] = localMoment(moment).split('T');
  return { day: dateInWords(date), time: `${clock.slice(0, 5).replace(':', '.')} uur${ofTwo(moment)}` };
}

/**
 * Writes a moment as the clock in the Netherlands has it: "1 oktober 2024 om 14.05 uur".
 * @param {string|Date} moment as localMoment takes it
 * @returns {string}
 */
export function momentInWords(moment) {
  const { day, time } = dayAndTime(moment);
  return `${day} om ${time}`;
}
