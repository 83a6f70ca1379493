import { all, button, el, isField } from '../shared/dom.js';

/**
 * A row of fields, and how to read it.
 * @template Value
 * @typedef {{nodes: Node[], read: () => Value}} Row
 */

/**
 * Rows that one adds and takes away. They are numbered anew each time, so that an error's pointer always leads to its field.
 * @template Value
 * @param {string} id where the list is in the document, such as "networks-0-facilitators"; also the id of the button that adds
 * @param {{one: string, add: string, values: Value[], empty: Value, row: (id: string, value: Value, number: number) => Row<Value>, fixed?: boolean}} look fixed: which rows there are does not change
 * @returns {Row<Value[]>} the whole list
 */
export function rows(id, { one, add, values, empty, row, fixed = false }) {
  const place = el('div', { class: 'rows' });
  const more = button(
    add,
    'secondary',
    () => {
      show([...read(), empty]);
      all(HTMLElement, 'input, textarea, select', place.lastElementChild ?? place)
        .filter(isField)[0]
        ?.focus();
    },
    { id },
  );
  /** @type {Row<Value>[]} */
  let shown = [];
  const read = () => shown.map((each) => each.read());
  /** @param {Value[]} now */
  function show(now) {
    shown = now.map((value, at) => row(`${id}-${at}`, value, at + 1));
    place.replaceChildren(
      ...shown.map(({ nodes }, at) =>
        el(
          'div',
          { class: 'person-fields', role: 'group', 'aria-label': `${one} ${at + 1}` },
          ...nodes,
          fixed
            ? null
            : el(
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
  return { nodes: [place, ...(fixed ? [] : [el('div', { class: 'row-actions' }, more)])], read };
}
