import { h } from './dom.js';
import { speech, t, word } from './words.js';

/** @import { ClaimView, FindingView, TextView, ViewNode } from '../src/desk/shapes.ts' */

/** A rendered text with its findings beside it and its claims in colour. Elements are made one by one of names that are known here: nothing a text says becomes HTML. */

const ELEMENTS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'li', 'em', 'strong', 'del', 'blockquote', 'br', 'hr', 'code', 'pre', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'sup', 'sub', 'kbd', 'abbr', 'mark', 'b', 'i', 's', 'u', 'small', 'span', 'aside']);

/**
 * @typedef {object} TextActions
 * @property {((finding: FindingView) => void) | undefined} fix
 * @property {((finding: FindingView) => void) | undefined} [go] a press on the card
 */

/**
 * @param {TextView} view
 * @param {TextActions} actions
 * @param {HTMLElement} [head] what stands above the text, with the findings of the front matter
 */
export function textView(view, actions, head) {
  const byBlock = Map.groupBy(view.findings, ({ block }) => block);
  const claims = new Map(view.claims.map((claim) => [claim.id, claim]));
  const findings = new Map(view.findings.map((finding) => [finding.id, finding]));
  const seen = new Set();
  const article = h('article', { class: 'prose', lang: view.lang });
  const marks = { claims, findings, seen, tables: 0 };
  const cards = (/** @type {number} */ block) => {
    const list = byBlock.get(block) ?? [];
    if (list.length === 0) return null;
    if (block >= 0) return h('div', { class: 'notes' }, ...list.map((finding) => card(finding, actions)));
    const ranked = list.toSorted((one, two) => RANK[one.severity] - RANK[two.severity]);
    return h('details', { class: 'notes', open: ranked[0]?.severity === 'error', onToggle: () => spread(article) }, h('summary', null, t('front-findings', { n: list.length })), ...ranked.map((finding) => card(finding, actions)));
  };
  article.append(h('div', { class: 'blk head', 'data-block': '-1' }, head ?? null, cards(-1)));
  view.blocks.forEach((block, index) => {
    article.append(h('div', { class: 'blk', 'data-block': index, 'data-at': block.start }, ...block.nodes.map((node) => element(node, marks)), cards(index)));
  });
  const tip = tipFor(article, claims);
  article.addEventListener('click', (event) => {
    const mark = /** @type {HTMLElement} */ (event.target).closest('[data-f]');
    const id = mark?.getAttribute('data-f')?.split(' ')[0];
    if (id === undefined || /** @type {HTMLElement} */ (event.target).closest('a, button, .notes') !== null) return;
    article.querySelector(`.note[data-id="${id}"]`)?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    show(article, id);
  });
  article.addEventListener('pointerover', (event) => {
    const note = /** @type {HTMLElement} */ (event.target).closest('.note');
    show(article, note?.getAttribute('data-id') ?? /** @type {HTMLElement} */ (event.target).closest('[data-f]')?.getAttribute('data-f')?.split(' ')[0]);
  });
  article.addEventListener('focusin', (event) => show(article, /** @type {HTMLElement} */ (event.target).closest('.note')?.getAttribute('data-id') ?? undefined));
  const observer = new ResizeObserver(() => spread(article));
  observer.observe(article);
  return { element: h('div', { class: 'paper' }, article, tip), leave: () => observer.disconnect(), spread: () => spread(article) };
}

/** @param {Element} article @param {string | undefined} id */
function show(article, id) {
  for (const lit of article.querySelectorAll('.lit')) lit.classList.remove('lit');
  if (id === undefined) return;
  article.querySelector(`.note[data-id="${id}"]`)?.classList.add('lit');
  for (const mark of article.querySelectorAll('[data-f]')) if (mark.getAttribute('data-f')?.split(' ').includes(id)) mark.classList.add('lit');
}

/** Where there is a margin, notes stand beside their place, and below the one before where they would lie on it. @param {HTMLElement} article */
function spread(article) {
  const beside = getComputedStyle(article).getPropertyValue('--beside').trim() === '1';
  let bottom = 0;
  for (const notes of /** @type {NodeListOf<HTMLElement>} */ (article.querySelectorAll('.notes'))) {
    notes.style.top = '';
    if (!beside || notes.parentElement === null) continue;
    const top = notes.parentElement.offsetTop;
    const place = Math.max(top, bottom);
    notes.style.top = `${place - top}px`;
    bottom = place + notes.offsetHeight + 10;
  }
  article.style.minHeight = beside ? `${bottom}px` : '';
}

/** @param {FindingView} finding @param {TextActions} actions */
function card(finding, actions) {
  const { severity, rule, message, help, fix, id, why } = finding;
  const ru = speech.language === 'ru' ? finding.ru : null;
  return h('div', { class: `note ${severity}`, 'data-id': id },
    h('p', { class: 'note-head' }, h('span', { class: `sev ${severity}` }, t(word(`sev-${severity}`))), h('span', { class: ru === null ? 'rule' : 'note-title' }, ru?.title ?? rule)),
    told('note-what', message, ru?.message), told('note-help', help, ru?.help),
    why === '' ? null : h('details', { class: 'note-more', onToggle: (/** @type {Event} */ event) => { const article = /** @type {HTMLElement} */ (event.target).closest('article'); if (article !== null) spread(article); } },
      h('summary', null, t('note-why')), ru === null ? h('p', speech.language === 'ru' ? { lang: 'en' } : null, why) : h('p', null, ru.why),
      ru === null ? null : h('p', { class: 'rule' }, h('code', null, rule), ru.message === null ? null : h('span', { lang: 'en' }, ' ', ...withCode(message)))),
    fix && actions.fix !== undefined ? h('button', { type: 'button', class: 'small', onClick: () => actions.fix?.(finding) }, t('fix')) : null,
    actions.go === undefined ? null : h('button', { type: 'button', class: 'small quiet', onClick: () => actions.go?.(finding) }, t('line', { n: finding.line })));
}

/** A text of the server in the page's language; the English one where there is no other, marked as such. @param {string} name @param {string} english @param {string | null | undefined} russian */
function told(name, english, russian) {
  const other = speech.language === 'ru' && typeof russian !== 'string';
  return h('p', { class: name, lang: other ? 'en' : speech.language }, ...withCode(russian ?? english));
}

/** What stands between backticks as code. @param {string} text */
function withCode(text) {
  return text.split(/`([^`\n]+)`/).map((part, index) => (index % 2 === 1 ? h('code', null, part) : part));
}

/**
 * @typedef {object} Marks
 * @property {Map<number, ClaimView>} claims
 * @property {Map<number, FindingView>} findings
 * @property {number} tables so many so far: each has a name of its own
 * @property {Set<unknown>} seen claims that can be reached by the keyboard already
 */

/** @param {ViewNode} node @param {Marks} marks @returns {Node} */
function element(node, marks) {
  if ('x' in node) return words(node, marks);
  const { e, a = {}, c = [], at } = node;
  const place = at === undefined ? {} : { 'data-at': at };
  const children = c.map((child) => element(child, marks));
  if (e === 'a') return link(a, children, place);
  if (e === 'figure') return h('span', { class: 'picture', role: 'img', 'aria-label': `${t('picture-of')}: ${a['alt'] ?? ''}`, ...place }, h('span', { class: 'alt' }, a['alt'] === '' ? t('no-picture') : (a['alt'] ?? '')), h('span', { class: 'src' }, a['src'] ?? ''));
  if (e === 'raw' || e === 'rawline') return h(e === 'raw' ? 'pre' : 'code', { class: 'raw', title: t('raw-html'), ...(e === 'raw' ? { tabindex: '0', 'aria-label': t('raw-html'), role: 'region' } : {}), ...place }, ...children);
  if (e === 'table') return h('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': t('table-n', { n: ++marks.tables }) }, h('table', place, ...children));
  if (!ELEMENTS.has(e)) return h('span', place, ...children);
  return h(e, { ...place, start: e === 'ol' ? a['start'] : undefined, title: e === 'abbr' ? a['title'] : undefined, class: a['align'] === undefined ? undefined : `align-${['left', 'right', 'center'].includes(a['align']) ? a['align'] : 'left'}`, ...(e === 'pre' ? { tabindex: '0' } : {}), 'data-label': e === 'aside' ? a['label'] : undefined }, ...children);
}

/** @param {Record<string, string>} a @param {Node[]} children @param {Record<string, number | undefined>} place */
function link(a, children, place) {
  if (a['article'] !== undefined) return h('a', { href: `#/a/${a['article']}`, title: a['url'], ...place }, ...children);
  if (a['unsafe'] !== undefined) return h('span', { class: 'unsafe', title: `${t('unsafe-link')}: ${a['url']}`, ...place }, ...children);
  const href = a['href'] ?? '';
  return /^https?:\/\//i.test(href) ? h('a', { href, target: '_blank', rel: 'noopener noreferrer', title: href, class: 'out', ...place }, ...children) : h('span', { class: 'inner', title: a['url'], ...place }, ...children);
}

/** @param {Extract<ViewNode, { x: string }>} node @param {Marks} marks @returns {Node} */
function words({ x, f, k, at }, { claims, findings, seen }) {
  const claim = k === undefined ? undefined : claims.get(k);
  if (f === undefined && claim === undefined) return document.createTextNode(x);
  const worst = f?.map((id) => findings.get(id)?.severity ?? 'info').sort((one, two) => RANK[one] - RANK[two])[0];
  const first = claim !== undefined && claim.verdict !== 'harmless' && !seen.has(k);
  if (first) seen.add(k);
  return h('span', {
    class: `${worst === undefined ? '' : `found ${worst}`}${claim === undefined ? '' : ` claim v-${claim.verdict}`}`.trim(), 'data-at': at,
    'data-f': f?.join(' '), 'data-k': k, ...(first ? { tabindex: '0', role: 'mark', 'aria-description': t(word(`v-${claim.verdict}`)) } : {}),
  }, x);
}

const RANK = { error: 0, warning: 1, info: 2 };

/** What proves a claim, shown while it is pointed at or focused. @param {HTMLElement} article @param {Map<number, ClaimView>} claims */
function tipFor(article, claims) {
  const tip = h('div', { class: 'tip', role: 'tooltip', hidden: true });
  const hide = () => { tip.hidden = true; };
  const open = (/** @type {Event} */ event) => {
    const target = /** @type {HTMLElement} */ (event.target).closest('[data-k]');
    const claim = claims.get(Number(target?.getAttribute('data-k') ?? -1));
    if (target === null || claim === undefined || article.closest('.no-claims') !== null) return hide();
    tip.replaceChildren(h('p', { class: `verdict v-${claim.verdict}` }, t(word(`v-${claim.verdict}`))), h('p', speech.language === 'ru' ? { lang: claim.whyRu === null ? undefined : 'ru' } : null, (speech.language === 'ru' ? claim.whyRu : null) ?? claim.why),
      ...claim.sources.flatMap(({ id, text, source }) => [h('p', { class: 'fact' }, h('b', null, id), ` ${text}`), source === '' ? h('span') : h('p', { class: 'source' }, `${t('source')}: ${source}`)]));
    tip.hidden = false;
    const box = target.getBoundingClientRect();
    const paper = /** @type {HTMLElement} */ (tip.offsetParent ?? document.body).getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(box.left - paper.left, paper.width - tip.offsetWidth - 8))}px`;
    tip.style.top = `${box.bottom - paper.top + 6}px`;
  };
  article.addEventListener('pointerover', open);
  article.addEventListener('focusin', open);
  article.addEventListener('focusout', hide);
  article.addEventListener('pointerleave', hide);
  article.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || tip.hidden) return;
    hide();
    event.preventDefault();
  });
  return tip;
}
