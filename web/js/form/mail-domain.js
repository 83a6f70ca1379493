import { address } from './typed-text.js';

// Where many people in the Netherlands have their mail. A school's own domain is compared with that of the colleague.
const DOMAINS = [
  'gmail.com',
  'hotmail.com',
  'hotmail.nl',
  'outlook.com',
  'outlook.nl',
  'live.nl',
  'live.com',
  'icloud.com',
  'yahoo.com',
  'ziggo.nl',
  'kpnmail.nl',
  'kpnplanet.nl',
  'planet.nl',
  'home.nl',
  'xs4all.nl',
  'hetnet.nl',
  'upcmail.nl',
  'casema.nl',
  'quicknet.nl',
  'chello.nl',
  'telfort.nl',
  'onsmail.nl',
  'msn.com',
];
const ENDINGS = { nk: 'nl', nll: 'nl', nl1: 'nl', ml: 'nl', ln: 'nl', con: 'com', cmo: 'com', comm: 'com', vom: 'com', ogr: 'org' };

/**
 * The address that somebody probably meant, when the domain looks mistyped.
 * @param {string} typed
 * @param {string[]} others addresses of colleagues, whose domain is probably the same
 * @returns {string|null}
 */
export function meantAddress(typed, others = []) {
  const [name, domain, ...more] = address(typed).split('@');
  if (!name || !domain || more.length) return null;
  const lower = domain.toLowerCase();
  const ofOthers = others.flatMap((other) => address(other).split('@')[1]?.toLowerCase() ?? []);
  if (DOMAINS.includes(lower)) return null;
  const near = DOMAINS.find((other) => isNear(lower, other)) ?? (ofOthers.includes(lower) ? null : ofOthers.find((other) => isNear(lower, other)));
  if (near) return `${name}@${near}`;
  const ending = lower.slice(lower.lastIndexOf('.') + 1);
  const meant = Object.entries(ENDINGS).find(([wrong]) => wrong === ending)?.[1];
  return meant && lower.includes('.') ? `${name}@${domain.slice(0, -ending.length)}${meant}` : null;
}

/**
 * Whether one typing error apart: a letter too many, too few, another, or two that changed places. Short domains differ by one
 * letter without any error.
 * @param {string} typed
 * @param {string} meant
 * @returns {boolean}
 */
function isNear(typed, meant) {
  if (Math.min(typed.length, meant.length) < 7 || Math.abs(typed.length - meant.length) > 1) return false;
  let at = 0;
  while (at < typed.length && typed[at] === meant[at]) at++;
  const rest = typed.slice(at);
  const other = meant.slice(at);
  return (
    rest.slice(1) === other || // too many
    rest === other.slice(1) || // too few
    rest.slice(1) === other.slice(1) || // another
    (rest[0] === other[1] && rest[1] === other[0] && rest.slice(2) === other.slice(2))
  );
}
