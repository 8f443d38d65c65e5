import { count } from '../core/format.js';
import { Problem } from '../core/problem.js';
import { paths } from '../core/router.js';
import { h } from '../core/view.js';
import { stateWords } from '../core/words.js';
import { button } from '../components/button.js';
import { emptyState } from '../components/empty-state.js';
import { icon } from '../components/icon.js';
import { loading } from '../components/loading.js';
import { pageHeader } from '../components/page-header.js';
import { problemNotice } from '../components/notice.js';

/** @typedef {import('../core/types.js').Database} Database */

/** The apps of an organisation. */
export class Apps {
  /**
   * @param {import('../core/application.js').Application} app
   * @param {{org: string}} route
   */
  constructor(app, { org }) {
    this.app = app;
    this.org = org;
    /** @type {import('../core/types.js').App[]|null} */
    this.apps = null;
    /** @type {Problem|null} */
    this.problem = null;
    void this.load();
  }

  title() {
    return `Apps of ${this.org}`;
  }

  async load() {
    this.problem = null;
    try {
      this.apps = (await this.app.attempt(() => this.app.api.apps(this.org))).apps;
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.app.refresh();
  }

  view() {
    return [
      pageHeader({ title: 'Apps', lead: ['Organisation ', h('strong', null, this.org)] }),
      problemNotice(this.problem, button({ label: 'Try again', onclick: () => void this.load() })),
      this.list(),
    ];
  }

  list() {
    if (!this.apps) return this.problem ? null : loading('Loading the apps');
    if (this.apps.length === 0) {
      return emptyState('No apps yet', 'An app appears here with its first database or deployment.');
    }
    return h('ul', { class: 'rows' }, this.apps.map(({ name }) => h('li', { key: name, class: 'row row-app' },
      h('a', { class: 'row-link', href: paths.databases(this.org, name) }, h('span', { class: 'row-name' }, name)),
      h('span', { class: 'row-text' }, this.summary(this.app.store.of(this.org, name))),
      icon('chevron'))));
  }

  /**
   * `2 databases · 1 failed`.
   * @param {Database[]} databases
   */
  summary(databases) {
    if (!this.app.store.isComplete) return null;
    const live = databases.filter((each) => each.state !== 'deleted');
    const unwell = live.filter((each) => each.state === 'failed' || each.state === 'degraded');
    const parts = [live.length === 0 ? 'No databases' : count(live.length, 'database')];
    for (const state of /** @type {const} */ (['failed', 'degraded'])) {
      const number = unwell.filter((each) => each.state === state).length;
      if (number > 0) parts.push(`${number} ${stateWords(state).label.toLowerCase()}`);
    }
    if (databases.length > live.length) parts.push(`${databases.length - live.length} deleted`);
    return parts.join(' · ');
  }
}
