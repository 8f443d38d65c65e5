import { h } from '../core/view.js';

/** What is special about the name `main`. */
export function mainHint() {
  return [
    'A database named ', h('code', null, 'main'), ' reaches the app as ', h('code', null, 'DATABASE_URL'),
    ' with its next deploy.',
  ];
}
