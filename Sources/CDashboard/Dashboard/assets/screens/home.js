import { paths } from '../core/router.js';
import { count } from '../core/format.js';
import { h } from '../core/view.js';
import { emptyState } from '../components/empty-state.js';
import { icon } from '../components/icon.js';
import { loading } from '../components/loading.js';
import { pageHeader } from '../components/page-header.js';

/** The organisations of a token that holds in all of the installation. A member's token leads to its own at once. */
export class Home {
  /** @param {import('../core/application.js').Application} app */
  constructor(app) {
    this.app = app;
    const org = app.session?.org;
    if (org) location.replace(paths.apps(org));
  }

  title() {
    return 'Organisations';
  }

  view() {
    const { store, session } = this.app;
    if (session?.org) return null;
    /** @type {Map<string, number>} */
    const orgs = new Map();
    for (const { org, state } of store.databases.values()) {
      orgs.set(org, (orgs.get(org) ?? 0) + (state === 'deleted' ? 0 : 1));
    }
    return [
      pageHeader({ title: 'Organisations', lead: 'Those that have databases.' }),
      orgs.size > 0 ? this.list([...orgs].sort()) : store.isComplete
        ? emptyState('No databases yet', 'An organisation appears here with its first database.')
        : loading('Loading the organisations'),
    ];
  }

  /** @param {[string, number][]} orgs */
  list(orgs) {
    return h('ul', { class: 'rows' }, orgs.map(([org, number]) => h('li', { key: org, class: 'row row-app' },
      h('a', { class: 'row-link', href: paths.apps(org) }, h('span', { class: 'row-name' }, org)),
      h('span', { class: 'row-text' }, count(number, 'database')),
      icon('chevron'))));
  }
}
