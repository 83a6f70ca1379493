import { emptyDraft } from '../../web/js/form/draft.js';

export const ROUND = {
  capacityUnit: 'schools',
  networks: [
    { id: 'PO', sector: 'PO', capacity: 12 },
    { id: 'PO-2', sector: 'PO', capacity: 3 },
    { id: 'VO', sector: 'VO', capacity: 2 },
  ],
};

/** @param {number} number @param {string} [sector] @returns {object} a school of DUO's list */
export const school = (number, sector = 'PO') => ({ code: `${String(number).padStart(2, '0')}AB00`, name: `School ${number}`, place: 'Almere', sector });

/** @param {object} [changes] @returns {object} a draft in which nothing is wrong, apart from what changes */
export const filledIn = (changes = {}) => ({
  ...emptyDraft(),
  network: 'PO',
  initiative: { name: 'Samen verder' },
  schools: [school(1)],
  practitioner: { name: 'Anna de Vries', email: 'anna@example.org', role: 'leerkracht', phone: '' },
  leader: { name: 'Bas de Boer', email: 'bas@example.org', role: 'directeur', phone: '06 - 1234 5678' },
  learningQuestions: ['Hoe betrekken we alle leerlingen bij de les?'],
  expectations: 'We willen leren van andere scholen.',
  submittedBy: 'practitioner',
  ...changes,
});
