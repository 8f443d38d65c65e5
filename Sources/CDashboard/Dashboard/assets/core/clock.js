/** How far the server's clock is ahead of this browser's, in milliseconds. */
let ahead = 0;

/** The `Date` of an answer has whole seconds: less than this is no difference of clocks. */
const resolution = 2_000;

/**
 * Learns the server's time, so that elapsed times are right on a computer with a wrong clock.
 * @param {string|null} date the `Date` header of an answer
 */
export function observeServerTime(date) {
  const server = Date.parse(date ?? '');
  if (Number.isNaN(server)) return;
  const difference = server - Date.now();
  ahead = Math.abs(difference) > resolution ? difference : 0;
}

/** The server's time now, in milliseconds since 1970. */
export function now() {
  return Date.now() + ahead;
}

/** @type {Set<() => void>} */
const listeners = new Set();
let timer = 0;

/**
 * Calls back four times a second until the function that it returns is called. One timer serves all.
 * @param {() => void} listener
 */
export function onTick(listener) {
  listeners.add(listener);
  if (listeners.size === 1) timer = window.setInterval(() => listeners.forEach((each) => each()), 250);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.clearInterval(timer);
  };
}
