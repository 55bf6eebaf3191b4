import { send } from './api.js';
import { h, oneAtATime } from './dom.js';
import { complain, dialog, personName, rememberName, toast } from './notice.js';
import { t } from './words.js';

/** @import { ArticleAnswer, DeskAnswer } from '../src/desk/shapes.ts' */

/** Approve, hold, send back. */

/** @param {ArticleAnswer} article @param {DeskAnswer} desk @param {() => Promise<void>} done */
export function decisionButtons({ row, source, sha256 }, desk, done) {
  /** @param {'approved' | 'held' | null} state */
  const decide = (state) => withName(desk, async (by) => {
    try {
      await send(`/article/${row.slug}/decide`, { state, base: sha256, by });
      await done();
    } catch (error) {
      complain(error);
      await done();
    }
  });
  const placed = source === 'article';
  return [
    placed && row.decision !== 'approved' ? h('button', { type: 'button', id: 'approve', class: 'primary', onClick: () => decide('approved') }, t('approve')) : null,
    placed && row.decision === 'approved' ? h('button', { type: 'button', id: 'approve', class: 'done', onClick: () => decide(null), title: t('unapprove') }, '✓ ', t('approved')) : null,
    placed ? h('button', { type: 'button', id: 'hold', onClick: () => decide(row.decision === 'held' ? null : 'held') }, t(row.decision === 'held' ? 'unhold' : 'hold')) : null,
    row.brief === null || source === 'none' ? null : h('button', { type: 'button', id: 'send-back', onClick: () => sendBack(row.slug, desk, done) }, t('send-back')),
  ];
}

/** @param {DeskAnswer} desk @param {(name: string) => Promise<void>} work */
function withName(desk, work) {
  const known = personName(desk.person);
  if (known !== '') {
    void work(known);
    return;
  }
  const name = /** @type {HTMLInputElement} */ (h('input', { type: 'text', id: 'person', maxlength: '80', required: true, autocomplete: 'name' }));
  dialog(t('your-name'), (close) => [h('form', { onSubmit: (/** @type {Event} */ event) => { event.preventDefault(); const given = name.value.trim(); if (given === '') return; rememberName(given); close(); void work(given); } },
    h('label', { class: 'stack', for: 'person' }, t('your-name'), name), h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'primary' }, t('save')), h('button', { type: 'button', onClick: close }, t('cancel'))))]);
}

/** @param {string} slug @param {DeskAnswer} desk @param {() => Promise<void>} done */
function sendBack(slug, desk, done) {
  const note = /** @type {HTMLTextAreaElement} */ (h('textarea', { id: 'note', rows: '6', maxlength: '5000', required: true }));
  const name = /** @type {HTMLInputElement} */ (h('input', { type: 'text', id: 'person', maxlength: '80', required: true, value: personName(desk.person) }));
  const close = dialog(t('note-title'), () => [h('form', {
    onSubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      void give();
    },
  }, h('p', { class: 'help' }, t('note-help')), h('label', { class: 'stack', for: 'note' }, t('note'), note), h('label', { class: 'stack', for: 'person' }, t('your-name'), name),
  h('div', { class: 'actions' }, h('button', { type: 'submit', class: 'primary' }, t('send-back').replace(' …', '')), h('button', { type: 'button', onClick: () => close() }, t('cancel'))))]);
  const give = oneAtATime(async () => {
    const [text, by] = [note.value.trim(), name.value.trim()];
    if (text === '' || by === '') return;
    rememberName(by);
    try {
      await send(`/article/${slug}/send-back`, { note: text, by });
      close();
      toast(t('sent'));
      await done();
    } catch (error) {
      complain(error);
    }
  });
}
