import { h } from '../core/view.js';

/**
 * Names and values side by side; an empty value is a dash.
 * @param {...import('../core/view.js').Child} children made by `fact`
 */
export function facts(...children) {
  return h('dl', { class: 'facts' }, children);
}

/**
 * @param {string} name
 * @param {import('../core/view.js').Child} value
 * @param {{mono?: boolean}} [options]
 */
export function fact(name, value, options = {}) {
  return h('div', { key: name, class: 'fact' },
    h('dt', null, name), h('dd', { class: options.mono ? 'mono' : null }, value ?? '—'));
}
