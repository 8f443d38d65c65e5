import { Problem } from '../../core/problem.js';
import { h } from '../../core/view.js';
import { loading } from '../../components/loading.js';
import { notice, problemNotice } from '../../components/notice.js';
import { pageHeader } from '../../components/page-header.js';
import { since } from '../../components/elapsed.js';
import { stateBadge } from '../../components/state-badge.js';
import { permittedButton } from '../../components/permitted-button.js';
import { paths } from '../../core/router.js';
import { Connect } from './connect.js';
import { Deletion } from './deletion.js';
import { Failure } from './failure.js';
import { overview } from './overview.js';
import { Rotation } from './rotation.js';

/** @typedef {import('../../core/types.js').Database} Database */

/** One database: how it is, how to connect, and what can be done with it. */
export class DatabaseScreen {
  /**
   * @param {import('../../core/application.js').Application} app
   * @param {{org: string, app: string, id: string}} route
   */
  constructor(app, route) {
    this.app = app;
    this.route = route;
    this.failure = new Failure(app);
    this.connect = new Connect(app);
    this.rotation = new Rotation(app, { began: () => this.connect.hide() });
    this.deletion = new Deletion(app);
    this.isUndeleting = false;
    /** @type {Problem|null} */
    this.problem = null;
    /**
     * It could not be had.
     * @type {Problem|null}
     */
    this.missing = null;
    if (!this.database()) void this.load();
  }

  title() {
    const name = this.database()?.name ?? 'Database';
    return `${name} of ${this.route.app}`;
  }

  /** The screen is left: no secret stays behind. */
  leave() {
    this.connect.hide();
  }

  /** @returns {Database|undefined} */
  database() {
    const database = this.app.store.databases.get(this.route.id);
    return database && database.org === this.route.org && database.app === this.route.app ? database : undefined;
  }

  async load() {
    try {
      const database = await this.app.attempt(() => this.app.api.get(this.route));
      if (database.state !== 'purged') this.app.store.put(database);
      this.missing = null;
    } catch (error) {
      this.missing = Problem.from(error);
    }
    this.app.refresh();
  }

  async undelete() {
    const database = this.database();
    if (!database || this.isUndeleting) return;
    this.isUndeleting = true;
    this.problem = null;
    this.app.refresh();
    try {
      this.app.store.put(await this.app.attempt(() => this.app.api.undelete(database)));
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.isUndeleting = false;
    this.app.refresh();
  }

  view() {
    const database = this.database();
    if (!database) return this.absent();
    return [
      this.header(database),
      problemNotice(this.problem),
      this.banner(database),
      overview(database, this.app.store.seen.get(database.id) ?? [], this.failure.view(database)),
      this.connect.view(database),
      this.rotation.view(database),
      this.deletion.view(database),
    ];
  }

  absent() {
    const { org, app } = this.route;
    const back = h('a', { class: 'button button-plain', href: paths.databases(org, app) }, 'All databases');
    if (this.missing) {
      return [pageHeader({ title: 'Not here' }), problemNotice(this.missing, back)];
    }
    if (!this.app.store.isComplete) return [pageHeader({ title: 'Database' }), loading('Loading the database')];
    return [
      pageHeader({ title: 'Not here any more' }),
      notice({ tone: 'off' },
        h('p', null, 'This database was destroyed together with its data, or it never was.'), back),
    ];
  }

  /** @param {Database} database */
  header(database) {
    const by = database.createdBy ? ` by ${database.createdBy}` : '';
    return pageHeader({
      title: database.name,
      beside: stateBadge(database.state),
      lead: [
        `PostgreSQL ${database.engineVersion} · created `, since(database.createdAt), by, ' · ',
        h('code', null, database.id),
      ],
    });
  }

  /** @param {Database} database */
  banner(database) {
    if (database.state !== 'deleted' && database.state !== 'deleting') return null;
    const title = database.state === 'deleted' ? `${database.name} is deleted` : `${database.name} is being deleted`;
    return notice({ tone: 'off', title },
      h('p', null,
        'The volume is kept. Undelete brings the database back with its rows, its address and its credentials, so the '
        + 'app needs no deploy.'),
      this.undeleteButton(database));
  }

  /** @param {Database} database */
  undeleteButton({ name, org }) {
    const session = /** @type {import('../../core/types.js').Session} */ (this.app.session);
    return permittedButton({ session, action: 'UndeleteDatabase', org }, {
      label: 'Undelete', name: `Undelete ${name}`, kind: 'primary', isBusy: this.isUndeleting,
      onclick: () => void this.undelete(),
    });
  }
}
