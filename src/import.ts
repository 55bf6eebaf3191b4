import { stringify } from 'yaml';
import { briefSchema, SLUG_MAX_LENGTH } from './model/brief.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { csvRecords, separatorOf, unifiedLines, type CsvRecord } from './text/csv-records.ts';
import { nearest } from './text/nearest.ts';
import { slugify } from './text/slug.ts';
import { readYaml } from './text/yaml.ts';

/** A list of topics (one a line, or a table) → briefs as YAML text. Pure; the command decides what to write. */

export interface ImportedBrief {
  /** Line of the list where it begins. */
  line: number;
  topic: string;
  slug: string;
  /** The brief file. */
  text: string;
}

export interface Imported {
  briefs: ImportedBrief[];
  /** Topics that stand in the list more than once; the first is taken. */
  duplicates: { line: number; firstLine: number; topic: string }[];
  /** Columns of a table without a header, other than the first. */
  ignoredColumns: number;
  /** Rows that make no valid brief. */
  problems: Problem[];
}

/** Columns of a table: keys of the brief as they are, blocks by dotted keys. */
const COLUMNS = columnsOfBrief();
/** Columns whose cells are lists. `outline` holds headings and `faq` questions, which may contain commas. */
const COMMA_LISTS: readonly string[] = COLUMNS.filter((column) => /^(?:keywords\.secondary|links\.(?:must|avoid)|tags)$/.test(column));
const LINE_LISTS: Readonly<Record<string, string>> = { outline: 'heading', faq: 'question' };
const MULTILINE = new Set(['lead', 'goal', 'voice', 'notes']);
/** Russian for "topic": a table that begins with it has a header, in another language. */
const TOPIC_WORDS = /^(?:тем[аы]|topics?)$/i;
/** Formats of office programs, which must be saved as text first. */
const OFFICE = /\.(?:xlsx?|xlsm|ods|numbers|docx?|odt|rtf|pdf)$/i;

/**
 * Reads a list of topics.
 * @param text decoded, with or without a byte order mark
 * @param file its name: .csv and .tsv are tables, everything else has one topic a line
 * @param schemaPath path of the brief's JSON Schema, from where the briefs will lie
 * @throws SluglineError USAGE, FILE_UNREADABLE when the list as a whole cannot be used
 */
export function importTopics(text: string, file: string, schemaPath: string): Imported {
  if (OFFICE.test(file)) throw new SluglineError({ code: 'USAGE', file, message: 'this is a document of an office program, not a list of topics', help: 'Save the table as "CSV UTF-8", or write one topic a line into a .txt file.' });
  const table = /\.(?:csv|tsv)$/i.test(file);
  const { rows, problems, ignoredColumns } = table ? tableRows(text, file) : { rows: lineRows(text), problems: [], ignoredColumns: 0 };
  const result: Imported = { briefs: [], duplicates: [], ignoredColumns, problems };
  const bySlug = new Map<string, ImportedBrief>();
  for (const row of rows) {
    try {
      const brief = briefOf(row, file, schemaPath);
      const first = bySlug.get(brief.slug);
      if (first === undefined) {
        bySlug.set(brief.slug, brief);
        result.briefs.push(brief);
      } else if (sameTopic(first.topic, brief.topic)) {
        result.duplicates.push({ line: row.line, firstLine: first.line, topic: brief.topic });
      } else {
        problems.push({ code: 'BRIEF_DUPLICATE_SLUG', file, line: row.line, column: 1, message: `"${brief.topic}" gets the slug "${brief.slug}", which line ${first.line} ("${first.topic}") has`, help: 'Word one of them differently, or give it a slug of its own in a "slug" column.' });
      }
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (rows.length === 0 && problems.length === 0) throw new SluglineError({ code: 'NOTHING_TO_DO', file, message: 'there are no topics in this file', help: 'Write one topic a line.' });
  return result;
}

interface Row {
  line: number;
  /** Brief values by column. */
  cells: Record<string, string>;
}

/** One topic a line; blank lines and lines that start with # are skipped. */
function lineRows(text: string): Row[] {
  return unifiedLines(text).split('\n').flatMap((line, index) => {
    const topic = line.trim();
    return topic === '' || topic.startsWith('#') ? [] : [{ line: index + 1, cells: { topic } }];
  });
}

interface Table {
  rows: Row[];
  problems: Problem[];
  ignoredColumns: number;
}

/** A table with a header of brief keys; without one, the first column holds the topics. */
function tableRows(text: string, file: string): Table {
  const records = parseTable(text, file);
  const [first, ...others] = records;
  if (first === undefined) return { rows: [], problems: [], ignoredColumns: 0 };
  const names = first.cells.map((cell) => COLUMNS.find((column) => column.toLowerCase() === cell.trim().toLowerCase()) ?? cell.trim());
  const hasHeader = names.some((name) => COLUMNS.includes(name) || TOPIC_WORDS.test(name));
  if (hasHeader) checkHeader(names, file, first.line);
  const width = first.cells.length;
  const uneven = (cells: readonly string[]): boolean => (hasHeader ? cells.slice(width).some((cell) => cell.trim() !== '') : cells.length !== width);
  const problems = others.filter(({ cells }) => uneven(cells)).map(({ line, cells }): Problem => ({
    code: 'BRIEF_INVALID', file, line, column: 1, message: `this row has ${cells.length} cells, and the first row has ${width}`,
    help: `A cell that holds the separator needs quotes: "one, two".${hasHeader ? '' : ' There is no header (topic, ...), so nothing says which cells belong together, and nothing was taken.'}`,
  }));
  if (!hasHeader) return { rows: problems.length > 0 ? [] : records.map(({ line, cells }) => ({ line, cells: { topic: cells[0] ?? '' } })), problems, ignoredColumns: width - 1 };
  const rows = others.filter(({ cells }) => !uneven(cells)).map(({ line, cells }) => ({ line, cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])) }));
  return { rows, problems, ignoredColumns: 0 };
}

/** A first row without separators: one column, whose cells may hold commas. */
const NO_SEPARATOR = '\u001F';

function parseTable(text: string, file: string): CsvRecord[] {
  const unified = unifiedLines(text);
  return csvRecords(unified, /\.tsv$/i.test(file) ? '\t' : (separatorOf(unified) ?? NO_SEPARATOR), file);
}

/** @throws SluglineError USAGE for columns that no brief has, or that stand twice */
function checkHeader(names: readonly string[], file: string, line: number): void {
  const problems = names.flatMap((name, index): Problem[] => {
    const at = { code: 'USAGE' as const, file, line, column: 1 };
    if (names.indexOf(name) < index) return [{ ...at, message: `the column "${name}" stands twice`, help: 'Keep one of them.' }];
    if (COLUMNS.includes(name)) return [];
    const parts = COLUMNS.filter((column) => column.startsWith(`${name}.`));
    const near = TOPIC_WORDS.test(name) ? 'topic' : nearest(name, COLUMNS);
    const help = parts.length > 0 ? `Did you mean ${parts.map((part) => `"${part}"`).join(' or ')}?` : near === undefined ? `Columns are named as the keys of a brief: ${COLUMNS.join(', ')}.` : `Did you mean "${near}"?`;
    return [{ ...at, message: name === '' ? `column ${index + 1} has no name` : `a brief has no key "${name}"`, help }];
  });
  if (!names.includes('topic') && problems.length === 0) problems.push({ code: 'USAGE', file, line, column: 1, message: 'there is no column "topic"', help: 'Name the column that holds the topics "topic".' });
  if (problems.length > 0) throw new SluglineError(problems);
}

/** @throws SluglineError BRIEF_INVALID, pointing at the row */
function briefOf({ line, cells }: Row, file: string, schemaPath: string): ImportedBrief {
  const topic = oneLine(cells['topic'] ?? '');
  const at = { code: 'BRIEF_INVALID' as const, file, line, column: 1 };
  if (topic === '') throw new SluglineError({ ...at, message: 'this row has no topic', help: 'Fill the cell in, or remove the row.' });
  const slug = oneLine(cells['slug'] ?? '') || slugify(topic).slice(0, SLUG_MAX_LENGTH).replace(/-+$/, '');
  if (slug === '') throw new SluglineError({ ...at, message: `no slug can be made from "${topic}": it holds no letters or digits that can be transliterated`, help: 'Give it one in a "slug" column: words-in-latin-letters.' });
  const data: Record<string, unknown> = { topic, slug };
  for (const [column, cell] of Object.entries(cells)) {
    if (cell.trim() === '' || column === 'topic' || column === 'slug') continue;
    assign(data, column, valueOf(column, cell));
  }
  const text = `# yaml-language-server: $schema=${schemaPath}\n${stringify(data, { lineWidth: 100 })}`;
  try {
    readYaml({ file, text }, briefSchema, 'BRIEF_INVALID');
  } catch (error) {
    // Places are those of the brief that would be written; people look at their list.
    if (error instanceof SluglineError) throw new SluglineError(error.problems.map((problem) => ({ ...problem, ...at })), { cause: error });
    throw error;
  }
  return { line, topic, slug, text };
}

function valueOf(column: string, cell: string): unknown {
  const member = LINE_LISTS[column];
  if (member !== undefined) return split(cell, /[|\n]/).map((item) => ({ [member]: item }));
  if (COMMA_LISTS.includes(column)) return split(cell, cell.includes('|') ? /[|\n]/ : /[,\n]/);
  const text = MULTILINE.has(column) ? cell.trim() : oneLine(cell);
  return column === 'length' && /^\d+$/.test(text) ? Number(text) : text;
}

/** Sets `a.b` as block `a` with key `b`. */
function assign(data: Record<string, unknown>, column: string, value: unknown): void {
  const [key = '', inner] = column.split('.');
  if (inner === undefined) data[key] = value;
  else data[key] = { ...(data[key] as Record<string, unknown> | undefined), [inner]: value };
}

function columnsOfBrief(): string[] {
  const blocks: Readonly<Record<string, readonly string[]>> = { keywords: ['primary', 'secondary'], links: ['must', 'avoid'], hero: ['image', 'alt'] };
  return Object.keys(briefSchema.shape).flatMap((key) => (key === 'facts' ? [] : (blocks[key]?.map((inner) => `${key}.${inner}`) ?? [key])));
}

function split(cell: string, separator: RegExp): string[] {
  return cell.split(separator).map(oneLine).filter((item) => item !== '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function sameTopic(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
