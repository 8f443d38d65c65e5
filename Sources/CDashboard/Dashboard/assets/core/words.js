/** What the page calls things: the same words as the documentation's. */

import { sentence } from './format.js';

/** @typedef {import('./types.js').State} State */

/**
 * @type {Record<State, {label: string, tone: 'good'|'busy'|'warn'|'bad'|'off', meaning: string}>}
 */
export const states = {
  provisioning: { label: 'Provisioning', tone: 'busy', meaning: 'It is being made.' },
  ready: { label: 'Ready', tone: 'good', meaning: 'A login with its credentials has succeeded.' },
  degraded: { label: 'Degraded', tone: 'warn', meaning: 'It is out of order and is being brought back.' },
  failed: { label: 'Failed', tone: 'bad', meaning: 'It was given up; the reason is below.' },
  deleting: { label: 'Deleting', tone: 'busy', meaning: 'It is being stopped. The volume is kept.' },
  deleted: { label: 'Deleted', tone: 'off', meaning: 'It does not run. The volume is kept.' },
  undeleting: { label: 'Undeleting', tone: 'busy', meaning: 'It is coming back with its data.' },
  purging: { label: 'Purging', tone: 'warn', meaning: 'It is being destroyed together with its data.' },
  purged: { label: 'Purged', tone: 'off', meaning: 'It was destroyed together with its data.' },
};

/** @param {string} state a state of a later version stands for itself */
export function stateWords(state) {
  return states[/** @type {State} */ (state)] ?? { label: state, tone: 'off', meaning: '' };
}

/**
 * A change of state, said aloud.
 * @param {string} name
 * @param {string} state
 * @param {string|null} reason
 */
export function stateSentence(name, state, reason) {
  // Who has just asked for that would take the state that it goes through for bad news.
  if (reason === 'Retrying') return `${name} is tried again.`;
  return state === 'failed' ? `${name} has failed.` : `${name} is ${stateWords(state).label.toLowerCase()}.`;
}

/**
 * The steps of each kind of work, in their order; what lacks nothing is passed over.
 * @type {Record<string, string[]>}
 */
export const workSteps = {
  provisioning: ['network', 'image', 'volume', 'instance', 'credentials', 'login'],
  undeleting: ['network', 'image', 'instance', 'login'],
  degraded: ['network', 'image', 'instance', 'login'],
  deleting: ['stop'],
  purging: ['stop', 'remove'],
};

/** @type {Record<string, {label: string, doing: string}>} */
export const steps = {
  network: { label: 'Network', doing: 'An address of its own' },
  image: { label: 'Image', doing: 'The programs of the engine version' },
  volume: { label: 'Volume', doing: 'The data directory, initialised' },
  instance: { label: 'Instance', doing: 'PostgreSQL, started' },
  credentials: { label: 'Credentials', doing: 'The app’s role and password' },
  login: { label: 'Login', doing: 'Proven over the network, as the app does it' },
  stop: { label: 'Stop', doing: 'The instance is stopped; the volume stays' },
  remove: { label: 'Remove', doing: 'The volume is destroyed' },
  rotate: { label: 'Rotate', doing: 'The app’s password is changed and proven' },
};

/** @param {string} name */
export function stepWords(name) {
  return steps[name] ?? { label: name, doing: '' };
}

/** @param {import('./types.js').Database} database */
export function isRotating(database) {
  return database.conditions.some((condition) => condition.type === 'RotationPending');
}

/**
 * `VolumeMissing` → `Volume missing`.
 * @param {string} word
 */
export function spelledOut(word) {
  const spaced = word.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

/**
 * Splits the message of a failed database: its first line is for people, the rest is the instance's log.
 * @param {string|null} message
 */
export function splitMessage(message) {
  const [first = '', ...log] = (message ?? '').split('\n');
  return { first: sentence(first), log };
}
