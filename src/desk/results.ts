import { DESCRIPTION_MAX_PX, DESCRIPTION_SIZE, TITLE_MAX_PX, TITLE_SIZE, pixelWidth } from '../text/width.ts';
import type { ResultLine, ResultPreview } from './shapes.ts';

/** How search engines may show an article: true widths of the letters, cut where the line ends. Pure. */

/**
 * Where lines are cut, px. No engine gives these numbers; they are what people measure (for Google the same as `text/width.ts`), they change, and an engine
 * may show another text altogether.
 */
const LIMITS = [
  { engine: 'google', device: 'desktop', title: [TITLE_MAX_PX, TITLE_SIZE], description: [DESCRIPTION_MAX_PX, DESCRIPTION_SIZE] },
  { engine: 'google', device: 'phone', title: [640, 18], description: [680, 14] },
  { engine: 'yandex', device: 'desktop', title: [600, 20], description: [1500, 15] },
  { engine: 'yandex', device: 'phone', title: [640, 18], description: [1000, 15] },
] as const;

const ELLIPSIS = ' …';

/** @param title, description as the article's front matter has them */
export function resultPreviews(title: string, description: string): ResultPreview[] {
  return LIMITS.map(({ engine, device, title: [titleLimit, titleSize], description: [limit, size] }) => ({
    engine, device, title: resultLine(title, titleLimit, titleSize), description: resultLine(description, limit, size),
  }));
}

/** A text cut at the last word that fits, as engines do. */
function resultLine(text: string, limit: number, size: number): ResultLine {
  const width = Math.round(pixelWidth(text, size));
  if (width <= limit) return { text, shown: text, width, limit, size };
  const room = limit - pixelWidth(ELLIPSIS, size);
  let shown = '';
  for (const { index, 0: word } of text.matchAll(/\S+/gu)) {
    const next = text.slice(0, index + word.length);
    if (pixelWidth(next, size) > room) break;
    shown = next;
  }
  if (shown === '') for (const letter of text) {
    if (pixelWidth(shown + letter, size) > room) break;
    shown += letter;
  }
  return { text, shown: `${shown.replace(/[\s.,;:–—-]+$/u, '')}${ELLIPSIS}`, width, limit, size };
}
