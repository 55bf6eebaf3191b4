import { defineRule } from '../../kinds.ts';
import type { Document, FaqEntry } from '../../text/document.ts';
import { answerNodes, answerText, swallowedNodes } from '../../text/faq-answers.ts';
import { plainText } from '../../text/markdown.ts';
import { bareHeading } from '../../text/sections.ts';
import type { Splice } from '../../text/splice.ts';
import { normalize } from '../../text/words.ts';
import { setValue } from '../../text/yaml-edits.ts';

/**
 * Compares words only (case, punctuation and markup aside) of the FAQPage in JSON-LD and of the front matter list `faq` with the page. A question of
 * the data counts as shown when a heading has its words, an answer when its words stand under that heading. The front matter list and the FAQPage
 * must also hold every visible question; a page without either is not judged.
 */
export default defineRule({
  id: 'faq/ld-mismatch',
  severity: 'error',
  withoutConfig: 'warning',
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
    for (const { entries, path, name, list, listPath } of declared(doc)) {
      const known = new Set(entries.map((entry) => normalize(strip(entry.question))));
      let foreign = false;
      for (const { question, answer, answerPath, place } of entries) {
        const at = (): { start: number; end: number } => doc.place(place);
        const shown = answersTo(doc, normalize(strip(question)));
        foreign ||= shown === undefined;
        if (shown === undefined) report({ ...at(), message: `the question "${question}" of ${name} is not on the page` });
        else if (answer !== undefined && !shown.includes(normalize(strip(answer)))) report({ ...at(), message: `the answer to "${question}" in ${name} differs from the one on the page`, edits: visibleAnswer(doc, question, answerPath) });
      }
      const missing = doc.faq.filter(({ heading }) => !known.has(normalize(bareHeading(heading.text))));
      // A question that only the data have may be a missing one in other words.
      const edits = missing.length === 0 || list === undefined || foreign ? undefined : addAll(doc, missing, list, listPath);
      for (const { heading } of missing) {
        report({ start: heading.start, end: heading.end, message: `the question "${bareHeading(heading.text)}" is missing in ${name} (${path.join('.')})`, severity: 'warning', edits });
      }
    }
  },
});

interface Declared {
  entries: { question: string; answer: string | undefined; answerPath: readonly (string | number)[]; place: readonly (string | number)[] }[];
  path: readonly (string | number)[];
  name: string;
  /** The list that holds them, as it stands; undefined for a single question. */
  list: readonly unknown[] | undefined;
  listPath: readonly (string | number)[];
}

function declared(doc: Document): Declared[] {
  const found: Declared[] = [];
  const front = doc.data['faq'];
  if (Array.isArray(front)) {
    const entries = front.flatMap((item: unknown, index) => (isRecord(item) && typeof item['question'] === 'string' ? [{ question: item['question'], answer: textOf(item['answer']), answerPath: ['faq', index, 'answer'], place: ['faq', index] }] : []));
    found.push({ entries, path: ['faq'], name: 'the front matter list "faq"', list: front, listPath: ['faq'] });
  }
  for (const { node, path } of doc.jsonld) {
    const type: unknown = node['@type'];
    if (type !== 'FAQPage' && !(Array.isArray(type) && type.includes('FAQPage'))) continue;
    const main: unknown = node['mainEntity'];
    const list: unknown[] = Array.isArray(main) ? main : main === undefined ? [] : [main];
    const entries = list.flatMap((item, index) => {
      if (!isRecord(item) || typeof item['name'] !== 'string') return [];
      const accepted = item['acceptedAnswer'];
      const place = Array.isArray(main) ? [...path, 'mainEntity', index] : [...path, 'mainEntity'];
      return [{ question: item['name'], answer: isRecord(accepted) ? textOf(accepted['text']) : undefined, answerPath: [...place, 'acceptedAnswer', 'text'], place }];
    });
    found.push({ entries, path, name: 'the FAQPage of "schema"', list: Array.isArray(main) ? main : undefined, listPath: [...path, 'mainEntity'] });
  }
  return found;
}

/** The answer as the page shows it, in the place of the other one; only for a question that stands once in the FAQ and has nothing but text under it. */
function visibleAnswer(doc: Document, question: string, path: readonly (string | number)[]): Splice[] | undefined {
  const [entry, ...others] = doc.faq.filter((candidate) => normalize(bareHeading(candidate.heading.text)) === normalize(strip(question)));
  if (entry === undefined || others.length > 0 || swallowedNodes(entry).length > 0) return undefined;
  const text = plainAnswer(entry);
  const splice = text === undefined ? undefined : setValue(doc, path, text);
  return splice === undefined ? undefined : [splice];
}

/** All questions of the page that the list lacks, with their answers, at its end: one edit, the same for each of them. */
function addAll(doc: Document, missing: readonly FaqEntry[], list: readonly unknown[], path: readonly (string | number)[]): Splice[] | undefined {
  const items = missing.map((entry) => {
    const question = bareHeading(entry.heading.text);
    const answer = swallowedNodes(entry).length > 0 || question === '' ? undefined : plainAnswer(entry);
    if (answer === undefined) return undefined;
    return path[0] === 'faq' ? { question, answer } : { '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } };
  });
  const splice = items.includes(undefined) ? undefined : setValue(doc, path, [...list, ...items]);
  return splice === undefined ? undefined : [splice];
}

/** Text of an answer on one line, when it is nothing but text. */
function plainAnswer(entry: FaqEntry): string | undefined {
  const text = answerText(entry).replace(/\s*\n\s*/g, ' ');
  return text !== '' && answerNodes(entry).every((node) => node.type === 'paragraph' || node.type === 'list') ? text : undefined;
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
