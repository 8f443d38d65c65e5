import { Problem } from '../../core/problem.js';
import { h } from '../../core/view.js';
import { splitMessage } from '../../core/words.js';
import { permittedButton } from '../../components/permitted-button.js';
import { problemNotice } from '../../components/notice.js';

/** @typedef {import('../../core/types.js').Database} Database */

/** What a failed database leaves to read, and another try. */
export class Failure {
  /** @param {import('../../core/application.js').Application} app */
  constructor(app) {
    this.app = app;
    this.isBusy = false;
    /** @type {Problem|null} */
    this.problem = null;
  }

  /** @param {Database} database */
  async retry(database) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.problem = null;
    this.app.refresh();
    try {
      this.app.store.put(await this.app.attempt(() => this.app.api.retry(database)));
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.isBusy = false;
    this.app.refresh();
  }

  /** @param {Database} database */
  view(database) {
    if (database.state !== 'failed') {
      // Whoever began the next try, the last problem is not about it.
      this.problem = null;
      return null;
    }
    const session = /** @type {import('../../core/types.js').Session} */ (this.app.session);
    return [
      logOf(database),
      h('p', { class: 'hint' },
        'A database that was Ready once, or is to be deleted, is looked at again every five minutes and goes on by '
        + 'itself when the cause is gone. One that never was Ready stays as it is: mend the cause, then retry.'),
      permittedButton({ session, action: 'RetryDatabase', org: database.org }, {
        label: 'Retry', name: `Retry ${database.name}`, kind: 'primary', isBusy: this.isBusy,
        onclick: () => void this.retry(database),
      }),
      problemNotice(this.problem),
    ];
  }
}

/** @param {Database} database */
function logOf({ message }) {
  const { log } = splitMessage(message);
  if (log.length === 0) return null;
  return h('div', { class: 'log' },
    h('h3', { id: 'log-title' }, 'Last lines of the instance’s log'),
    h('pre', { tabindex: '0', role: 'region', 'aria-labelledby': 'log-title' }, h('code', null, log.join('\n'))));
}
