import { h } from '../core/view.js';

/**
 * Strokes on a field of 16 by 16.
 * @type {Record<string, string[]>}
 */
const drawings = {
  check: ['M3.5 8.5l3 3 6-7'],
  cross: ['M4.5 4.5l7 7', 'M11.5 4.5l-7 7'],
  warning: ['M8 2.5l6 11H2z', 'M8 6.5v3.2', 'M8 11.6v.1'],
  ring: ['M8 2.5a5.5 5.5 0 1 1-5.5 5.5'],
  dashed: [
    'M8 2.5a5.5 5.5 0 0 1 3.9 1.6', 'M13.5 8a5.5 5.5 0 0 1-1.6 3.9', 'M8 13.5a5.5 5.5 0 0 1-3.9-1.6',
    'M2.5 8a5.5 5.5 0 0 1 1.6-3.9',
  ],
  info: ['M8 2.2a5.8 5.8 0 1 1 0 11.6A5.8 5.8 0 0 1 8 2.2', 'M8 7.4v3.4', 'M8 5.2v.1'],
  dot: ['M8 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3'],
  copy: ['M6 5.5h7.5v8H6z', 'M10 5.5v-3H2.5v8H6'],
  lock: ['M4 7.5h8v6H4z', 'M5.5 7.5v-2a2.5 2.5 0 0 1 5 0v2'],
  plus: ['M8 3v10', 'M3 8h10'],
  chevron: ['M6 3.5L10.5 8 6 12.5'],
  unplugged: [
    'M2.5 2.5l11 11', 'M3 7.2a7 7 0 0 1 2.7-1.8', 'M13 7.2a7 7 0 0 0-3.8-2', 'M5.4 9.8a3.8 3.8 0 0 1 2.3-1.1',
    'M8 12.4v.1',
  ],
  database: [
    'M3 4.2c0-1 2.2-1.7 5-1.7s5 .7 5 1.7-2.2 1.7-5 1.7-5-.7-5-1.7z', 'M3 4.2v7.6c0 1 2.2 1.7 5 1.7s5-.7 5-1.7V4.2',
    'M3 8c0 1 2.2 1.7 5 1.7S13 9 13 8',
  ],
};

/**
 * A drawing beside words that say the same.
 * @param {string} name
 */
export function icon(name) {
  return h('svg', { class: `icon icon-${name}`, viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' },
    drawings[name].map((path) => h('path', { d: path })));
}
