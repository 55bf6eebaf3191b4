import { h } from './dom.js';
import { Refused } from './api.js';
import { said } from './said.js';
import { t } from './words.js';

/** Short notices, and dialogs. */

const shelf = h('div', { class: 'toasts', role: 'status', 'aria-live': 'polite' });
document.body.append(shelf);

/**
 * @param {string | HTMLElement} text
 * @param {{ action?: string, onAction?: () => void, bad?: boolean }} [options]
 */
export function toast(text, { action, onAction, bad = false } = {}) {
  const note = h('div', { class: bad ? 'toast bad' : 'toast' }, typeof text === 'string' ? h('span', null, text) : text,
    action === undefined ? null : h('button', { type: 'button', class: 'link', onClick: () => { note.remove(); onAction?.(); } }, action),
    h('button', { type: 'button', class: 'icon', 'aria-label': t('close'), onClick: () => note.remove() }, '×'));
  shelf.append(note);
  setTimeout(() => note.remove(), bad ? 12_000 : 6000);
}

/** @param {unknown} error */
export function complain(error) {
  if (error instanceof DOMException && error.name === 'AbortError') return;
  toast(error instanceof Refused ? said(error.message) : error instanceof TypeError ? t('offline') : String(error), { bad: true });
}

/**
 * A modal dialog; Escape and a press beside it close it.
 * @param {string} title
 * @param {(close: () => void) => import('./dom.js').Child[]} content
 * @param {string} [kind] class
 */
export function dialog(title, content, kind = '') {
  const id = `dialog-${Math.random().toString(36).slice(2)}`;
  const box = /** @type {HTMLDialogElement} */ (h('dialog', { class: `dialog ${kind}`, 'aria-labelledby': id }));
  const close = () => box.close();
  box.append(h('h2', { id }, title));
  for (const child of content(close)) if (child instanceof Node) box.append(child);
  box.addEventListener('close', () => box.remove());
  box.addEventListener('click', (event) => { if (event.target === box) close(); });
  document.body.append(box);
  box.showModal();
  return close;
}

const NAME = 'slugline-name';

/** Who decides: remembered by the browser. @param {string} known */
export function personName(known) {
  return localStorage.getItem(NAME) ?? known;
}

/** @param {string} name */
export function rememberName(name) {
  localStorage.setItem(NAME, name);
}
