import { h } from './dom.js';
import { tableOf } from './plot.js';
import { dots } from './plot-small.js';
import { card, problemList } from './site-parts.js';
import { money, number, t, word } from './words.js';

/** @import { EvaluationAnswer } from '../src/desk/shapes.ts' */

/** Versions of the prompts side by side, measure by measure, as `slugline eval` scores them. */

/** @param {EvaluationAnswer} answer */
export function evaluationPart({ metrics, versions, baseline, problems }) {
  if (versions.length === 0) return { element: h('div', { class: 'stacked' }, ...problemList(problems), card(t('st-prompts'), h('p', null, t('e-none')), h('pre', { class: 'command' }, 'slugline eval --record v1 --about "…"'), h('p', { class: 'help' }, t('e-none-more')))) };
  const shown = (/** @type {EvaluationAnswer['metrics'][number]['unit']} */ unit) => (/** @type {number} */ value) => (unit === 'usd' ? money(value) : unit === 'share' ? number(value, { style: 'percent', maximumFractionDigits: 1 }) : number(value, { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 1 }));
  const isSame = (/** @type {string} */ id) => versions.length > 1 && new Set(versions.flatMap(({ scores }) => [scores[id]?.mean ?? null, scores[id]?.worst ?? null])).size === 1;
  const named = metrics.filter(({ id }) => versions.some(({ scores }) => scores[id] != null));
  const panel = (/** @type {EvaluationAnswer['metrics'][number]} */ { id, better, unit }) => {
    const name = t(word(`e-${id}`));
    const show = shown(unit);
    const worst = versions.at(-1)?.scores[id];
    const said = versions.map(({ label, scores }) => `${label}: ${scores[id] == null ? '—' : `${show(scores[id].mean)} (${t('e-worst')} ${show(scores[id].worst)})`}`).join('; ');
    return h('li', null, h('p', { class: 'small-name' }, name, h('span', { class: 'help' }, ` ${better === 'higher' ? '↑' : '↓'} ${t(`e-${better}`)}`)),
      dots(versions.map(({ label, scores }) => ({ name: label, mean: scores[id]?.mean ?? null, worst: scores[id]?.worst ?? null })), { label: `${name}. ${said}`, shown: show, base: baseline?.mean[id] ?? null, zero: unit !== 'number' }),
      worst == null ? null : h('p', { class: 'help' }, t('e-worst-of', { t: `${show(worst.worst)}, ${worst.slug}` })));
  };
  const same = named.filter(({ id }) => isSame(id));
  return { element: h('div', { class: 'stacked' }, ...problemList(problems),
    card(t('st-prompts'), h('ul', { class: 'plain versions' }, ...versions.map(({ label, about, recorded, model, origin, drifted, total }) => h('li', null, h('strong', null, label), h('span', { class: 'pair-score' }, `${t('e-total')} ${number(total, { maximumFractionDigits: 0 })}`), h('span', null, about), h('span', { class: 'help' }, `${recorded}, ${origin === 'model' ? t('e-model', { t: model }) : t('e-hand')}${drifted ? `, ${t('e-drifted')}` : ''}${baseline?.label === label ? `, ${t('e-baseline')}` : ''}`))))),
    card(t('e-measure'), h('p', { class: 'help' }, t('e-help')), h('ul', { class: 'plain smalls measures' }, ...named.filter(({ id }) => !isSame(id)).map(panel)),
      same.length === 0 ? null : h('p', { class: 'help' }, `${t('e-same')}: ${same.map(({ id, unit }) => `${t(word(`e-${id}`))} (${shown(unit)(versions[0]?.scores[id]?.mean ?? 0)})`).join(', ')}.`),
      h('details', { class: 'plot-table' }, h('summary', null, t('as-table')), tableOf(t('st-prompts'), { head: [t('e-measure'), ...versions.map(({ label }) => `${label}: ${t('e-mean')} / ${t('e-worst')}`)], rows: named.map(({ id, unit }) => [t(word(`e-${id}`)), ...versions.map(({ scores }) => (scores[id] == null ? '—' : `${shown(unit)(scores[id].mean)} / ${shown(unit)(scores[id].worst)}`))]) })))) };
}
