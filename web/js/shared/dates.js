const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

/**
 * Writes a local date in words: "2024-10-01" becomes "1 oktober 2024". It never passes through an instant, so no
 * time zone of a visitor can shift the day. Text that is no date comes back as it was.
 * @param {string} date
 * @returns {string}
 */
export function dateInWords(date) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date ?? '');
  const month = parts && MONTHS[Number(parts[2]) - 1];
  return month ? `${Number(parts[3])} ${month} ${parts[1]}` : String(date ?? '');
}

const MOMENT = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/**
 * Writes an instant as the clock in the Netherlands had it: "1 oktober 2024 om 14.05 uur".
 * @param {string} instant
 * @returns {string}
 */
export function momentInWords(instant) {
  const part = Object.fromEntries(MOMENT.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part.day} ${MONTHS[part.month - 1]} ${part.year} om ${part.hour}.${part.minute} uur`;
}
