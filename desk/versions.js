import { canChange, get, Refused, send } from './api.js';
import { diffView } from './diff.js';
import { fill, h, oneAtATime } from './dom.js';
import { conflictDialog } from './conflict.js';
import { complain, toast } from './notice.js';
import { t } from './words.js';

/** @import { VersionsAnswer } from '../src/desk/shapes.ts' */

/** What people changed since an article was generated, and the new version that waits. */

/** @param {string} slug @param {() => Promise<void>} done */
export function versionsPanel(slug, done) {
  const panel = h('div', { class: 'panel versions' }, h('p', { class: 'empty' }, t('loading')));
  const load = async () => {
    /** @type {VersionsAnswer} */
    const answer = await get(`/article/${slug}/versions`);
    const { edits, pending } = answer;
    fill(panel, edits === null && pending === null ? h('p', { class: 'empty' }, t('ver-same')) : null,
      pending === null ? null : canChange ? pendingPart(slug, answer, pending, done) : h('section', { class: 'card' }, h('h2', null, t('ver-pending')), diffView(pending).element),
      edits === null ? null : h('section', { class: 'card' }, h('h2', null, t('ver-edits')), diffView(edits).element));
  };
  load().catch(complain);
  return panel;
}

/** @param {string} slug @param {VersionsAnswer} answer @param {NonNullable<VersionsAnswer['pending']>} hunks @param {() => Promise<void>} done */
function pendingPart(slug, { sha256, pendingSha256 }, hunks, done) {
  const diff = diffView(hunks, { choose: true });
  const save = oneAtATime(async () => {
    const text = diff.text();
    try {
      await send(`/article/${slug}/merge`, { text, base: sha256, pending: pendingSha256 });
      toast(t('saved'));
      await done();
    } catch (error) {
      if (error instanceof Refused && error.body.sha256 !== undefined) conflictDialog(slug, text, error, done);
      else complain(error);
    }
  });
  return h('section', { class: 'card' }, h('h2', null, t('ver-pending')), h('p', { class: 'help' }, t('ver-help')),
    h('div', { class: 'actions' }, h('button', { type: 'button', class: 'primary', id: 'apply-merge', onClick: save }, t('apply-merge')), h('button', { type: 'button', onClick: () => diff.all(true) }, t('take-all')), h('button', { type: 'button', onClick: () => diff.all(false) }, t('keep-all'))), diff.element);
}
