/** @type {string[]} */
let waiting = [];
let timer = 0;

/**
 * Says something to those who don't see the page change; ticks and progress are not for here.
 *
 * What comes within a short while is said together: the region holds one text, and a second one would replace it.
 *
 * @param {string} text
 */
export function announce(text) {
  waiting.push(text);
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    const region = document.getElementById('announcements');
    if (region) region.textContent = waiting.join(' ');
    waiting = [];
  }, 120);
}
