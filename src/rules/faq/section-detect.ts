import { defineRule } from '../../kinds.ts';
import type { Document, Heading } from '../../text/document.ts';
import { plainText } from '../../text/markdown.ts';
import { isObject } from '../../text/schema-nodes.ts';
import { bareHeading, nodesIn, parentOf } from '../../text/sections.ts';
import { normalize } from '../../text/words.ts';

/**
 * The heading must be a FAQ title as a whole ("Knowledge base and FAQ" is a subject, not the section). A missing FAQ is
 * nobody's fault and not reported, unless the data of the article has its questions and they stand under a heading that does not say so.
 */
export default defineRule({
  id: 'faq/section-detect',
  severity: 'warning',
  about: 'A FAQ heading with no question headings under it, a second FAQ section, or questions of the data under a heading that is none.',
  why: 'The questions are read from the headings under the FAQ heading; where there are none, or two places, the page and its data disagree.',
  fix: 'Keep one FAQ section and make every question a heading one level below it.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n## FAQ\n\nWrite to us.\n', '# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is very hard.\n\n## Questions and answers\n\n### Is pine soft?\n\nYes, it is rather soft.\n'],
    good: ['# Title\n\nText.\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is very hard.\n', '# Title\n\nText.\n\n## Knowledge base and FAQ\n\nText.\n'],
  },
  check({ doc, language }, report) {
    const first = doc.faqHeading;
    if (first === undefined) {
      const hidden = hiddenSection(doc);
      if (hidden !== undefined) report({ start: hidden.start, end: hidden.end, message: `the questions of the FAQ data stand under "${hidden.text}", which is no FAQ heading`, help: 'Give the section a heading that says what it is: "Frequently asked questions", "FAQ".' });
      return;
    }
    const others = doc.headings.filter((heading) => heading.start > first.start && language.isHeading('faq', heading.text));
    for (const other of others) {
      // A page called "FAQ" may have a section of the same name.
      if (other.start < first.sectionEnd && first.depth === 1) continue;
      report({ start: other.start, end: other.end, message: `"${other.text}" is a second FAQ section after "${first.text}" in line ${doc.lines.position(first.start).line}` });
    }
    const below = doc.headings.some((heading) => heading.start > first.start && heading.start < first.sectionEnd);
    if (below) return;
    const nodes = nodesIn(doc, first.end, first.sectionEnd);
    if (nodes.length === 0) return;
    const written = nodes.filter((node) => plainText(node).includes('?')).length;
    report({
      start: first.start, end: first.end,
      message: written > 0 ? `the questions under "${first.text}" are not headings` : `no question stands under "${first.text}"`,
      help: written > 0 ? `Make every question a heading: ${'#'.repeat(Math.min(6, first.depth + 1))} and the question.` : 'Write the questions as headings below it, or remove the heading.',
    });
  },
});

/** The heading under which the questions of the article's data stand; undefined when they are headings of a whole page, or not on it. */
function hiddenSection(doc: Document): Heading | undefined {
  const listed: unknown = doc.data['faq'];
  const asked = [
    ...(Array.isArray(listed) ? listed.map((entry: unknown) => (isObject(entry) ? (entry['question'] ?? entry['q'] ?? entry['name']) : entry)) : []),
    ...(doc.text.includes('Question') ? doc.jsonld.filter(({ node }) => node['@type'] === 'Question').map(({ node }) => node['name']) : []),
  ].filter((text): text is string => typeof text === 'string');
  if (asked.length === 0) return undefined;
  const questions = new Set(asked.map(normalize));
  const index = doc.headings.findIndex((heading) => questions.has(normalize(bareHeading(heading.text))));
  const parent = index < 0 ? undefined : parentOf(doc.headings, index);
  return parent !== undefined && parent.depth > 1 ? parent : undefined;
}
