import { paths } from '../core/router.js';
import { h } from '../core/view.js';
import { isRotating, splitMessage, stepWords } from '../core/words.js';
import { elapsed, since } from './elapsed.js';
import { icon } from './icon.js';
import { stateBadge } from './state-badge.js';

/** @typedef {import('../core/types.js').Database} Database */

/**
 * A database that has not changed gives the same node again, which the renderer passes over.
 * @type {WeakMap<Database, import('../core/view.js').VNode>}
 */
const rows = new WeakMap();

/**
 * One database in the list.
 * @param {Database} database
 */
export function databaseRow(database) {
  const known = rows.get(database);
  if (known) return known;
  const row = h('li', { key: database.id, class: 'row' },
    h('a', { class: 'row-link', href: paths.database(database) }, h('span', { class: 'row-name' }, database.name)),
    h('span', { class: 'row-state' }, stateBadge(database.state)),
    h('span', { class: 'row-text' }, detail(database)),
    h('span', { class: 'row-version' }, `PostgreSQL ${database.engineVersion}`),
    icon('chevron'));
  rows.set(database, row);
  return row;
}

/** @param {Database} database */
function detail(database) {
  if (database.step) return [stepWords(database.step.name).label, ' · ', elapsed(database.step.startedAt)];
  if (isRotating(database)) return 'The password is being changed.';
  if (database.state === 'ready') return ['for ', elapsed(database.since)];
  return [splitMessage(database.message).first || since(database.since)];
}
