import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { answerText } from '../../text/faq-answers.ts';
import { plainText } from '../../text/markdown.ts';
import { bareHeading } from '../../text/sections.ts';
import { normalize } from '../../text/words.ts';

/**
 * Compares words only (case, punctuation and markup aside) of the FAQPage in JSON-LD and of the front matter list `faq` with the page. A question of
 * the data counts as shown when a heading has its words, an answer when its words stand under that heading. The front matter list and the FAQPage
 * must also hold every visible question; a page without either is not judged.
 */
export default defineRule({
  id: 'faq/ld-mismatch',
  severity: 'error',
  about: 'FAQ data (FAQPage in `schema`, or the list `faq`) that says something else than the visible FAQ.',
  why: 'Structured data must describe what readers see on the page; a difference means that one of the two was changed alone.',
  fix: 'Make the data and the visible question and answer the same, word for word.',
  source: 'Google Search Central, General structured data guidelines (2026-07-10)',
  needs: 'article',
  examples: {
    bad: ['---\ntitle: Oak\nfaq:\n  - question: Is oak hard?\n    answer: No, it is soft.\n---\n# Oak\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is very hard.\n'],
    good: ['---\ntitle: Oak\nfaq:\n  - question: Is oak hard?\n    answer: Yes, it is very hard.\n---\n# Oak\n\n## FAQ\n\n### Is oak hard?\n\nYes, it is *very* hard.\n'],
  },
  check({ doc }, report) {
    for (const { entries, path, name } of declared(doc)) {
      const known = new Set(entries.map((entry) => normalize(strip(entry.question))));
      for (const { question, answer, place } of entries) {
        const at = (): { start: number; end: number } => doc.place(place);
        const shown = answersTo(doc, normalize(strip(question)));
        if (shown === undefined) report({ ...at(), message: `the question "${question}" of ${name} is not on the page` });
        else if (answer !== undefined && !shown.includes(normalize(strip(answer)))) report({ ...at(), message: `the answer to "${question}" in ${name} differs from the one on the page` });
      }
      for (const { heading } of doc.faq) {
        const text = bareHeading(heading.text);
        if (!known.has(normalize(text))) report({ start: heading.start, end: heading.end, message: `the question "${text}" is missing in ${name} (${path.join('.')})`, severity: 'warning' });
      }
    }
  },
});

interface Declared {
  entries: { question: string; answer: string | undefined; place: readonly (string | number)[] }[];
  path: readonly (string | number)[];
  name: string;
}

function declared(doc: Document): Declared[] {
  const found: Declared[] = [];
  const front = doc.data['faq'];
  if (Array.isArray(front)) {
    const entries = front.flatMap((item: unknown, index) => (isRecord(item) && typeof item['question'] === 'string' ? [{ question: item['question'], answer: textOf(item['answer']), place: ['faq', index] }] : []));
    found.push({ entries, path: ['faq'], name: 'the front matter list "faq"' });
  }
  for (const { node, path } of doc.jsonld) {
    const type: unknown = node['@type'];
    if (type !== 'FAQPage' && !(Array.isArray(type) && type.includes('FAQPage'))) continue;
    const main: unknown = node['mainEntity'];
    const list: unknown[] = Array.isArray(main) ? main : main === undefined ? [] : [main];
    const entries = list.flatMap((item, index) => {
      if (!isRecord(item) || typeof item['name'] !== 'string') return [];
      const accepted = item['acceptedAnswer'];
      return [{ question: item['name'], answer: isRecord(accepted) ? textOf(accepted['text']) : undefined, place: Array.isArray(main) ? [...path, 'mainEntity', index] : [...path, 'mainEntity'] }];
    });
    found.push({ entries, path, name: 'the FAQPage of "schema"' });
  }
  return found;
}

/** Normalised texts that answer a question on the page: of the FAQ entry, or of any heading with these words; undefined when there is no such heading. */
function answersTo(doc: Document, question: string): string[] | undefined {
  const entry = doc.faq.find((candidate) => normalize(bareHeading(candidate.heading.text)) === question);
  if (entry !== undefined) return [normalize(answerText(entry)), normalize(entry.answer)];
  const heading = doc.headings.find((candidate) => normalize(bareHeading(candidate.text)) === question);
  if (heading === undefined) return undefined;
  const nodes = doc.tree.children.filter((node) => (node.position?.start.offset ?? 0) >= heading.end && (node.position?.start.offset ?? 0) < heading.sectionEnd);
  return nodes.flatMap((node, index) => [normalize(plainText(node)), normalize(nodes.slice(0, index + 1).map((one) => plainText(one)).join('\n'))]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Answers in JSON-LD may hold HTML, those of the list Markdown links and emphasis. */
function strip(value: string): string {
  return value.replace(/<[^>]*>/g, ' ').replace(/&(?:#x?[\da-f]+|[a-z]+);/gi, ' ').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`]+/g, '');
}
