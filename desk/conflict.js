import { Refused, send } from './api.js';
import { diffView } from './diff.js';
import { h, oneAtATime } from './dom.js';
import { complain, dialog, toast } from './notice.js';
import { t } from './words.js';

/** @import { Hunk } from '../src/desk/shapes.ts' */

/**
 * Both texts, part by part: the person chooses, and what they choose is saved over what they saw.
 * @param {string} slug @param {string} mine @param {Refused} refused @param {() => Promise<void>} done
 */
export function conflictDialog(slug, mine, refused, done) {
  const { text: theirs = '', sha256 = '' } = refused.body;
  const open = async () => {
    /** @type {{ hunks: Hunk[] }} */
    const { hunks } = await send(`/article/${slug}/compare`, { a: mine, b: theirs });
    const diff = diffView(hunks, { choose: true, take: t('theirs'), keep: t('mine') });
    dialog(t('conflict'), (close) => [h('p', { class: 'help' }, t('conflict-help')), h('div', { class: 'dialog-body', tabindex: '0' }, diff.element), h('div', { class: 'actions' },
      h('button', {
        type: 'button', class: 'primary', id: 'save-conflict', onClick: oneAtATime(async () => {
          try {
            await send(`/article/${slug}`, { text: diff.text(), base: sha256 }, 'PUT');
            close();
            toast(t('saved'));
            await done();
          } catch (error) {
            close();
            if (error instanceof Refused && error.body.sha256 !== undefined) conflictDialog(slug, diff.text(), error, done);
            else complain(error);
          }
        }),
      }, t('save')), h('button', { type: 'button', onClick: () => diff.all(true) }, t('theirs')), h('button', { type: 'button', onClick: () => diff.all(false) }, t('mine')), h('button', { type: 'button', onClick: close }, t('cancel')))], 'large');
  };
  open().catch(complain);
}
