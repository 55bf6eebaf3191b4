import { send } from './api.js';
import { fill, h } from './dom.js';
import { complain } from './notice.js';
import { bar } from './panels.js';
import { said } from './said.js';
import { duration, money, number, t, word } from './words.js';

/** @import { DeskAnswer, PlanAnswer, RunView } from '../src/desk/shapes.ts' */
/** @import { View } from './main.js' */

/** A run: what it would do and cost, its progress, pause and stop. */

/** @param {DeskAnswer} desk @returns {View} */
export function runView(desk) {
  const state = h('div', { class: 'run-state', 'aria-live': 'off' });
  const plan = h('div', { class: 'run-plan' });
  const element = h('section', { class: 'page run' }, h('h1', null, t('run')), state, plan);
  let budget = '';

  /** @param {RunView} run */
  function draw(run) {
    const focused = document.activeElement?.id ?? '';
    const had = element.contains(document.activeElement);
    const busy = ['planning', 'running', 'pausing', 'stopping'].includes(run.state);
    const begun = run.state !== 'idle';
    fill(state,
      h('div', { class: 'card run-card' },
        h('div', { class: 'run-head' }, h('p', { class: `run-name r-${run.state}`, id: 'run-name', role: 'status', tabindex: '-1' }, begun ? t(word(`r-${run.state}`)) : t('run-idle')),
          h('div', { class: 'actions' },
            run.state === 'running' || run.state === 'planning' ? h('button', { type: 'button', id: 'pause', onClick: () => end('pause') }, t('run-pause')) : null,
            run.state === 'paused' ? h('button', { type: 'button', id: 'go-on', class: 'primary', onClick: start }, t('run-go-on')) : null,
            busy || run.state === 'paused' ? h('button', { type: 'button', id: 'stop', disabled: run.state === 'stopping', onClick: () => end('stop') }, t('run-stop')) : null,
            busy ? null : h('button', { type: 'button', id: 'plan', class: run.state === 'paused' ? '' : 'primary', onClick: ask }, t('run-plan')))),
        begun && run.total > 0 ? progress(run) : null,
        begun ? h('dl', { class: 'figures' },
          figure(t('spent'), `${money(run.spent)}${run.budget === null ? '' : ` ${t('of-budget', { n: money(run.budget) })}`}`),
          figure(t('run-calls'), number(run.calls)),
          run.forecast === null || run.forecast === 0 ? null : figure(t('run-cost'), money(run.forecast)),
          run.eta === null ? null : figure(t('eta'), duration(run.eta)),
          run.writer === '' ? null : figure(t('writer'), run.writer)) : null,
        run.budget !== null && run.spent !== null ? h('div', { class: 'budget' }, bar(run.spent / run.budget)) : null,
        ...run.problems.map((problem) => h('p', { class: 'alert bad' }, said(problem)))),
      run.open.length === 0 ? null : h('section', { class: 'card' }, h('h2', null, t('now')), h('ul', { class: 'plain two' }, ...run.open.map(({ slug, stage }) => h('li', null, h('a', { href: `#/a/${slug}` }, slug), h('span', { class: 'why' }, stage))))),
      run.recent.length === 0 ? null : h('section', { class: 'card' }, h('h2', null, t('recent')), h('ul', { class: 'plain' }, ...run.recent.map((one) => h('li', null, h('a', { href: `#/a/${one.slug}` }, one.slug), h('span', { class: `pill quiet p-${one.state}` }, t(word(`a-${one.state}`))), one.errors > 0 ? h('span', { class: 'sev error' }, t('errors', { n: one.errors })) : null, one.warnings > 0 ? h('span', { class: 'sev warning' }, t('warnings', { n: one.warnings })) : null, one.problem === '' ? null : h('span', { class: 'problem' }, said(one.problem)))))));
    if (busy) fill(plan);
    if (!had) return;
    // A button that is gone hands the focus to what can be done next; never to Stop, where a second press would end the run.
    const same = focused === 'run-name' && !busy ? null : document.getElementById(focused);
    const next = (same?.matches(':disabled') === true ? null : same) ?? state.querySelector('#pause, #go-on') ?? document.getElementById(busy ? 'run-name' : 'plan');
    next?.focus();
  }

  /** @param {RunView} run */
  function progress(run) {
    const meter = h('progress', { max: run.total, value: run.done, 'aria-label': t('r-running') });
    return h('div', { class: 'run-progress' }, meter, h('span', null, t('done-of', { n: run.done, m: run.total })));
  }

  async function ask() {
    fill(plan, h('p', { class: 'empty' }, t('loading')));
    try {
      /** @type {PlanAnswer} */
      const answer = await send('/run/plan', { briefs: [], ...chosenBudget() });
      drawPlan(answer);
    } catch (error) {
      fill(plan);
      complain(error);
    }
  }

  function chosenBudget() {
    const value = Number(budget.replace(',', '.'));
    return budget !== '' && value > 0 ? { budget: value } : {};
  }

  /** @param {PlanAnswer} answer */
  function drawPlan(answer) {
    const due = answer.write + answer.render;
    const input = /** @type {HTMLInputElement} */ (h('input', { type: 'text', inputmode: 'decimal', id: 'budget', value: budget, placeholder: answer.budget === null ? t('no-budget') : String(answer.budget), size: '10' }));
    input.addEventListener('input', () => { budget = input.value; });
    fill(plan, h('section', { class: 'card' },
      h('dl', { class: 'figures' }, figure(t('run-write'), number(answer.write)), figure(t('run-render'), number(answer.render)), figure(t('run-none'), number(answer.none)), answer.hold === 0 ? null : figure(t('run-hold'), number(answer.hold)),
        figure(t('run-cost'), answer.writer.local ? t('free') : answer.cost === null ? t('price-unknown') : `${money(answer.cost)}${answer.range === null ? '' : ` (${money(answer.range.low)}–${money(answer.range.high)})`}`),
        figure(t('run-calls'), number(answer.calls)), answer.seconds > 0 ? figure(t('run-time'), duration(answer.seconds)) : null,
        figure(t('writer'), `${answer.writer.model}${answer.host === '' ? '' : `, ${answer.host}`}`)),
      answer.writer.local ? null : h('p', { class: 'help' }, said(answer.note)),
      ...answer.problems.map((problem) => h('p', { class: 'alert bad' }, said(problem))),
      due === 0 ? h('p', { class: 'empty' }, t('run-nothing')) : h('div', { class: 'actions start' }, answer.writer.local ? null : h('label', { class: 'inline', for: 'budget' }, t('run-budget'), input), h('button', { type: 'button', class: 'primary', id: 'start', onClick: start }, t('run-start'))),
      h('ul', { class: 'plain plan-list' }, ...answer.items.map((item) => h('li', null, h('span', { class: `pill quiet p-${item.action}` }, t(word(`p-${item.action}`))), h('a', { href: `#/a/${item.slug}` }, item.title), item.cost === null || item.cost === 0 ? null : h('span', { class: 'price' }, money(item.cost)), h('span', { class: 'why' }, said(item.reason)))))));
    document.getElementById('start')?.focus();
  }

  async function start() {
    try {
      draw(await send('/run/start', { briefs: [], ...chosenBudget() }));
    } catch (error) {
      complain(error);
    }
  }

  /** @param {'pause' | 'stop'} how */
  async function end(how) {
    try {
      draw(await send('/run/end', { how }));
    } catch (error) {
      complain(error);
    }
  }

  draw(desk.run);
  return { element, title: t('run'), told(event) { if (event.type === 'run') draw(event.run); } };
}

/** @param {string} name @param {string} value */
function figure(name, value) {
  return h('div', null, h('dt', null, name), h('dd', null, value));
}
