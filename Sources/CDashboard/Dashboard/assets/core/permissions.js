import { list } from './format.js';

/** @typedef {import('./types.js').Session} Session */

/**
 * What each action needs (docs/reference/permissions.md). Only used for explaining: whether it is allowed is in the
 * session's `actions`, and decided by paasd each time.
 *
 * @type {Record<string, {roles: string[], scope: string|null, doing: string}>}
 */
const needs = {
  CreateDatabase: { roles: ['member', 'admin', 'owner'], scope: 'manage', doing: 'create databases' },
  RetryDatabase: { roles: ['member', 'admin', 'owner'], scope: 'manage', doing: 'retry databases' },
  RevealDSN: { roles: ['admin', 'owner'], scope: 'reveal', doing: 'reveal the DSN' },
  RotateCredentials: { roles: ['admin', 'owner'], scope: 'reveal', doing: 'rotate the password' },
  DeleteDatabase: { roles: ['owner'], scope: 'delete', doing: 'delete databases' },
  UndeleteDatabase: { roles: ['owner'], scope: 'delete', doing: 'undelete databases' },
  SetVariable: { roles: ['member', 'admin', 'owner'], scope: 'manage', doing: 'change variables' },
  UnsetVariable: { roles: ['member', 'admin', 'owner'], scope: 'manage', doing: 'change variables' },
};

/**
 * @param {Session} session
 * @param {string} action
 */
export function may(session, action) {
  return session.actions.includes(action);
}

/**
 * Why not, and who can be asked.
 * @param {Session} session
 * @param {string} action
 * @param {string} org
 */
export function whyNot(session, action, org) {
  const need = needs[action];
  const holders = list(need.roles.map((role) => `${role}s`));
  if (session.role) {
    return `Only ${holders} may ${need.doing}. You are signed in as ${aOrAn(session.role)}: ask `
      + `${aOrAn(need.roles[0])}${need.roles.length > 1 ? ` or ${need.roles[need.roles.length - 1]}` : ''} of ${org}.`;
  }
  const scope = need.scope ? `A service token needs the scope ${need.scope} to ${need.doing}.` : '';
  return `${scope} This one has ${session.scopes.length > 0 ? list(session.scopes) : 'none'}: `
    + `ask ${aOrAn(need.roles[0])} of ${org}.`;
}

/** @param {string} word */
function aOrAn(word) {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`;
}
