import { defineRule } from '../../kinds.ts';
import type { Document, Heading } from '../../text/document.ts';
import { headingWords } from '../../text/heading-words.ts';
import { bareHeading } from '../../text/sections.ts';
import { STOP_WORD } from '../../text/vocabulary.ts';

/**
 * Two questions are one when their sets of stems agree by nine tenths. Stop words do not count, question words do: "how much" and "how long" about the
 * same thing are different questions.
 */
export default defineRule({
  id: 'faq/duplicate-question',
  severity: 'warning',
  about: 'A FAQ question asked twice, or one that repeats a heading of the article.',
  why: 'The second answer adds nothing, and two answers to one question may contradict each other.',
  fix: 'Keep the better answer and remove the other question.',
  options: { minOverlap: 0.9 },
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## FAQ\n\n### How long does the oil dry?\n\nAbout a day at room temperature.\n\n### How long does oil dry?\n\nUp to two days in damp weather.\n'],
    good: ['# Title\n\nText.\n\n## FAQ\n\n### How long does the oil dry?\n\nAbout a day at room temperature.\n\n### How much does the oil cost?\n\nFrom ten to thirty euros a litre.\n'],
  },
  check({ doc, options }, report) {
    if (doc.faq.length === 0) return;
    const least = Number(options['minOverlap']);
    const stemsOf = topicsOf(doc);
    const seen = doc.headings.filter((heading) => heading.depth === 2 && heading.area === 'body').map((heading) => ({ heading, stems: stemsOf(heading) }));
    for (const { heading } of doc.faq) {
      const stems = stemsOf(heading);
      const twin = seen.find((other) => overlap(stems, other.stems, least) >= least);
      if (twin !== undefined) report({ start: heading.start, end: heading.end, message: `"${bareHeading(heading.text)}" asks the same as "${bareHeading(twin.heading.text)}" in line ${doc.lines.position(twin.heading.start).line}` });
      seen.push({ heading, stems });
    }
  },
});

/** Stems of what a heading asks and of what about, without a number in front. */
function topicsOf(doc: Document): (heading: Heading) => ReadonlySet<string> {
  const { traits, stems, lowers } = doc.lexis.vocabulary;
  const { questionWords } = doc.language;
  const words = headingWords(doc);
  const isTopic = (number: number): boolean => ((traits[number] as number) & STOP_WORD) === 0 || questionWords.has(lowers[number] as string);
  return (heading) => {
    const found = new Set<string>();
    const known = words.get(heading);
    if (known === undefined) return found;
    const { numbers, starts, from, to } = known;
    const first = heading.text.lastIndexOf(bareHeading(heading.text));
    for (let at = from; at < to; at++) if ((starts[at] as number) >= first && isTopic(numbers[at] as number)) found.add(stems[numbers[at] as number] as string);
    return found;
  };
}

/** Jaccard index; 0 where the sizes alone keep it below `least`. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>, least: number): number {
  if (Math.min(a.size, b.size) < least * Math.max(a.size, b.size)) return 0;
  let common = 0;
  for (const stem of a) if (b.has(stem)) common++;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
