import { h } from './dom.js';
import { bars, columns, legend, tableOf } from './plot.js';
import { card } from './site-parts.js';
import { money, number, t } from './words.js';

/** @import { MoneyAnswer } from '../src/desk/shapes.ts' */

/** What was spent: by stage and model, and run by run. */

const RUNS_SHOWN = 60;

/** @param {MoneyAnswer} answer */
export function moneyPart({ stages, runs, total }) {
  if (stages.length === 0 && runs.length === 0) return { element: card(t('site-money'), h('p', { class: 'empty' }, t('no-money'))) };
  const models = [...new Set([...stages, ...runs].map(({ model }) => model))].toSorted();
  const names = [...new Set(stages.map(({ stage }) => stage))];
  const cost = (/** @type {string} */ stage, /** @type {string} */ model) => stages.filter((one) => one.stage === stage && one.model === model).reduce((sum, one) => sum + (one.cost ?? 0), 0);
  names.sort((a, b) => models.reduce((sum, model) => sum + cost(b, model) - cost(a, model), 0));
  const looks = models.map((name, kind) => ({ name, kind }));
  const paid = runs.filter((run) => (run.cost ?? 0) > 0).slice(0, RUNS_SHOWN).toReversed();
  const sum = paid.reduce((all, run) => all + (run.cost ?? 0), 0);
  const articles = paid.reduce((all, run) => all + run.written, 0);
  return { element: h('div', { class: 'stacked' },
    h('div', { class: 'columns' },
      card(t('m-stages'), legend(looks), bars({ title: t('m-stages'), about: t('m-stages-about'), names, series: looks.map(({ name, kind }) => ({ name, kind, values: names.map((stage) => cost(stage, name)) })), shown: money, first: t('stage') })),
      paid.length === 0 ? null : card(t('m-runs'), h('p', { class: 'help' }, `${money(sum / paid.length)} ${t('m-mean')}`, articles === 0 ? null : ` · ${t('m-per', { t: money(sum / articles) })}`), legend(looks), columns({
        title: t('m-runs'), about: t('m-runs-about'), dates: paid.map(({ at }) => at), shown: money, first: t('date'), series: looks.map(({ name, kind }) => ({ name, kind, values: paid.map((run) => (run.model === name ? (run.cost ?? 0) : 0)) })),
        tip: (index) => { const run = paid[index]; return run === undefined ? '' : `${run.at.slice(0, 16).replace('T', ' ')}\n${run.model}: ${money(run.cost)}\n${t('done-of', { n: run.written, m: run.articles })}`; },
      }))),
    card(t('site-money'), tableOf(t('site-money'), {
      head: [t('stage'), t('model'), t('calls'), t('m-tokens'), t('cost')],
      rows: [...stages.map((one) => [one.stage, one.model, one.calls, `${number(one.input)} + ${number(one.output)}`, money(one.cost)]), [t('total'), '', stages.reduce((all, one) => all + one.calls, 0), '', money(total)]],
    })),
    runs.length === 0 ? null : card(t('site-runs'), tableOf(t('site-runs'), { head: [t('date'), t('articles'), t('calls'), t('cost'), t('model')], rows: runs.map((one) => [one.at.slice(0, 16).replace('T', ' '), t('done-of', { n: one.written, m: one.articles }), one.calls, money(one.cost), one.model]) }))) };
}
