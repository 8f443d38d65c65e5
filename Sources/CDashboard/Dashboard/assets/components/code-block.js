import { h } from '../core/view.js';
import { copyButton } from './copy-button.js';

/**
 * Text for a terminal, with a button that copies it.
 * @param {{text: string, what: string}} options `what` names the thing: `curl command`
 */
export function codeBlock({ text, what }) {
  const name = what.charAt(0).toUpperCase() + what.slice(1);
  return h('div', { class: 'code-block' },
    h('pre', { tabindex: '0', role: 'region', 'aria-label': name }, h('code', null, text)),
    copyButton({ text, what }));
}
