import { h } from '../core/view.js';

/**
 * Shows itself only when it takes a while: an answer that comes at once should not flicker.
 * @param {string} text
 */
export function loading(text) {
  return h('p', { class: 'loading' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), text, '…');
}
