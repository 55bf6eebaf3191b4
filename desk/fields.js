import { send } from './api.js';
import { h } from './dom.js';
import { complain } from './notice.js';
import { t } from './words.js';

/** @import { ArticleAnswer } from '../src/desk/shapes.ts' */

/** The front matter as a form. Each key is changed by itself, so that everything around it stays as it is written. */

/** Keys that Slugline works out, or whose change needs more than a line. */
const FIXED = new Set(['lang', 'heroImage']);

/** @param {ArticleAnswer} article @param {boolean} canEdit @param {(text: string, said: string) => Promise<void>} save */
export function fieldsForm({ view, text, row }, canEdit, save) {
  if (view === null) return h('div');
  if (view.frontMatterProblem !== null) return h('p', { class: 'alert bad' }, view.frontMatterProblem);
  /** @type {Map<string, () => string | boolean | string[] | undefined>} */
  const changes = new Map();
  const button = /** @type {HTMLButtonElement} */ (h('button', { type: 'submit', class: 'primary', hidden: true }, t('save-fields')));
  const fields = view.frontMatter.map(({ key, value, kind }) => {
    const fixed = !canEdit || kind === 'other' || FIXED.has(key);
    const id = `field-${key}`;
    const input = kind === 'flag' ? h('input', { id, type: 'checkbox', checked: value === 'true', disabled: fixed })
      : kind === 'text' ? h('textarea', { id, rows: '3', disabled: fixed }, value)
        : h('input', { id, type: 'text', value, disabled: fixed });
    input.addEventListener('input', () => {
      const field = /** @type {HTMLInputElement} */ (input);
      const now = kind === 'flag' ? String(field.checked) : field.value;
      if (now === value) changes.delete(key);
      else changes.set(key, () => (kind === 'flag' ? field.checked : kind === 'list' ? field.value.split(',').map((one) => one.trim()).filter((one) => one !== '') : field.value.trim()));
      button.hidden = changes.size === 0;
    });
    return h('div', { class: `field ${kind}` }, h('label', { for: id }, key), input);
  });
  const form = h('form', { class: 'fields' }, ...fields, button);
  const submit = async () => {
    try {
      let next = text;
      for (const [key, value] of changes) {
        /** @type {{ text: string }} */
        const answer = await send(`/article/${row.slug}/set`, { text: next, key, value: value() });
        next = answer.text;
      }
      button.focus();
      button.blur();
      await save(next, t('saved'));
    } catch (error) {
      complain(error);
    }
  };
  form.addEventListener('submit', (event) => { event.preventDefault(); void submit(); });
  return h('details', { class: 'card front' }, h('summary', null, t('front-matter'), h('span', { class: 'front-title' }, view.card.description)), form);
}
