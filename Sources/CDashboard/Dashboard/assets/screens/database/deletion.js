import { destroyCommand } from '../../core/curl.js';
import { may, whyNot } from '../../core/permissions.js';
import { Problem } from '../../core/problem.js';
import { h } from '../../core/view.js';
import { button } from '../../components/button.js';
import { codeBlock } from '../../components/code-block.js';
import { dialog } from '../../components/dialog.js';
import { field } from '../../components/field.js';
import { fact, facts } from '../../components/facts.js';
import { problemNotice } from '../../components/notice.js';
import { reasonText } from '../../components/reason.js';

/** @typedef {import('../../core/types.js').Database} Database */

/** Deletes the database and keeps its volume. Nothing here destroys data: that is shown as a command only. */
export class Deletion {
  /** @param {import('../../core/application.js').Application} app */
  constructor(app) {
    this.app = app;
    this.isAsking = false;
    this.isBusy = false;
    this.typed = '';
    this.error = '';
    /** @type {Problem|null} */
    this.problem = null;
  }

  /** @param {boolean} isAsking */
  ask(isAsking) {
    this.isAsking = isAsking;
    this.typed = '';
    this.error = '';
    this.problem = null;
    this.app.refresh();
  }

  /** @param {Database} database */
  async delete(database) {
    if (this.isBusy) return;
    this.problem = null;
    this.error = this.typed === database.name ? '' : `Type ${database.name}, exactly so.`;
    if (this.error) {
      this.app.refresh();
      document.getElementById('typed-name')?.focus();
      return;
    }
    this.isBusy = true;
    this.app.refresh();
    try {
      this.app.store.put(await this.app.attempt(() => this.app.api.delete(database)));
      this.isAsking = false;
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.isBusy = false;
    this.app.refresh();
  }

  /** @param {Database} database */
  view(database) {
    const isGone = database.state === 'deleted' || database.state === 'deleting' || database.state === 'purging';
    return h('section', { class: 'card', 'aria-labelledby': 'delete-title' },
      h('h2', { id: 'delete-title' }, 'Delete'),
      isGone ? null : this.offer(database),
      this.destruction(database),
      this.isAsking ? this.question(database) : null);
  }

  /** @param {Database} database */
  offer(database) {
    const session = /** @type {import('../../core/types.js').Session} */ (this.app.session);
    const reason = may(session, 'DeleteDatabase') ? '' : whyNot(session, 'DeleteDatabase', database.org);
    const reasonId = reason ? 'delete-why-not' : undefined;
    return [
      h('p', null, 'Stops the database and keeps its volume, so that the delete can be undone at any time.'),
      button({
        label: 'Delete…', kind: 'careful', key: 'delete', reasonId,
        onclick: () => this.ask(true),
      }),
      reasonText({ id: reasonId, text: reason, isForbidden: true }),
    ];
  }

  /** @param {Database} database */
  destruction(database) {
    return h('details', { class: 'destruction' },
      h('summary', null, 'Destroy the data too'),
      h('p', { class: 'hint' },
        'No button does this, on purpose. An owner’s token and this call destroy the volume for good:'),
      codeBlock({ text: destroyCommand(database), what: 'curl command' }));
  }

  /** @param {Database} database */
  question(database) {
    return dialog({
      id: 'delete',
      title: `Delete ${database.name}?`,
      onclose: () => this.ask(false),
      onsubmit: () => void this.delete(database),
    },
    facts(
      fact('Database', `${database.name}, PostgreSQL ${database.engineVersion}`),
      fact('App', `${database.app} of ${database.org}`),
      database.volume ? fact('Volume, kept', database.volume.name, { mono: true }) : null),
    h('p', null,
      'Open sessions end and the app can’t connect any more. ', h('strong', null, 'The volume is kept'),
      ': Undelete brings everything back.'),
    field({
      id: 'typed-name',
      label: ['Type ', h('code', null, database.name), ' to confirm'],
      value: this.typed,
      oninput: (value) => {
        this.typed = value;
        this.error = '';
        this.app.refresh();
      },
      error: this.error,
      mono: true,
      required: true,
      autofocus: true,
    }),
    problemNotice(this.problem),
    h('div', { class: 'actions' },
      button({ label: 'Delete, keep the volume', type: 'submit', kind: 'careful', isBusy: this.isBusy }),
      button({ label: 'Cancel', kind: 'quiet', onclick: () => this.ask(false) })));
  }
}
