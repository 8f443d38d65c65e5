import { Problem } from '../core/problem.js';
import { paths } from '../core/router.js';
import { may, whyNot } from '../core/permissions.js';
import { h } from '../core/view.js';
import { button } from '../components/button.js';
import { databaseRow } from '../components/database-row.js';
import { since } from '../components/elapsed.js';
import { emptyState } from '../components/empty-state.js';
import { icon } from '../components/icon.js';
import { loading } from '../components/loading.js';
import { mainHint } from '../components/main-hint.js';
import { notice, problemNotice } from '../components/notice.js';
import { pageHeader } from '../components/page-header.js';
import { reasonText } from '../components/reason.js';

/** @typedef {import('../core/types.js').Database} Database */

/** An app's managed databases, as they are now, and those that were deleted. */
export class Databases {
  /**
   * @param {import('../core/application.js').Application} app
   * @param {{org: string, app: string}} route
   */
  constructor(app, route) {
    this.app = app;
    this.org = route.org;
    this.appName = route.app;
    /**
     * Those that are being asked back.
     * @type {Set<string>}
     */
    this.busy = new Set();
    /** @type {Problem|null} */
    this.problem = null;
    /**
     * The app is not there, or not to be seen.
     * @type {Problem|null}
     */
    this.missing = null;
    void this.check();
  }

  title() {
    return `Managed databases of ${this.appName}`;
  }

  /** The stream tells of databases only: whether an app without any exists is asked for. */
  async check() {
    try {
      const { apps } = await this.app.attempt(() => this.app.api.apps(this.org));
      if (!apps.some(({ name }) => name === this.appName)) {
        this.missing = new Problem(404, {
          title: 'Not found', detail: `the organisation ${this.org} has no app ${this.appName}`,
        });
      }
    } catch (error) {
      this.missing = Problem.from(error);
    }
    this.app.refresh();
  }

  /** @param {Database} database */
  async undelete(database) {
    this.problem = null;
    this.busy.add(database.id);
    this.app.refresh();
    try {
      this.app.store.put(await this.app.attempt(() => this.app.api.undelete(database)));
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.busy.delete(database.id);
    this.app.refresh();
  }

  view() {
    const { store } = this.app;
    const all = store.of(this.org, this.appName);
    const deleted = all.filter((each) => each.state === 'deleted');
    const live = all.filter((each) => each.state !== 'deleted');
    return [
      pageHeader({
        title: 'Managed databases', lead: ['App ', h('strong', null, this.appName)], actions: this.actions(),
      }),
      problemNotice(this.problem),
      all.length === 0 ? problemNotice(this.missing) : null,
      this.list(live),
      deleted.length > 0 ? this.deletedSection(deleted) : null,
    ];
  }

  actions() {
    const { session } = this.app;
    return [
      h('a', { class: 'button button-plain', href: paths.variables(this.org, this.appName) }, 'Environment'),
      session && may(session, 'CreateDatabase')
        ? h('a', { class: 'button button-primary', href: paths.create(this.org, this.appName) },
          icon('plus'), 'Create a database')
        : null,
    ];
  }

  /** @param {Database[]} live */
  list(live) {
    const { session, store } = this.app;
    const mayCreate = session && may(session, 'CreateDatabase');
    const reason = session && !mayCreate
      ? notice({ tone: 'info' }, h('p', null, whyNot(session, 'CreateDatabase', this.org)))
      : null;
    if (live.length > 0) return [reason, h('ul', { class: 'rows' }, live.map(databaseRow))];
    if (!store.isComplete) return loading('Loading the databases');
    if (this.missing) return null;
    return [reason, emptyState(store.of(this.org, this.appName).length > 0 ? 'No databases' : 'No databases yet',
      mainHint(),
      mayCreate
        ? h('a', { class: 'button button-primary', href: paths.create(this.org, this.appName) }, 'Create main')
        : null)];
  }

  /** @param {Database[]} deleted */
  deletedSection(deleted) {
    const { session } = this.app;
    const isAllowed = session && may(session, 'UndeleteDatabase');
    return h('section', { class: 'section', 'aria-labelledby': 'deleted-title' },
      h('h2', { id: 'deleted-title' }, 'Deleted'),
      h('p', { class: 'hint' },
        'Their volumes are kept: a database comes back with its rows, its address and its credentials.'),
      session && !isAllowed
        ? reasonText({
          id: 'undelete-why-not', text: whyNot(session, 'UndeleteDatabase', this.org), isForbidden: true,
        })
        : null,
      h('ul', { class: 'rows' }, deleted.map((database) => h('li', { key: database.id, class: 'row row-deleted' },
        h('a', { class: 'row-link', href: paths.database(database) }, h('span', { class: 'row-name' }, database.name)),
        h('span', { class: 'row-text' }, `PostgreSQL ${database.engineVersion} · deleted `, since(database.since)),
        button({
          label: 'Undelete', name: `Undelete ${database.name}`, isBusy: this.busy.has(database.id),
          reasonId: isAllowed ? undefined : 'undelete-why-not', onclick: () => void this.undelete(database),
        })))));
  }
}
