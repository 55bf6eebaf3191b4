import { CHANCE, type ArticleShape, type GroupBorder, type Likeness } from './article-shape.ts';

/** How alike the articles of a batch are: of each respect, which part of them belongs to a group that is too large to be chance. */
export interface BatchVariety {
  articles: number;
  openings: VarietyOf;
  closings: VarietyOf;
  structures: VarietyOf;
  /** Articles with a heading that too many others have. */
  headings: VarietyOf;
}

export interface VarietyOf {
  /** Part of the articles that are in any of the groups, 0 (all differ) to 1 (all alike). */
  share: number;
  /** The largest groups, largest first. */
  groups: { shown: string; slugs: string[] }[];
}

/** The plainest likeness first: of groups of one size it is named. */
const KINDS = Object.keys(CHANCE);
/** Groups that are named. */
const NAMED = 5;

/** How many articles of a site or batch make a group, the article itself counted. */
export function groupSize({ share, least }: GroupBorder, articles: number): number {
  return Math.max(least, Math.ceil(articles * share));
}

/**
 * Compares the articles of a batch by the same measures and borders as the rules `voice/same-…`, but among themselves, not among all of the site. Linear in their number.
 * @param articles with what `articleShape` gave for each; one language or several, which are never compared with each other
 */
export function batchVariety(articles: Iterable<{ slug: string; lang: string; shape: ArticleShape }>): BatchVariety {
  const all = [...articles];
  const perLanguage = new Map<string, number>();
  for (const { lang } of all) perLanguage.set(lang, (perLanguage.get(lang) ?? 0) + 1);
  const of = (respect: keyof ArticleShape): VarietyOf => {
    const groups = new Map<string, { likeness: Likeness; lang: string; slugs: string[] }>();
    for (const { slug, lang, shape } of all) {
      for (const likeness of shape[respect]) {
        const group = groups.get(likeness.key);
        if (group === undefined) groups.set(likeness.key, { likeness, lang, slugs: [slug] });
        else group.slugs.push(slug);
      }
    }
    const large = [...groups.values()].filter(({ likeness, lang, slugs }) => slugs.length >= groupSize(CHANCE[likeness.kind], perLanguage.get(lang) ?? 0)).sort((a, b) => b.slugs.length - a.slugs.length || KINDS.indexOf(a.likeness.kind) - KINDS.indexOf(b.likeness.kind) || (a.likeness.key < b.likeness.key ? -1 : 1));
    const alike = new Set(large.flatMap(({ slugs }) => slugs));
    // Of groups of the same articles the first says it.
    const named = large.filter(({ slugs }, index) => !large.slice(0, index).some((other) => slugs.every((slug) => other.slugs.includes(slug)))).slice(0, NAMED);
    return { share: all.length === 0 ? 0 : alike.size / all.length, groups: named.map(({ likeness, slugs }) => ({ shown: likeness.shown, slugs: slugs.toSorted() })) };
  };
  return { articles: all.length, openings: of('opening'), closings: of('closing'), structures: of('structure'), headings: of('headings') };
}
