/**
 * True sets an empty attribute; null, undefined and false set none.
 * @typedef {Object<string, string|boolean|null|undefined>} Attributes
 */

/**
 * Builds an element. Children that are strings become text, never markup, so nothing typed can turn into HTML.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...(Node|string|null)} children
 * @returns {HTMLElementTagNameMap[Tag]}
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

/**
 * An element that is there.
 * @param {string} id
 * @returns {HTMLElement}
 * @throws {Error} when the page has no such element
 */
export const byId = (id) => first(HTMLElement, `#${CSS.escape(id)}`);

/** @param {string} id @returns {string} what was typed in a field */
export const typedIn = (id) => first(HTMLInputElement, `#${CSS.escape(id)}`).value;

/**
 * The first element that fits a selector, of a kind.
 * @template {Element} Kind
 * @param {new () => Kind} kind such as HTMLInputElement
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {Kind}
 * @throws {Error} when there is none, or it is of another kind
 */
export function first(kind, selector, within = document) {
  const node = within.querySelector(selector);
  if (node instanceof kind) return node;
  throw new Error(`${node ? `no ${kind.name}` : 'nothing'} at ${selector}`);
}

/**
 * Every element of a kind that fits a selector.
 * @template {Element} Kind
 * @param {new () => Kind} kind
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {Kind[]}
 */
export const all = (kind, selector, within = document) => [...within.querySelectorAll(selector)].flatMap((node) => (node instanceof kind ? [node] : []));

/**
 * A field that holds what somebody typed or chose.
 * @param {EventTarget|null} node
 * @returns {node is HTMLInputElement|HTMLSelectElement|HTMLTextAreaElement}
 */
export const isField = (node) => node instanceof HTMLInputElement || node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement;

/** @param {...(Node|string)} children @returns {HTMLParagraphElement} a paragraph in the house style */
export const paragraph = (...children) => el('p', { class: 'nl-paragraph' }, ...children);

/** @param {1|2|3} level @param {string} text @param {Attributes} [attributes] @returns {HTMLElement} */
export const heading = (level, text, attributes = {}) => el(`h${level}`, { class: `nl-heading nl-heading--level-${level}`, ...attributes }, text);

/** @param {string} href @param {string} text @param {Attributes} [attributes] @returns {HTMLAnchorElement} */
export const link = (href, text, attributes = {}) => el('a', { class: 'nl-link', href, ...attributes }, text);

/** @param {string} address @returns {HTMLElement} */
export function mailLink(address) {
  const [name, domain] = address.split('@');
  // Without a label of its own, a screen reader says a space where the line may break.
  const node = link(`mailto:${address}`, `${name}@`, { 'aria-label': address });
  node.append(el('wbr'), domain ?? ''); // on a narrow screen, break after the @
  return node;
}

/** @param {Array<Node|string>} items @returns {HTMLElement} */
export const list = (items) => el('ul', { class: 'utrecht-unordered-list' }, ...items.map((item) => el('li', { class: 'utrecht-unordered-list__item' }, item)));

/** @param {'info'|'ok'|'warning'|'error'} kind @param {...Node} children @returns {HTMLElement} */
export const callout = (kind, ...children) =>
  el('div', { class: `utrecht-alert utrecht-alert--${kind}` }, el('div', { class: 'utrecht-alert__content' }, el('div', {}, ...children)));

/**
 * @param {string} text
 * @param {'primary'|'secondary'|'subtle'} look
 * @param {() => void} onClick
 * @param {Attributes} [attributes]
 * @returns {HTMLButtonElement}
 */
export function button(text, look, onClick, attributes = {}) {
  const node = el('button', { class: `nl-button nl-button--${look}`, type: 'button', ...attributes }, text);
  node.addEventListener('click', onClick);
  return node;
}
