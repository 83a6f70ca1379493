import { callout, el, heading, link, list, paragraph } from '../shared/dom.js';
import { sectorName } from '../shared/round.js';
import { editAddress, networkAddress, OPEN_ADDRESS, period, roundAddress } from './parts.js';
import { loadDraft } from './round/draft.js';
import { ask, signedIn } from './sign-in.js';

const ROLES = { organiser: 'organisator', facilitator: 'procesbegeleider' };

/** Every round that one may see. @type {import('./page.js').View} */
export async function view(_, page) {
  const answer = await ask('/api/rounds');
  if (answer.kind !== 'done') return page.trouble(answer);
  const { role, rounds, unreadable = [] } = answer.body;
  page.fill(
    'Rondes',
    paragraph(`Je bent ingelogd als ${ROLES[role]}.`),
    ...(role === 'organiser'
      ? [paragraph(link(OPEN_ADDRESS, loadDraft(signedIn()?.email ?? '') ? 'Verder met je concept van een ronde' : 'Een ronde openen'))]
      : []),
    ...unreadable.map((id) =>
      callout('warning', paragraph(`Ronde ${id} is niet te lezen. De beheerder van het systeem is gewaarschuwd. Alle andere rondes gaan gewoon door.`)),
    ),
    ...(rounds.length
      ? rounds.map((round) =>
          el(
            'section',
            { class: 'check' },
            el('div', { class: 'check__head' }, heading(2, round.name)),
            paragraph(period(round)),
            list([
              ...(role === 'organiser' ? [link(roundAddress(round.id), 'Overzicht van de ronde'), link(editAddress(round.id), 'Ronde bewerken')] : []),
              ...round.networks.map((network) => link(networkAddress(round.id, network.id), `Leernetwerk ${network.id} (${sectorName(network.sector)})`)),
            ]),
          ),
        )
      : [
          paragraph(
            role === 'organiser'
              ? 'Er is nog geen ronde.'
              : 'Je bent bij geen enkele ronde procesbegeleider. Klopt dat niet, vraag dan een organisator om je erbij te zetten.',
          ),
        ]),
  );
}
