import { now, onTick } from '../core/clock.js';
import { ago, dateTime, duration } from '../core/format.js';
import { h } from '../core/view.js';

/**
 * A text that follows the clock by itself: nothing else is drawn again for it, and no live region holds it.
 *
 * @param {string} identity what it depends on
 * @param {() => string} text
 * @param {Record<string, any>} [props]
 */
function ticking(identity, text, props = {}) {
  return h('span', {
    ...props,
    key: identity,
    opaque: true,
    /** @param {HTMLElement} element */
    ref: (element) => {
      const write = () => {
        const wanted = text();
        if (element.textContent !== wanted) element.textContent = wanted;
      };
      write();
      return onTick(write);
    },
  });
}

/**
 * How long something has taken, and goes on taking.
 * @param {string|null} startedAt RFC 3339
 */
export function elapsed(startedAt) {
  if (!startedAt) return null;
  const start = Date.parse(startedAt);
  return ticking(`elapsed ${startedAt}`, () => duration(now() - start), { class: 'figure' });
}

/**
 * How long ago something was; the full time on hovering.
 * @param {string|null} time RFC 3339
 */
export function since(time) {
  if (!time) return null;
  const moment = Date.parse(time);
  return ticking(`since ${time}`, () => ago(now() - moment), { title: dateTime(time) });
}

/**
 * How long until something happens.
 * @param {string|null} time RFC 3339
 */
export function until(time) {
  if (!time) return null;
  const moment = Date.parse(time);
  const text = () => (moment > now() ? `in ${duration(moment - now())}` : 'now');
  return ticking(`until ${time}`, text, { title: dateTime(time) });
}

/**
 * The age of what is shown, by this browser's clock.
 * @param {number} moment milliseconds since 1970
 */
export function age(moment) {
  return ticking(`age ${moment}`, () => duration(Date.now() - moment), { class: 'figure' });
}

/**
 * Whole seconds that are left.
 * @param {number} end milliseconds since 1970
 */
export function remaining(end) {
  const text = () => `${Math.max(0, Math.ceil((end - Date.now()) / 1000))} s`;
  return ticking(`remaining ${end}`, text, { class: 'figure' });
}
