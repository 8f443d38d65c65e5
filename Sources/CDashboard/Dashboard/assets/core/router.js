/**
 * Where the page is, in the URL's fragment. The paths are the API's.
 *
 * @typedef {{screen: 'home'}
 *   | {screen: 'apps', org: string}
 *   | {screen: 'databases', org: string, app: string}
 *   | {screen: 'create', org: string, app: string}
 *   | {screen: 'variables', org: string, app: string}
 *   | {screen: 'database', org: string, app: string, id: string}
 *   | {screen: 'nowhere', path: string}} Route
 */

/** @type {[string, string][]} pattern, screen */
const patterns = [
  ['', 'home'],
  ['orgs/:org', 'apps'],
  ['orgs/:org/apps/:app', 'databases'],
  ['orgs/:org/apps/:app/databases', 'databases'],
  ['orgs/:org/apps/:app/databases/new', 'create'],
  ['orgs/:org/apps/:app/databases/:id', 'database'],
  ['orgs/:org/apps/:app/variables', 'variables'],
];

/**
 * @param {string} hash `#/orgs/acme`
 * @returns {Route}
 */
export function parseRoute(hash) {
  const path = hash.replace(/^#?\/?/, '').replace(/\/$/, '');
  const parts = path.split('/');
  for (const [pattern, screen] of patterns) {
    const parameters = match(pattern.split('/'), parts);
    if (parameters) return /** @type {Route} */ ({ screen, ...parameters });
  }
  return { screen: 'nowhere', path };
}

/**
 * @param {string[]} pattern
 * @param {string[]} parts
 * @returns {Record<string, string>|null}
 */
function match(pattern, parts) {
  if (pattern.length !== parts.length) return null;
  /** @type {Record<string, string>} */
  const parameters = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index];
    if (expected.startsWith(':')) {
      // Every name and id of the platform has this form, so nothing needs to be decoded.
      if (!/^[a-z0-9-]{1,64}$/.test(part)) return null;
      parameters[expected.slice(1)] = part;
    } else if (expected !== part) return null;
  }
  return parameters;
}

export const paths = {
  /** @param {string} org */
  apps: (org) => `#/orgs/${org}`,
  /**
   * @param {string} org
   * @param {string} app
   */
  databases: (org, app) => `#/orgs/${org}/apps/${app}`,
  /**
   * @param {string} org
   * @param {string} app
   */
  create: (org, app) => `#/orgs/${org}/apps/${app}/databases/new`,
  /**
   * @param {string} org
   * @param {string} app
   */
  variables: (org, app) => `#/orgs/${org}/apps/${app}/variables`,
  /** @param {{org: string, app: string, id: string}} database */
  database: ({ org, app, id }) => `#/orgs/${org}/apps/${app}/databases/${id}`,
};
