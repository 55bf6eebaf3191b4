import type { Briefs } from './briefs.ts';
import type { Problem } from './model/errors.ts';
import { articlePath, type SiteConfig } from './model/site.ts';
import { joinPath } from './text/paths.ts';

/** Slugs that articles had before: what briefs say of them (`redirectFrom`), and what lock files know. */

/** An entry of `redirectFrom`, with the brief that has it. */
export interface FormerSlug {
  slug: string;
  owner: string;
  at: Pick<Problem, 'file' | 'line' | 'column'>;
}

/** A former slug leads to one article only, and to none while an article has it. The briefs stay: their articles are placed already. */
export function formerSlugProblems(former: readonly FormerSlug[], briefs: Briefs): Problem[] {
  const claimed = new Map<string, FormerSlug>();
  return former.flatMap((one): Problem[] => {
    const { slug, owner, at } = one;
    const first = claimed.get(slug);
    if (first === undefined) claimed.set(slug, one);
    const now = briefs.head(slug);
    if (now !== undefined) return [{ code: 'BRIEF_INVALID', ...at, message: `"redirectFrom": ${now.slug === owner ? `"${slug}" is the slug that this article has now` : `"${slug}" is the slug of ${now.file}, so nothing can lead away from there`}`, help: 'List only slugs that no article has any more.' }];
    return first === undefined || first.owner === owner ? [] : [{ code: 'BRIEF_INVALID', ...at, message: `"redirectFrom": "${slug}" stands in ${first.at.file ?? ''}:${first.at.line ?? 1} as well`, help: 'One address leads to one article: take it out of one of the briefs.' }];
  });
}

/**
 * Notices for briefs whose slug has changed since their article was written: its lock has the old one, and readers of that address find nothing.
 * @param written slug → brief, of all locks of placed articles
 */
export function changedSlugs(written: ReadonlyMap<string, string>, { dir, briefs, config }: { dir: string; briefs: Briefs; config: SiteConfig }): Problem[] {
  const byFile = new Map(briefs.heads.map((head) => [head.file, head]));
  return [...written].flatMap(([slug, file]): Problem[] => {
    const head = briefs.head(slug) === undefined ? byFile.get(file) : undefined;
    const told = head === undefined ? undefined : briefs.get(head.slug)?.redirectFrom;
    if (head === undefined || told?.some((former) => former === slug || former === articlePath(config, slug)) === true) return [];
    return [{ code: 'BRIEF_INVALID', file: joinPath(dir, file), message: `the article of this brief was written as "${slug}", and its slug is "${head.slug}" now`, help: `Add "redirectFrom: [${[...(told ?? []), slug].join(', ')}]" so that readers of the old address find it. If the old article stays as well, give it a brief of its own.` }];
  });
}
