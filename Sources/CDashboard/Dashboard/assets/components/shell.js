import { paths } from '../core/router.js';
import { h } from '../core/view.js';
import { connectionBadge } from './connection.js';
import { icon } from './icon.js';

/** @typedef {import('../core/application.js').Application} Application */

/**
 * The head of every screen: where one is, how live it is, and who one is.
 * @param {Application} app
 * @param {() => void} signOut
 */
export function topBar(app, signOut) {
  const { session, store } = app;
  if (!session) return null;
  return h('header', { class: 'top' }, h('div', { class: 'top-inner' },
    h('nav', { class: 'crumbs', 'aria-label': 'Breadcrumbs' }, h('ol', null, crumbs(app))),
    h('div', { class: 'top-side' },
      connectionBadge(store.connection),
      h('span', { class: 'who' }, h('span', { class: 'who-name' }, session.name),
        h('span', { class: 'who-role' }, session.role || 'service')),
      h('button', { type: 'button', class: 'button button-quiet', onclick: signOut }, 'Sign out'))));
}

/** @param {Application} app */
function crumbs({ route, store }) {
  /** @type {{text: import('../core/view.js').Child, href: string}[]} */
  const trail = [{ text: [icon('database'), h('span', { class: 'brand' }, 'Paas')], href: '#/' }];
  if ('org' in route) trail.push({ text: route.org, href: paths.apps(route.org) });
  if ('app' in route) trail.push({ text: route.app, href: paths.databases(route.org, route.app) });
  if (route.screen === 'create') trail.push({ text: 'New', href: paths.create(route.org, route.app) });
  if (route.screen === 'variables') trail.push({ text: 'Environment', href: paths.variables(route.org, route.app) });
  if (route.screen === 'database') {
    trail.push({ text: store.databases.get(route.id)?.name ?? 'Database', href: paths.database(route) });
  }
  return trail.map(({ text, href }, index) => h('li', { key: href },
    h('a', { href, 'aria-current': index === trail.length - 1 ? 'page' : null }, text)));
}
