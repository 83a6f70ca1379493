/** The contact there was with an initiative. @type {import('./initiative.js').Section} */
export const contact = () => [];
