import { dateInWords, localMoment } from '../../shared/dates.js';
import { callout, el, heading, mailLink, paragraph } from '../../shared/dom.js';
import { historyList } from '../history.js';
import { call } from './details.js';

/**
 * @import { MemberHistory, NetworkInitiative, ReachedPerson } from 'contract'
 * @typedef {MemberHistory['mailTrouble'][number]} Trouble
 * @typedef {{initiative: NetworkInitiative, past: MemberHistory}} Told
 */

/** @type {Record<Trouble['person'], Trouble['person']>} */
const OTHER = { practitioner: 'leader', leader: 'practitioner' };

/** What happened, newest first. @param {Told} member @returns {Node[]} */
export const historySection = ({ past }) => [heading(2, 'Wat er gebeurde'), historyList(past.history)];

/** For each person whom mail does not reach: since when, and another way. @param {Told} member @returns {Node[]} */
export const mailTrouble = ({ initiative, past }) =>
  past.mailTrouble.map((trouble) => {
    const [person, other] = [initiative[trouble.person], initiative[OTHER[trouble.person]]];
    return callout(
      'warning',
      ...troubleLines(trouble, person).map((line) => paragraph(line)),
      paragraph('Probeer het zo:'),
      el('ul', {}, ...[...(person.phone ? [way(`Bel ${person.name}: `, call(person.phone))] : []), ...partner(person, other, past)]),
    );
  });

/** @param {Trouble} trouble @param {ReachedPerson} person @returns {string[]} */
export function troubleLines({ at, addressSince }, { name, email }) {
  const since = addressSince ? day(addressSince) : '';
  return [
    at ? `E-mail aan ${name} (${email}) kwam niet aan op ${day(at)}.` : `E-mail aan ${name} (${email}) komt niet aan.`,
    ...(since ? [`Dit adres staat er sinds ${since}. Het vorige adres bewaren we niet. Klopt het nieuwe wel?`] : []),
  ];
}

/** @param {ReachedPerson} person @param {ReachedPerson} other @param {MemberHistory} past @returns {Node[]} */
function partner(person, other, past) {
  if (person.email.toLowerCase() === other.email.toLowerCase())
    return [way(`${other.name} heeft hetzelfde adres. Bel de school en vraag naar een ander adres.`)];
  return [
    ...(past.mailTrouble.length > 1 ? [] : [way(`Mail ${other.name}, ${other.role}: `, mailLink(other.email))]),
    ...(other.phone ? [way(`Bel ${other.name}: `, call(other.phone))] : []),
    ...(past.mailTrouble.length > 1 && !other.phone && !person.phone ? [way('Bel de school en vraag naar een adres dat werkt.')] : []),
  ];
}

/** @param {...(Node|string)} content @returns {Node} */
const way = (...content) => el('li', {}, ...content);

/** @param {string} instant @returns {string} */
const day = (instant) => dateInWords(localMoment(new Date(instant)).slice(0, 10));
