import { h } from '../core/view.js';

/**
 * A button. One that can't be used now stays reachable by keyboard, and its reason is read with it.
 *
 * @param {{label: import('../core/view.js').Child, onclick?: () => void, kind?: 'primary'|'plain'|'quiet'|'careful',
 *   type?: 'button'|'submit', isBusy?: boolean, reasonId?: string, describedBy?: string, key?: string,
 *   name?: string}} options `reasonId`: the element that says why it can't be used; `name`: replaces the label for
 *   screen readers and begins with it
 */
export function button(options) {
  const { label, onclick, kind = 'plain', type = 'button', isBusy = false, reasonId, describedBy, key, name } = options;
  const isOff = isBusy || reasonId !== undefined;
  return h('button', {
    key,
    type,
    class: `button button-${kind}`,
    'aria-disabled': isOff ? 'true' : null,
    'aria-describedby': reasonId ?? describedBy ?? null,
    'aria-label': name ?? null,
    /** @param {Event} event */
    onclick: (event) => {
      if (isOff) event.preventDefault();
      else onclick?.();
    },
  }, isBusy ? h('span', { class: 'spinner', 'aria-hidden': 'true' }) : null, label);
}
