import { callout, el, heading, link, list, mailLink, paragraph } from '../../shared/dom.js';
import { OPTIONAL_TEXTS } from '../../form/optional-texts.js';
import { initiativeAddress, mailsAddress, rosterAddress, roundAddress, roundPath, schoolNode, SEEKS } from '../parts.js';
import { ENTERED_LATER, historyList, standing } from '../history.js';
import { askedRows } from '../network/details.js';
import { possible, STEP_NAMES } from '../roster/step.js';
import { ask } from '../sign-in.js';

/** @import { ReachedPerson, WholeInitiative } from 'contract' */

const TO = {
  practitioner: 'docent of leerlingbegeleider',
  leader: 'schoolleiding',
  pair: 'allebei, op één adres',
  'former-practitioner': 'het vorige adres van de docent of leerlingbegeleider',
  'former-leader': 'het vorige adres van de schoolleiding',
};
const PROGRESS = {
  waiting: 'onderweg',
  sent: 'verstuurd',
  withheld: 'tegengehouden, want het adres is geblokkeerd',
  'set-aside': 'mislukt',
  'given-up': 'opgegeven',
};

/** @param {string} round @param {string} reference @returns {`/api/rounds/${string}/initiatives/${string}`} the path of the API that is about it */
export const initiativePath = (round, reference) => `${roundPath(round)}/initiatives/${encodeURIComponent(reference)}`;

/** @param {string} round @param {string} reference @param {...string} parts @returns {string} where one does something about it */
const dailyAddress = (round, reference, ...parts) => [initiativeAddress(round, reference), ...parts.map(encodeURIComponent)].join('/');

/** All of one initiative, for organisers. @type {import('../page.js').View} */
export async function view({ round, reference }, page) {
  const answer = await ask(initiativePath(round, reference));
  if (answer.kind !== 'done') return page.trouble(answer);
  const it = answer.body;
  page.fill(
    it.name,
    paragraph(link(roundAddress(round), it.roundName)),
    el(
      'dl',
      { class: 'utrecht-data-list utrecht-data-list--rows' },
      ...[
        row('Kenmerk', it.reference),
        row('Stand', standing(it)),
        it.enteredLater ? row('Aanmelding', ENTERED_LATER) : null,
        row(it.schools.length === 1 ? 'School' : 'Scholen', ...it.schools.map((school) => schoolNode(round, school))),
        person('Docent of leerlingbegeleider', it.practitioner),
        person('Schoolleiding', it.leader),
        ...askedRows(it),
        it.seeks.length ? row('Zoekt', list(it.seeks.map((seeks) => SEEKS[seeks] ?? seeks))) : null,
        ...OPTIONAL_TEXTS.map(({ id, brief }) => (it[id] ? row(brief, el('div', { class: 'typed' }, it[id])) : null)),
      ],
    ),
    ...steps(round, it),
    heading(2, 'E-mails'),
    ...mails(round, it),
    heading(2, 'Wat er gebeurde'),
    historyList(it.history),
  );
}

/** @param {string} round @param {WholeInitiative} it @returns {Node[]} */
function steps(round, it) {
  const seats = it.networks ? possible(it, it.networks.length) : [];
  /** @param {string} text @param {...string} parts */
  const to = (text, ...parts) => link(dailyAddress(round, it.reference, ...parts), text);
  const there = it.state !== 'withdrawn';
  const all = [
    ...(there ? [to('Gegevens verbeteren', 'verbeteren')] : []),
    ...(there && (it.open || it.allocated)
      ? it.schools.flatMap((school, at) => [
          to(school.code ? `${school.name ?? school.code} vervangen door een andere school` : `${school.name} een code geven`, 'school', String(at)),
          ...(it.open && it.schools.length > 1 ? [to(`${school.name ?? school.code} vrijgeven`, 'vrijgeven', String(at))] : []),
        ])
      : []),
    ...(it.open
      ? [
          there
            ? to(it.schools.length > 1 ? 'Aanmelding intrekken' : 'Aanmelding intrekken, zodat de school vrij is', 'aanmelding', 'intrekken')
            : to('Intrekken ongedaan maken', 'aanmelding', 'herstellen'),
        ]
      : []),
    ...seats.map((step) => link(rosterAddress(round, it.sector, step, it.reference), STEP_NAMES[step])),
  ];
  return all.length ? [heading(2, 'Wat je kunt doen'), list(all)] : [];
}

/** @param {string} round @param {WholeInitiative} it @returns {Node[]} */
const mails = (round, it) =>
  it.mails.length
    ? [
        list(
          it.mails.map(({ mail, about, to, progress }) =>
            el(
              'div',
              {},
              `${capital(about)}, aan ${TO[to]}: ${PROGRESS[progress]}. `,
              ['sent', 'set-aside', 'given-up'].includes(progress) && !to.startsWith('former')
                ? link(dailyAddress(round, it.reference, 'mail', mail), 'Opnieuw versturen', { 'aria-label': `Opnieuw versturen: ${about}, aan ${TO[to]}` })
                : null,
              progress === 'set-aside'
                ? el(
                    'span',
                    {},
                    ' ',
                    link(mailsAddress(round, `${it.reference}/${mail}`, 'opgeven'), 'Opgeven', { 'aria-label': `Opgeven: ${about}, aan ${TO[to]}` }),
                  )
                : null,
            ),
          ),
        ),
      ]
    : [paragraph('Er zijn nog geen e-mails over dit initiatief.')];

/** @param {string} title @param {ReachedPerson} person @returns {Node} */
const person = (title, { name, role, email, phone, mailFails }) =>
  row(
    title,
    el('div', {}, `${name}, ${role}`),
    el('div', {}, mailLink(email)),
    phone ? el('div', {}, phone) : null,
    mailFails ? callout('warning', paragraph('E-mail komt op dit adres niet aan. Bel, en vraag naar het juiste adres.')) : null,
  );

/** @param {string} text @returns {string} */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** @param {string} key @param {...(Node|string|null)} values @returns {Node} */
const row = (key, ...values) =>
  el(
    'div',
    { class: 'utrecht-data-list__item' },
    el('dt', { class: 'utrecht-data-list__item-key' }, key),
    el('dd', { class: 'utrecht-data-list__item-value utrecht-data-list__item-value--html-dd' }, ...values),
  );
