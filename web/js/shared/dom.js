/**
 * Builds an element. Children that are strings become text, never markup, so nothing typed can turn into HTML.
 * @param {string} tag
 * @param {Object<string, string|boolean|null|undefined>} [attributes] true sets an empty attribute; null, undefined and false set none
 * @param {...(Node|string|null)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null));
  return node;
}

/** @param {string} id @returns {HTMLElement} */
export const byId = (id) => document.getElementById(id);

/** @param {...(Node|string)} children @returns {HTMLElement} a paragraph in the house style */
export const paragraph = (...children) => el('p', { class: 'nl-paragraph' }, ...children);

/** @param {2|3} level @param {string} text @param {Object} [attributes] @returns {HTMLElement} */
export const heading = (level, text, attributes = {}) => el(`h${level}`, { class: `nl-heading nl-heading--level-${level}`, ...attributes }, text);

/** @param {string} href @param {string} text @param {Object} [attributes] @returns {HTMLElement} */
export const link = (href, text, attributes = {}) => el('a', { class: 'nl-link', href, ...attributes }, text);

/** @param {string} address @returns {HTMLElement} */
export function mailLink(address) {
  const [name, domain] = address.split('@');
  const node = link(`mailto:${address}`, `${name}@`);
  node.append(el('wbr'), domain ?? ''); // on a narrow screen, break after the @
  return node;
}

/** @param {Array<Node|string>} items @returns {HTMLElement} */
export const list = (items) => el('ul', { class: 'utrecht-unordered-list' }, ...items.map((item) => el('li', { class: 'utrecht-unordered-list__item' }, item)));

/** @param {'info'|'ok'|'warning'|'error'} kind @param {...Node} children @returns {HTMLElement} */
export const callout = (kind, ...children) =>
  el('div', { class: `utrecht-alert utrecht-alert--${kind}` }, el('div', { class: 'utrecht-alert__content' }, el('div', {}, ...children)));

/** @param {string} href @param {string} text @returns {HTMLElement} a link that looks like the main button */
export const buttonLink = (href, text) => el('a', { class: 'nl-button nl-button--primary', href }, text);

/** @param {string} text @param {'primary'|'secondary'|'subtle'} look @param {() => void} onClick @param {Object} [attributes] */
export function button(text, look, onClick, attributes = {}) {
  const node = el('button', { class: `nl-button nl-button--${look}`, type: 'button', ...attributes }, text);
  node.addEventListener('click', onClick);
  return node;
}
