/**
 * The shapes that the API answers with (docs/reference/rest.md), for the editor and for `tsc --checkJs`.
 * Nothing is run from this file.
 *
 * @typedef {'provisioning'|'ready'|'degraded'|'failed'|'deleting'|'deleted'|'undeleting'|'purging'|'purged'} State
 *
 * @typedef {object} Step What the provisioner is doing right now.
 * @property {string} name
 * @property {number} progress 0 to 100
 * @property {string|null} startedAt
 * @property {number|null} [doneBytes]
 * @property {number|null} [totalBytes] as far as it is known; it may grow
 *
 * @typedef {object} Condition Something that is true of a database beside its state.
 * @property {string} type
 * @property {string} message
 * @property {string|null} since
 *
 * @typedef {object} Database
 * @property {string} id
 * @property {string} org
 * @property {string} app
 * @property {string} name
 * @property {string} engineVersion
 * @property {State} state
 * @property {string|null} reason
 * @property {string|null} message of a failed one: a sentence, then the last lines of the instance's log
 * @property {string|null} since
 * @property {Step|null} step
 * @property {string|null} nextAttempt
 * @property {string|null} deadline
 * @property {Condition[]} conditions
 * @property {string|null} host
 * @property {number|null} port
 * @property {{name: string, retained: boolean}|null} volume
 * @property {string} description
 * @property {boolean} deletionProtection
 * @property {number} generation
 * @property {number} revision
 * @property {string|null} createdAt
 * @property {string|null} createdBy
 *
 * @typedef {object} Transition A change of state, or of the step (then `from` equals `to`).
 * @property {number} sequence
 * @property {State} from
 * @property {State} to
 * @property {string|null} reason
 * @property {string|null} at
 * @property {string|null} actor
 * @property {Database} database
 *
 * @typedef {object} Session Whom the token speaks for.
 * @property {string} name as the audit log names it: `member@acme`
 * @property {string|null} org null or empty: the installation
 * @property {string|null} role null or empty for a service
 * @property {string[]} scopes
 * @property {string[]} actions what it may do in its organisation
 *
 * @typedef {{org: string, name: string, createdAt: string|null}} App
 *
 * @typedef {{dsn: string, username: string, host: string, port: number, database: string, auditId: string}} Reveal
 *
 * @typedef {{name: string, updatedAt: string|null, updatedBy: string|null}} Variable
 */

export {};
