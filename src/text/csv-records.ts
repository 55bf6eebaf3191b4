import { CsvError, parse } from 'csv-parse/sync';
import { SluglineError } from '../model/errors.ts';

/** Tables with commas, semicolons or tabs between the cells, as people export them. */

/** A row, with the line it begins on. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/** Any line break as one line feed, and no byte order mark: the parser takes the first line break it meets for the only one. */
export function unifiedLines(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

/** What stands most often in the first line, outside quotes: comma, semicolon (Excel in Russian) or tab; undefined when none does. */
export function separatorOf(text: string): string | undefined {
  const header = (text.trimStart().split('\n')[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: header.split(separator).length }));
  const [best] = counts.toSorted((a, b) => b.count - a.count);
  return best === undefined || best.count === 1 ? undefined : best.separator;
}

/**
 * Rows of a table; those of blank cells are left out.
 * @param text with line feeds only (`unifiedLines`) @param file its name, for errors
 * @throws SluglineError FILE_UNREADABLE with the line of the faulty row
 */
export function csvRecords(text: string, delimiter: string, file: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      delimiter, recordDelimiter: '\n', relax_column_count: true, relax_quotes: true,
      on_record(cells: string[], context) {
        if (cells.some((cell) => cell.trim() !== '')) records.push({ line: lastLine + 1, cells });
        lastLine = context.lines;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const unclosed = error.code === 'CSV_QUOTE_NOT_CLOSED';
    throw new SluglineError({
      code: 'FILE_UNREADABLE', file, line: lastLine + 1, column: 1,
      message: unclosed ? 'a cell of this row opens with a quotation mark that is never closed' : `this row cannot be read as a table: ${error.message}`,
      help: 'Close the quotation mark; a quotation mark inside a quoted cell is written twice: "the ""smart"" home".',
    }, { cause: error });
  }
  return records;
}
