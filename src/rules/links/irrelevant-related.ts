import { defineRule } from '../../kinds.ts';
import type { Corpus } from '../../model/corpus.ts';
import type { Document } from '../../text/document.ts';
import { chanceOf } from '../../text/outgoing.ts';
import { brandStems } from '../../text/topic.ts';

/** Cosine of TF-IDF stems under which two articles, or an article and a title, share no subject: strangers score 0.01–0.06, articles of one field 0.08 and more. */
const CLOSE = 0.06;
/** Clearly foreign, an error: half of what strangers may score. Between the two stand neighbours of another kind ("a seed swap" beside "a greenhouse vent"), a warning. */
const CLEARLY_FOREIGN = 0.03;
/** Up to here a target may be a stranger too, where texts of a language or a site have much in common: below what a chance article of this site has. */
const DOUBTFUL = 0.1;
/** A single target is a stranger when it is clearly below chance. */
const BELOW_CHANCE = 0.9;
/** Share of a title's topic words that the article really deals with, under which the title is foreign to it: foreign titles reach 0.23, those of the field start at 0.3. */
const SHARED = 0.28;
/** A title of fewer topic words says too little to judge a target by it alone. */
const MIN_TOPICS = 2;
/** A word counts in full when the article uses it once in so many words. */
const WORDS_PER_USE = 300;
const ROOF = '---\ntitle: Roof repair before winter\n---\n# Roof repair before winter\n\nA loose tile lets water into the attic, so check the roof and the gutters. Roof repair takes a dry day.\n\n## Read also\n\n';
const GUTTER = '---\ntitle: How to clean the gutters of a roof\n---\n# How to clean the gutters of a roof\n\nLeaves block the gutters, and water runs behind the roof edge and into the attic.\n';
const TAX = '---\ntitle: Income tax for freelancers\n---\n# Income tax for freelancers\n\nFreelancers file their income tax every year and keep invoices.\n';

/**
 * Known targets are judged one by one, by their text. Of an unknown one there is only the title, which often shares no word with an article of
 * the same field; so such titles count only when the whole list is far from the article and from its near neighbours, and without
 * neighbours only as a warning. Both measures must agree: the cosine alone wrongs short titles ("call centre" beside an article that says
 * "support"), and words alone let "profitable" and other words of any field pass.
 */
export default defineRule({
  id: 'links/irrelevant-related',
  severity: 'error',
  about: 'A related article that has nothing to do with the topic of this one.',
  why: 'Readers of this article do not want it, and links between unrelated pages tell search engines nothing true about either.',
  fix: 'List articles near in topic, or leave the place empty.',
  source: 'Thresholds measured on articles of known fields; Google Search Central, Link best practices',
  needs: 'corpus',
  examples: {
    bad: [{ text: `${ROOF}- [Income tax for freelancers](/blog/tax/)\n`, corpus: [{ slug: 'tax', text: TAX }, { slug: 'gutter', text: GUTTER }] }, `${ROOF}- [Ten cocktails for a summer party](/blog/cocktails/)\n- [Cheap flights to warm islands](/blog/flights/)\n`],
    good: [{ text: `${ROOF}- [How to clean the gutters of a roof](/blog/gutter/)\n`, corpus: [{ slug: 'tax', text: TAX }, { slug: 'gutter', text: GUTTER }] }, `${ROOF}- [How to find a leak in a roof](/blog/leak/)\n`],
  },
  check(input, report) {
    const { entry: self, links, config, corpus, language } = input;
    const related = links.filter((link) => link.area === 'related');
    // The text itself is needed only where a target is not near by the cosine alone.
    if (related.every((link) => isNear(corpus, self.slug, corpus.byUrl(link.url)?.slug))) return;
    const { doc } = input;
    const chance = chanceOf(corpus, self);
    const names = brandStems(language, config);
    const near = corpus.neighbours(doc.slug, 3).filter(({ score }) => score >= CLOSE).flatMap(({ slug }) => corpus.bySlug(slug) ?? []);
    const judged = related.flatMap((link) => {
      const target = corpus.byUrl(link.url);
      if (target?.slug === doc.slug || (target !== undefined && target.lang !== doc.language.tag)) return [];
      const words = language.words(target?.title ?? link.text);
      const meta = language.find('metaTalk', words);
      const title = words.filter((word, index) => !names.has(word.stem) && !meta.some((match) => index >= match.first && index <= match.last)).map((word) => word.text).join(' ');
      const stems = language.topicStems(title);
      const closeness = target === undefined ? Math.max(...[doc, ...near].map(({ slug }) => corpus.relevanceToText(slug, title))) : corpus.relevance(doc.slug, target.slug);
      const enough = stems.size >= (target === undefined ? MIN_TOPICS : 1);
      return [{ link, known: target !== undefined, closeness, foreign: enough && shared(doc, stems) < SHARED }];
    });
    // One word in common ("safely") may lift a single title of a foreign list over the line; the list as a whole stays under it.
    const mean = judged.reduce((sum, { closeness }) => sum + closeness, 0) / judged.length;
    const listFar = judged.length > 1 && mean < CLOSE && judged.every(({ foreign, closeness }) => foreign && closeness < CLOSE * 2);
    const strangers = judged.length > 1 && mean < chance && judged.every(({ known, foreign, closeness }) => known && foreign && closeness < DOUBTFUL);
    for (const { link, known, closeness, foreign } of judged) {
      const far = closeness < CLOSE;
      const belowChance = strangers || closeness < Math.min(DOUBTFUL, chance * BELOW_CHANCE);
      if (known ? !foreign || !(far || belowChance) : !listFar) continue;
      report({
        start: link.start,
        end: link.end,
        severity: (known ? closeness : mean) < CLEARLY_FOREIGN && (known || near.length > 0) ? 'error' : 'warning',
        message: `"${link.text}" is far from the topic of this article (closeness ${closeness.toFixed(2)})`,
        ...(near.length === 0 ? {} : { help: `List nearer articles instead, for example ${near.map((entry) => `"${entry.title}" (${entry.path})`).join(', ')}.` }),
      });
    }
  },
});

/** How much of a title's words the article deals with, 0–1: every word by its uses, up to one in `WORDS_PER_USE` words. */
function shared(doc: Document, stems: ReadonlySet<string>): number {
  const full = Math.min(5, Math.max(1, Math.round(doc.wordCount / WORDS_PER_USE)));
  const uses = new Map<string, number>();
  for (const block of doc.blocks) {
    if (block.area === 'related') continue;
    for (const word of block.words) if (stems.has(word.stem)) uses.set(word.stem, (uses.get(word.stem) ?? 0) + 1);
  }
  return [...uses.values()].reduce((sum, count) => sum + Math.min(full, count) / full, 0) / stems.size;
}

function isNear(corpus: Corpus, slug: string, target: string | undefined): boolean {
  return target !== undefined && (target === slug || corpus.relevance(slug, target) >= DOUBTFUL);
}
