import { createCommand } from '../core/curl.js';
import { may, whyNot } from '../core/permissions.js';
import { Problem } from '../core/problem.js';
import { paths } from '../core/router.js';
import { h } from '../core/view.js';
import { button } from '../components/button.js';
import { codeBlock } from '../components/code-block.js';
import { field } from '../components/field.js';
import { mainHint } from '../components/main-hint.js';
import { notice, problemNotice } from '../components/notice.js';
import { pageHeader } from '../components/page-header.js';

/** Asks for a new database: one field, `main` filled in. */
export class Create {
  /**
   * @param {import('../core/application.js').Application} app
   * @param {{org: string, app: string}} route
   */
  constructor(app, route) {
    this.app = app;
    this.org = route.org;
    this.appName = route.app;
    const live = app.store.of(this.org, this.appName).filter(({ state }) => state !== 'deleted');
    this.name = live.some(({ name }) => name === 'main') ? '' : 'main';
    this.version = '';
    this.isAdvanced = false;
    this.isBusy = false;
    /** @type {Problem|null} */
    this.problem = null;
  }

  title() {
    return `Create a database for ${this.appName}`;
  }

  fields() {
    const version = this.version.trim();
    return version === '' ? { name: this.name.trim() } : { name: this.name.trim(), engineVersion: version };
  }

  /**
   * What the answer says of a field: `Name must be …`.
   * @param {string} pointer
   */
  errorOf(pointer) {
    const label = pointer === '/name' ? 'Name' : 'Engine version';
    const errors = (this.problem?.errors ?? []).filter((each) => each.pointer === pointer);
    return errors.map(({ detail }) => `${label} ${detail}.`).join(' ');
  }

  async submit() {
    this.isBusy = true;
    this.problem = null;
    this.app.refresh();
    try {
      const database = await this.app.attempt(() => this.app.api.create(this.org, this.appName, this.fields()));
      this.app.store.put(database);
      location.hash = paths.database(database);
    } catch (error) {
      this.problem = Problem.from(error);
      this.isBusy = false;
      if (this.errorOf('/engineVersion')) this.isAdvanced = true;
      this.app.refresh();
      const id = this.errorOf('/engineVersion') && !this.errorOf('/name') ? 'version' : 'name';
      document.getElementById(id)?.focus();
    }
  }

  view() {
    const { session } = this.app;
    const isAllowed = session && may(session, 'CreateDatabase');
    const isOfField = this.errorOf('/name') !== '' || this.errorOf('/engineVersion') !== '';
    return [
      pageHeader({ title: 'Create a database', lead: ['For the app ', h('strong', null, this.appName)] }),
      session && !isAllowed
        ? notice({ tone: 'info', id: 'create-why-not' }, h('p', null, whyNot(session, 'CreateDatabase', this.org)))
        : null,
      isOfField ? null : problemNotice(this.problem),
      h('form', {
        class: 'card form',
        novalidate: true,
        /** @param {Event} event */
        onsubmit: (event) => {
          event.preventDefault();
          if (!this.isBusy && isAllowed) void this.submit();
        },
      },
      this.nameField(),
      this.advanced(),
      h('div', { class: 'actions' },
        button({
          label: 'Create', type: 'submit', kind: 'primary', isBusy: this.isBusy,
          reasonId: isAllowed ? undefined : 'create-why-not',
        }),
        h('a', { class: 'button button-quiet', href: paths.databases(this.org, this.appName) }, 'Cancel'))),
      h('section', { class: 'section', 'aria-labelledby': 'curl-title' },
        h('h2', { id: 'curl-title' }, 'The same with curl'),
        codeBlock({ text: createCommand(this.org, this.appName, this.fields()), what: 'curl command' })),
    ];
  }

  nameField() {
    return field({
      id: 'name',
      label: 'Name',
      value: this.name,
      oninput: (value) => {
        this.name = value;
        this.app.refresh();
      },
      hint: this.name.trim() === 'main'
        ? mainHint()
        : 'Lower-case letters, digits and single hyphens; a letter first.',
      error: this.errorOf('/name'),
      mono: true,
      required: true,
      autofocus: true,
    });
  }

  advanced() {
    return h('details', {
      class: 'advanced',
      open: this.isAdvanced,
      /** @param {Event} event */
      ontoggle: (event) => {
        this.isAdvanced = /** @type {HTMLDetailsElement} */ (event.target).open;
      },
    },
      h('summary', null, 'Advanced'),
      field({
        id: 'version',
        label: 'Engine version',
        value: this.version,
        oninput: (value) => {
          this.version = value;
          this.app.refresh();
        },
        hint: 'PostgreSQL’s major version; 16 unless you choose another. It can’t be changed later.',
        error: this.errorOf('/engineVersion'),
        mono: true,
        attributes: { inputmode: 'numeric', placeholder: '16', maxlength: '8' },
      }));
  }
}
