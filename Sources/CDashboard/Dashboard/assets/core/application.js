import { announce } from './announce.js';
import { api } from './api.js';
import { Problem } from './problem.js';
import { parseRoute } from './router.js';
import { Store } from './store.js';
import { Stream } from './stream.js';
import { isRotating, stateSentence } from './words.js';

const sessionOver = 'Your session is over: the token was revoked or has expired.';

/**
 * The state of the whole page, and what happens to it. It draws nothing: `draw` is told when something changed.
 *
 * @typedef {import('./types.js').Session} Session
 */
export class Application {
  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
    this.api = api;
    /**
     * undefined until it is known; null = nobody is signed in.
     * @type {Session|null|undefined}
     */
    this.session = undefined;
    /**
     * Why the session could not be asked for.
     * @type {Problem|null}
     */
    this.problem = null;
    /** Why somebody who was signed in is not any more. */
    this.farewell = '';
    this.route = parseRoute(location.hash);
    this.isDrawing = false;
    this.store = new Store(() => this.refresh());
    this.stream = new Stream(this.store, {
      transition: (transition) => this.tell(transition),
      refused: () => this.checkSession(),
    });
  }

  async start() {
    window.addEventListener('hashchange', () => {
      this.route = parseRoute(location.hash);
      this.refresh();
    });
    await this.enter();
  }

  /** Finds out who is signed in, and begins to watch. */
  async enter() {
    await this.checkSession();
    if (this.session) this.stream.open();
  }

  /** Draws soon, once for all that changes until then. */
  refresh() {
    if (this.isDrawing) return;
    this.isDrawing = true;
    const draw = () => {
      this.isDrawing = false;
      this.draw();
    };
    // A hidden page has no frames, but its title and its region for announcements are still read.
    if (document.hidden) window.setTimeout(draw, 50);
    else window.requestAnimationFrame(draw);
  }

  /**
   * Asks who is signed in.
   * @returns {Promise<boolean>} false when nobody is
   */
  async checkSession() {
    try {
      this.session = await api.session();
      this.problem = null;
    } catch (error) {
      const problem = Problem.from(error);
      if (problem.status === 401) this.signedOut(this.session ? sessionOver : '');
      else this.problem = problem;
    }
    this.refresh();
    return this.session !== null;
  }

  /** @param {string} token */
  async signIn(token) {
    this.session = await api.signIn(token);
    this.farewell = '';
    this.store.clear();
    this.stream.open();
    announce(`Signed in as ${this.session.name}.`);
    this.refresh();
  }

  async signOut() {
    await api.signOut();
    this.signedOut('You have signed out.');
  }

  /** @param {string} farewell */
  signedOut(farewell) {
    this.session = null;
    this.farewell = farewell;
    this.stream.close();
    this.store.clear();
    this.refresh();
  }

  /**
   * Makes a call of the API; what comes of it is for the screen to say, except that the session is over.
   * @template T
   * @param {() => Promise<T>} call
   * @returns {Promise<T>}
   */
  async attempt(call) {
    try {
      return await call();
    } catch (error) {
      const problem = Problem.from(error);
      if (problem.status === 401) this.signedOut(sessionOver);
      throw problem;
    }
  }

  /**
   * Announces changes of state, and that a rotation is over; steps are on the screen only.
   * @param {import('./types.js').Transition} transition
   */
  tell({ from, to, reason, database }) {
    if (!this.isShown(database)) return;
    if (from !== to) announce(stateSentence(database.name, to, reason));
    const before = this.store.databases.get(database.id);
    if (before && isRotating(before) && !isRotating(database)) announce(`${database.name} has its new password.`);
  }

  /** @param {import('./types.js').Database} database */
  isShown(database) {
    const { route } = this;
    if (route.screen === 'database') return route.id === database.id;
    return route.screen === 'databases' && route.org === database.org && route.app === database.app;
  }
}
