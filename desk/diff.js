import { h } from './dom.js';
import { t } from './words.js';

/** @import { Hunk } from '../src/desk/shapes.ts' */

/** Two versions side by side in one text: what goes is red, what comes is green; each changed part can be chosen. */

/**
 * @param {readonly Hunk[]} hunks
 * @param {{ choose?: boolean, take?: string, keep?: string, changed?: () => void }} [options]
 */
export function diffView(hunks, { choose = false, take = t('take'), keep = t('keep'), changed } = {}) {
  const taken = hunks.map((hunk) => !hunk.same && hunk.take);
  /** @type {(() => void)[]} */
  const redraw = [];
  let part = 0;
  const body = h('div', { class: 'diff' }, ...hunks.map((hunk, index) => {
    if (hunk.same) return unchanged(hunk.a);
    const number = ++part;
    const words = hunk.words.map(([kind, text]) => (kind === 0 ? h('span', null, text) : h(kind < 0 ? 'del' : 'ins', null, text)));
    const shown = h('div', { class: 'hunk-text' }, ...words);
    if (!choose) return h('div', { class: 'hunk' }, shown);
    const name = `hunk-${Math.random().toString(36).slice(2)}`;
    const box = h('div', { class: 'hunk', role: 'group', 'aria-label': t('part', { n: number }) });
    const radio = (/** @type {boolean} */ value, /** @type {string} */ label) => h('label', { class: 'choice' }, h('input', { type: 'radio', name, checked: taken[index] === value, onChange: () => { taken[index] = value; mark(); changed?.(); } }), label);
    const radios = h('div', { class: 'choices' }, radio(true, take), radio(false, keep));
    const mark = () => box.classList.toggle('taken', taken[index] === true);
    redraw.push(() => {
      const [yes, no] = /** @type {HTMLInputElement[]} */ ([...radios.querySelectorAll('input')]);
      if (yes !== undefined) yes.checked = taken[index] === true;
      if (no !== undefined) no.checked = taken[index] !== true;
      mark();
    });
    mark();
    box.append(shown, radios);
    return box;
  }));
  return {
    element: body,
    /** The text that the choices make. */
    text: () => hunks.map((hunk, index) => (taken[index] === true ? hunk.b : hunk.a)).join(''),
    /** @param {boolean} value */
    all(value) {
      hunks.forEach((hunk, index) => { if (!hunk.same) taken[index] = value; });
      for (const draw of redraw) draw();
      changed?.();
    },
  };
}

/** Long unchanged stretches are folded. @param {string} text */
function unchanged(text) {
  const lines = text.replace(/\n$/, '').split('\n');
  if (lines.length <= 4) return h('div', { class: 'same' }, text);
  return h('details', { class: 'same' }, h('summary', null, t('unchanged-part', { n: lines.length })), text);
}
