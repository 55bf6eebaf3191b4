import { get } from './api.js';
import { fill, h } from './dom.js';
import { complain } from './notice.js';
import { number, t, word } from './words.js';

/** @import { ArticleAnswer, DataLeaf, LinkOrigin, LinksAnswer, ResultPreview, TextView } from '../src/desk/shapes.ts' */

/** The panels beside the text: search results, social card, structured data, links. */

/** @param {TextView} view */
export function resultsPanel(view) {
  return h('div', { class: 'panel results' },
    ...view.results.map((result) => resultCard(result, view)),
    h('p', { class: 'help wide-note' }, t('results-note')),
    h('section', { class: 'social-box' }, h('h2', null, t('social')), socialCard(view)));
}

/** @param {ResultPreview} result @param {TextView} view */
function resultCard({ engine, device, basis, title, description }, view) {
  const cut = [title.width > title.limit ? t('cut-title') : '', description.width > description.limit ? t('cut-description') : ''].filter((one) => one !== '');
  const shown = h('div', { class: `serp ${engine} ${device}`, lang: view.lang },
    h('p', { class: 'serp-site' }, h('span', { class: 'serp-icon', 'aria-hidden': 'true' }), h('span', null, h('span', { class: 'serp-name' }, view.siteName), h('span', { class: 'serp-url' }, readable(view.url)))),
    h('p', { class: 'serp-title' }, title.shown), h('p', { class: 'serp-text' }, description.shown));
  return h('section', { class: 'result' }, h('h2', null, `${t(engine)}, ${t(device)}`), shown,
    h('p', { class: 'help' }, t('px-of', { n: title.width, m: title.limit, o: description.width, p: description.limit }), `, ${t(word(`basis-${basis}`))}`, ...cut.flatMap((one) => [' · ', h('span', { class: 'sev warning' }, one)])));
}

/** @param {string} url */
function readable(url) {
  return url.replace(/^https?:\/\//, '').replace(/\/$/, '').split('/').join(' › ');
}

/** @param {TextView} view */
function socialCard({ card }) {
  return h('div', { class: 'social' }, h('div', { class: 'social-picture' }, h('span', null, card.image === '' ? t('no-picture') : card.alt || t('picture-of')), card.image === '' ? null : h('span', { class: 'src' }, card.image)),
    h('div', { class: 'social-text' }, h('p', { class: 'social-host' }, card.host), h('p', { class: 'social-title' }, card.title), h('p', { class: 'social-description' }, card.description)));
}

/** @param {TextView} view @param {(at: number) => void} goTo */
export function dataPanel(view, goTo) {
  if (view.data.length === 0) return h('div', { class: 'panel' }, h('p', { class: 'empty' }, t('data-none')));
  return h('div', { class: 'panel data' }, h('p', { class: 'help' }, t('data-note')), tree(view.data, goTo));
}

/** @param {readonly DataLeaf[]} leaves @param {(at: number) => void} goTo */
function tree(leaves, goTo) {
  const root = h('ul', { class: 'tree' });
  /** @type {HTMLElement[]} */
  const levels = [root];
  for (const leaf of leaves) {
    const item = h('li', null, h('span', { class: 'key' }, leaf.key), leaf.value === undefined ? null : h('span', { class: 'value' }, leaf.value), leaf.value === undefined || leaf.key.startsWith('@') ? null : seenAt(leaf, goTo));
    (levels[leaf.depth] ?? root).append(item);
    if (leaf.value !== undefined) continue;
    const inner = h('ul');
    item.append(inner);
    levels[leaf.depth + 1] = inner;
  }
  for (const list of root.querySelectorAll('ul:empty')) list.remove();
  return root;
}

/** @param {DataLeaf} leaf @param {(at: number) => void} goTo */
function seenAt({ at, shownAs, value, key }, goTo) {
  if (at !== undefined && shownAs !== undefined) return h('button', { type: 'button', class: 'seen', onClick: () => goTo(at) }, t(word(`seen-${shownAs}`)));
  // Addresses and dates are for machines; a sentence that only machines get is worth a look.
  return /^https?:|^\d{4}-\d\d-\d\d/.test(value ?? '') || /^(?:url|@|inLanguage|position|name|item|logo)/.test(key) || (value ?? '').length < 12 ? null : h('span', { class: 'unseen' }, t('unseen'));
}

/** @param {ArticleAnswer} article @param {(at: number) => void} goTo */
export function linksPanel({ row: { slug }, inText }, goTo) {
  const own = part('links-text', inText.map((one) => linkItem(one, goTo)));
  own.classList.add('wide-card');
  const panel = h('div', { class: 'panel links' }, own, h('p', { class: 'empty' }, t('loading')));
  const load = async () => {
    /** @type {LinksAnswer} */
    const { related, proposals, to, from, depth } = await get(`/article/${slug}/links`);
    fill(panel,
      own,
      part('links-related', related.map((one) => h('li', null, ref(one), h('span', { class: 'why' }, t(word(`why-${one.why}`))), h('span', { class: 'meter', title: `${t('relevance')} ${number(one.relevance, { maximumFractionDigits: 2 })}` }, bar(one.relevance))))),
      part('links-could', proposals.map((one) => h('li', null, h('span', { class: 'anchor' }, `«${one.anchor}» → `), ref(one), h('span', { class: 'why' }, t('line', { n: one.line }))))),
      part('links-to', to.map((one) => h('li', null, ref(one), h('span', { class: 'why' }, t(word(`in-${one.where}`)))))),
      part('links-from', from.map((one) => h('li', null, ref(one), h('span', { class: 'why' }, t(word(`in-${one.where}`)))))),
      depth === null ? null : h('p', { class: 'help' }, t('clicks-home', { n: depth })));
  };
  load().catch((/** @type {unknown} */ error) => { fill(panel, own, h('p', { class: 'empty' }, t('links-unknown'))); complain(error); });
  return panel;
}

/** Which words lead where, and how the link came there. @param {LinkOrigin} one @param {(at: number) => void} goTo */
function linkItem({ anchor, url, slug, title, by, line, at }, goTo) {
  const target = slug === '' ? h('span', { class: 'url' }, readable(url)) : title === '' ? h('span', { class: 'sev error' }, t('no-article', { n: slug })) : ref({ slug, title });
  return h('li', null, h('span', { class: 'anchor' }, `«${anchor}» → `), target, h('span', { class: by === 'gone' ? 'why sev warning' : 'why' }, t(word(`by-${by}`))),
    line === null || at === null ? null : h('button', { type: 'button', class: 'seen', onClick: () => goTo(at) }, t('line', { n: line })));
}

/** @param {'links-text' | 'links-related' | 'links-could' | 'links-to' | 'links-from'} name @param {HTMLElement[]} items */
function part(name, items) {
  return h('section', { class: 'card' }, h('h2', null, t(name)), items.length === 0 ? h('p', { class: 'empty' }, t('nothing')) : h('ul', { class: 'plain' }, ...items));
}

/** @param {{ slug: string, title: string }} one */
function ref({ slug, title }) {
  return h('a', { href: `#/a/${slug}` }, title);
}

/** @param {number} share 0 to 1 */
export function bar(share) {
  const filled = h('span', { class: 'bar-fill' });
  filled.style.width = `${Math.round(Math.max(0, Math.min(1, share)) * 100)}%`;
  return h('span', { class: 'bar-box', 'aria-hidden': 'true' }, filled);
}
