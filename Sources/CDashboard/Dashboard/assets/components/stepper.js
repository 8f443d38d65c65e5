import { duration, size } from '../core/format.js';
import { h } from '../core/view.js';
import { stepWords, workSteps } from '../core/words.js';
import { elapsed } from './elapsed.js';
import { icon } from './icon.js';

/** @typedef {import('../core/types.js').Database} Database */
/** @typedef {import('../core/types.js').Transition} Transition */

/**
 * The work on a database, step by step: while it goes on, and afterwards as far as this page has seen it.
 *
 * @param {Database} database
 * @param {Transition[]} seen
 */
export function stepper(database, seen) {
  const work = lastWork(database, seen);
  if (!work) return null;
  const names = workSteps[work.state] ?? [];
  const current = database.state === work.state ? database.step : null;
  const position = current ? names.indexOf(current.name) : -1;
  const furthest = Math.max(-1, ...[...work.started.keys()].map((name) => names.indexOf(name)));
  return h('ol', { class: 'stepper', 'aria-label': 'Steps' }, names.map((name, index) => {
    if (current && index === position) return step(name, 'current', progressOf(current));
    const isDone = work.isOver === 'well' || index < (current ? position : furthest);
    if (!isDone) return step(name, work.isOver === 'badly' && index === furthest ? 'broken' : 'waiting', null);
    return step(name, 'done', durationOf(work, names, index));
  }));
}

/**
 * @typedef {object} Work
 * @property {string} state the working state
 * @property {Map<string, number>} started when each step that was seen began
 * @property {number|null} ended
 * @property {'well'|'badly'|null} isOver
 */

/**
 * The work that is under way, or the last that was seen to end.
 * @param {Database} database
 * @param {Transition[]} seen
 * @returns {Work|null}
 */
function lastWork(database, seen) {
  const isWorking = database.state in workSteps;
  let last = seen.length - 1;
  // Work whose first event is still to come has no steps yet; those of the try before are not its own.
  while (!isWorking && last >= 0 && !(seen[last].to in workSteps)) last -= 1;
  if (!isWorking && last < 0) return null;
  const state = isWorking ? database.state : seen[last].to;
  /** @type {Map<string, number>} */
  const started = new Map();
  for (let index = last; index >= 0 && seen[index].to === state; index -= 1) note(started, seen[index].database.step);
  if (isWorking) {
    note(started, database.step);
    return { state, started, ended: null, isOver: null };
  }
  const end = seen[last + 1];
  return {
    state, started, ended: end?.at ? Date.parse(end.at) : null, isOver: end?.to === 'failed' ? 'badly' : 'well',
  };
}

/**
 * @param {Map<string, number>} started
 * @param {import('../core/types.js').Step|null} step
 */
function note(started, step) {
  if (step?.startedAt) started.set(step.name, Date.parse(step.startedAt));
}

/**
 * From a step's beginning to the next one's, if both were seen.
 * @param {Work} work @param {string[]} names @param {number} index
 */
function durationOf(work, names, index) {
  const start = work.started.get(names[index]);
  if (start === undefined) return null;
  const following = names.slice(index + 1).map((name) => work.started.get(name)).find((time) => time !== undefined);
  const end = following ?? work.ended;
  return end === null ? null : h('span', { class: 'figure' }, duration(end - start));
}

/** @param {import('../core/types.js').Step} current */
function progressOf(current) {
  const { doneBytes, totalBytes } = current;
  const bytes = doneBytes && totalBytes ? `${size(doneBytes)} of ${size(totalBytes)}` : null;
  const share = doneBytes && totalBytes ? (100 * doneBytes) / totalBytes : current.progress;
  return [
    share > 0 ? h('progress', {
      max: '100', value: String(Math.round(share)),
      'aria-label': `Progress of ${stepWords(current.name).label.toLowerCase()}`,
    }) : null,
    bytes ? h('span', { class: 'figure bytes' }, bytes) : null,
    elapsed(current.startedAt),
  ];
}

const drawings = { done: 'check', current: 'ring', waiting: 'dot', broken: 'cross' };
const spoken = { done: 'done', current: 'under way', waiting: 'to come', broken: 'failed' };

/**
 * @param {string} name
 * @param {'done'|'current'|'waiting'|'broken'} standing
 * @param {import('../core/view.js').Child} detail
 */
function step(name, standing, detail) {
  const { label, doing } = stepWords(name);
  return h('li', { key: name, class: `step step-${standing}`, 'aria-current': standing === 'current' ? 'step' : null },
    icon(drawings[standing]),
    h('span', { class: 'step-label' }, label, h('span', { class: 'unseen' }, `: ${spoken[standing]}`)),
    h('span', { class: 'step-doing' }, doing),
    h('span', { class: 'step-detail' }, detail));
}
