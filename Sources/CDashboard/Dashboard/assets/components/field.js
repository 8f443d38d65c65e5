import { h } from '../core/view.js';
import { icon } from './icon.js';

/**
 * A labelled input with its hint and its error, which are read with it.
 *
 * @param {{id: string, label: import('../core/view.js').Child, value: string, oninput: (value: string) => void,
 *   hint?: import('../core/view.js').Child, error?: string, type?: string, mono?: boolean, required?: boolean,
 *   autofocus?: boolean, attributes?: Record<string, any>}} options
 */
export function field(options) {
  const { id, label, value, oninput, hint, error, type = 'text', mono, required, autofocus, attributes } = options;
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return h('div', { class: 'field', key: id },
    h('label', { for: id }, label),
    hint ? h('p', { class: 'hint', id: `${id}-hint` }, hint) : null,
    h('input', {
      id,
      type,
      value,
      class: mono ? 'mono' : null,
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      'aria-required': required ? 'true' : null,
      'aria-invalid': error ? 'true' : null,
      'aria-describedby': described || null,
      /** @param {Event} event */
      oninput: (event) => oninput(/** @type {HTMLInputElement} */ (event.target).value),
      ref: autofocus ? takeFocus : undefined,
      ...attributes,
    }),
    error ? h('p', { class: 'error', id: `${id}-error` }, icon('warning'), h('span', null, error)) : null);
}

/** @param {HTMLElement} element */
function takeFocus(element) {
  element.focus();
}
