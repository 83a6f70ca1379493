import { button, byId, el, link } from '../shared/dom.js';
import { initiativesAddress, journalAddress, rosterAddress, roundAddress } from './parts.js';
import { signedIn, signOut } from './sign-in.js';

/**
 * The header of the organisers' pages: where one can go, who is signed in, and the way out.
 * @param {string} round the round that the page is about; empty when it is about none
 * @param {() => void} left what to do when signing out does not succeed
 */
export function header(round, left) {
  const who = signedIn();
  /** @type {Array<[string, string]>} */
  const ways =
    who === null
      ? [['/', 'Naar de website']]
      : [
          ['#', 'Rondes'],
          ...(round && who.organiser
            ? /** @type {Array<[string, string]>} */ ([
                [roundAddress(round), 'Overzicht'],
                [initiativesAddress(round), 'Initiatieven'],
                [rosterAddress(round), 'Plekken'],
                [journalAddress(round), 'Logboek'],
              ])
            : []),
        ];
  const here = location.hash || '#';
  byId('manage-nav').replaceChildren(
    el('ul', {}, ...ways.map(([href, text]) => el('li', {}, link(href, text, { 'aria-current': href === here ? 'page' : null })))),
    ...(who
      ? [
          el(
            'div',
            { class: 'signed-in' },
            el('span', {}, `${who.email} (${who.organiser ? 'organisator' : 'procesbegeleider'})`),
            button('Uitloggen', 'subtle', () => signOut().catch(left), { id: 'sign-out' }),
          ),
        ]
      : []),
  );
}
