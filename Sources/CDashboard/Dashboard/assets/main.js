import { Application } from './core/application.js';
import { Problem } from './core/problem.js';
import { h, render } from './core/view.js';
import { button } from './components/button.js';
import { connectionNotice } from './components/connection.js';
import { loading } from './components/loading.js';
import { problemNotice } from './components/notice.js';
import { pageHeader } from './components/page-header.js';
import { topBar } from './components/shell.js';
import { Apps } from './screens/apps.js';
import { Create } from './screens/create.js';
import { DatabaseScreen } from './screens/database/screen.js';
import { Databases } from './screens/databases.js';
import { Home } from './screens/home.js';
import { Nowhere } from './screens/nowhere.js';
import { SignIn } from './screens/sign-in.js';
import { Variables } from './screens/variables.js';

/** @typedef {{title: () => string, view: () => import('./core/view.js').Child, leave?: () => void}} Screen */

/** @type {Record<string, new (app: Application, route: any) => Screen>} */
const screens = {
  home: Home,
  apps: Apps,
  databases: Databases,
  create: Create,
  variables: Variables,
  database: DatabaseScreen,
  nowhere: Nowhere,
};

const root = /** @type {HTMLElement} */ (document.getElementById('app'));
const app = new Application(draw);

/**
 * The screen that is shown, and what it was made for.
 * @type {{made: string, screen: Screen}|null}
 */
let current = null;

/** @type {Problem|null} */
let farewellProblem = null;

function draw() {
  const focused = document.activeElement;
  const isNew = choose();
  const screen = current?.screen;
  document.title = screen ? `${screen.title()} – Paas` : 'Paas';
  render([
    h('a', { class: 'skip', href: '#content', onclick: skip }, 'Skip to the content'),
    topBar(app, () => void signOut()),
    h('main', { id: 'content', class: app.session ? 'main' : 'main main-narrow' },
      app.session ? connectionNotice(app.store.connection, () => app.stream.open()) : null,
      problemNotice(farewellProblem),
      h('div', { key: current?.made ?? 'none', class: 'screen' }, screen ? screen.view() : waiting())),
  ], root);
  keepFocus(focused, isNew);
}

/** Makes the screen that the route and the session ask for; says whether it is another one. */
function choose() {
  const made = app.session === undefined ? '' : app.session === null ? 'sign-in' : JSON.stringify(app.route);
  if (made === (current?.made ?? '')) return false;
  const isFirst = current === null;
  current?.screen.leave?.();
  const make = screens[app.route.screen];
  current = made === '' ? null : { made, screen: made === 'sign-in' ? new SignIn(app) : new make(app, app.route) };
  window.scrollTo(0, 0);
  return !isFirst;
}

/** Until it is known who is signed in. */
function waiting() {
  if (!app.problem) return loading('Loading');
  const again = button({ label: 'Try again', onclick: () => void app.enter() });
  return [pageHeader({ title: 'Managed databases' }), problemNotice(app.problem, again)];
}

/**
 * A new screen begins at its heading; and when the element that had the focus has gone, the focus goes there too
 * instead of getting lost.
 *
 * @param {Element|null} focused
 * @param {boolean} isNew
 */
function keepFocus(focused, isNew) {
  const isLost = focused !== null && !focused.isConnected && document.activeElement === document.body;
  // A form's first field takes it by itself.
  if ((isNew && document.activeElement?.localName !== 'input') || isLost) root.querySelector('h1')?.focus();
}

/**
 * The fragment is the route: following the link as it stands would lead away.
 * @param {Event} event
 */
function skip(event) {
  event.preventDefault();
  root.querySelector('h1')?.focus();
}

async function signOut() {
  farewellProblem = null;
  try {
    await app.signOut();
  } catch (error) {
    farewellProblem = Problem.from(error);
    app.refresh();
  }
}

void app.start();
