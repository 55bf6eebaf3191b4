import { get } from './api.js';
import { debounce, fill, h } from './dom.js';
import { complain } from './notice.js';
import { evaluationPart } from './site-eval.js';
import { findingsPart } from './site-findings.js';
import { linksPart } from './site-links.js';
import { moneyPart } from './site-money.js';
import { pairsPart } from './site-pairs.js';
import { phrasesPart } from './site-phrases.js';
import { money, number, t, word } from './words.js';

/** @import { EvaluationAnswer, FindingsAnswer, MoneyAnswer, PairsAnswer, PhrasesAnswer, SiteAnswer } from '../src/desk/shapes.ts' */
/** @import { View } from './main.js' */

/** The site as a whole: figures, and a part for each thing one wants to know of it. Each answer comes by itself; none waits for the check. */

/**
 * @typedef {object} Answers
 * @property {SiteAnswer} links
 * @property {FindingsAnswer} findings
 * @property {PhrasesAnswer} phrases
 * @property {PairsAnswer} pairs
 * @property {MoneyAnswer} money
 * @property {EvaluationAnswer} prompts
 * @typedef {{ element: HTMLElement, leave?: () => void }} Part
 */

const PATHS = /** @type {const} */ ({ links: '/site', findings: '/site/findings', phrases: '/site/phrases', pairs: '/site/pairs', money: '/money', prompts: '/site/evaluation' });
/** @type {readonly (keyof Answers)[]} */
const TABS = ['links', 'findings', 'phrases', 'pairs', 'money', 'prompts'];

/** @param {string} asked a tab */
export function siteView(asked) {
  const tab = TABS.find((one) => one === asked) ?? 'links';
  const figures = h('dl', { class: 'figures tiles' });
  const progress = h('div', { class: 'checking', hidden: true });
  const said = h('p', { class: 'hush', role: 'status' });
  const panel = h('div', { class: 'stacked site-part' }, h('p', { class: 'empty' }, t('loading')));
  const tabs = h('nav', { class: 'tabs', 'aria-label': t('site') }, ...TABS.map((name) => h('a', { href: name === 'links' ? '#/site' : `#/site/${name}`, 'aria-current': name === tab ? 'page' : undefined }, t(word(`st-${name}`)))));
  const element = h('section', { class: 'page site' }, h('div', { class: 'site-head' }, h('h1', null, t('site')), progress, said), figures, tabs, panel);
  /** @type {Partial<Answers>} */
  const known = {};
  /** @type {{ part: Part | undefined, json: string, left: boolean }} */
  const now = { part: undefined, json: '', left: false };

  /** @param {keyof Answers} name */
  const load = async (name) => {
    /** @type {object} */
    const answer = await get(PATHS[name]);
    if (now.left) return;
    Object.assign(known, { [name]: answer });
    drawFigures();
    if (name === 'findings') drawProgress();
    if (name === tab || (tab === 'pairs' && name === 'findings')) drawPart();
  };
  const drawFigures = () => fill(figures, ...figuresOf(known));
  const drawProgress = () => {
    const { state = 'idle', done = 0, total = 0 } = known.findings ?? {};
    const isOn = state === 'reading' || state === 'comparing';
    const was = !progress.hidden;
    progress.hidden = !isOn;
    if (isOn) fill(progress, h('span', null, total === 0 ? t('check-begin') : t(word(`check-${state}`), { n: done, m: total })), h('progress', { 'aria-label': t('check-begin'), max: Math.max(1, total), ...(total === 0 ? {} : { value: done }) }));
    if (isOn && !was) said.textContent = t('check-begin');
    else if (was && !isOn) said.textContent = t(state === 'failed' ? 'check-failed' : 'check-done');
  };
  const drawPart = () => {
    const part = () => {
      if (tab === 'findings') return known.findings && findingsPart(known.findings);
      if (tab === 'phrases') return known.phrases && phrasesPart(known.phrases);
      if (tab === 'pairs') return known.pairs && pairsPart(known.pairs, known.findings?.found?.competing ?? []);
      if (tab === 'money') return known.money && moneyPart(known.money);
      if (tab === 'prompts') return known.prompts && evaluationPart(known.prompts);
      return known.links && linksPart(known.links);
    };
    // What says the same again stays as it is, with everything that was opened and typed in it.
    const json = JSON.stringify([known[tab], tab === 'pairs' ? known.findings?.found?.competing : 0]);
    if (json === now.json) return;
    now.json = json;
    now.part?.leave?.();
    now.part = part();
    if (now.part !== undefined) fill(panel, now.part.element);
  };
  const reload = () => {
    // The one in view first; versions of prompts take a while, and only their own part needs them.
    for (const name of [tab, ...TABS.filter((one) => one !== tab && one !== 'prompts')]) load(name).catch((/** @type {unknown} */ error) => { if (name === tab) fill(panel, h('p', { class: 'empty' }, t('nothing'))); complain(error); });
  };
  reload();
  // On a phone the tab in view may lie beyond the edge.
  requestAnimationFrame(() => tabs.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' }));
  const later = debounce(reload, 3000);
  return /** @type {View} */ ({
    element, title: t('site'),
    leave() { now.left = true; now.part?.leave?.(); },
    told(event) {
      if (event.type === 'rows') later();
      if (event.type !== 'check') return;
      if (known.findings !== undefined) Object.assign(known.findings, { state: event.state, done: event.done, total: event.total });
      drawProgress();
      if (event.state === 'done' || event.state === 'failed') load('findings').catch(complain);
    },
  });
}

/** @param {Partial<Answers>} known */
function figuresOf({ links, findings, phrases, pairs, money: spent }) {
  const one = (/** @type {string} */ to, /** @type {string} */ name, /** @type {string | number | undefined} */ value, bad = false) => h('div', { class: bad && typeof value === 'number' && value > 0 ? 'bad' : '' },
    h('dt', null, h('a', { href: to === 'links' ? '#/site' : `#/site/${to}` }, name)), h('dd', null, value === undefined ? '…' : typeof value === 'number' ? number(value) : value));
  const last = findings?.history?.points.at(-1);
  const totals = findings?.found?.totals ?? last;
  const unknown = findings === undefined || ['reading', 'comparing'].includes(findings.state) ? undefined : 0;
  const of = (/** @type {'articles' | 'links' | 'orphans' | 'broken'} */ name) => links && (links.totals?.[name] ?? 0);
  return [
    one('links', t('articles'), of('articles')), one('links', t('site-links'), of('links')), one('links', t('site-orphans'), of('orphans'), true), one('links', t('site-broken'), of('broken'), true),
    one('findings', t('f-errors'), totals?.errors ?? unknown, true), one('findings', t('f-warnings'), totals?.warnings ?? unknown),
    one('phrases', t('f-uncovered'), phrases && phrases.rows.filter(({ state }) => state === 'nobody' || state === 'unwritten').length), one('pairs', t('f-rivals'), pairs && pairs.pairs.filter(({ verdict }) => verdict === 'same').length, true), one('money', t('f-spent'), spent && money(spent.total)),
  ];
}
