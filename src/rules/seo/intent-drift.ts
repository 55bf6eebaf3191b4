import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import { topicWords } from '../../text/topic.ts';
import { familyKey } from '../../text/word-families.ts';
import { wordUses } from '../../text/word-uses.ts';
import type { SiteConfig } from '../../model/site.ts';

/** How many of the article's most frequent topic words are compared. */
const TOP = 5;
/** Shares of the article's own topic that title and description must name between them. */
const HEADLINE_SHARE = 0.5;
const TOP_SHARE = 0.5;
const MIN_WORDS = 300;
/** Uses below the headline that make a word one of the article's; good articles use a fourth of their title and headline so often, and nearly half of the promise at all. */
const USED = 2;
const SPOKEN_SHARE = 0.3;
const MIN_PROMISED = 5;
const TEA = Array.from({ length: 22 }, () => 'Green tea needs cool water and a warm teapot, and green tea leaves open slowly.').join(' ');

/**
 * Looks in the direction in which a drift shows: from the article to its promise. The headline of the body and the words the body uses most
 * must come back in title or description; both have to fail, since a good title may leave either out. (The other direction, title words among
 * the body's top words, fails on one good article in eight.) Without an H1 in the body nothing of the body's top words may come back.
 * Where the headline says what the title says, all three may be of another page: then no word of title and headline is used twice below it, and
 * hardly a word of the description at all.
 */
export default defineRule({
  id: 'seo/intent-drift',
  severity: 'warning',
  about: 'Title and description promise another topic than the article deals with.',
  why: 'People come for what the search result promises and leave when the page is about something else.',
  fix: 'Rewrite title and description from the headline and the main sections of the article, or write the article that they promise.',
  source: 'Google Search Central, Title links and Snippets (they describe the content of the page)',
  needs: 'article',
  examples: {
    bad: [`---\ntitle: Our repair workshop is open every day\ndescription: The team of the workshop repairs your bicycle quickly and tells you the price in advance.\n---\n# How to brew green tea in a teapot\n\n${TEA}\n`],
    good: [`---\ntitle: How to brew green tea\ndescription: Water, teapot and time for green tea that does not turn bitter.\n---\n# Green tea in a teapot, step by step\n\n${TEA}\n`],
  },
  check({ doc, config, language }, report) {
    if (doc.wordCount < MIN_WORDS) return;
    const promise = topicWords(`${doc.field('title')}\n${doc.field('description')}`, language, config);
    const promised = new Set(promise.map((word) => word.stem));
    if (doc.field('title') === '' || promised.size < 3) return;
    const headline = new Set(topicWords(doc.h1?.text ?? '', language, config).map((word) => word.stem));
    // Headlines that keep the promise, in an article that speaks of it at all, need no count of everything else.
    const kept = headline.size > 0 && [...headline].filter((stem) => promised.has(stem)).length / headline.size >= HEADLINE_SHARE;
    if (kept && !allForeign(doc, config, promised)) return;
    const top = topTopics(doc, config);
    const total = top.reduce((sum, { count }) => sum + count, 0);
    const named = top.reduce((sum, { stem, count }) => sum + (promised.has(stem) ? count : 0), 0) / (total || 1);
    const drifted = kept || (headline.size > 0 ? [...headline].filter((stem) => promised.has(stem)).length / headline.size < HEADLINE_SHARE && named < TOP_SHARE : named === 0 && top.length === TOP);
    if (!drifted) return;
    const missing = top.filter(({ stem }) => !promised.has(stem)).map(({ word }) => `"${word}"`);
    report({
      ...doc.place(['title']),
      message: `title and description speak of ${[...new Set(promise.map((word) => word.lower))].slice(0, 4).map((word) => `"${word}"`).join(', ')}, while the article is mostly about ${missing.join(', ')}`,
    });
  },
});

/** True when title, headline and description together are about something the text below does not speak of. */
function allForeign(doc: Document, config: SiteConfig | undefined, promised: ReadonlySet<string>): boolean {
  if (promised.size < MIN_PROMISED || doc.field('description') === '') return false;
  const head = [...new Set(topicWords(`${doc.field('title')}\n${doc.h1?.text ?? ''}`, doc.language, config).map((word) => word.stem))];
  const uses = wordUses(doc);
  // One more for the headline itself.
  if (head.length < 3 || head.some((stem) => uses.usesOf(stem) > USED)) return false;
  const below = new Map<string, number>();
  for (const block of doc.blocks) {
    if (block.area === 'related' || block.area === 'author' || block.start === doc.h1?.start) continue;
    for (const { stem } of topicWords(block.text, doc.language, config)) below.set(familyKey(stem), (below.get(familyKey(stem)) ?? 0) + 1);
  }
  const spoken = [...promised].filter((stem) => below.has(familyKey(stem))).length;
  return spoken < promised.size * SPOKEN_SHARE && head.every((stem) => (below.get(familyKey(stem)) ?? 0) < USED);
}

/** The topic words used most, with their commonest form. */
function topTopics(doc: Document, config: SiteConfig | undefined): { stem: string; word: string; count: number }[] {
  const uses = new Map<string, Map<string, number>>();
  for (const block of doc.blocks) {
    if (block.area === 'related' || block.area === 'author') continue;
    for (const { stem, lower } of topicWords(block.text, doc.language, config)) {
      const forms = uses.get(stem) ?? new Map<string, number>();
      forms.set(lower, (forms.get(lower) ?? 0) + 1);
      uses.set(stem, forms);
    }
  }
  return [...uses]
    .map(([stem, forms]) => {
      const [word = stem] = [...forms].toSorted((a, b) => b[1] - a[1])[0] ?? [];
      return { stem, word, count: [...forms.values()].reduce((sum, count) => sum + count, 0) };
    })
    .toSorted((a, b) => b.count - a.count)
    .slice(0, TOP);
}
