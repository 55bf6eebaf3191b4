import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { headingWords } from '../../text/heading-words.ts';
import { parentOf } from '../../text/sections.ts';
import { normalize } from '../../text/words.ts';

/** Compared among brothers only: "Price" under each of three products is a layout, "Price" twice under one product is a slip. FAQ questions have a rule of their own. */
export default defineRule({
  id: 'structure/duplicate-heading',
  severity: 'warning',
  about: 'Two headings with the same words under the same parent.',
  why: 'In a table of contents they cannot be told apart, and often the section was written twice.',
  fix: 'Merge the two sections, or say in the headings how they differ.',
  source: 'markdownlint MD024',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## Watering\n\nText.\n\n## Watering\n\nMore.\n'],
    good: ['# Title\n\nText.\n\n## Oak\n\nText.\n\n### Care\n\nText.\n\n## Pine\n\nText.\n\n### Care\n\nText.\n'],
  },
  check({ doc }, report) {
    if (!hasTwins(doc)) return;
    const seen = new Map<string, string>();
    doc.headings.forEach((heading, index) => {
      const words = normalize(heading.text);
      if (words === '' || heading.depth === 1 || (heading.area === 'faq' && heading !== doc.faqHeading)) return;
      const key = `${parentOf(doc.headings, index)?.start ?? -1} ${heading.depth} ${words}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, String(doc.lines.position(heading.start).line));
      else report({ start: heading.start, end: heading.end, message: `the heading "${heading.text}" already stands in line ${first} under the same parent` });
    });
  },
});

/** False when no two headings have the same words, wherever they stand. Numbers of words are cut to what a character holds: a wrong "true" only costs time. */
function hasTwins(doc: Document): boolean {
  const seen = new Set<string>();
  for (const { numbers, from, to } of headingWords(doc).values()) {
    let key = '';
    for (let at = from; at < to; at++) key += String.fromCharCode((numbers[at] as number) & 0xffff);
    if (key !== '' && seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}
