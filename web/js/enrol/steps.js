/** The steps of the form, in their order. The page to check follows them. */
export const STEPS = [
  { id: 'school', title: 'Jullie school', fragment: '', pointers: /^#\/(schools|schoolSearch|pendingSchool|network|initiative)\b/ },
  { id: 'people', title: 'Jullie tweeën', fragment: '#jullie-tweeen', pointers: /^#\/(submittedBy|practitioner|leader)\b/ },
  { id: 'questions', title: 'Jullie leervragen', fragment: '#leervragen', pointers: /^#\/learningQuestions\b/ },
  { id: 'expectations', title: 'Jullie verwachtingen', fragment: '#verwachtingen', pointers: /^/ },
];
export const LAST = STEPS.length - 1;

/** @param {number} step from 0 @returns {string} where somebody is in the whole */
export const stepOf = (step) => `Stap ${step + 1} van ${STEPS.length + 1}`;

/** @param {string} pointer @returns {number} the step in which the field stands */
export const stepWith = (pointer) => STEPS.findIndex(({ pointers }) => pointers.test(pointer));
