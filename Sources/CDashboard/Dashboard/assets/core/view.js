/**
 * A view is a function from state to a tree of nodes; `render` makes the document look like that tree and touches
 * nothing that already does. Elements are kept while their tag and key stay, so focus, selection and scrolling survive.
 *
 * Text becomes text nodes only: nothing that comes from the API is ever parsed as HTML.
 */

/**
 * @typedef {object} VNode
 * @property {string} tag `#text` for text
 * @property {Record<string, any>} props
 * @property {VNode[]} children
 * @property {string|number|null} key
 * @property {string} text
 */

/**
 * Null, undefined and booleans stand for nothing, lists for what is in them.
 * @typedef {VNode|string|number|boolean|null|undefined|any[]} Child
 */

/**
 * What a `ref` is given when its element is in the document; what it returns runs before the element goes away.
 * @typedef {(element: any) => (void|(() => void))} Ref
 */

const svgNamespace = 'http://www.w3.org/2000/svg';

/**
 * What each element shows now.
 * @type {WeakMap<Node, VNode[]>}
 */
const shown = new WeakMap();

/** @type {WeakMap<Node, () => void>} */
const cleanups = new WeakMap();

/**
 * A node of the tree.
 *
 * Properties: `key` (keeps an element when its place changes), `ref`, `on…` (listeners), `value` and `checked` (the
 * control's own), `opaque` (the children belong to the ref); everything else is an attribute, where null and false mean
 * none.
 *
 * @param {string} tag
 * @param {Record<string, any>|null} [props]
 * @param {...Child} children
 * @returns {VNode}
 */
export function h(tag, props, ...children) {
  const { key = null, ...rest } = props ?? {};
  return { tag, props: rest, children: flatten(children), key, text: '' };
}

/**
 * @param {Child} child
 * @returns {VNode[]}
 */
function flatten(child) {
  if (Array.isArray(child)) return child.flatMap(flatten);
  if (child === null || child === undefined || typeof child === 'boolean') return [];
  if (typeof child === 'object') return [child];
  return [{ tag: '#text', props: {}, children: [], key: null, text: String(child) }];
}

/**
 * Makes the children of an element look like the tree.
 * @param {Child} tree
 * @param {Element} parent
 */
export function render(tree, parent) {
  patchChildren(parent, flatten(tree));
}

/**
 * @param {Element} parent
 * @param {VNode[]} wanted
 */
function patchChildren(parent, wanted) {
  const before = shown.get(parent) ?? [];
  if (before.length === 0 && wanted.length === 0) return;
  /** @type {Map<string, {vnode: VNode, node: Node}[]>} */
  const available = new Map();
  let cursor = parent.firstChild;
  for (const vnode of before) {
    const node = /** @type {Node} */ (cursor);
    cursor = node.nextSibling;
    const identity = identityOf(vnode);
    const queue = available.get(identity);
    if (queue) queue.push({ vnode, node });
    else available.set(identity, [{ vnode, node }]);
  }
  const nodes = wanted.map((vnode) => {
    const kept = available.get(identityOf(vnode))?.shift();
    if (!kept) return { vnode, node: create(vnode, parent), isNew: true };
    // The same object again is the same tree: lists keep their rows' nodes to skip them here.
    if (kept.vnode !== vnode) update(kept.node, kept.vnode, vnode);
    return { vnode, node: kept.node, isNew: false };
  });
  for (const queue of available.values()) for (const { node } of queue) remove(parent, node);
  let next = parent.firstChild;
  for (const { node } of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
  shown.set(parent, wanted);
  for (const { vnode, node, isNew } of nodes) if (isNew) arrive(vnode, node);
}

/** @param {VNode} vnode */
function identityOf(vnode) {
  return vnode.key === null ? vnode.tag : `${vnode.tag} ${vnode.key}`;
}

/**
 * @param {VNode} vnode
 * @param {Element} parent
 * @returns {Node}
 */
function create(vnode, parent) {
  if (vnode.tag === '#text') return document.createTextNode(vnode.text);
  const isSVG = vnode.tag === 'svg' || parent.namespaceURI === svgNamespace;
  const element = isSVG
    ? document.createElementNS(svgNamespace, vnode.tag)
    : document.createElement(vnode.tag);
  // Options first: a select can't take a value that it does not offer.
  const made = vnode.children.map((child) => ({ child, node: create(child, element) }));
  for (const { node } of made) element.append(node);
  shown.set(element, vnode.children);
  for (const [name, value] of Object.entries(vnode.props)) setProperty(element, name, value);
  return element;
}

/**
 * Runs the refs of a new subtree, children first, once it is in the document.
 * @param {VNode} vnode
 * @param {Node} node
 */
function arrive(vnode, node) {
  let child = node.firstChild;
  for (const inner of vnode.children) {
    const current = /** @type {Node} */ (child);
    child = current.nextSibling;
    arrive(inner, current);
  }
  const cleanup = vnode.props.ref?.(node);
  if (typeof cleanup === 'function') cleanups.set(node, cleanup);
}

/**
 * @param {Node} node
 * @param {VNode} before
 * @param {VNode} after
 */
function update(node, before, after) {
  if (after.tag === '#text') {
    if (before.text !== after.text) node.nodeValue = after.text;
    return;
  }
  const element = /** @type {Element} */ (node);
  if (!after.props.opaque) patchChildren(element, after.children);
  for (const name of Object.keys(before.props)) {
    if (!(name in after.props)) setProperty(element, name, null);
  }
  for (const [name, value] of Object.entries(after.props)) {
    const isLive = name === 'value' || name === 'checked';
    if (isLive || before.props[name] !== value) setProperty(element, name, value);
  }
}

/**
 * @param {any} element
 * @param {string} name
 * @param {any} value
 */
function setProperty(element, name, value) {
  if (name === 'ref' || name === 'opaque') return;
  if (name.startsWith('on')) {
    element[name] = value;
  } else if ((name === 'value' && element.localName !== 'progress') || name === 'checked') {
    // Writing the same text would move the caret.
    if (element[name] !== (value ?? '')) element[name] = value ?? '';
  } else if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? '' : String(value));
  }
}

/**
 * @param {Element} parent
 * @param {Node} node
 */
function remove(parent, node) {
  depart(node);
  parent.removeChild(node);
}

/** @param {Node} node */
function depart(node) {
  cleanups.get(node)?.();
  cleanups.delete(node);
  for (const child of node.childNodes) depart(child);
}
