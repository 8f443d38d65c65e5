import { h } from '../core/view.js';
import { pageHeader } from '../components/page-header.js';

/** An address that leads nowhere. */
export class Nowhere {
  title() {
    return 'Nothing here';
  }

  view() {
    return [
      pageHeader({ title: 'Nothing here', lead: 'This address leads to no screen of the dashboard.' }),
      h('p', null, h('a', { class: 'button button-plain', href: '#/' }, 'To the start')),
    ];
  }
}
