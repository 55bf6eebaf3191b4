import type { ArticleType } from '../model/brief.ts';
import type { Comparison, NumberedPart } from '../model/parts.ts';
import { headingId } from './heading-ids.ts';
import type { Language } from './language.ts';
import { escapeMarkdown, parseMarkdown, plainText } from './markdown.ts';

/** Headings, names and numbered parts as the layout prints them, and as structured data tells of them. */

/** Markdown as a reader sees it, blocks joined by spaces. */
export function visible(markdown: string): string {
  return plainText(parseMarkdown(markdown)).replace(/\s+/g, ' ').trim();
}

/** A heading as Markdown. A number in front is no list here. */
export function headingText(heading: string): string {
  return escapeMarkdown(heading).replace(/^(\d+)\\([.)])/, '$1$2');
}

/** Names as Markdown; cells are Markdown already. */
export function escapedComparison({ sides, criteria }: Comparison): Comparison {
  return { sides: sides.map((side) => escapeMarkdown(side)), criteria: criteria.map(({ name, values }) => ({ name: escapeMarkdown(name), values })) };
}

/** A section as it stands on the page. */
export interface ShownSection {
  part: NumberedPart | undefined;
  heading: string;
  body: string;
}

/** Steps of a how-to, items of a list, as they stand on the page: the sections marked so; of values that have no marks those whose heading has its number. */
export function shownParts(type: 'howto' | 'listicle', actual: ArticleType, sections: readonly ShownSection[], language: Language): { name: string; text: string; anchor: string }[] {
  if (actual !== type) return [];
  const pattern = new RegExp(`^${type === 'howto' ? `${language.labels.step}\\s+` : ''}\\d+[.:]${type === 'howto' ? '?' : ''}\\s+`, 'iu');
  const marked = sections.some(({ part }) => part !== undefined);
  return sections.flatMap(({ part, heading: source, body }) => {
    const heading = visibleHeading(source);
    return (marked ? part !== undefined : pattern.test(heading)) ? [{ name: heading.replace(pattern, ''), text: visible(body), anchor: headingId(heading) }] : [];
  });
}

/** A heading as a reader sees it: parsed as one, since a number in front would be a list in a text of its own. */
function visibleHeading(source: string): string {
  return visible(`## ${source}`);
}
