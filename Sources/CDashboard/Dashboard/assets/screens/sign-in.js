import { Problem } from '../core/problem.js';
import { h } from '../core/view.js';
import { button } from '../components/button.js';
import { field } from '../components/field.js';
import { icon } from '../components/icon.js';
import { notice, problemNotice } from '../components/notice.js';

/** Exchanges a token for the session's cookie; the page keeps no token. */
export class SignIn {
  /** @param {import('../core/application.js').Application} app */
  constructor(app) {
    this.app = app;
    this.token = '';
    this.error = '';
    this.isBusy = false;
    /** @type {Problem|null} */
    this.problem = null;
  }

  title() {
    return 'Sign in';
  }

  async submit() {
    this.problem = null;
    const token = this.token.trim();
    this.error = token === '' ? 'Paste a token first.' : '';
    if (this.error) {
      this.app.refresh();
      document.getElementById('token')?.focus();
      return;
    }
    this.isBusy = true;
    this.app.refresh();
    try {
      await this.app.signIn(token);
    } catch (error) {
      const problem = Problem.from(error);
      if (problem.status === 401) this.error = 'This is no valid token: it is mistyped, was revoked or has expired.';
      else this.problem = problem;
    }
    this.isBusy = false;
    this.app.refresh();
  }

  view() {
    return h('div', { class: 'sign-in' },
      h('div', { class: 'sign-in-mark' }, icon('database')),
      h('h1', { tabindex: '-1' }, 'Sign in'),
      h('p', { class: 'lead' }, 'Managed databases for your apps.'),
      this.app.farewell ? notice({ tone: 'info', role: 'status' }, h('p', null, this.app.farewell)) : null,
      problemNotice(this.problem),
      h('form', {
        class: 'card',
        novalidate: true,
        /** @param {Event} event */
        onsubmit: (event) => {
          event.preventDefault();
          if (!this.isBusy) void this.submit();
        },
      },
      field({
        id: 'token',
        label: 'Token',
        type: 'password',
        value: this.token,
        oninput: (value) => {
          this.token = value;
          this.error = '';
          this.app.refresh();
        },
        hint: [
          'It begins with ', h('code', null, 'paas_'), '. ', h('code', null, 'paas up'), ' writes the first ones to ',
          h('code', null, '.paas/tokens'), '.',
        ],
        error: this.error,
        mono: true,
        required: true,
        autofocus: true,
      }),
      button({ label: 'Sign in', type: 'submit', kind: 'primary', isBusy: this.isBusy })));
  }
}
