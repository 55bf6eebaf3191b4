import { defineRule, type Report, type SiteArticle, type SiteRule, type SiteRuleInput } from '../../kinds.ts';
import { beginning, isDeclaredCopy } from '../../text/article-place.ts';
import type { Block } from '../../text/blocks.ts';
import { isSeries } from '../../text/series.ts';
import { forShingles, likeness, sampleShingles, sketchLikeness, type Likeness, type ShingleSample } from '../../text/shingles.ts';

const OPTIONS = { error: 0.3, warning: 0.15, contained: 0.6 };
/** Common phrases below this number are chance, whatever share of a short article they are. */
const LEAST = 6;
/** Phrases of more articles than this are followed by sketches only. */
const MOST = 50;
/** Articles with a very common phrase that are read. */
const READ = 8;
/** Phrases that prove that a whole article stands in a much longer one. */
const CONTAINED_LEAST = 10;
/** Passages that must be the same, so that one common paragraph (a disclaimer, an offer) is no copy of an article. */
const PASSAGES = 3;
/** Articles whose common passages are looked up. */
const CONFIRMED = 8;
/** Parts of a series (releases, reports) have much in common; from here on one says nothing of its own. */
const SERIES = 0.5;

interface Twin {
  other: SiteArticle<ShingleSample>;
  like: Likeness;
}

const CARE = ['Wipe the chain with a dry cloth until no black marks are left on it.', 'Put one drop of oil on every link and turn the crank backwards for a minute.', 'Let the oil creep into the links over night before you ride again.', 'In wet weather repeat this every week, and in dry weather once a month.'];
const page = (title: string, paragraphs: readonly string[]): string => `---\ntitle: ${title}\n---\n# ${title}\n\n${paragraphs.join('\n\n')}\n`;

/** How it is measured, and how sure that is: docs/decisions/2026-11-22-near-duplicates.md. Articles that name another page as canonical are declared copies. */
export default defineRule<SiteRule<ShingleSample>>({
  id: 'corpus/near-duplicate',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'An article of which a good part stands almost word for word in another article of the site.',
  why: 'Readers who meet both learn nothing new from the second, and search engines show only one of pages that say the same.',
  fix: 'Merge the two articles, or rewrite this one so that it answers a question of its own.',
  source: 'Google Search Central, Spam policies: scaled content abuse (2026-08-28); thresholds calibrated on generated copies.',
  options: OPTIONS,
  needs: 'site',
  counts: true,
  examples: {
    bad: [{ text: page('Oiling a chain', CARE), corpus: [{ slug: 'chain-care', text: page('Caring for a chain', ['Begin with a clean bench and enough light.', ...CARE]) }] }],
    good: [{ text: page('Oiling a chain', CARE), corpus: [{ slug: 'tyres', text: page('Storing tyres', ['Keep tyres in a dark and dry room, hanging or standing, never in a heap on the floor.', 'Before winter wash them, let them dry and mark which side they were on.', 'Tyres older than ten years are better replaced, even when the tread still looks deep enough to ride.']) }] }],
  },
  collect({ doc, config }) {
    if (isDeclaredCopy(doc, config)) return undefined;
    const sampled = sampleShingles(doc);
    return sampled === undefined ? undefined : { facts: sampled.sample, keys: sampled.hashes };
  },
  check(input, report) {
    const own = input.collected;
    if (own === undefined) return;
    const options = { ...OPTIONS, ...input.options };
    const alike = (other: SiteArticle<ShingleSample>, like: Likeness, shared: number): boolean =>
      isSeries(input.entry.title, other.entry.title) ? like.jaccard > SERIES : like.jaccard > options.warning || (like.contained > options.contained && shared >= CONTAINED_LEAST);
    const met = input.meeting(LEAST, MOST).flatMap((other) => {
      const like = other.facts === undefined || other.entry.draft ? undefined : likeness(own, other.facts, other.shared);
      return like !== undefined && alike(other, like, other.shared) ? [{ other, like }] : [];
    });
    const twins = met.length > 0 ? met : amongMany(input, own);
    if (twins.length > 0) reportTwins(input, twins.sort((a, b) => b.like.jaccard - a.like.jaccard), met.length > 0, options.error, report);
  },
});

/** Copies in dozens (the same page for every town) have phrases too common to follow one by one: a few of them are compared by sketch, and only likeness beyond doubt counts. */
function amongMany(input: SiteRuleInput<ShingleSample>, own: ShingleSample): Twin[] {
  for (const hash of own.low.slice(0, 3)) {
    const sharing = input.sharing(hash);
    if (sharing.count <= MOST) continue;
    const twins: Twin[] = [];
    let seen = 0;
    for (const other of sharing) {
      const like = other.facts === undefined || other.entry.draft ? undefined : sketchLikeness(own, other.facts);
      if (like !== undefined && like.jaccard >= SERIES) twins.push({ other, like });
      if (twins.length === 3 || ++seen === READ) break;
    }
    if (twins.length > 0) return twins;
  }
  return [];
}

function reportTwins(input: SiteRuleInput<ShingleSample>, twins: readonly Twin[], followed: boolean, error: number, report: (finding: Report) => void): void {
  const { doc } = input;
  const passages = passagesIn(input, twins.slice(0, CONFIRMED));
  const all = doc.blocks.filter(({ kind, tokens }) => kind !== 'heading' && tokens.to - tokens.from >= 8).length;
  // What is the same comes from several places of the article, or from nearly all there are.
  const isSpread = ({ size }: ReadonlySet<Block>): boolean => size >= PASSAGES || (size > 1 && size >= all);
  const found = followed ? twins.filter((_, index) => index >= CONFIRMED || isSpread(passages[index] ?? new Set())) : twins;
  const [nearest] = found;
  if (nearest === undefined || twins.indexOf(nearest) >= CONFIRMED) return;
  const names = found.slice(0, 3).map(({ other, like }) => `${other.entry.slug} (about ${Math.round(like.contained * 20) * 5} %)`).join(', ');
  const [passage] = passages[twins.indexOf(nearest)] ?? [];
  report({
    ...input.headline,
    severity: nearest.like.jaccard > error ? 'error' : 'warning',
    message: `much of this text also stands in ${names}${found.length > 3 ? ` and ${found.length - 3} more` : ''}${passage === undefined ? '' : `, for example "${beginning(passage.text)}"`}`,
  });
}

/** For each of some other articles the blocks of this one whose sampled phrases it has too. */
function passagesIn(input: SiteRuleInput<ShingleSample>, twins: readonly Twin[]): Set<Block>[] {
  const found = twins.map(() => new Set<Block>());
  const wanted = new Map(twins.map(({ other }, index) => [other.entry.file, index]));
  const sampled = new Set(sampleShingles(input.doc)?.hashes);
  forShingles(input.doc, (hash, block) => {
    if (!sampled.delete(hash)) return;
    let seen = 0;
    for (const { entry } of input.sharing(hash)) {
      found[wanted.get(entry.file) ?? -1]?.add(block);
      if (++seen > MOST) break;
    }
  });
  return found;
}
