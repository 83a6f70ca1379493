import { eachText } from './optional-texts.js';
import { address, line, lines, telephone } from './typed-text.js';

/**
 * @import { Person, Registration } from 'contract'
 * @import { Sector } from '../shared/round.js'
 * @import { Attempt } from './submission.js'
 *
 * A registration as it is typed: what was not filled in is empty.
 * @typedef {'answers'|'practice'|'sharing'} Seeks
 * @typedef {{name: string, email: string, role: string, phone: string}} DraftPerson
 * @typedef {{code?: string, name: string, place: string, street?: string, sector?: Sector|'SO'}} DraftSchool without a code it is not in the list
 * @typedef {DraftParts & Record<import('./optional-texts.js').OptionalTextId, string>} Draft
 * @typedef {object} DraftParts
 * @property {Sector|''} network
 * @property {boolean} networkFollows whether the schools decided the network
 * @property {{name: string}} initiative
 * @property {DraftSchool[]} schools
 * @property {{name: string, place: string}} pendingSchool typed by hand and not yet added
 * @property {DraftPerson} practitioner
 * @property {DraftPerson} leader
 * @property {string[]} learningQuestions
 * @property {string} expectations
 * @property {Seeks[]} seeks
 * @property {'practitioner'|'leader'|'other'|''} submittedBy
 * @property {string} website
 * @property {Attempt|null} attempt
 */

/** @returns {Draft} a registration in which nothing has been filled in */
export function emptyDraft() {
  return {
    network: '',
    networkFollows: false,
    initiative: { name: '' },
    schools: [],
    pendingSchool: { name: '', place: '' },
    practitioner: { name: '', email: '', role: '', phone: '' },
    leader: { name: '', email: '', role: '', phone: '' },
    learningQuestions: [''],
    expectations: '',
    ...eachText(() => ''),
    seeks: [],
    submittedBy: '',
    // people do not see this field; only a program that fills in every field fills it in
    website: '',
    attempt: null,
  };
}

/**
 * @param {Draft} draft
 * @param {string} path such as "practitioner/email"
 * @returns {string|string[]} a text, or the choices that were ticked; empty when there is nothing at that path
 */
export function valueAt(draft, path) {
  const value = inside(draft, path.split('/'));
  return typeof value === 'string' || Array.isArray(value) ? value : '';
}

/** @param {Draft} draft @param {string} path @param {string|string[]} value */
export function setValueAt(draft, path, value) {
  const steps = path.split('/');
  const holder = inside(draft, steps.slice(0, -1));
  if (holder instanceof Object) Reflect.set(holder, steps[steps.length - 1], value);
}

/** @param {Draft} draft @param {string[]} steps @returns {unknown} */
function inside(draft, steps) {
  /** @type {unknown} */
  let found = draft;
  for (const step of steps) found = found instanceof Object ? Reflect.get(found, step) : undefined;
  return found;
}

/** @param {Draft} draft @returns {boolean} whether anything at all was filled in */
export function isEmpty(draft) {
  /** @param {Draft} draft */
  const typed = ({ attempt, networkFollows, submittedBy, ...rest }) => JSON.stringify(rest);
  return typed(draft) === typed(emptyDraft());
}

/**
 * The network that follows from the schools: regular schools of one sector decide it. Specialised schools, schools of
 * both sectors and schools outside the list leave the choice open.
 * @param {DraftSchool[]} schools
 * @returns {Sector|null}
 */
export function networkOf(schools) {
  const sectors = new Set(schools.map((school) => (school.code ? school.sector : 'unknown')));
  const [only] = sectors;
  return sectors.size === 1 && (only === 'PO' || only === 'VO') ? only : null;
}

/**
 * The draft as the API wants it: without what nobody sees, and without what was left empty.
 * @param {Draft} draft
 * @returns {Omit<Registration, 'network'> & {network: Draft['network']}}
 */
export function toBody(draft) {
  /** @param {DraftPerson} person @returns {Person} */
  const person = ({ name, email, role, phone }) => ({
    name: line(name),
    email: address(email),
    role: line(role),
    ...(telephone(phone) && { phone: telephone(phone) }),
  });
  return {
    network: draft.network,
    initiative: { name: line(draft.initiative.name) },
    schools: draft.schools.map((school) => (school.code ? { code: school.code } : { name: school.name, place: school.place })),
    practitioner: person(draft.practitioner),
    leader: person(draft.leader),
    learningQuestions: draft.learningQuestions.map((question) => lines(question)),
    expectations: lines(draft.expectations),
    ...eachText(({ id }) => lines(draft[id]) || undefined),
    ...(draft.seeks.length && { seeks: draft.seeks }),
    submittedBy: draft.submittedBy || 'practitioner', // as the API takes it when nobody says otherwise
    ...(draft.website && { website: draft.website }),
  };
}

/**
 * A registration, as the API tells it, as a draft that can be changed.
 * @param {Registration} body
 * @param {DraftSchool[]} schools its schools with their names, in its order
 * @returns {Draft}
 */
export const fromBody = (body, schools) => ({
  ...emptyDraft(),
  ...structuredClone(body),
  schools,
  practitioner: { phone: '', ...body.practitioner },
  leader: { phone: '', ...body.leader },
  submittedBy: body.submittedBy ?? 'practitioner',
  networkFollows: networkOf(schools) === body.network,
});
