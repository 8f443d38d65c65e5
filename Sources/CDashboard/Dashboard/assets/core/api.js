import { observeServerTime } from './clock.js';
import { Problem } from './problem.js';

/** How long an answer may take, in milliseconds; the gateway gives up after 10 s. */
const patience = 15_000;

/**
 * One call of the API; the cookie says who calls.
 *
 * @param {string} method
 * @param {string} path below `/api`
 * @param {object} [body]
 * @returns {Promise<any>} the answer's JSON; null for an empty one
 * @throws {Problem}
 */
export async function call(method, path, body) {
  const deadline = new AbortController();
  const timer = window.setTimeout(() => deadline.abort(), patience);
  let response;
  let text;
  try {
    response = await fetch(`/api${path}`, {
      method,
      headers: { Accept: 'application/json', ...(body ? { 'Content-Type': 'application/json' } : {}) },
      body: body ? JSON.stringify(body) : undefined,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: deadline.signal,
    });
    text = await response.text();
  } catch {
    throw Problem.unreachable();
  } finally {
    window.clearTimeout(timer);
  }
  observeServerTime(response.headers.get('Date'));
  const answer = parsed(text);
  if (!response.ok) throw new Problem(response.status, answer ?? {});
  return answer;
}

/** @param {string} text */
function parsed(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {string} org
 * @param {string} app
 */
const appPath = (org, app) => `/orgs/${org}/apps/${app}`;

/** @param {{org: string, app: string, id: string}} database */
const databasePath = ({ org, app, id }) => `${appPath(org, app)}/databases/${id}`;

/** @typedef {import('./types.js').Database} Database */
/** @typedef {{org: string, app: string, id: string}} Reference */

export const api = {
  /** @returns {Promise<import('./types.js').Session>} */
  session: () => call('GET', '/session'),
  /**
   * @param {string} token
   * @returns {Promise<import('./types.js').Session>}
   */
  signIn: (token) => call('POST', '/session', { token }),
  signOut: () => call('DELETE', '/session'),
  /**
   * @param {string} org
   * @returns {Promise<{apps: import('./types.js').App[]}>}
   */
  apps: (org) => call('GET', `/orgs/${org}/apps`),
  /**
   * @param {string} org
   * @param {string} app
   * @param {object} fields
   * @returns {Promise<Database>}
   */
  create: (org, app, fields) => call('POST', `${appPath(org, app)}/databases/`, fields),
  /**
   * @param {Reference} database
   * @returns {Promise<Database>}
   */
  get: (database) => call('GET', databasePath(database)),
  /**
   * @param {Reference} database
   * @returns {Promise<import('./types.js').Reveal>}
   */
  reveal: (database) => call('POST', `${databasePath(database)}/reveal`, {}),
  /**
   * @param {Reference} database
   * @returns {Promise<Database>}
   */
  rotate: (database) => call('POST', `${databasePath(database)}/rotate`, { mode: 'immediate' }),
  /**
   * Keeps the volume: no function of this page asks for more.
   * @param {Reference} database
   * @returns {Promise<Database>}
   */
  delete: (database) => call('DELETE', databasePath(database)),
  /**
   * @param {Reference} database
   * @returns {Promise<Database>}
   */
  undelete: (database) => call('POST', `${databasePath(database)}/undelete`, {}),
  /**
   * Tries what has failed once more.
   * @param {Reference} database
   * @returns {Promise<Database>}
   */
  retry: (database) => call('POST', `${databasePath(database)}/retry`, {}),
  /**
   * @param {string} org
   * @param {string} app
   * @returns {Promise<{variables: import('./types.js').Variable[]}>}
   */
  variables: (org, app) => call('GET', `${appPath(org, app)}/variables`),
  /**
   * @param {string} org
   * @param {string} app
   * @param {string} name
   * @param {string} value
   */
  setVariable: (org, app, name, value) => call('PUT', `${appPath(org, app)}/variables/${name}`, { value }),
  /**
   * @param {string} org
   * @param {string} app
   * @param {string} name
   */
  unsetVariable: (org, app, name) => call('DELETE', `${appPath(org, app)}/variables/${name}`),
};
