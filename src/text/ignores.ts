import type { Document } from './document.ts';

/** An ignore comment: `<!-- slugline-disable-next-line RULE[, RULE]: reason -->`, `<!-- slugline-disable RULE: reason -->` (whole file). */
export interface Ignore {
  rules: readonly string[];
  reason: string;
  /** Lines it covers, inclusive. */
  firstLine: number;
  lastLine: number;
  start: number;
  end: number;
}

const COMMENT = /^\s*slugline-disable(-next-line)?\s+([a-z0-9-]+\/[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+\/[a-z0-9-]+)*)\s*(?::\s*([\s\S]*?))?\s*$/;

/** Ignore comments of a document. "Next line" is the next line that is not blank. */
export function ignoresOf(doc: Document): Ignore[] {
  if (!doc.text.includes('slugline-disable')) return [];
  return doc.html.flatMap((tag): Ignore[] => {
    const match = tag.kind === 'comment' ? COMMENT.exec(tag.text) : null;
    if (match === null) return [];
    const rules = (match[2] ?? '').split(',').map((id) => id.trim());
    const common = { rules, reason: (match[3] ?? '').trim(), start: tag.start, end: tag.end };
    if (match[1] === undefined) return [{ ...common, firstLine: 1, lastLine: doc.lines.count }];
    let line = doc.lines.position(tag.end).line + 1;
    while (line < doc.lines.count && doc.text.slice(doc.lines.lineStart(line), doc.lines.lineStart(line + 1)).trim() === '') line++;
    return [{ ...common, firstLine: line, lastLine: line }];
  });
}
