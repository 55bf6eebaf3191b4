import { z } from 'zod';
import { ReplyError, defineStage } from '../kinds.ts';
import type { Note, Outline } from '../model/parts.ts';
import { cleanLine } from '../text/clean.ts';
import { normalize } from '../text/words.ts';

/** What the article says and in which order. The editor's own outline is kept, heading by heading; a writer only fills in what is missing. */
const wire = z.strictObject({
  sections: z.array(z.strictObject({ heading: z.string(), points: z.array(z.string()) })),
});

const MAX_SECTIONS = 20;
const MAX_POINTS = 12;
/** Characters of a heading; what is longer is no heading. */
const MAX_HEADING = 200;
/** Characters of a line as the writer gave it; more is no line, and costs time to clean. */
const MAX_RAW = 5000;

export default defineStage<Outline>({
  id: 'outline',
  reads: [],
  writes: 'outline',
  version: 1,
  schema: wire,
  prompt: 'outline',
  known({ brief }) {
    const complete = brief.outline.length > 0 && brief.outline.every((section) => section.points.length > 0);
    return complete ? { sections: brief.outline.map((section) => ({ heading: section.heading, points: [...section.points] })), notes: [] } : undefined;
  },
  parse(reply, { brief, language }) {
    const { sections } = wire.parse(reply);
    const notes: Note[] = [];
    const seen = new Set<string>();
    const proposed = sections.slice(0, MAX_SECTIONS * 3).flatMap((section) => {
      const heading = cleanLine(section.heading.slice(0, MAX_RAW), language).replace(/[.:;,]+$/, '');
      const points = section.points.filter((point) => point.length <= MAX_RAW).slice(0, MAX_POINTS * 3).map((point) => cleanLine(point, language)).filter((point) => point !== '').slice(0, MAX_POINTS);
      if (heading === '' || heading.length > MAX_HEADING || seen.has(normalize(heading)) || isFixedPart(heading, language)) {
        notes.push({ what: 'heading', excerpt: section.heading.slice(0, 80) });
        return [];
      }
      seen.add(normalize(heading));
      return [{ heading, points }];
    });
    if (brief.outline.length > 0) {
      // The editor's headings, in the editor's order; points of the writer only where the editor gave none.
      return {
        notes,
        sections: brief.outline.map((section, index) => {
          const match = proposed.find((other) => normalize(other.heading) === normalize(section.heading)) ?? proposed[index];
          return { heading: section.heading, points: section.points.length > 0 ? [...section.points] : (match?.points ?? []) };
        }),
      };
    }
    if (proposed.length === 0) throw new ReplyError('the outline has no usable section: give 4–7 sections, each with a heading of its own and 2–5 points');
    return { sections: proposed.slice(0, MAX_SECTIONS), notes };
  },
  offline({ brief, language }) {
    const given = brief.outline.map((section) => ({ heading: section.heading, points: [...section.points] }));
    if (given.length > 0) return { sections: given, notes: [] };
    return { sections: language.skeleton.map((section) => ({ heading: section.heading, points: section.points.map((point) => point.replaceAll('{topic}', brief.topic)) })), notes: [] };
  },
});

/** FAQ, related links and the author's block are built by the layout, so no section may pose as one. */
function isFixedPart(heading: string, language: { isHeading(part: 'faq' | 'related' | 'author', text: string): boolean }): boolean {
  return (['faq', 'related', 'author'] as const).some((part) => language.isHeading(part, heading));
}
