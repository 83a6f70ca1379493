/** The sharpened questions of an initiative. @type {import('./initiative.js').Section} */
export const sharpen = () => [];
