/**
 * What the page knows: the databases as the stream tells of them, and how good the stream is.
 *
 * @typedef {import('./types.js').Database} Database
 * @typedef {import('./types.js').Transition} Transition
 *
 * @typedef {object} Connection
 * @property {'connecting'|'live'|'interrupted'|'ended'} state
 * @property {number} since when it came to be so, in milliseconds of this browser's clock
 * @property {string} message what the gateway said of it
 */

/** Changes that are kept of each database. */
const remembered = 50;

export class Store {
  /** @param {() => void} changed called after each change */
  constructor(changed) {
    this.changed = changed;
    /** @type {Map<string, Database>} */
    this.databases = new Map();
    /**
     * What was seen to happen since the page was opened, the newest last.
     * @type {Map<string, Transition[]>}
     */
    this.seen = new Map();
    /** Everything there is has been told once. */
    this.isComplete = false;
    /** @type {Connection} */
    this.connection = { state: 'connecting', since: Date.now(), message: '' };
    /**
     * The databases of the snapshot under way; null between snapshots.
     * @type {Set<string>|null}
     */
    this.snapshot = new Set();
  }

  /**
   * @param {Connection['state']} state
   * @param {string} [message]
   */
  connect(state, message = '') {
    if (this.connection.state !== state) this.connection = { state, since: Date.now(), message };
    this.changed();
  }

  /** A fresh snapshot follows; what is shown stays until it is complete. */
  beginSnapshot() {
    this.snapshot = new Set();
  }

  /** @param {Database} database */
  addToSnapshot(database) {
    this.snapshot ??= new Set();
    this.snapshot.add(database.id);
    // Not compared by revision: a restored installation counts anew.
    this.databases.set(database.id, database);
    this.changed();
  }

  endSnapshot() {
    const { snapshot } = this;
    if (snapshot) for (const id of this.databases.keys()) if (!snapshot.has(id)) this.databases.delete(id);
    this.snapshot = null;
    this.isComplete = true;
    this.changed();
  }

  /** @param {Transition} transition */
  apply(transition) {
    this.put(transition.database);
    const { id } = transition.database;
    const seen = this.seen.get(id) ?? [];
    if (seen.length > 0 && seen[seen.length - 1].sequence >= transition.sequence) return;
    this.seen.set(id, [...seen, transition].slice(-remembered));
  }

  /**
   * Takes a database from an answer or from the stream, whichever is newer.
   * @param {Database} database
   */
  put(database) {
    const known = this.databases.get(database.id);
    if (known && known.revision > database.revision) return;
    if (database.state === 'purged') this.databases.delete(database.id);
    else this.databases.set(database.id, database);
    // An answer can overtake a snapshot that was taken before it.
    this.snapshot?.add(database.id);
    this.changed();
  }

  /**
   * The databases of an app by name; the deleted ones that share a name by age.
   * @param {string} org @param {string} app
   */
  of(org, app) {
    return [...this.databases.values()]
      .filter((each) => each.org === org && each.app === app)
      .sort((a, b) => compare(a.name, b.name) || compare(a.createdAt ?? '', b.createdAt ?? ''));
  }

  /** Forgets everything: somebody else signs in. */
  clear() {
    this.databases.clear();
    this.seen.clear();
    this.isComplete = false;
    this.snapshot = new Set();
    this.connection = { state: 'connecting', since: Date.now(), message: '' };
  }
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
