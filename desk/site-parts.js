import { said } from './said.js';
import { h } from './dom.js';
import { t } from './words.js';

/** What the parts of the view of the site share. */

/** @param {string} title @param {...(import('./dom.js').Child | import('./dom.js').Child[])} children */
export function card(title, ...children) {
  return h('section', { class: 'card' }, h('h2', null, title), ...children);
}

/** @param {string[]} problems */
export function problemList(problems) {
  return problems.map((problem) => h('p', { class: 'alert bad' }, said(problem)));
}

/**
 * A list that shows its first items and more when asked.
 * @template T
 * @param {HTMLElement} list the items' parent
 * @param {(item: T, index: number) => HTMLElement} item
 * @param {number} step
 */
export function growing(list, item, step) {
  /** @type {{ items: readonly T[], shown: number }} */
  const now = { items: [], shown: 0 };
  const more = h('button', { type: 'button', onClick: () => grow() });
  const grow = () => {
    const next = now.items.slice(now.shown, now.shown + step);
    const focusOn = list.children.length;
    list.append(...next.map((one, index) => item(one, now.shown + index)));
    const asked = now.shown > 0;
    now.shown += next.length;
    const left = now.items.length - now.shown;
    more.hidden = left <= 0;
    more.textContent = t('show-more', { n: Math.min(step, left) });
    // The button moves away below what it brought: whoever pressed it by key goes on there.
    const first = list.children[focusOn]?.querySelector('a, button, summary');
    if (asked && first instanceof HTMLElement) first.focus({ preventScroll: true });
  };
  return {
    more,
    /** @param {readonly T[]} items */
    set(items) {
      list.replaceChildren();
      now.items = items;
      now.shown = 0;
      grow();
    },
  };
}

/**
 * Buttons of which one is pressed.
 * @template {string} K
 * @param {{ key: K, name: string, count?: number }[]} choices @param {K} chosen @param {(key: K) => void} choose @param {string} label
 */
export function chips(choices, chosen, choose, label) {
  const box = h('div', { class: 'filters', role: 'group', 'aria-label': label });
  const buttons = choices.map(({ key, name, count }) => h('button', { type: 'button', class: 'filter', 'aria-pressed': String(key === chosen), onClick: () => {
    buttons.forEach((button, index) => button.setAttribute('aria-pressed', String(choices[index]?.key === key)));
    choose(key);
  } }, name, count === undefined ? null : h('span', { class: 'n' }, String(count))));
  box.append(...buttons);
  return box;
}

/**
 * Heads of a table that sort it when they are pressed.
 * @template {string} B
 * @param {readonly { by: B, name: string, down?: boolean }[]} columns `down`: largest first @param {{ by: B, down: boolean }} now changed before `show` is called @param {() => void} show
 */
export function sortHeads(columns, now, show) {
  const heads = columns.map(({ by, name, down = false }) => h('th', { scope: 'col', onClick: () => {
    now.down = now.by === by ? !now.down : down;
    now.by = by;
    mark();
    show();
  } }, h('button', { type: 'button' }, name)));
  const mark = () => heads.forEach((head, index) => head.setAttribute('aria-sort', columns[index]?.by !== now.by ? 'none' : now.down ? 'descending' : 'ascending'));
  mark();
  return heads;
}

/** A rule by its id; in Russian by its title, with the id on hover. @param {string} rule */
export function ruleName(rule) {
  return said(rule);
}
