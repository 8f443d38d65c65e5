import { announce } from '../../core/announce.js';
import { may, whyNot } from '../../core/permissions.js';
import { Problem } from '../../core/problem.js';
import { h } from '../../core/view.js';
import { isRotating } from '../../core/words.js';
import { button } from '../../components/button.js';
import { dialog } from '../../components/dialog.js';
import { problemNotice } from '../../components/notice.js';
import { reasonText } from '../../components/reason.js';

/** @typedef {import('../../core/types.js').Database} Database */

/** Changes the app's password. */
export class Rotation {
  /**
   * @param {import('../../core/application.js').Application} app
   * @param {{began: () => void}} handlers
   */
  constructor(app, handlers) {
    this.app = app;
    this.handlers = handlers;
    this.isAsking = false;
    this.isBusy = false;
    /** @type {Problem|null} */
    this.problem = null;
  }

  /** @param {boolean} isAsking */
  ask(isAsking) {
    this.isAsking = isAsking;
    this.problem = null;
    this.app.refresh();
  }

  /** @param {Database} database */
  async rotate(database) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    this.app.refresh();
    try {
      this.app.store.put(await this.app.attempt(() => this.app.api.rotate(database)));
      this.isAsking = false;
      this.handlers.began();
      announce(`The password of ${database.name} is being changed.`);
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.isBusy = false;
    this.app.refresh();
  }

  /** @param {Database} database */
  view(database) {
    const session = /** @type {import('../../core/types.js').Session} */ (this.app.session);
    const isAllowed = may(session, 'RotateCredentials');
    const reason = isAllowed ? unavailable(database) : whyNot(session, 'RotateCredentials', database.org);
    const reasonId = reason ? 'rotate-why-not' : undefined;
    return h('section', { class: 'card', 'aria-labelledby': 'rotate-title' },
      h('h2', { id: 'rotate-title' }, 'Rotate the password'),
      h('p', null,
        'Immediate: the old password and its open sessions end at once, and the app needs a deploy to get the new '
        + 'one.'),
      button({ label: 'Rotate now…', reasonId, onclick: () => this.ask(true) }),
      reasonText({ id: reasonId, text: reason, isForbidden: !isAllowed }),
      this.isAsking ? this.question(database) : null);
  }

  /** @param {Database} database */
  question(database) {
    return dialog({
      id: 'rotate',
      title: `Rotate the password of ${database.name}?`,
      beginsAtTitle: true,
      onclose: () => this.ask(false),
      onsubmit: () => void this.rotate(database),
    },
    h('p', null, 'Whoever holds the old password is locked out at once, and so is the app until its next deploy.'),
    problemNotice(this.problem),
    h('div', { class: 'actions' },
      button({ label: 'Rotate now', type: 'submit', kind: 'primary', isBusy: this.isBusy }),
      button({ label: 'Cancel', kind: 'quiet', onclick: () => this.ask(false) })));
  }
}

/**
 * Why even those who may can't now.
 * @param {Database} database
 */
function unavailable(database) {
  if (isRotating(database)) return 'The password is being changed.';
  if (database.state === 'ready' || database.state === 'degraded') return '';
  return 'The password can be rotated while the database is Ready.';
}
