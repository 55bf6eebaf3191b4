import { defineRule, type SiteRule } from '../../kinds.ts';
import type { CorpusEntry } from '../../model/corpus.ts';
import { namesOf } from '../../text/corpus-groups.ts';
import type { Document } from '../../text/document.ts';
import { hasType } from '../../text/schema-nodes.ts';
import { bareHeading } from '../../text/sections.ts';
import { questionTexts } from '../../text/visible.ts';
import { normalize } from '../../text/words.ts';
import type { Range } from '../../text/yaml-places.ts';

/** Questions of a page that are kept. */
const KEPT = 30;
/** "How much?" is no question of its own without the article around it. */
const WORDS = 3;
/** Others that are read, and named. */
const READ = 20;
const page = (title: string, question: string): string => `---\ntitle: ${title}\nschema:\n  '@context': https://schema.org\n  '@type': FAQPage\n  mainEntity:\n    - '@type': Question\n      name: ${question}\n      acceptedAnswer:\n        '@type': Answer\n        text: About a day.\n---\n# ${title}\n\nText.\n\n## FAQ\n\n### ${question}\n\nAbout a day.\n`;

/** Only questions in the structured data of both pages; without case, punctuation and ё. */
export default defineRule<SiteRule<readonly string[]>>({
  id: 'faq/corpus-duplicate',
  severity: 'warning',
  about: 'A question marked up as FAQ that another article marks up too.',
  why: 'Two pages claim to be the answer to one question; the answers drift apart, and search engines take one of them or neither.',
  fix: 'Keep the question where its answer belongs and link there, or ask what only this article answers.',
  source: 'Google Search Central, FAQ structured data: mark up only one instance of a question for the whole site',
  needs: 'site',
  examples: {
    bad: [{ text: page('Oil', 'How long does the oil dry?'), corpus: [{ slug: 'wax', text: page('Wax', 'How long does the oil dry') }] }],
    good: [{ text: page('Oil', 'How long does the oil dry?'), corpus: [{ slug: 'wax', text: page('Wax', 'How long does the wax dry?') }] }],
  },
  collect({ doc }) {
    const questions = [...new Set(markedQuestions(doc).map(({ key }) => key))].slice(0, KEPT);
    return questions.length === 0 ? undefined : { facts: questions, keys: questions };
  },
  check(input, report) {
    const { entry, collected } = input;
    if (entry.draft || collected === undefined) return;
    const twins = new Map<string, { others: CorpusEntry[]; count: number }>();
    for (const key of collected) {
      const sharing = input.sharing(key);
      if (sharing.count === 0) continue;
      const others: CorpusEntry[] = [];
      let seen = 0;
      for (const { entry: other, facts } of sharing) {
        if (!other.draft && other.lang === entry.lang && facts?.includes(key) === true) others.push(other);
        if (others.length === 3 || ++seen === READ) break;
      }
      if (others.length > 0) twins.set(key, { others, count: others.length === 3 ? Math.max(3, sharing.count) : others.length });
    }
    if (twins.size === 0) return;
    for (const { key, question, place } of markedQuestions(input.doc)) {
      const twin = twins.get(key);
      twins.delete(key);
      if (twin !== undefined) report({ ...place, message: `"${question}" is also marked up as a question in ${namesOf(twin.others)}${twin.count > 3 ? ` and ${twin.count - 3} more` : ''}` });
    }
  },
});

/** Questions of the structured data with their places: in the text where it shows them. */
function markedQuestions(doc: Document): { key: string; question: string; place: Range }[] {
  return doc.jsonld.filter(({ node }) => hasType(node, 'FAQPage')).flatMap(({ node, path }) =>
    questionTexts(doc, node).flatMap(({ question }, index) => {
      const key = normalize(bareHeading(question));
      if (key.split(' ').length < WORDS) return [];
      const shown = doc.faq.find(({ heading }) => normalize(bareHeading(heading.text)) === key)?.heading;
      return [{ key, question, place: shown === undefined ? doc.place([...path, 'mainEntity', ...(Array.isArray(node['mainEntity']) ? [index] : [])]) : { start: shown.start, end: shown.end } }];
    }));
}
