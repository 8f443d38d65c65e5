import { dateTime } from '../core/format.js';
import { may, whyNot } from '../core/permissions.js';
import { Problem } from '../core/problem.js';
import { h } from '../core/view.js';
import { button } from '../components/button.js';
import { since } from '../components/elapsed.js';
import { field } from '../components/field.js';
import { loading } from '../components/loading.js';
import { notice, problemNotice } from '../components/notice.js';
import { pageHeader } from '../components/page-header.js';

/** @typedef {import('../core/types.js').Variable} Variable */

const mask = '••••••••';

/** An app's variables: names only, for no answer but a deployment's holds a value. */
export class Variables {
  /**
   * @param {import('../core/application.js').Application} app
   * @param {{org: string, app: string}} route
   */
  constructor(app, route) {
    this.app = app;
    this.org = route.org;
    this.appName = route.app;
    /** @type {Variable[]|null} */
    this.variables = null;
    this.name = '';
    this.value = '';
    this.nameError = '';
    /**
     * The name whose change is under way; empty: a new one's.
     * @type {string|null}
     */
    this.busy = null;
    /** @type {Problem|null} */
    this.problem = null;
    void this.load();
  }

  title() {
    return `Environment of ${this.appName}`;
  }

  async load() {
    try {
      this.variables = (await this.app.attempt(() => this.app.api.variables(this.org, this.appName))).variables;
      this.problem = null;
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.app.refresh();
  }

  /**
   * Makes a change, then reads the names again.
   * @param {string} busy
   * @param {() => Promise<unknown>} change
   */
  async change(busy, change) {
    if (this.busy !== null) return;
    this.busy = busy;
    this.problem = null;
    this.app.refresh();
    try {
      await this.app.attempt(change);
      if (busy === '') {
        this.name = '';
        this.value = '';
      }
      await this.load();
    } catch (error) {
      this.problem = Problem.from(error);
    }
    this.busy = null;
    this.app.refresh();
  }

  submit() {
    this.nameError = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(this.name)
      ? '' : 'Letters, digits and underscores, no digit first; at most 128.';
    if (this.nameError) {
      this.app.refresh();
      document.getElementById('variable-name')?.focus();
      return;
    }
    const { name, value } = this;
    void this.change('', () => this.app.api.setVariable(this.org, this.appName, name, value));
  }

  view() {
    return [
      pageHeader({ title: 'Environment', lead: ['Variables of the app ', h('strong', null, this.appName)] }),
      notice({ tone: 'info' }, h('p', null,
        'A deployment gets these, and ', h('code', null, 'DATABASE_URL'), ' of the database ', h('code', null, 'main'),
        ' unless you set a variable of that name. Values are never shown here.')),
      problemNotice(this.problem,
        this.variables ? null : button({ label: 'Try again', onclick: () => void this.load() })),
      this.list(),
      this.form(),
    ];
  }

  list() {
    if (!this.variables) return this.problem ? null : loading('Loading the variables');
    if (this.variables.length === 0) return h('p', { class: 'hint' }, 'No variables are set.');
    const session = /** @type {import('../core/types.js').Session} */ (this.app.session);
    const reasonId = may(session, 'UnsetVariable') ? undefined : 'variables-why-not';
    return h('ul', { class: 'rows' }, this.variables.map((variable) => this.row(variable, reasonId)));
  }

  /**
   * @param {Variable} variable
   * @param {string|undefined} reasonId
   */
  row({ name, updatedAt, updatedBy }, reasonId) {
    return h('li', { key: name, class: 'row row-deleted' },
      h('span', { class: 'row-name mono' }, name),
      h('span', { class: 'row-text', title: dateTime(updatedAt) },
        h('span', { 'aria-hidden': 'true' }, `${mask} `),
        'set ', since(updatedAt), updatedBy ? ` by ${updatedBy}` : ''),
      button({
        label: 'Unset', name: `Unset ${name}`, kind: 'quiet', isBusy: this.busy === name, reasonId,
        onclick: () => void this.change(name, () => this.app.api.unsetVariable(this.org, this.appName, name)),
      }));
  }

  form() {
    const session = /** @type {import('../core/types.js').Session} */ (this.app.session);
    if (!may(session, 'SetVariable')) {
      return notice({ tone: 'info', id: 'variables-why-not' }, h('p', null, whyNot(session, 'SetVariable', this.org)));
    }
    return h('form', {
      class: 'card form',
      novalidate: true,
      /** @param {Event} event */
      onsubmit: (event) => {
        event.preventDefault();
        this.submit();
      },
    },
    h('h2', null, 'Set a variable'),
    field({
      id: 'variable-name', label: 'Name', value: this.name, mono: true, required: true, error: this.nameError,
      oninput: (value) => {
        this.name = value;
        this.nameError = '';
        this.app.refresh();
      },
    }),
    field({
      id: 'variable-value', label: 'Value', value: this.value, type: 'password', mono: true,
      hint: 'Setting a name that is there replaces its value.',
      oninput: (value) => {
        this.value = value;
        this.app.refresh();
      },
    }),
    h('div', { class: 'actions' },
      button({ label: 'Set', type: 'submit', kind: 'primary', isBusy: this.busy === '' })));
  }
}
