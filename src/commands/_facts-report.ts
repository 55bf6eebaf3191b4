import type { FactUse } from '../fact-ledger.ts';
import type { Fact } from '../model/brief.ts';
import { printable } from '../text/excerpt.ts';
import { counted } from '../text/graph-words.ts';
import { hostOf } from '../text/link-targets.ts';

/** A fact with all that is known of it. */
export interface LedgerRow {
  fact: Fact;
  /** Slug of the brief that it belongs to; undefined for the ledger's. */
  brief: string | undefined;
  file: string;
  line: number | undefined;
  source: string | undefined;
  /** Of which day it is, ISO. */
  date: string | undefined;
  /** Days since then. */
  age: number | undefined;
  expired: boolean;
  uses: (FactUse & { slug: string; /** The article, or its lock where it is not placed. */ file: string; placed: boolean })[];
}

/** Letters of a statement, a source, an excerpt in a line. */
const WORDS = 44;
const SOURCE = 24;
const SENTENCE = 90;
/** Articles named in a line; the rest is counted. */
const NAMED = 2;

/** A line a fact, what is wrong with those in use, and the sums. @param total facts there are, with those that are not shown */
export function factsReport(rows: readonly LedgerRow[], total: number): string {
  if (total === 0) return 'No facts yet. They stand in briefs/_facts.yaml, a brief\'s own under "facts".\n';
  if (rows.length === 0) return `None of ${counted(total, 'fact')}.\n`;
  const table = [['fact', 'what it says', 'source', 'as of', 'age', 'expires', 'stated by'], ...rows.map(cells)];
  // Columns that would be empty for all are left out.
  const kept = [0, 1, 2, 3, 4, 5, 6].filter((column) => column === 0 || table.slice(1).some((row) => row[column] !== ''));
  const widths = kept.map((column) => Math.max(...table.map((row) => (row[column] ?? '').length)));
  const lines = table.map((row) => kept.map((column, index) => (column === 4 ? (row[column] ?? '').padStart(widths[index] ?? 0) : (row[column] ?? '').padEnd(widths[index] ?? 0))).join('  ').trimEnd());
  const faults = rows.flatMap(faultsOf);
  const count = (fits: (row: LedgerRow) => boolean): number => rows.filter(fits).length;
  const sums = [[count((row) => row.uses.length === 0), 'unused'], [count((row) => row.expired), 'expired'], [count((row) => row.source === undefined), 'without a source']].filter(([many]) => many !== 0).map(([many, what]) => `${many} ${what}`);
  return `${lines.join('\n')}\n${faults.length === 0 ? '' : `\n${faults.join('\n')}\n`}\n${counted(rows.length, 'fact')}${rows.length < total ? ` of ${total}` : ''}${sums.length === 0 ? '' : `: ${sums.join(', ')}`}. \`slugline facts ID\` tells every line that states one.\n`;
}

function cells(row: LedgerRow): string[] {
  const { fact, source, date, age, expired } = row;
  return [
    printable(fact.id), cut(fact.text, WORDS), source === undefined ? 'NONE' : cut(hostOf(source)?.replace(/^www\./, '') ?? source, SOURCE), date?.slice(0, 10) ?? '', age === undefined ? '' : counted(age, 'day'),
    fact.expires === undefined ? '' : expired ? `EXPIRED ${fact.expires.slice(0, 10)}` : fact.expires.slice(0, 10), usedBy(row),
  ];
}

function usedBy({ uses }: LedgerRow): string {
  const slugs = [...new Set(uses.map(({ slug, placed }) => (placed ? slug : `${slug} (not placed)`)))].map(printable);
  if (slugs.length === 0) return 'no article';
  return slugs.length <= NAMED ? slugs.join(', ') : `${slugs.slice(0, NAMED).join(', ')} and ${slugs.length - NAMED} more`;
}

/** What is wrong where a fact is stated: a line an article. */
function faultsOf({ fact, source, expired, uses }: LedgerRow): string[] {
  const why = [...(expired ? [`expired on ${fact.expires?.slice(0, 10) ?? ''}`] : []), ...(source === undefined ? ['has no source'] : [])].join(' and ');
  const stated = Map.groupBy(uses.filter((use) => use.placed && use.line !== null && (why !== '' || use.differs)), (use) => use.file);
  return [...stated].map(([file, list]) => `${printable(file)}:${list.map((use) => use.line).join(',')}  states "${printable(fact.id)}", which ${[...(why === '' ? [] : [why]), ...(list.some((use) => use.differs) ? ['says another number now'] : [])].join(' and ')}`);
}

/** One fact: what it says, and every place that states it. */
export function factReport(row: LedgerRow): string {
  const { fact, source, date, age, expired, uses } = row;
  const fields: [name: string, value: string | undefined][] = [
    ['says', fact.text],
    ...(fact.wording ?? []).map((words): [string, string] => ['worded', `“${words}”`]),
    ...Object.entries(fact.locales ?? {}).flatMap(([tag, one]): [string, string][] => [[`in ${tag}`, one.text], ...(one.wording ?? []).map((words): [string, string] => [`worded ${tag}`, `“${words}”`])]),
    ...(fact.values ?? []).map(({ value, unit, subject }): [string, string] => ['value', `${value}${unit === undefined ? '' : ` ${unit}`}${subject === undefined ? '' : `, ${subject}`}`]),
    ['kind', fact.kind],
    ['person', fact.person === undefined ? undefined : `${fact.person.name}${fact.person.title === undefined ? '' : `, ${fact.person.title}`}`],
    ['source', source ?? 'none: name one before an article states it'],
    ['as of', date === undefined ? 'no day given' : `${date.slice(0, 10)}, ${age === 0 ? 'today' : `${counted(age ?? 0, 'day')} ago`}`],
    ['expires', fact.expires === undefined ? undefined : `${fact.expires.slice(0, 10)}${expired ? ': expired' : ''}`],
    ['scope', fact.scope?.join(', ')],
  ];
  const given = fields.filter((field): field is [string, string] => field[1] !== undefined);
  const width = Math.max(...given.map(([name]) => name.length));
  const head = `${printable(fact.id)}  ${printable(row.file)}${row.line === undefined ? '' : `:${row.line}`}${row.brief === undefined ? '' : ' (of this brief alone)'}`;
  const places = uses.map((use): [string, string, string] => [`${printable(use.file)}${use.line === null ? '' : `:${use.line}`}`, use.by, `${use.differs ? 'ANOTHER NUMBER  ' : ''}${cut(use.text, SENTENCE)}${use.placed ? (use.line === null ? ' (no longer in the text)' : '') : ' (not placed)'}`]);
  const widest = Math.max(0, ...places.map(([place]) => place.length));
  const articles = new Set(uses.map((use) => use.slug)).size;
  return [
    head,
    ...given.map(([name, value]) => `  ${name.padEnd(width)}  ${printable(value)}`),
    '',
    articles === 0 ? 'No article states it.' : `Stated by ${counted(articles, 'article')}, by a link to the fact or by its value:`,
    ...places.map(([place, by, words]) => `  ${place.padEnd(widest)}  ${by.padEnd(5)}  ${words}`),
    '',
  ].join('\n');
}

/** A fact for programs: all keys of the file, and what is known of it. */
export function factJson({ fact, brief, file, line, age, expired, uses }: LedgerRow): object {
  return { ...fact, file, line: line ?? null, brief: brief ?? null, ageDays: age ?? null, expired, usedBy: uses };
}

/** The first words, in one line. */
function cut(text: string, width: number): string {
  const shown = printable(text).replace(/\s+/g, ' ').trim();
  return shown.length <= width ? shown : `${shown.slice(0, width - 1).replace(/[\uD800-\uDBFF]$/, '').replace(/\s+\S*$/, '')}…`;
}
