/** Elements without HTML: text is always text. */

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, string | number | boolean | null | undefined | ((event: any) => unknown)>} Props
 */

/**
 * An element. Keys that begin with `on` are listeners, `class`, `value` and `checked` are what they say, the rest attributes; what is false or missing is left out.
 * @param {string} tag
 * @param {Props | null} [props]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(tag, props, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (typeof value === 'function') element.addEventListener(name.slice(2).toLowerCase(), value);
    else if (value === undefined || value === null || value === false) continue;
    else if (name === 'value') /** @type {HTMLInputElement} */ (element).value = String(value);
    else if (name === 'checked') /** @type {HTMLInputElement} */ (element).checked = value === true;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  put(element, ...children);
  return element;
}

/**
 * Appends children; numbers and strings as text.
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
function put(element, ...children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * Takes everything out and puts these in.
 * @param {Element} element
 * @param {...(Child | Child[])} children
 */
export function fill(element, ...children) {
  element.replaceChildren();
  put(element, ...children);
}

/**
 * @param {() => void} work
 * @param {number} ms
 * @returns {() => void} calls `work` when it has not been called for so long
 */
export function debounce(work, ms) {
  /** @type {number | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(work, ms);
  };
}

/**
 * A listener that takes no second press while the first is at work.
 * @param {(event?: any) => Promise<void>} work
 * @returns {(event?: any) => Promise<void>}
 */
export function oneAtATime(work) {
  let busy = false;
  return async (event) => {
    if (busy) return;
    busy = true;
    try {
      await work(event);
    } finally {
      busy = false;
    }
  };
}

/**
 * True while a person types into something.
 * @param {EventTarget | null} target
 */
export function isTyping(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
