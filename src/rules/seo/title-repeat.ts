import { defineRule } from '../../kinds.ts';

const front = (title: string): string => `---\ntitle: '${title}'\n---\n# ${title}\n\nText.\n`;

/** One word twice is ordinary language ("tea: how to brew tea"); three times, twice in a row, or a repeated pair of words is not; names in code are left out. */
export default defineRule({
  id: 'seo/title-repeat',
  severity: 'warning',
  about: 'A title that repeats a word three times, a word in a row, or a pair of words.',
  why: 'Titles that repeat keywords read like spam and may be treated as such.',
  fix: 'Say each thing once.',
  source: 'Google Search Central, Title links; Yandex Webmaster, Page titles',
  needs: 'article',
  examples: {
    bad: [front('Wooden floor: wooden floor prices and wooden floor care'), front('Купить ковёр в Казани, купить ковёр недорого')],
    good: [front('Tea for guests: how to brew tea'), front('Полы из дерева: уход за полом и ремонт')],
  },
  check({ doc, language }, report) {
    const words = language.words(doc.field('title').replace(/`[^`]*`/g, ', ').replace(/[-‑]/g, ' '));
    const topics = words.filter((word) => word.lower.length > 2 && /\p{L}/u.test(word.lower) && !language.stopWords.has(word.lower));
    const counts = new Map<string, number>();
    for (const { stem } of topics) counts.set(stem, (counts.get(stem) ?? 0) + 1);
    const often = topics.find((word) => (counts.get(word.stem) ?? 0) >= 3);
    const doubled = words.find((word, index) => word.lower.length > 2 && word.lower === words[index + 1]?.lower);
    const pairs = topics.slice(1).map((word, index) => `${topics[index]?.stem ?? ''} ${word.stem}`);
    const pair = pairs.findIndex((one, index) => pairs.indexOf(one) < index);
    const repeated = often?.text ?? doubled?.text ?? (pair < 0 ? undefined : `${topics[pair]?.text ?? ''} ${topics[pair + 1]?.text ?? ''}`);
    if (repeated !== undefined) report({ ...doc.place(['title']), message: `the title repeats "${repeated}"` });
  },
});
