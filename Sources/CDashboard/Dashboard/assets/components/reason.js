import { h } from '../core/view.js';
import { icon } from './icon.js';

/**
 * Why a control can't be used; its `id` is what the control is described by.
 * @param {{id: string|undefined, text: string, isForbidden: boolean}} options `isForbidden`: to this role, not just now
 */
export function reasonText({ id, text, isForbidden }) {
  if (!id) return null;
  return h('p', { class: 'reason', id }, icon(isForbidden ? 'lock' : 'info'), h('span', null, text));
}
