import { heading, link, paragraph } from '../../shared/dom.js';
import { networkAddress, roundPath } from '../parts.js';
import { ask } from '../sign-in.js';
import { contact } from './contact.js';
import { details } from './details.js';
import { historySection, mailTrouble } from './history.js';
import { sharpen } from './sharpen.js';

/**
 * What a section of the page is about.
 * @typedef {object} Member
 * @property {string} round
 * @property {string} network
 * @property {import('contract').NetworkInitiatives} whole the network with all its initiatives
 * @property {import('contract').NetworkInitiative} initiative
 * @property {import('contract').MemberHistory} past
 *
 * A section shows its part of an initiative; it reads anew, by calling again, once it changed something.
 * @typedef {(member: Member, page: import('../page.js').Page, again: () => Promise<void>) => Node[]} Section
 */

/** @type {Section[]} */
const SECTIONS = [contact, sharpen];

/** @param {string} round @param {string} network */
export const askNetwork = (round, network) => ask(`${roundPath(round)}/networks/${encodeURIComponent(network)}/initiatives`);

/** One initiative of a network, for the facilitators who speak to it. @type {import('../page.js').View} */
export async function view({ round, network, reference }, page) {
  const [answer, past] = await Promise.all([askNetwork(round, network), ask(`${roundPath(round)}/initiatives/${encodeURIComponent(reference)}/history`)]);
  if (answer.kind !== 'done') return page.trouble(answer);
  const initiative = answer.body.initiatives.find((it) => it.reference === reference);
  const back = paragraph(link(networkAddress(round, network), `Leernetwerk ${network}`));
  if (!initiative)
    return page.fill('Niet in dit leernetwerk', paragraph('Dit initiatief heeft in dit leernetwerk geen plek en staat niet op de wachtlijst.'), back);
  if (past.kind !== 'done') return page.trouble(past);
  const member = { round, network, whole: answer.body, initiative, past: past.body };
  const again = () => view({ round, network, reference, school: '', mail: '', act: '', sector: '', action: '' }, page);
  page.fill(
    initiative.name,
    back,
    ...mailTrouble(member),
    ...SECTIONS.flatMap((section) => section(member, page, again)),
    heading(2, 'De aanmelding'),
    details(initiative),
    ...historySection(member),
  );
}
