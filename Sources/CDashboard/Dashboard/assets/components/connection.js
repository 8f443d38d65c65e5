import { h } from '../core/view.js';
import { age } from './elapsed.js';
import { icon } from './icon.js';
import { notice } from './notice.js';

/** @typedef {import('../core/store.js').Connection} Connection */

/**
 * How good the stream is, in the page's head.
 * @param {Connection} connection
 */
export function connectionBadge({ state }) {
  const words = { connecting: 'Connecting', live: 'Live', interrupted: 'Reconnecting', ended: 'Not live' }[state];
  return h('span', { class: `connection connection-${state}` }, icon(state === 'live' ? 'dot' : 'unplugged'), words);
}

/**
 * Says that the stream is lost, and how old everything on the screen is.
 * @param {Connection} connection
 * @param {() => void} reload
 */
export function connectionNotice({ state, since, message }, reload) {
  if (state === 'interrupted') {
    return notice({ tone: 'warn', title: 'Live updates are interrupted' },
      h('p', null, 'What you see is ', age(since), ' old. The page reconnects by itself and then catches up.'),
      message ? h('p', { class: 'small' }, message) : null);
  }
  if (state === 'ended') {
    return notice({ tone: 'warn', title: 'Live updates have ended' },
      h('p', null, 'What you see is ', age(since), ' old. ', message),
      h('button', { type: 'button', class: 'button button-plain', onclick: reload }, 'Try again'));
  }
  return null;
}
