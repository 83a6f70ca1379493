import { eachText } from './optional-texts.js';

const STORE = 'leernetwerken.aanmelding';

/** @returns {object} a registration in which nothing has been filled in */
export function emptyDraft() {
  return {
    network: '', networkFollows: false,
    initiative: { name: '' },
    schools: [], pendingSchool: { name: '', place: '' },
    practitioner: { name: '', email: '', role: '', phone: '' },
    leader: { name: '', email: '', role: '', phone: '' },
    learningQuestions: [''],
    expectations: '', ...eachText(() => ''), seeks: [],
    // the API takes the practitioner when nobody says otherwise; showing that lets people correct it
    submittedBy: 'practitioner',
    // hidden from people; only a program that fills in every field fills it in
    website: '',
    attempt: null,
  };
}

/**
 * What was typed earlier on this device, for this round only: answers of an earlier year are thrown away.
 * @param {string} roundId
 * @returns {object}
 */
export function loadDraft(roundId) {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE));
    if (kept?.roundId === roundId) return { ...emptyDraft(), ...kept.draft };
    if (kept) localStorage.removeItem(STORE);
  } catch {
    // A browser that keeps nothing, or something unreadable: start empty.
  }
  return emptyDraft();
}

/** @param {string} roundId @param {object} draft @returns {boolean} whether the browser kept it */
export function saveDraft(roundId, draft) {
  try {
    localStorage.setItem(STORE, JSON.stringify({ roundId, draft }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets everything that was typed. */
export function clearDraft() {
  try {
    localStorage.removeItem(STORE);
  } catch {
    // Nothing was kept, so nothing needs to go.
  }
}

/** @param {object} draft @param {string} path such as "practitioner/email" @returns {*} */
export const valueAt = (draft, path) => path.split('/').reduce((value, step) => value?.[step], draft);

/** @param {object} draft @param {string} path @param {*} value */
export function setValueAt(draft, path, value) {
  const steps = path.split('/');
  const last = steps.pop();
  steps.reduce((holder, step) => holder[step], draft)[last] = value;
}

/** @param {object} draft @returns {boolean} whether anything at all was filled in */
export function isEmpty(draft) {
  const typed = ({ attempt, networkFollows, submittedBy, ...rest }) => JSON.stringify(rest);
  return typed(draft) === typed(emptyDraft());
}

/**
 * The network that follows from the schools: regular schools of one sector decide it. Specialised schools, schools of
 * both sectors and schools outside the list leave the choice open.
 * @param {Array<object>} schools
 * @returns {string|null}
 */
export function networkOf(schools) {
  const sectors = new Set(schools.map((school) => (school.code ? school.sector : 'unknown')));
  const [only] = sectors;
  return sectors.size === 1 && (only === 'PO' || only === 'VO') ? only : null;
}

/**
 * The draft as the API wants it: trimmed, without what was left empty.
 * @param {object} draft
 * @returns {object}
 */
export function toBody(draft) {
  const person = ({ name, email, role, phone }) =>
    ({ name: name.trim(), email: email.trim(), role: role.trim(), ...(phone.trim() && { phone: phone.trim() }) });
  return {
    network: draft.network,
    initiative: { name: draft.initiative.name.trim() },
    schools: draft.schools.map((school) => school.code ? { code: school.code } : { name: school.name, place: school.place }),
    practitioner: person(draft.practitioner),
    leader: person(draft.leader),
    learningQuestions: draft.learningQuestions.map((question) => question.trim()),
    expectations: draft.expectations.trim(),
    ...eachText(({ id }) => draft[id].trim() || undefined),
    ...(draft.seeks.length && { seeks: draft.seeks }),
    submittedBy: draft.submittedBy,
    ...(draft.website && { website: draft.website }),
  };
}

/**
 * A registration, as the API tells it, as a draft that can be changed.
 * @param {object} body
 * @param {Array<object>} schools its schools with their names, in its order
 * @returns {object}
 */
export const fromBody = (body, schools) => ({
  ...emptyDraft(), ...structuredClone(body), schools,
  practitioner: { phone: '', ...body.practitioner },
  leader: { phone: '', ...body.leader },
  networkFollows: networkOf(schools) === body.network,
});
