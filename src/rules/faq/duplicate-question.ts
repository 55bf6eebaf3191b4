import { defineRule } from '../../kinds.ts';
import type { Language } from '../../text/language.ts';
import { bareHeading } from '../../text/sections.ts';

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
  check({ doc, language, options }, report) {
    const seen = doc.headings.filter((heading) => heading.depth === 2 && heading.area === 'body').map((heading) => ({ heading, stems: stemsOf(heading.text, language) }));
    for (const { heading } of doc.faq) {
      const stems = stemsOf(heading.text, language);
      const twin = seen.find((other) => overlap(stems, other.stems) >= Number(options['minOverlap']));
      if (twin !== undefined) report({ start: heading.start, end: heading.end, message: `"${bareHeading(heading.text)}" asks the same as "${bareHeading(twin.heading.text)}" in line ${doc.lines.position(twin.heading.start).line}` });
      seen.push({ heading, stems });
    }
  },
});

function stemsOf(text: string, language: Language): Set<string> {
  const words = language.words(bareHeading(text));
  return new Set(words.filter((word) => language.questionWords.has(word.lower) || !language.stopWords.has(word.lower)).map((word) => word.stem));
}

/** Jaccard index. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((stem) => b.has(stem)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
