import { button, el } from '../shared/dom.js';

/**
 * A row of fields, and how to read it.
 * @typedef {{nodes: Node[], read: () => object|string}} Row
 */

/**
 * Rows that one adds and takes away. They are numbered anew each time, so that an error's pointer always leads to its field.
 * @param {string} id where the list is in the document, such as "networks-0-facilitators"; also the id of the button that adds
 * @param {{one: string, add: string, values: Array, empty: object|string, row: (id: string, value: object|string, number: number) => Row}} look
 * @returns {Row} the whole list
 */
export function rows(id, { one, add, values, empty, row }) {
  const place = el('div', { class: 'rows' });
  const more = button(
    add,
    'secondary',
    () => {
      show([...read(), empty]);
      place.lastElementChild.querySelector('input').focus();
    },
    { id },
  );
  let shown = [];
  const read = () => shown.map((each) => each.read());
  function show(now) {
    shown = now.map((value, at) => row(`${id}-${at}`, value, at + 1));
    place.replaceChildren(
      ...shown.map(({ nodes }, at) =>
        el(
          'div',
          { class: 'person-fields', role: 'group', 'aria-label': `${one} ${at + 1}` },
          ...nodes,
          el(
            'div',
            { class: 'row-actions' },
            button(`${one} ${at + 1} verwijderen`, 'secondary', () => {
              show(read().filter((_, other) => other !== at));
              more.focus();
            }),
          ),
        ),
      ),
    );
  }
  show(values);
  return { nodes: [place, el('div', { class: 'row-actions' }, more)], read };
}
