import { z } from 'zod';
import type { ArticleType } from '../model/brief.ts';
import type { Comparison, NumberedPart } from '../model/parts.ts';

/** Shapes in which a model gives an outline: a writer names sections and says what they are, code counts and builds. */

const section = { heading: z.string(), points: z.array(z.string()) };

/** What a page about a service has to say; `other` is everything else. */
export const SERVICE_PARTS = ['included', 'audience', 'process', 'limits'] as const;

export const plainShape = z.strictObject({ sections: z.array(z.strictObject(section)) });
const howtoShape = z.strictObject({ sections: z.array(z.strictObject({ ...section, step: z.boolean() })) });
const listicleShape = z.strictObject({ sections: z.array(z.strictObject({ ...section, item: z.boolean() })) });
const serviceShape = z.strictObject({ sections: z.array(z.strictObject({ ...section, part: z.enum([...SERVICE_PARTS, 'other']) })) });
const comparisonShape = z.strictObject({
  sides: z.array(z.string()),
  criteria: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
  /** For whom each side is right, in the order of the sides. */
  suits: z.array(z.string()),
  sections: z.array(z.strictObject(section)),
});

export const outlineShapes = { howto: howtoShape, listicle: listicleShape, service: serviceShape, comparison: comparisonShape } as const satisfies Partial<Record<ArticleType, z.ZodType>>;

/** A section as a model proposed it. */
export interface Proposed {
  heading: string;
  points: string[];
  part?: NumberedPart;
  role?: (typeof SERVICE_PARTS)[number] | 'other';
}

export interface ProposedOutline {
  sections: Proposed[];
  comparison?: Comparison & { suits: string[] };
}

/** The answer of a model for an article of this type. @throws ZodError when it has another shape */
export function readOutline(reply: unknown, type: ArticleType): ProposedOutline {
  switch (type) {
    case 'howto': return { sections: howtoShape.parse(reply).sections.map(({ step, ...own }) => (step ? { ...own, part: 'step' } : own)) };
    case 'listicle': return { sections: listicleShape.parse(reply).sections.map(({ item, ...own }) => (item ? { ...own, part: 'item' } : own)) };
    case 'service': return { sections: serviceShape.parse(reply).sections.map(({ part, ...own }) => ({ ...own, role: part })) };
    case 'comparison': {
      const { sections, ...comparison } = comparisonShape.parse(reply);
      return { sections, comparison };
    }
    default: return plainShape.parse(reply);
  }
}
