import { defineRule } from '../../kinds.ts';
import { countPhrase, keyphraseOf } from '../../text/keyphrase.ts';
import { wordUses } from '../../text/word-uses.ts';

/** Yoast's upper bound for languages whose word forms are all counted. */
const MAX_PERCENT = 3.5;
/** In short texts a few honest uses already pass the bound. */
const MIN_WORDS = 200;
const many = (sentence: string, count: number): string => Array.from({ length: count }, () => sentence).join(' ');
const page = (body: string): string => `---\ntitle: Wool socks for hikers\nkeywords: [wool socks]\n---\n# Wool socks for hikers\n\n${body}\n`;

/** Counted as Yoast does: per sentence the uses of the phrase's rarest word. A phrase read off the slug may be a common word of the topic, so it only warns. */
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
