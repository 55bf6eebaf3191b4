import { canChange, get, listen } from './api.js';
import { articleView } from './article.js';
import { batchView } from './batch.js';
import { fill, h, isTyping } from './dom.js';
import { factsView } from './facts.js';
import { complain, toast } from './notice.js';
import { runView } from './run.js';
import { siteView } from './site.js';
import { said } from './said.js';
import { moment, speech, t, word } from './words.js';

/** @import { DeskAnswer, DeskEvent } from '../src/desk/shapes.ts' */

/** The frame: who is where, which view, what the server tells. */

/**
 * @typedef {object} View
 * @property {HTMLElement} element
 * @property {string} title
 * @property {(event: DeskEvent) => void} [told]
 * @property {(event: KeyboardEvent) => void} [key]
 * @property {() => boolean} [mayLeave] false keeps the view
 * @property {() => void} [leave]
 */

const app = /** @type {HTMLElement} */ (document.getElementById('app'));
const main = h('main', { id: 'content', tabindex: '-1' });
/** @type {{ view: View | undefined, desk: DeskAnswer | undefined, hash: string, connected: boolean, opened: boolean }} */
const here = { view: undefined, desk: undefined, hash: location.hash, connected: true, opened: false };

const VIEWS = /** @type {const} */ ([['articles', '#/'], ['run', '#/run'], ['facts', '#/facts'], ['site', '#/site']]).filter(([name]) => canChange || name !== 'run');

function theme() {
  const chosen = localStorage.getItem('slugline-theme') ?? 'auto';
  if (chosen === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.setAttribute('data-theme', chosen);
  return chosen;
}

function frame() {
  const chosen = theme();
  document.documentElement.lang = speech.language;
  const nav = VIEWS.map(([name, href]) => h('a', { href, 'data-view': name }, icon(name), h('span', null, t(name))));
  fill(app,
    h('a', { class: 'skip', href: '#content', onClick: (/** @type {Event} */ event) => { event.preventDefault(); main.focus(); } }, t('skip')),
    h('header', { class: 'bar' },
      h('a', { class: 'brand', href: '#/', title: here.desk?.dir }, here.desk?.site ?? 'Slugline'),
      h('nav', { class: 'views', 'aria-label': 'Slugline' }, ...nav),
      h('div', { class: 'prefs' },
        h('select', { 'aria-label': t('theme'), value: chosen, onChange: (/** @type {Event} */ event) => { localStorage.setItem('slugline-theme', /** @type {HTMLSelectElement} */ (event.target).value); theme(); } },
          ...['auto', 'light', 'dark'].map((name) => h('option', { value: name, selected: name === chosen }, t(word(`theme-${name}`))))),
        h('select', { 'aria-label': t('language'), onChange: (/** @type {Event} */ event) => { speak(/** @type {HTMLSelectElement} */ (event.target).value); } },
          h('option', { value: 'en', selected: speech.language === 'en' }, 'English'), h('option', { value: 'ru', selected: speech.language === 'ru' }, 'Русский')))),
    h('div', { class: 'alerts', id: 'alerts' }),
    main);
  alerts();
}

/** Everything anew in another language. @param {string} language */
function speak(language) {
  if (here.view?.mayLeave?.() === false) return frame();
  localStorage.setItem('slugline-language', language);
  speech.language = language === 'ru' ? 'ru' : 'en';
  frame();
  show();
  const select = document.querySelector('.prefs select:last-child');
  if (select instanceof HTMLElement) select.focus();
  return undefined;
}

/** @param {string} name */
function icon(name) {
  const paths = { articles: 'M4 6h16M4 12h16M4 18h10', run: 'M7 5l12 7-12 7z', facts: 'M12 3v18M5 8h14M7 8l-3 7h6zM17 8l-3 7h6z', site: 'M6 6h.01M18 8h.01M12 18h.01M6 6l12 2-6 10z' };
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', paths[/** @type {keyof typeof paths} */ (name)]);
  svg.append(path);
  return svg;
}

function alerts() {
  const place = document.getElementById('alerts');
  if (place === null) return;
  fill(place, report(), ...(here.connected ? [] : [h('p', { class: 'alert bad', role: 'alert' }, t('offline'))]), ...(here.desk?.problems ?? []).map((problem) => h('p', { class: 'alert bad', role: 'alert' }, said(problem))));
}

/** When and of what a page without a server was made. */
function report() {
  const made = here.desk?.report;
  if (made === undefined) return null;
  return h('aside', { class: 'report-note', title: `Slugline ${made.version}` }, t('report-made', { d: moment(made.at), f: made.folder }), made.leftOut === 0 ? null : ` ${t('report-partly', { n: made.leftOut })}`);
}

function route() {
  if (here.view?.mayLeave?.() === false) {
    history.replaceState(null, '', here.hash);
    return;
  }
  show();
}

/** The view of the address. */
function show() {
  if (here.desk === undefined) return;
  here.view?.leave?.();
  here.hash = location.hash;
  const [, name = '', rest = ''] = /^#\/([a-z]*)\/?(.*)$/.exec(location.hash) ?? [];
  const [slug = '', tab = ''] = rest.split('/');
  const { desk } = here;
  here.view = name === 'a' ? articleView(slug, tab, desk) : name === 'run' && canChange ? runView(desk) : name === 'facts' ? factsView() : name === 'site' ? siteView(slug) : batchView();
  fill(main, here.view.element);
  document.title = `${here.view.title} · ${desk.site}`;
  for (const link of document.querySelectorAll('.views a')) {
    const current = link.getAttribute('data-view') === (name === 'a' || name === '' ? 'articles' : name);
    if (current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

async function refreshDesk() {
  here.desk = await get('/desk');
  alerts();
}

/** What happened while the line was closed. */
async function catchUp() {
  await refreshDesk();
  if (here.desk === undefined) return;
  const slug = /^#\/a\/([^/]+)/.exec(location.hash)?.[1];
  here.view?.told?.({ type: 'rows' });
  here.view?.told?.({ type: 'run', run: here.desk.run });
  if (slug !== undefined) here.view?.told?.({ type: 'article', slug });
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey && event.key !== 's' || event.metaKey && event.key !== 's' || event.altKey) return;
  if (document.querySelector('dialog[open]') !== null) return;
  if (isTyping(event.target) && event.key !== 'Escape' && event.key !== 's') return;
  here.view?.key?.(event);
});
window.addEventListener('hashchange', route);

try {
  await refreshDesk();
  frame();
  route();
  listen((event) => {
    if (event.type === 'config') refreshDesk().catch(complain);
    if (event.type === 'run' && here.desk !== undefined) {
      if (event.run.state !== here.desk.run.state && ['done', 'failed', 'paused'].includes(event.run.state) && !location.hash.startsWith('#/run')) toast(t(word(`r-${event.run.state}`)));
      here.desk.run = event.run;
    }
    here.view?.told?.(event);
  }, (connected) => {
    here.connected = connected;
    alerts();
    if (connected && here.opened) catchUp().catch(complain);
    here.opened ||= connected;
  });
} catch (error) {
  complain(error);
}
