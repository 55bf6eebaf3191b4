import { defineRule } from '../../kinds.ts';
import { countPhrase, keyphraseOf, type Keyphrase } from '../../text/keyphrase.ts';
import type { Document } from '../../text/document.ts';
import { wordUses } from '../../text/word-uses.ts';

/** Yoast's upper bound for languages whose word forms are all counted. */
const MAX_PERCENT = 3.5;
/** In short texts a few honest uses already pass the bound. */
const MIN_WORDS = 200;
/** So many items of one list that all hold the phrase and lead nowhere are a list of queries. */
const QUERIES = 8;
const many = (sentence: string, count: number): string => Array.from({ length: count }, () => sentence).join(' ');
const page = (body: string): string => `---\ntitle: Wool socks for hikers\nkeywords: [wool socks]\n---\n# Wool socks for hikers\n\n${body}\n`;

/** Counted as Yoast does: per sentence the uses of the phrase's rarest word. A phrase read off the slug may be a common word of the topic, so it only warns. A list of queries ("… price", "… near me"), under the related articles too, counts however long the text is; names of models may look like one, so that is a warning. */
export default defineRule({
  id: 'seo/keyphrase-density',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'The key phrase makes up more than 3.5 % of the text.',
  why: 'A text that keeps repeating one phrase is tiring to read and counts as keyword stuffing.',
  fix: 'Replace most uses by pronouns or other words, or cut the sentences that only carry the phrase.',
  source: 'Yoast SEO, keyphrase density; Google Search Central, Spam policies (keyword stuffing)',
  needs: 'article',
  examples: {
    bad: [page(many('Wool socks keep the feet warm because wool socks dry fast.', 40))],
    good: [page(`Wool socks dry fast. ${many('A hiker walks all day in rain and wind and needs dry feet in the evening.', 40)}`)],
  },
  check({ doc, language }, report) {
    const phrase = keyphraseOf(doc);
    if (phrase === undefined || doc.wordCount < MIN_WORDS) return;
    const queries = queriesIn(doc, phrase);
    if (queries !== undefined) report({ ...queries, severity: 'warning' });
    // A phrase is there at most as often as its rarest word.
    const uses = wordUses(doc);
    if (phrase.stems.some((stem) => (100 * uses.usesOf(stem)) / doc.wordCount <= MAX_PERCENT)) return;
    const blocks = doc.blocks.filter((block) => block.area !== 'related');
    const count = countPhrase(blocks.flatMap((block) => block.sentences.map((sentence) => sentence.text)), phrase, language);
    const percent = (100 * count) / doc.wordCount;
    if (percent <= MAX_PERCENT) return;
    const place = doc.h1 ?? doc.headings[0] ?? { start: 0, end: 0 };
    report({
      start: place.start,
      end: place.end,
      severity: phrase.given ? 'error' : 'warning',
      message: `the key phrase "${phrase.text}" is used ${count} times in ${doc.wordCount} words (${percent.toFixed(1)} %)`,
    });
  },
});

/** A list of which every item holds the whole phrase and none is a link. */
function queriesIn(doc: Document, { stems, text }: Keyphrase): { start: number; end: number; message: string } | undefined {
  if (stems.length < 2) return undefined;
  const { stems: stemOf } = doc.lexis.vocabulary;
  const { blocks } = doc;
  for (let from = 0; from < blocks.length; from++) {
    let to = from;
    for (let block = blocks[to]; block !== undefined && block.kind === 'item' && holdsAll(block.tokens, stems, stemOf) && !block.hasLink; block = blocks[to]) to++;
    const [first, last] = [blocks[from], blocks[to - 1]];
    if (to - from >= QUERIES && first !== undefined && last !== undefined) return { start: first.start, end: last.end, message: `${to - from} items in a row repeat the key phrase "${text}"` };
    if (to > from) from = to;
  }
  return undefined;
}

function holdsAll({ numbers, from, to }: Document['blocks'][number]['tokens'], wanted: readonly string[], stemOf: readonly string[]): boolean {
  // Queries are short.
  if (to - from > 12) return false;
  return wanted.every((stem) => {
    for (let at = from; at < to; at++) if (stemOf[numbers[at] as number] === stem) return true;
    return false;
  });
}
