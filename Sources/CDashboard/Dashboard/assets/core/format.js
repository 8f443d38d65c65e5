/** How times, sizes and counts are written. */

const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const timeOfDay = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

/** @param {string|null} time RFC 3339 */
export function dateTime(time) {
  return time ? moment.format(new Date(time)) : '—';
}

/** @param {string|null} time RFC 3339 */
export function clockTime(time) {
  return time ? timeOfDay.format(new Date(time)) : '—';
}

/**
 * `0.8 s`, `12 s`, `3 min 4 s`, `2 h 5 min`, `4 days`: precise enough to see it move, not more.
 * @param {number} milliseconds negative counts as none
 */
export function duration(milliseconds) {
  const tenths = Math.max(0, milliseconds) / 1000;
  if (tenths < 10) return `${tenths.toFixed(1)} s`;
  const seconds = Math.floor(tenths);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return count(Math.floor(hours / 24), 'day');
}

/**
 * `just now`, `12 s ago`, `3 min ago`.
 * @param {number} milliseconds
 */
export function ago(milliseconds) {
  if (milliseconds < 5_000) return 'just now';
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return `${Math.floor(milliseconds / 1000)} s ago`;
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : `${count(Math.floor(hours / 24), 'day')} ago`;
}

/**
 * `104.9 MB`: powers of ten, as disks and networks are counted.
 * @param {number} bytes
 */
export function size(bytes) {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}

/**
 * `1 database`, `3 databases`.
 * @param {number} number
 * @param {string} noun
 */
export function count(number, noun) {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/**
 * A message of the platform as a sentence of a page.
 * @param {string} message
 */
export function sentence(message) {
  // A program's name keeps its small letter.
  const begun = message.startsWith('paas') ? message : message.charAt(0).toUpperCase() + message.slice(1);
  return begun === '' || /[.!?…]$/.test(begun) ? begun : `${begun}.`;
}

/**
 * `a`, `a and b`, `a, b and c`.
 * @param {string[]} items
 */
export function list(items) {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items[items.length - 1]}`;
}
