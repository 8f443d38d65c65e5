/** The calls of this page as commands; the token stays in a variable, so that it is in no history of a shell. */

const token = '-H "Authorization: Bearer $TOKEN"';

/**
 * @param {string} org
 * @param {string} app
 */
const databases = (org, app) => `${location.origin}/api/orgs/${org}/apps/${app}/databases/`;

/**
 * @param {string} org
 * @param {string} app
 * @param {object} fields
 */
export function createCommand(org, app, fields) {
  return `curl -X POST ${databases(org, app)} \\\n  ${token} \\\n  -H "Content-Type: application/json" \\\n`
    + `  -d '${quoted(JSON.stringify(fields))}'`;
}

/** @param {{org: string, app: string, id: string}} database */
export function destroyCommand({ org, app, id }) {
  return `curl -X DELETE "${databases(org, app)}${id}?deleteVolume=true" \\\n  ${token}`;
}

/**
 * Ends the shell's quotes around each quote.
 * @param {string} text
 */
function quoted(text) {
  return text.replaceAll("'", "'\\''");
}
