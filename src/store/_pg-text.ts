import type { Database, Query } from './database.ts';

/**
 * PostgreSQL keeps every character but U+0000. That one is rare, and yet a model or a file may bring it: it becomes U+0010 "data link escape" and a
 * zero, an U+0010 becomes two of them, and both come back as they were.
 */
const [NUL, ESCAPE] = ['\0', '\u0010'];

/** How the tables are spoken to: any text goes in and comes out. */
export type Way = Pick<Database, 'query' | 'transaction'>;

/** A text as it can be kept; nearly always itself. */
function kept(text: string): string {
  return text.includes(NUL) || text.includes(ESCAPE) ? text.replaceAll(ESCAPE, ESCAPE + ESCAPE).replaceAll(NUL, `${ESCAPE}0`) : text;
}

/** The text that was kept. */
function given(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text.split(ESCAPE + ESCAPE).map((part) => part.replaceAll(`${ESCAPE}0`, NUL)).join(ESCAPE);
}

/** Queries whose texts, also those in lists, go in and come out as they are, whatever is in them. */
export function withAnyText(query: Query): Query {
  const sent = (value: unknown): unknown => (typeof value === 'string' ? kept(value) : Array.isArray(value) ? value.map(sent) : value);
  return async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const rows = await query<Row>(sql, values.map(sent));
    for (const row of rows as Record<string, unknown>[]) for (const [name, value] of Object.entries(row)) if (typeof value === 'string') row[name] = given(value);
    return rows;
  };
}
