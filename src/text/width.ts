import widths from './arial-widths.json' with { type: 'json' };

/** Widths of Arial glyphs in 1/1000 em (Liberation Sans has the same metrics; within 0.4 % of a browser's canvas). */
const table = widths as Readonly<Record<string, number>>;
/** A glyph the table lacks counts as a digit, the average of Latin text; emoji and CJK are a full em. */
const DEFAULT_WIDTH = 556;
const WIDE_WIDTH = 1000;
/** Thin and narrow no-break space: a fifth of an em by typographic custom; the table's fonts lack them. */
const THIN_WIDTH = 200;

/** The table by UTF-16 unit, -1 for what has to be looked at: the letters of most lines need no more. */
const BY_UNIT: Int16Array = new Int16Array(0x10000).fill(-1);
for (const glyph of Object.keys(table)) if (glyph.length === 1) BY_UNIT[glyph.charCodeAt(0)] = glyphWidth(glyph);

function glyphWidth(glyph: string): number {
  // Accents, joiners, variation selectors, soft hyphens: printed over or not at all.
  if (/[\p{M}\p{Cf}]/u.test(glyph)) return 0;
  const known = table[glyph];
  if (known !== undefined) return known;
  if (glyph === '\u2009' || glyph === '\u202f') return THIN_WIDTH;
  return /\p{Extended_Pictographic}/u.test(glyph) || (glyph.codePointAt(0) ?? 0) > 0x2e80 ? WIDE_WIDTH : DEFAULT_WIDTH;
}

/**
 * Width of a line of Arial in pixels, as search results print titles (20 px) and descriptions (14 px).
 * @param text one line
 * @param size font size in px
 */
export function pixelWidth(text: string, size: number): number {
  let units = 0;
  for (let at = 0; at < text.length;) {
    const known = BY_UNIT[text.charCodeAt(at)] as number;
    const glyph = known < 0 ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';
    units += known < 0 ? glyphWidth(glyph) : known;
    at += glyph.length || 1;
  }
  return (units * size) / 1000;
}

/** Font sizes of Google's desktop results. */
export const TITLE_SIZE = 20;
export const DESCRIPTION_SIZE = 14;
/** Third-party measurements, not Google's word: a title is cut at about 580–600 px, a description at about 920 px. */
export const TITLE_MAX_PX = 580;
export const DESCRIPTION_MAX_PX = 920;
