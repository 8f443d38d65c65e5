import { clockTime, dateTime } from '../../core/format.js';
import { h } from '../../core/view.js';
import { spelledOut, splitMessage, stateWords, stepWords } from '../../core/words.js';
import { elapsed, until } from '../../components/elapsed.js';
import { fact, facts } from '../../components/facts.js';
import { stepper } from '../../components/stepper.js';

/** @typedef {import('../../core/types.js').Database} Database */
/** @typedef {import('../../core/types.js').Transition} Transition */

/** Changes that are listed. */
const listed = 12;

/**
 * How the database is: state, reason, conditions, the steps of the work, and what has changed.
 *
 * @param {Database} database
 * @param {Transition[]} seen
 * @param {import('../../core/view.js').Child} failure what else there is of a failed one
 */
export function overview(database, seen, failure) {
  const { first } = splitMessage(database.message);
  return h('section', { class: 'card', 'aria-labelledby': 'status-title' },
    h('h2', { id: 'status-title' }, 'Status'),
    h('p', { class: 'status-message' }, first || stateWords(database.state).meaning),
    standing(database),
    failure,
    conditions(database),
    stepper(database, seen),
    rotationStep(database),
    changes(seen));
}

/** @param {Database} database */
function standing(database) {
  const { state, reason, nextAttempt, deadline } = database;
  const isAtRest = state === 'ready' || state === 'deleted' || state === 'failed';
  return facts(
    fact('State', [stateWords(state).label, ' for ', elapsed(database.since)]),
    reason ? fact('Reason', h('span', { title: reason }, spelledOut(reason))) : null,
    !isAtRest && !database.step && nextAttempt ? fact('Next attempt', until(nextAttempt)) : null,
    !isAtRest && deadline ? fact('Given up', until(deadline)) : null);
}

/** @param {Database} database */
function conditions(database) {
  if (database.conditions.length === 0) return null;
  const items = database.conditions.map(({ type, message, since }) => h('li', { key: type, class: 'condition' },
    h('strong', null, spelledOut(type)),
    h('span', null, message),
    since ? h('span', { class: 'small' }, elapsed(since)) : null));
  return h('ul', { class: 'conditions', 'aria-label': 'Conditions' }, items);
}

/**
 * A rotation goes on while the database stays Ready.
 * @param {Database} database
 */
function rotationStep({ state, step }) {
  if (state !== 'ready' || !step) return null;
  const { label, doing } = stepWords(step.name);
  return h('p', { class: 'hint' }, `${label}: ${doing.toLowerCase()}, `, elapsed(step.startedAt));
}

/**
 * What was seen to happen since the page was opened.
 * @param {Transition[]} seen
 */
function changes(seen) {
  const changed = seen.filter(({ from, to }) => from !== to).slice(-listed).reverse();
  if (changed.length === 0) return null;
  return h('details', { class: 'changes' },
    h('summary', null, 'Changes since this page was opened'),
    h('ol', null, changed.map(({ sequence, from, to, reason, at, actor }) => h('li', { key: sequence },
      h('span', { class: 'figure', title: dateTime(at) }, clockTime(at)),
      h('span', null, `${stateWords(from).label} → ${stateWords(to).label}`),
      h('span', { class: 'small' },
        [reason ? spelledOut(reason) : '', actor ? `by ${actor}` : ''].filter(Boolean).join(', '))))));
}
