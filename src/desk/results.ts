import { DESCRIPTION_MAX_PX, DESCRIPTION_SIZE, TITLE_MAX_PX, TITLE_SIZE, pixelWidth } from '../text/width.ts';
import type { ResultLine, ResultPreview } from './shapes.ts';

/**
 * How search engines may show an article: widths of Arial's letters, cut where the line ends. Pure. Google's phone pages use Roboto where it is installed, Yandex
 * YS Text. In Roboto Russian text was 2 to 3.5 % wider than in Arial, Latin text 1.5 % narrower up to as wide (Chromium, whole sentences).
 */

/**
 * Where lines are cut, px. No engine gives these numbers (developers.google.com/search/docs/appearance/title-link and /snippet: "as needed";
 * yandex.com/support/webmaster/en/search-results/site-description names none; both read 2026-11), they change, and an engine may show another text altogether.
 *
 * `measured`: people outside measured it and agree. Google on a desktop, title 580 px and description 920 px (two lines) of Arial 20 and 14 px:
 * twaino.com/en/title-meta-description-checker, findbest.tools/seo/meta-description-checker (600 and 920), both read 2026-11. Whoever read the page's own styles
 * on 2026-09-18 found Arial 22 px in a column of 652 px (glama.ai/mcp/servers/adsandcode/serp-title-width): in 20 px letters that is 593 px, so the same
 * letters fit. Google on a phone, description 680 px: findbest.tools, skills.sh/sediman-agent/openskynet/meta-description.
 *
 * `guess`: Google on a phone breaks a title into two lines. One line of 343 px was measured (adsandcode, above); sources that name one number say
 * 480 to 580 px. Ours is two lines less what is left free behind a broken word. For Yandex nobody has published widths that we could find; its letters are
 * those of YS Text, which is not public either. Ours go by the look of its results: one line for a title on a desktop, two on a phone, and two to three lines of text.
 */
const LIMITS = [
  { engine: 'google', device: 'desktop', title: [TITLE_MAX_PX, TITLE_SIZE], description: [DESCRIPTION_MAX_PX, DESCRIPTION_SIZE], basis: 'measured' },
  { engine: 'google', device: 'phone', title: [640, 18], description: [680, 14], basis: 'guess' },
  { engine: 'yandex', device: 'desktop', title: [600, 20], description: [1500, 15], basis: 'guess' },
  { engine: 'yandex', device: 'phone', title: [640, 18], description: [1000, 15], basis: 'guess' },
] as const;

const ELLIPSIS = ' …';

/** @param title, description as the article's front matter has them */
export function resultPreviews(title: string, description: string): ResultPreview[] {
  return LIMITS.map(({ engine, device, basis, title: [titleLimit, titleSize], description: [limit, size] }) => ({
    engine, device, basis, title: resultLine(title, titleLimit, titleSize), description: resultLine(description, limit, size),
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
