import { announce } from '../../core/announce.js';
import { copyText } from '../../core/clipboard.js';
import { may, whyNot } from '../../core/permissions.js';
import { Problem } from '../../core/problem.js';
import { h } from '../../core/view.js';
import { isRotating } from '../../core/words.js';
import { button } from '../../components/button.js';
import { remaining } from '../../components/elapsed.js';
import { fact, facts } from '../../components/facts.js';
import { icon } from '../../components/icon.js';
import { problemNotice } from '../../components/notice.js';
import { reasonText } from '../../components/reason.js';

/** @typedef {import('../../core/types.js').Database} Database */

/** How long a DSN is shown, in milliseconds. */
const shownFor = 60_000;

const mask = '••••••••••••';

/** Where apps connect to, and the DSN for those who may see it. It is kept no longer than it is shown. */
export class Connect {
  /** @param {import('../../core/application.js').Application} app */
  constructor(app) {
    this.app = app;
    /** @type {{dsn: string, until: number, generation: number}|null} */
    this.shown = null;
    /** @type {'reveal'|'copy'|null} */
    this.busy = null;
    /** What came of copying without showing. */
    this.outcome = '';
    /** @type {Problem|null} */
    this.problem = null;
    this.timer = 0;
    /** Counts hides: an answer that comes after one is not shown. */
    this.hides = 0;
  }

  hide() {
    window.clearTimeout(this.timer);
    this.hides += 1;
    this.shown = null;
    this.outcome = '';
    this.app.refresh();
  }

  /** @param {Database} database */
  async reveal(database) {
    const hides = this.hides;
    const answer = await this.ask(database, 'reveal');
    if (!answer || hides !== this.hides) return;
    this.shown = { dsn: answer.dsn, until: Date.now() + shownFor, generation: database.generation };
    announce('The DSN is shown for 60 seconds.');
    this.timer = window.setTimeout(() => {
      this.hide();
      announce('The DSN is masked again.');
    }, shownFor);
    this.app.refresh();
  }

  /**
   * Copies what is shown, or asks for it and copies it without showing.
   * @param {Database} database
   */
  async copy(database) {
    const dsn = this.shown?.dsn ?? (await this.ask(database, 'copy'))?.dsn;
    if (!dsn) return;
    this.outcome = (await copyText(dsn))
      ? 'The DSN is on the clipboard.'
      : 'This browser does not let the page copy: reveal the DSN instead.';
    announce(this.outcome);
    this.app.refresh();
  }

  /**
   * @param {Database} database
   * @param {'reveal'|'copy'} purpose
   */
  async ask(database, purpose) {
    if (this.busy) return null;
    this.busy = purpose;
    this.problem = null;
    this.outcome = '';
    this.app.refresh();
    try {
      return await this.app.attempt(() => this.app.api.reveal(database));
    } catch (error) {
      this.problem = Problem.from(error);
      return null;
    } finally {
      this.busy = null;
      this.app.refresh();
    }
  }

  /** @param {Database} database */
  view(database) {
    // What was revealed before a rotation is no longer the password.
    if (this.shown && this.shown.generation !== database.generation) this.hide();
    const { host, port } = database;
    const hidden = host ? `postgres://app:${mask}@${host}:${port}/app` : 'The address is not known yet.';
    return h('section', { class: 'card', 'aria-labelledby': 'connect-title' },
      h('h2', { id: 'connect-title' }, 'Connect'),
      facts(
        fact('Host', host, { mono: true }), fact('Port', port, { mono: true }),
        fact('Database', 'app', { mono: true }), fact('User', 'app', { mono: true })),
      h('div', { class: this.shown ? 'dsn is-shown' : 'dsn' },
        h('span', { class: 'dsn-label', id: 'dsn-label' }, 'DSN'),
        h('code', { class: 'dsn-text', id: 'dsn', 'aria-labelledby': 'dsn-label', role: 'group' },
          this.shown?.dsn ?? hidden)),
      this.actions(database),
      this.outcome ? h('p', { class: 'outcome' }, icon('info'), this.outcome) : null,
      problemNotice(this.problem));
  }

  /**
   * The same two buttons whether it is shown or not, so that the focus stays on them.
   * @param {Database} database
   */
  actions(database) {
    const session = /** @type {import('../../core/types.js').Session} */ (this.app.session);
    const isAllowed = may(session, 'RevealDSN');
    const reason = isAllowed ? this.unavailable(database) : whyNot(session, 'RevealDSN', database.org);
    const reasonId = reason && !this.shown ? 'reveal-why-not' : undefined;
    const { shown } = this;
    return h('div', { class: 'reveal' },
      h('p', { class: 'hint', id: 'reveal-notice' }, shown
        ? ['Masked again in ', remaining(shown.until), '.']
        : 'Each reveal, and each copy without showing, is recorded in the audit log.'),
      h('div', { class: 'actions' },
        button({
          label: shown ? 'Hide DSN' : 'Reveal DSN', isBusy: this.busy === 'reveal', reasonId,
          describedBy: shown ? undefined : 'reveal-notice',
          onclick: () => (shown ? this.hide() : void this.reveal(database)),
        }),
        button({
          label: shown ? 'Copy DSN' : 'Copy without showing', kind: 'quiet', isBusy: this.busy === 'copy', reasonId,
          describedBy: shown ? undefined : 'reveal-notice',
          onclick: () => void this.copy(database),
        })),
      reasonText({ id: reasonId, text: reason, isForbidden: !isAllowed }));
  }

  /**
   * Why even those who may can't now.
   * @param {Database} database
   */
  unavailable(database) {
    if (isRotating(database)) return 'The password is being changed; wait until that is done.';
    if (database.state === 'ready' || database.state === 'degraded') return '';
    return database.state === 'deleted' || database.state === 'deleting'
      ? 'The database is deleted: undelete it first.'
      : 'The DSN can be revealed once the database is Ready.';
  }
}
