import { may, whyNot } from '../core/permissions.js';
import { h } from '../core/view.js';
import { button } from './button.js';
import { reasonText } from './reason.js';

/**
 * A button for what a role may or may not do; in the second case it stays, with the reason and who can be asked.
 *
 * @param {{session: import('../core/types.js').Session, action: string, org: string}} permission
 * @param {Parameters<typeof button>[0]} options
 */
export function permittedButton({ session, action, org }, options) {
  if (may(session, action)) return button(options);
  const id = `why-not-${action}-${options.key ?? 'here'}`;
  return h('div', { class: 'not-permitted' },
    button({ ...options, reasonId: id }),
    reasonText({ id, text: whyNot(session, action, org), isForbidden: true }));
}
