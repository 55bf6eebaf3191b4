import { defineRule, type SiteRule } from '../../kinds.ts';
import { isDeclaredCopy } from '../../text/article-place.ts';
import { namesOf } from '../../text/corpus-groups.ts';
import { keyphraseOf } from '../../text/keyphrase.ts';
import { isSeries } from '../../text/series.ts';
import type { CorpusEntry } from '../../model/corpus.ts';

interface Target {
  stems: readonly string[];
  text: string;
}

/**
 * Cosines of this index: articles on one subject from different hands have 0.4 to 0.65, neighbours in one subject 0.2 to 0.35, strangers less than 0.18. (Plain TF-IDF of
 * bodies gives nearly twice that: the catalogue's 0.75 is its 0.44.)
 */
const OPTIONS = { relevance: 0.4, overlapping: 0.44 };
/** Stems of more articles than this are the subject of the whole blog. */
const MOST = 40;
/** Articles whose texts are compared. */
const COMPARED = 40;
const CORE_FLAGS = ['pillar', 'cornerstone', 'hub', 'cluster', 'pillarPage', 'isPillar'] as const;
const page = (title: string, front = ''): string => `---\ntitle: ${title}\nkeywords: [pruning roses]\n${front}---\n# ${title}\n\nPrune roses when the forsythia blooms. A sharp pair of shears, a clean cut above an outer bud: more pruning roses do not want.\n`;

/**
 * The phrase is the first of the front matter `keywords`, else what the slug and the headline agree on. One is the other, or is part of it: a warning; half of the words in
 * common: a remark. Overviews and their parts are meant to share a phrase: front matter says so by `pillar`, `hub`, `cornerstone` or `cluster`. So are parts of a series:
 * titles that only differ by numbers and months.
 */
export default defineRule<SiteRule<Target>>({
  id: 'corpus/cannibalization',
  severity: 'warning',
  about: 'Two articles with the same key phrase that say much the same.',
  why: 'Both answer one search: readers and search engines have to guess which is the right one, and links are divided between them.',
  fix: 'Merge the articles, give one another question to answer, or mark the overview among them (`pillar: true`).',
  source: 'Google Search Central, Consolidate duplicate URLs (2026-07-10); thresholds calibrated on sample articles.',
  options: OPTIONS,
  needs: 'site',
  counts: true,
  examples: {
    bad: [{ text: page('Pruning roses in spring'), corpus: [{ slug: 'roses', text: page('How to prune roses') }] }],
    good: [{ text: page('Pruning roses in spring'), corpus: [{ slug: 'roses', text: page('All about pruning roses', 'pillar: true\n') }] }],
  },
  collect({ doc, config }) {
    if (CORE_FLAGS.some((key) => isFlag(doc.data[key])) || isFlag(doc.data['series']) || isDeclaredCopy(doc, config)) return undefined;
    const phrase = keyphraseOf(doc);
    if (phrase === undefined || phrase.stems.length > 8) return undefined;
    const stems = [...new Set(phrase.stems)].sort();
    return { facts: { stems, text: phrase.text.slice(0, 80) }, keys: [...stems, stems.join(' ')] };
  },
  check(input, report) {
    const { entry, collected: own, corpus } = input;
    if (own === undefined || entry.draft) return;
    const { relevance, overlapping } = { ...OPTIONS, ...input.options };
    const same: CorpusEntry[] = [];
    const near: CorpusEntry[] = [];
    let compared = 0;
    for (const { entry: other, facts } of input.meeting(own.stems.length > 3 ? 2 : 1, MOST)) {
      if (facts === undefined || other.draft || other.lang !== entry.lang || other.slug === entry.slug || isSeries(entry.title, other.title) || isSeries(entry.slug, other.slug)) continue;
      const shared = own.stems.filter((stem) => facts.stems.includes(stem)).length;
      const smaller = Math.min(own.stems.length, facts.stems.length);
      if (shared * 2 < smaller || shared === 0) continue;
      if (++compared > COMPARED) break;
      const close = corpus.relevance(entry.slug, other.slug);
      if (shared === smaller && close >= relevance) same.push(other);
      else if (close >= overlapping) near.push(other);
    }
    const found = same.length > 0 ? same : near;
    if (found.length === 0) return;
    report({
      ...input.headline,
      ...(same.length > 0 ? {} : { severity: 'info' as const }),
      message: `this article and ${namesOf(found)} ${same.length > 0 ? `want to be found by the same words ("${own.text}")` : `want to be found by nearly the same words ("${own.text}")`} and say much the same`,
    });
  },
});

function isFlag(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== '';
}
