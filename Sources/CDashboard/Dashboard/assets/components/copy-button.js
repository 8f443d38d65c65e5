import { announce } from '../core/announce.js';
import { copyText } from '../core/clipboard.js';
import { h } from '../core/view.js';
import { icon } from './icon.js';

/**
 * Copies a text, and says on itself for a while that it did.
 *
 * @param {{text: string, what: string, label?: string}} options `what` names the thing: `curl command`
 */
export function copyButton({ text, what, label = 'Copy' }) {
  return h('button', {
    type: 'button',
    class: 'button button-quiet copy',
    'aria-label': `${label} ${what}`,
    /** @param {Event} event */
    onclick: async (event) => {
      const element = /** @type {HTMLElement} */ (event.currentTarget);
      const worked = await copyText(text);
      announce(worked ? `The ${what} is on the clipboard.` : `The ${what} could not be copied.`);
      element.classList.toggle('is-copied', worked);
      window.setTimeout(() => element.classList.remove('is-copied'), 2_000);
    },
  },
  icon('copy'),
  h('span', { class: 'copy-label' }, label),
  h('span', { class: 'copy-done' }, icon('check'), 'Copied'));
}
