import { defineRule } from '../../kinds.ts';
import type { CorpusEntry } from '../../model/corpus.ts';
import { targetKey } from '../../text/link-targets.ts';
import { chanceOf } from '../../text/outgoing.ts';

/** Cosine of TF-IDF stems from which two articles of a small blog share their subject (the sample pair has 0.3 and more, strangers below 0.15). */
const NEAR = 0.25;
/** Below this nobody's neighbour, and how many times closer than by chance one has to be. */
const LIKELY = 0.12;
const ABOVE_CHANCE = 1.6;
const text = (title: string): string => `---\ntitle: ${title}\n---\n# ${title}\n\nA steep roof sheds snow, so roof repair before winter saves the attic. Roof repair starts with the gutters.\n`;

/** Only clear neighbours count: the nearest article of an unrelated corpus is still a stranger. */
export default defineRule({
  id: 'links/related-missing-neighbour',
  severity: 'info',
  about: 'One of the articles nearest in topic is linked neither in the text nor in the related list.',
  why: 'A reader of this article is the likeliest reader of that one, and an article that nothing links to is hard to find.',
  fix: 'Link it from the text or list it among the related articles.',
  needs: 'corpus',
  examples: {
    bad: [{ text: text('Roof repair before winter'), corpus: [{ slug: 'roof', text: text('Roof repair after winter') }] }],
    good: [{ text: `${text('Roof repair before winter')}\n## Read also\n\n- [Roof repair after winter](/blog/roof/)\n`, corpus: [{ slug: 'roof', text: text('Roof repair after winter') }] }],
  },
  check(input, report) {
    const { entry: self, links, config, corpus } = input;
    // Whether a site without a config wants its near articles linked, and how it writes their addresses, is unknown.
    if (config === undefined) return;
    const wanted = config.links.related;
    const isLinked = (entry: CorpusEntry): boolean => {
      const key = targetKey(entry.path, config);
      return links.some((link) => link.url === entry.path || link.url === `post:${entry.slug}` || targetKey(link.url, config) === key);
    };
    const neighbours = corpus.neighbours(self.slug, Math.max(1, wanted)).flatMap(({ slug, score }) => {
      const entry = score < LIKELY ? undefined : corpus.bySlug(slug);
      return entry === undefined ? [] : [{ entry, score, linked: isLinked(entry) }];
    });
    let missing = neighbours.filter(({ score, linked }) => score >= NEAR && !linked);
    // Links that lead to no near article at all: then the nearest counts when it is far above what any two articles of this site have in common.
    if (missing.length === 0 && neighbours.length > 0 && !neighbours.some(({ linked }) => linked)) {
      const chance = chanceOf(corpus, self);
      missing = neighbours.slice(0, 1).filter(({ score }) => chance > 0 && score >= chance * ABOVE_CHANCE);
    }
    if (missing.length === 0) return;
    const place = input.relatedHeading ?? input.headline;
    for (const { entry } of missing) report({ start: place.start, end: place.end, message: `the near article "${entry.title}" (${entry.path}) is not linked` });
  },
});
