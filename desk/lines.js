import { h } from './dom.js';
import { said } from './said.js';
import { age, money, number, t, word } from './words.js';

/** @import { Row } from '../src/desk/shapes.ts' */

/** One line of the batch view. */

/** @param {Row} row @param {number} index @param {string} mark what the line says, to tell when it must be drawn anew @param {() => void} focused */
export function lineOf(row, index, mark, focused) {
  return h('div', { class: 'line', role: 'row', 'aria-rowindex': index + 2, 'data-index': index, 'data-slug': row.slug, 'data-mark': mark },
    h('div', { role: 'cell', class: 'cell c-title' }, h('a', { href: `#/a/${row.slug}`, onFocus: focused }, row.title), h('span', { class: 'slug' }, row.problems[0] === undefined ? row.slug : said(row.problems[0]))),
    h('div', { role: 'cell', class: 'cell c-state' }, ...pills(row)),
    h('div', { role: 'cell', class: 'cell c-findings' }, ...findingCounts(row)),
    h('div', { role: 'cell', class: 'cell c-words' }, row.words === null ? '—' : number(row.words)),
    h('div', { role: 'cell', class: 'cell c-cost' }, row.file === null && row.cost === null ? '—' : money(row.cost)),
    h('div', { role: 'cell', class: 'cell c-changed' }, age(row.changed)));
}

/** State and what is to be known beside it. @param {Row} row */
export function pills(row) {
  const more = [row.edited ? 'edited' : '', row.draft ? 'draft' : '', row.decision ?? ''].filter((name) => name !== '');
  return [h('span', { class: `pill p-${row.state}` }, t(word(`s-${row.state}`))), ...more.map((name) => h('span', { class: `pill quiet p-${name}` }, t(word(`s-${name}`))))];
}

/** @param {Row} row */
function findingCounts({ errors, warnings, words }) {
  if (errors === 0 && warnings === 0) return [h('span', { class: 'clean' }, words === null ? '—' : t('clean'))];
  return [
    errors > 0 ? h('span', { class: 'sev error', title: t('errors', { n: errors }) }, h('span', { 'aria-hidden': 'true' }, number(errors)), h('span', { class: 'hush' }, t('errors', { n: errors }))) : null,
    warnings > 0 ? h('span', { class: 'sev warning', title: t('warnings', { n: warnings }) }, h('span', { 'aria-hidden': 'true' }, number(warnings)), h('span', { class: 'hush' }, t('warnings', { n: warnings }))) : null,
  ];
}
