import { SluglineError, type Problem } from '../model/errors.ts';
import type { SiteConfig } from '../model/site.ts';
import { csvRecords, separatorOf, unifiedLines } from './csv-records.ts';
import { sitePaths } from './site-paths.ts';

/** Clicks of pages in two periods, from a table that Google Search Console exports (Performance, Compare, Export) or anybody writes. */

export interface PageClicks {
  url: string;
  /** Line of the table where its row begins. */
  line: number;
  clicks: number;
  previous: number;
}

/** Clicks of one page in both periods, over all rows that are about it. */
export type Traffic = Pick<PageClicks, 'line' | 'clicks' | 'previous'>;

/** Least loss of clicks that is no chance: a share of the earlier ones, and a number. Editorial judgement: small pages swing by a third from month to month. */
const LEAST_SHARE = 0.3;
const LEAST_CLICKS = 20;

const PAGE = /^(?:(?:top |landing )?pages?|urls?)$|страниц|^адрес/iu;
const CLICKS = /clicks|клик/iu;
/** Changes between the periods, which some tools add. */
const NOT_CLICKS = /difference|change|delta|разниц|изменени|кликабельн|ctr/iu;
const EARLIER = /previous|prior|earlier|before|last year|year ago|предыдущ|прошл|ранее|назад/iu;
const FORMAT = 'Expected: a column of pages and two of clicks, such as "Top pages, Last 3 months Clicks, Previous 3 months Clicks" or "page,clicks,previous clicks". In Search Console: Performance, Date, Compare, then Export, and of the archive the file of the pages.';

/**
 * Reads the table: comma, semicolon or tab between the cells. Of two columns of clicks without a word for the earlier one (two ranges of dates) the second is the earlier, as Google exports them.
 * @param text decoded, with or without a byte order mark
 * @param file its name, for errors
 * @returns rows in order; one page may have several (with a fragment, with and without a slash)
 * @throws SluglineError FILE_UNREADABLE with all faults, each with its line
 */
export function readSearchConsole(text: string, file: string): PageClicks[] {
  const unified = unifiedLines(text);
  const [header, ...records] = csvRecords(unified, separatorOf(unified) ?? ',', file);
  if (header === undefined) throw fault(file, 1, 'the table is empty', FORMAT);
  const columns = columnsOf(header.cells, file, header.line);
  const problems: Problem[] = [];
  const rows = records.map(({ line, cells }): PageClicks => {
    const cell = (index: number): string => (cells[index] ?? '').trim();
    const count = (index: number): number => {
      const number = numberOf(cell(index));
      if (number === undefined) problems.push({ code: 'FILE_UNREADABLE', file, line, column: 1, message: `"${cell(index)}" in the column "${header.cells[index]?.trim() ?? ''}" is no number of clicks`, help: 'Write whole numbers, 0 for none.' });
      return number ?? 0;
    };
    if (cell(columns.page) === '') problems.push({ code: 'FILE_UNREADABLE', file, line, column: 1, message: 'this row names no page', help: 'Write its address in the first column, or take the row out.' });
    return { url: cell(columns.page), line, clicks: count(columns.clicks), previous: count(columns.previous) };
  });
  if (problems.length > 0) throw new SluglineError(problems);
  return rows;
}

/** Clicks by path of a page (as `sitePaths` writes it): rows of one page are added up. Pages of other sites are left out. */
export function trafficByPath(rows: readonly PageClicks[], config: SiteConfig): Map<string, Traffic> {
  const { pathOf } = sitePaths(config);
  const found = new Map<string, Traffic>();
  for (const { url, line, clicks, previous } of rows) {
    const path = pathOf(url);
    if (path === undefined) continue;
    const known = found.get(path);
    found.set(path, { line: known?.line ?? line, clicks: clicks + (known?.clicks ?? 0), previous: previous + (known?.previous ?? 0) });
  }
  return found;
}

/** True when a page has lost more clicks than chance explains. */
export function isDecay({ clicks, previous }: Traffic): boolean {
  return previous - clicks >= LEAST_CLICKS && previous - clicks >= previous * LEAST_SHARE;
}

function columnsOf(cells: readonly string[], file: string, line: number): { page: number; clicks: number; previous: number } {
  const names = cells.map((cell) => cell.trim());
  const page = names.findIndex((name) => PAGE.test(name));
  const counts = names.flatMap((name, index) => (CLICKS.test(name) && !NOT_CLICKS.test(name) ? [index] : []));
  const earlier = counts.filter((index) => EARLIER.test(names[index] ?? ''));
  const [first, second] = counts;
  const wrong = page < 0 ? 'no column of pages' : counts.length < 2 ? `${counts.length === 0 ? 'no column' : 'only one column'} of clicks, and two periods are compared` : counts.length > 2 || earlier.length > 1 ? 'more than one pair of columns of clicks' : undefined;
  if (wrong !== undefined || first === undefined || second === undefined) throw fault(file, line, `the table has ${wrong ?? 'no clicks'} (its columns: ${names.join(', ')})`, FORMAT);
  return earlier[0] === first ? { page, clicks: second, previous: first } : { page, clicks: first, previous: second };
}

/** A whole number, perhaps with separators of thousands. */
function numberOf(text: string): number | undefined {
  const plain = text.replace(/[\s\u00A0\u202F]/g, '');
  return /^(?:\d+|\d{1,3}(?:[,.]\d{3})+)$/.test(plain) ? Number(plain.replace(/[,.]/g, '')) : undefined;
}

function fault(file: string, line: number, message: string, help: string): SluglineError {
  return new SluglineError({ code: 'FILE_UNREADABLE', file, line, column: 1, message, help });
}
