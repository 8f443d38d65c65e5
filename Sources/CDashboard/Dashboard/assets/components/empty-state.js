import { h } from '../core/view.js';
import { icon } from './icon.js';

/**
 * What stands where nothing is yet.
 * @param {string} title
 * @param {import('../core/view.js').Child} text
 * @param {import('../core/view.js').Child} [action]
 */
export function emptyState(title, text, action) {
  return h('div', { class: 'empty' }, icon('database'), h('h2', null, title), h('p', null, text), action);
}
