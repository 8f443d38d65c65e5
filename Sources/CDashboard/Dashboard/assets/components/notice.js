import { sentence } from '../core/format.js';
import { h } from '../core/view.js';
import { icon } from './icon.js';

const drawings = { info: 'info', good: 'check', warn: 'warning', bad: 'cross', off: 'dashed' };

/**
 * A box that says something beside the screen's own matter.
 *
 * @param {{tone: 'info'|'good'|'warn'|'bad'|'off', title?: string, role?: string, id?: string}} options
 * @param {...import('../core/view.js').Child} children
 */
export function notice({ tone, title, role, id }, ...children) {
  return h('div', { class: `notice notice-${tone}`, role, id },
    icon(drawings[tone]),
    h('div', { class: 'notice-body' }, title ? h('p', { class: 'notice-title' }, title) : null, children));
}

/**
 * What went wrong, in the words of the answer.
 * @param {import('../core/problem.js').Problem|null} problem
 * @param {import('../core/view.js').Child} [action] what can be done here
 */
export function problemNotice(problem, action) {
  if (!problem) return null;
  return notice({ tone: 'bad', title: problem.title, role: 'alert' },
    h('p', null, sentence(problem.message)),
    problem.nextSteps.map((step) => h('p', null, sentence(step))),
    problem.requestId ? h('p', { class: 'small' }, 'Request ', h('code', null, problem.requestId)) : null,
    action);
}
