import { get, Refused, send } from './api.js';
import { conflictDialog } from './conflict.js';
import { debounce, fill, h, oneAtATime } from './dom.js';
import { complain, toast } from './notice.js';
import { textView } from './text-view.js';
import { t } from './words.js';

/** @import { ArticleAnswer, FindingView, TextView } from '../src/desk/shapes.ts' */

/** The Markdown of an article beside what it becomes, checked while one types. What is not saved survives a reload; what another tab saved is never written over. */

const CHECK_MS = 250;
/** Front matter is changed in its form: the text begins behind it. */
const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n[\s\S]*?\r?\n---[ \t]*\r?\n(?:[ \t]*\r?\n)*/;

/** @param {ArticleAnswer} article @param {() => void} done */
export function editor(article, done) {
  const { slug } = article.row;
  const shelf = `slugline-draft-${slug}`;
  let { sha256, text: saved } = article;
  /** @type {AbortController | undefined} */
  let checking;
  /** @type {(() => void) | undefined} */
  let leaveText;
  const area = /** @type {HTMLTextAreaElement} */ (h('textarea', { class: 'markdown', id: 'markdown', spellcheck: 'true', 'aria-label': t('edit-text'), lang: article.row.lang }));
  const preview = h('div', { class: 'preview', tabindex: '0', role: 'region', 'aria-label': t('preview') });
  const state = h('span', { class: 'help', role: 'status' });
  const saveButton = h('button', { type: 'button', class: 'primary', id: 'save', onClick: () => { void save(); } }, t('save'));
  const element = h('div', { class: 'editor' },
    h('div', { class: 'editor-bar' }, h('h1', null, article.row.title), state, h('div', { class: 'actions' }, saveButton, h('button', { type: 'button', id: 'close-editor', onClick: () => { if (mayLeave()) finish(); } }, t('close')))),
    h('div', { class: 'panes' }, area, preview));

  let front = '';
  /** The whole text: front matter and what is in the field. */
  const whole = () => front + area.value;
  /** @param {string} text */
  const show = (text) => {
    front = FRONT_MATTER.exec(text)?.[0] ?? '';
    area.value = text.slice(front.length);
  };
  const isDirty = () => whole() !== saved;
  const guard = (/** @type {BeforeUnloadEvent} */ event) => { if (isDirty()) event.preventDefault(); };

  async function check() {
    checking?.abort();
    checking = new AbortController();
    const sent = whole();
    try {
      /** @type {TextView} */
      const view = await send(`/article/${slug}/check`, { text: sent }, 'POST', checking.signal);
      if (sent !== whole()) return;
      draw(view);
    } catch (error) {
      // Said once, beside the text: every key would say it again.
      if (error instanceof Refused && error.status === 413) fill(state, h('b', { class: 'sev warning' }, error.message));
      else complain(error);
    }
  }

  /** @param {TextView} view */
  function draw(view) {
    leaveText?.();
    const top = preview.scrollTop;
    const text = textView(view, { fix: (finding) => void fix(finding), go });
    fill(preview, text.element);
    leaveText = text.leave;
    text.spread();
    preview.scrollTop = top;
    const count = (/** @type {string} */ severity) => view.findings.filter((finding) => finding.severity === severity).length;
    fill(state, isDirty() ? h('b', null, t('unsaved'), ' · ') : null, `${t('errors', { n: count('error') })}, ${t('warnings', { n: count('warning') })} · ${t('n-words', { n: view.words })} · ${t('checked', { n: view.ms })}`);
  }

  /** Marks the place in the text. @param {FindingView} finding */
  function go({ start, end }) {
    const at = Math.max(0, start - front.length);
    area.focus();
    area.setSelectionRange(at, Math.max(at, end - front.length));
    const line = area.value.slice(0, at).split('\n').length;
    area.scrollTop = Math.max(0, (line - 6) * Number.parseFloat(getComputedStyle(area).lineHeight));
  }

  /** @param {FindingView} finding */
  async function fix(finding) {
    try {
      /** @type {{ text: string }} */
      const { text } = await send(`/article/${slug}/fix`, { text: whole(), rule: finding.rule, line: finding.line, message: finding.message });
      show(text);
      noted();
      await check();
    } catch (error) {
      complain(error);
    }
  }

  const save = oneAtATime(async () => {
    const text = whole();
    try {
      /** @type {{ sha256: string }} */
      const answer = await send(`/article/${slug}`, { text, base: sha256 }, 'PUT');
      ({ sha256 } = answer);
      saved = text;
      sessionStorage.removeItem(shelf);
      toast(t('saved'));
      await check();
    } catch (error) {
      if (error instanceof Refused && error.body.sha256 !== undefined) conflictDialog(slug, text, error, async () => { sessionStorage.removeItem(shelf); saved = whole(); finish(); });
      else complain(error);
    }
  });

  function noted() {
    try {
      if (isDirty()) sessionStorage.setItem(shelf, JSON.stringify({ text: whole(), base: sha256 }));
      else sessionStorage.removeItem(shelf);
    } catch {
      // More than the browser keeps: it is not there after a reload, which asks first.
    }
  }

  function mayLeave() {
    if (!isDirty()) return true;
    // oxlint-disable-next-line no-alert -- the one question that must stop everything
    if (!window.confirm(t('discard-ask'))) return false;
    sessionStorage.removeItem(shelf);
    return true;
  }

  function leave() {
    leaveText?.();
    checking?.abort();
    window.removeEventListener('beforeunload', guard);
  }

  function finish() {
    leave();
    saved = whole();
    done();
  }

  const checkLater = debounce(() => void check(), CHECK_MS);
  area.addEventListener('input', () => { noted(); checkLater(); });
  show(saved);
  window.addEventListener('beforeunload', guard);

  return {
    element, leave, mayLeave,
    begin() {
      const kept = sessionStorage.getItem(shelf);
      if (kept !== null) {
        const draft = /** @type {{ text: string, base: string }} */ (JSON.parse(kept));
        // Begun from another text: the save will say so and show both.
        if (draft.text !== saved) {
          show(draft.text);
          sha256 = draft.base;
          toast(t('restored'));
        }
      }
      area.focus();
      area.setSelectionRange(0, 0);
      area.scrollTop = 0;
      void check();
    },
    /** The file changed on the disk: the save would say so; without own changes the new text is simply shown. */
    changed() {
      if (isDirty()) return;
      const renew = async () => {
        /** @type {ArticleAnswer} */
        const now = await get(`/article/${slug}`);
        if (isDirty() || now.sha256 === sha256) return;
        if (now.source !== 'article' || now.tooLong) {
          toast(t('file-gone'), { bad: true });
          return;
        }
        ({ sha256, text: saved } = now);
        show(saved);
        await check();
      };
      renew().catch(complain);
    },
    /** @param {KeyboardEvent} event */
    key(event) {
      if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        void save();
      } else if (event.key === 'Escape' && mayLeave()) finish();
    },
  };
}
