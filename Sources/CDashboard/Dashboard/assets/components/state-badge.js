import { h } from '../core/view.js';
import { stateWords } from '../core/words.js';
import { icon } from './icon.js';

/** Each tone has a drawing of its own: colour is never the only difference. */
const drawings = { good: 'check', busy: 'ring', warn: 'warning', bad: 'cross', off: 'dashed' };

/** @param {string} state */
export function stateBadge(state) {
  const { label, tone } = stateWords(state);
  return h('span', { class: `badge tone-${tone}` }, icon(drawings[tone]), label);
}
