import { h } from '../core/view.js';

/**
 * A question that must be answered first: a native modal dialog, which keeps the focus, closes on Escape and gives the
 * focus back to where it was.
 *
 * @param {{id: string, title: string, onclose: () => void, onsubmit: () => void, beginsAtTitle?: boolean}} options
 *   `beginsAtTitle`: the focus begins there, where there is no field to begin at and the first button does something
 * @param {...import('../core/view.js').Child} children
 */
export function dialog({ id, title, onclose, onsubmit, beginsAtTitle = false }, ...children) {
  return h('dialog', {
    key: id,
    class: 'dialog',
    'aria-labelledby': `${id}-title`,
    /** @param {HTMLDialogElement} element */
    ref: (element) => {
      element.showModal();
      return () => element.close();
    },
    /** @param {Event} event */
    oncancel: (event) => {
      event.preventDefault();
      onclose();
    },
  }, h('form', {
    novalidate: true,
    /** @param {Event} event */
    onsubmit: (event) => {
      event.preventDefault();
      onsubmit();
    },
  }, h('h2', { id: `${id}-title`, tabindex: beginsAtTitle ? '-1' : null, autofocus: beginsAtTitle }, title), children));
}
