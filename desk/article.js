import { canChange, get, Refused, send } from './api.js';
import { pills } from './lines.js';
import { decisionButtons } from './decide.js';
import { conflictDialog } from './conflict.js';
import { editor } from './editor.js';
import { fill, h, isTyping } from './dom.js';
import { fieldsForm } from './fields.js';
import { complain, toast } from './notice.js';
import { dataPanel, linksPanel, resultsPanel } from './panels.js';
import { textView } from './text-view.js';
import { versionsPanel } from './versions.js';
import { said } from './said.js';
import { age, money, t, word } from './words.js';

/** @import { ArticleAnswer, DeskAnswer, FindingView } from '../src/desk/shapes.ts' */
/** @import { View } from './main.js' */

/** One article: its text with what is said of it, how it looks elsewhere, its versions; read, edited, decided. */

const TABS = /** @type {const} */ (['text', 'results', 'data', 'links', 'versions']);
/** What is shown over the text stays chosen from article to article. */
const shown = { findings: true, claims: true };

/** @param {string} slug @param {string} wanted @param {DeskAnswer} desk @returns {View} */
export function articleView(slug, wanted, desk) {
  const element = h('section', { class: 'article-view' }, h('p', { class: 'empty' }, t('loading')));
  /** @type {ArticleAnswer | undefined} */
  let article;
  let tab = /** @type {string} */ (TABS.find((name) => name === wanted) ?? 'text');
  /** @type {ReturnType<typeof editor> | undefined} */
  let editing;
  /** @type {(() => void) | undefined} */
  let leaveText;
  const panel = h('div', { class: 'tabpanel', role: 'tabpanel', id: 'tabpanel', 'aria-labelledby': `tab-${tab}` });

  let round = 0;
  /** What gets the focus when the article is there again. */
  let next = '';

  async function load() {
    const mine = ++round;
    try {
      /** @type {ArticleAnswer} */
      const answer = await get(`/article/${slug}`);
      // A later question has an answer of its own, and an editor that was opened meanwhile stays.
      if (mine !== round || editing !== undefined) return;
      article = answer;
      draw();
    } catch (error) {
      if (mine === round && editing === undefined) fill(element, h('div', { class: 'article-head' }, h('a', { class: 'back', href: '#/' }, '← ', t('back')), h('h1', null, slug)), h('p', { class: 'empty' }, error instanceof Refused ? said(error.message) : t('offline')));
    }
  }

  function draw() {
    if (article === undefined) return;
    const { row, approval, view, source } = article;
    const focused = next || document.activeElement?.id;
    next = '';
    const note = [...panel.querySelectorAll('.note')].findIndex((one) => one.contains(document.activeElement));
    const actions = h('div', { class: 'actions' },
      !canChange || view === null || source !== 'article' ? null : h('button', { type: 'button', id: 'edit', onClick: () => edit() }, t('edit')),
      ...(canChange ? decisionButtons(article, desk, load) : []));
    fill(element,
      h('div', { class: 'article-head' },
        h('a', { class: 'back', href: '#/' }, '← ', t('back')),
        h('h1', null, row.title), actions,
        h('p', { class: 'meta' }, ...pills(row), h('span', null, row.file ?? row.brief ?? slug), row.words === null ? null : h('span', null, t('n-words', { n: row.words })), row.cost === null ? null : h('span', null, money(row.cost)), row.changed === 0 ? null : h('span', null, age(row.changed)),
          approval === null ? null : h('span', { class: approval.valid ? '' : 'sev warning' }, approval.valid ? t(approval.state === 'approved' ? 'approved-by' : 'held-by', { n: approval.by }) : t('void')))),
      source === 'rejected' ? h('p', { class: 'alert bad' }, t('is-rejected')) : null,
      article.versions.includes('pending') ? h('p', { class: 'alert' }, t('is-pending'), ' ', h('button', { type: 'button', class: 'link', onClick: () => choose('versions') }, t('look-versions'))) : null,
      ...row.problems.map((problem) => h('p', { class: 'alert bad' }, said(problem))),
      article.tooLong ? h('p', { class: 'alert' }, t('too-long', { n: row.file ?? slug })) : view === null ? h('div', { class: 'empty' }, h('p', null, t('not-written')), article.notes === '' ? null : h('pre', { class: 'notes-text' }, article.notes)) : h('div', { class: 'tabs', role: 'tablist' }, ...TABS.map((name) => h('button', {
        type: 'button', role: 'tab', id: `tab-${name}`, 'aria-selected': String(name === tab), 'aria-controls': 'tabpanel', tabindex: name === tab ? '0' : '-1', onClick: () => choose(name),
        onKeydown: (/** @type {KeyboardEvent} */ event) => {
          const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
          if (by === 0) return;
          event.preventDefault();
          choose(/** @type {string} */ (TABS[(TABS.indexOf(name) + by + TABS.length) % TABS.length]));
          document.getElementById(`tab-${tab}`)?.focus();
        },
      }, t(word(`tab-${name}`)), name === 'versions' && article !== undefined && article.versions.length > 0 ? h('span', { class: 'dot', 'aria-hidden': 'true' }) : null))),
      view === null ? null : panel);
    if (focused !== undefined && focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
    showTab();
    drawPanel();
    if (note >= 0) focusNote(note);
  }

  /** Where there is no room for all tabs, the chosen one is seen. */
  function showTab() {
    const list = element.querySelector('.tabs');
    const button = document.getElementById(`tab-${tab}`);
    if (list !== null && button !== null) list.scrollLeft = Math.max(0, button.offsetLeft - 60);
  }

  /** @param {string} name */
  function choose(name) {
    tab = name;
    history.replaceState(null, '', `#/a/${slug}${name === 'text' ? '' : `/${name}`}`);
    for (const button of element.querySelectorAll('[role="tab"]')) {
      const on = button.id === `tab-${tab}`;
      button.setAttribute('aria-selected', String(on));
      button.setAttribute('tabindex', on ? '0' : '-1');
    }
    showTab();
    panel.setAttribute('aria-labelledby', `tab-${tab}`);
    drawPanel();
  }

  function drawPanel() {
    leaveText?.();
    leaveText = undefined;
    if (article?.view == null) return;
    const { view } = article;
    if (tab === 'results') fill(panel, resultsPanel(view));
    else if (tab === 'data') fill(panel, dataPanel(view, goTo));
    else if (tab === 'links') fill(panel, linksPanel(article, goTo));
    else if (tab === 'versions') fill(panel, versionsPanel(slug, load));
    else drawText();
  }

  function drawText() {
    if (article?.view == null) return;
    const { view } = article;
    const canEdit = canChange && article.source === 'article';
    const text = textView(view, { fix: canEdit ? (finding) => void fix(finding) : undefined }, fieldsForm(article, canEdit, saveText));
    const unbound = view.claims.filter(({ verdict }) => verdict === 'unbound').length;
    const box = h('div', { class: 'text-panel' });
    const apply = () => {
      box.classList.toggle('no-findings', !shown.findings);
      box.classList.toggle('no-claims', !shown.claims);
      text.spread();
    };
    const toggle = (/** @type {'findings' | 'claims'} */ name, /** @type {string} */ more) => h('label', { class: 'toggle' }, h('input', { type: 'checkbox', checked: shown[name], onChange: (/** @type {Event} */ event) => { shown[name] = /** @type {HTMLInputElement} */ (event.target).checked; apply(); } }), t(name === 'findings' ? 'show-findings' : 'show-claims'), h('span', { class: 'n' }, more));
    fill(box, h('div', { class: 'toggles' }, toggle('findings', String(view.findings.length)), toggle('claims', t('unbound', { n: unbound })),
      h('span', { class: 'legend' }, ...(/** @type {const} */ (['v-fact', 'v-brief', 'v-unbound'])).map((name) => h('span', { class: `claim ${name}` }, t(name))))),
      view.findings.length === 0 ? h('p', { class: 'help' }, t('no-findings')) : null, text.element);
    fill(panel, box);
    leaveText = text.leave;
    apply();
  }

  /** Shows the place in the text. @param {number} at */
  function goTo(at) {
    choose('text');
    const places = [...panel.querySelectorAll('[data-at]')].map((one) => ({ one, at: Number(one.getAttribute('data-at')) })).filter((place) => place.at <= at);
    const target = places.length === 0 ? panel.querySelector('.blk.head') : places.reduce((best, place) => (place.at >= best.at ? place : best)).one;
    target?.scrollIntoView({ block: 'center' });
    target?.classList.add('flash');
    setTimeout(() => target?.classList.remove('flash'), 1600);
  }

  /** Saves a text that was made of the one on the screen; another one on the disk is never written over. @param {string} text @param {string} notice */
  async function saveText(text, notice) {
    if (article === undefined) return;
    const before = article.text;
    try {
      /** @type {{ sha256: string }} */
      const { sha256 } = await send(`/article/${slug}`, { text, base: article.sha256 }, 'PUT');
      article.sha256 = sha256;
      toast(notice, { action: t('undo'), onAction: () => { send(`/article/${slug}`, { text: before, base: sha256 }, 'PUT').then(load).catch(complain); } });
      await load();
    } catch (error) {
      if (error instanceof Refused && error.body.sha256 !== undefined) conflictDialog(slug, text, error, load);
      else complain(error);
    }
  }

  /** @param {FindingView} finding */
  async function fix(finding) {
    if (article === undefined) return;
    try {
      /** @type {{ text: string }} */
      const { text } = await send(`/article/${slug}/fix`, { text: article.text, rule: finding.rule, line: finding.line, message: finding.message });
      await saveText(text, t('fixed'));
    } catch (error) {
      complain(error);
    }
  }

  /** The button that had the focus is gone with its note: the next one has it, or the text itself. @param {number} place */
  function focusNote(place) {
    const buttons = [...panel.querySelectorAll('.note')].slice(place).flatMap((note) => note.querySelector('button') ?? []);
    (buttons[0] ?? document.getElementById(`tab-${tab}`))?.focus();
  }

  function edit() {
    if (article === undefined) return;
    leaveText?.();
    editing = editor(article, () => {
      editing = undefined;
      next = 'edit';
      void load();
    });
    fill(element, editing.element);
    editing.begin();
  }

  void load();
  return {
    element, title: slug,
    told(event) {
      const mine = event.type === 'article' && event.slug === slug;
      if (mine && editing !== undefined) editing.changed();
      else if (mine && document.activeElement?.closest('.fields, .diff') === null) void load();
    },
    leave() { leaveText?.(); editing?.leave(); },
    mayLeave: () => editing === undefined || editing.mayLeave(),
    key(event) {
      if (editing !== undefined) {
        editing.key(event);
        return;
      }
      if (isTyping(event.target)) return;
      if (event.key === 'Escape') location.hash = '#/';
      if (event.key === 'e' && canChange && article?.source === 'article') { event.preventDefault(); edit(); }
    },
  };
}
