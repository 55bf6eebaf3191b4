import type { Collected, SiteRuleInput } from '../rule-kinds.ts';
import type { Corpus } from '../model/corpus.ts';
import { articleShape, type ArticleShape, type GroupBorder, type Likeness, type LikenessKind } from './article-shape.ts';
import { groupSize } from './batch-variety.ts';
import { namesOf } from './corpus-groups.ts';
import { hash32 } from './hash.ts';
import { oncePer } from './once-per.ts';
import { isSeries } from './series.ts';

/** What the rules `voice/same-…` share: articles of a site meet by the keys of their shapes; none is compared with all others. */

/** What such a rule keeps of an article: its likenesses as numbers, with their kinds. Three that meet by chance under one number are not to be feared. */
export type ShapeFacts = readonly (readonly [kind: LikenessKind, hash: number])[];

export interface AlikeGroup {
  likeness: Likeness;
  /** How many other articles have it. */
  others: number;
  /** "a, b, c and 4 more". */
  named: string;
}

/** Others that are read, to name them and to see whether they are parts of one series. */
const READ = 8;

/** What a rule collects of one respect of an article. Drafts count: a batch is read as drafts, and that is when it can be changed. */
export function collectShape(likenesses: readonly Likeness[]): Collected<ShapeFacts> | undefined {
  const facts = likenesses.map(({ kind, key }): [LikenessKind, number] => [kind, hash32(key)]);
  return facts.length === 0 ? undefined : { facts, keys: facts.map(([, hash]) => hash) };
}

/**
 * The groups of alike articles that this one belongs to, the largest first. Parts of a series (titles that differ by numbers or months) are alike on purpose.
 * @param borders from where on a group is reported; a kind that is not there is not looked at
 */
export function alikeGroups(input: SiteRuleInput<ShapeFacts>, respect: keyof ArticleShape, borders: Partial<Record<LikenessKind, GroupBorder>>): AlikeGroup[] {
  const found: { hash: number; others: number; named: string }[] = [];
  for (const [kind, hash] of input.collected ?? []) {
    const border = borders[kind];
    if (border === undefined) continue;
    const sharing = input.sharing(hash);
    // The articles of the site are counted only where there may be a group.
    if (sharing.count + 1 < border.least || sharing.count + 1 < groupSize(border, articlesIn(input.corpus, input.entry.lang))) continue;
    const read = [];
    for (const { entry } of sharing) if (read.push(entry) >= READ) break;
    const others = read.filter(({ title }) => !isSeries(title, input.entry.title));
    // All of a small group are read; of a large one these speak for the rest.
    if (others.length + 1 < Math.min(border.least, READ) || others.length * 2 <= read.length) continue;
    const more = sharing.count - Math.min(3, others.length);
    found.push({ hash, others: sharing.count, named: `${namesOf(others.slice(0, 3))}${more > 0 ? ` and ${more} more` : ''}` });
  }
  if (found.length === 0) return [];
  const shown = new Map(articleShape(input.doc, input.config)[respect].map((likeness) => [hash32(likeness.key), likeness]));
  return found.sort((a, b) => b.others - a.others).flatMap(({ hash, others, named }) => {
    const likeness = shown.get(hash);
    return likeness === undefined ? [] : [{ likeness, others, named }];
  });
}

function articlesIn(corpus: Corpus, lang: string): number {
  return counts(corpus).get(lang) ?? 0;
}

const counts = oncePer((corpus: Corpus) => {
  const found = new Map<string, number>();
  for (const { lang } of corpus.entries) found.set(lang, (found.get(lang) ?? 0) + 1);
  return found;
});
