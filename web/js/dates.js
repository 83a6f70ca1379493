const MONTHS = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober',
  'november', 'december'];

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
