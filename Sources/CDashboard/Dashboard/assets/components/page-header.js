import { h } from '../core/view.js';

/**
 * The heading of a screen. It takes the focus when the screen changes, so that reading begins there.
 * @param {{title: import('../core/view.js').Child, lead?: import('../core/view.js').Child,
 *   beside?: import('../core/view.js').Child, actions?: import('../core/view.js').Child}} options `beside` stands after
 *   the title, on its line
 */
export function pageHeader({ title, lead, beside, actions }) {
  return h('div', { class: 'page-header' },
    h('div', { class: 'page-title' },
      h('div', { class: 'page-title-line' }, h('h1', { tabindex: '-1' }, title), beside),
      lead ? h('p', { class: 'lead' }, lead) : null),
    actions ? h('div', { class: 'page-actions' }, actions) : null);
}
