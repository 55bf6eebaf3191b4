import { slugOfFile } from './articles.ts';
import { COULD_NOT_READ } from './check.ts';
import { createLinkClusters } from './link-clusters.ts';
import type { Languages } from './languages.ts';
import { openLinkSite } from './link-site.ts';
import { chooseRelated } from './links.ts';
import { SluglineError } from './model/errors.ts';
import type { CorpusEntry } from './model/corpus.ts';
import type { Finding } from './model/finding.ts';
import type { Files } from './model/world.ts';
import type { Project } from './project.ts';
import type { Document, Link } from './text/document.ts';
import { outsideDamage } from './text/edit-guards.ts';
import { relatedMend } from './text/mend-related.ts';
import { applySplices } from './text/splice.ts';
import { articleSlug, targetKey } from './text/link-targets.ts';
import { readableSource, type Validation } from './validate.ts';

/**
 * Related lists with broken links, worked out again by the linker: what leads nowhere, stands twice or is far from the topic goes, what is good stays, and free places
 * go to the nearest articles there are. A list without a broken link is a matter of judgement and only touched when asked for.
 */

export interface MendedList {
  file: string;
  before: string;
  text: string;
  what: string;
}

export interface MendRelatedInput {
  /** With the repaired texts in the place of those on disk. */
  files: Files;
  project: Project;
  languages: Languages;
  /** The check of the repaired texts. */
  validation: Validation;
  /** ISO date. */
  today: string;
  /** Lists whose links are only irrelevant, too. */
  all: boolean;
}

/** A link that leads to no article of the site. */
const BROKEN: ReadonlySet<string> = new Set(['links/broken-internal']);
/** What goes besides, once a list is worked out again. */
const UNFIT: ReadonlySet<string> = new Set([...BROKEN, 'links/irrelevant-related', 'links/related-duplicate', 'links/self-link']);

/** The lists that change; nothing when no list has anything to change, or the site cannot be read as a whole. */
export async function mendRelated({ files, project, languages, validation, today, all }: MendRelatedInput): Promise<MendedList[]> {
  const suspects = Map.groupBy(validation.result.findings.filter(({ rule }) => UNFIT.has(rule)), ({ file }) => file);
  const due = [...suspects].filter(([, findings]) => all || findings.some(({ rule }) => BROKEN.has(rule)));
  if (due.length === 0) return [];
  // An article that cannot be read is there all the same.
  const unread = new Set(validation.result.findings.filter(({ rule }) => rule === COULD_NOT_READ).map(({ file }) => slugOfFile(file)));
  const looked = due.flatMap(([file, findings]) => {
    const text = readableSource(validation)(file);
    if (text === undefined) return [];
    const doc = validation.document(file, text);
    const bad = badLinks(doc, findings).filter(({ link }) => !unread.has(articleSlug(link.url, project.config) ?? ''));
    return bad.length === 0 || (!all && !bad.some(({ rules }) => rules.some((rule) => BROKEN.has(rule)))) ? [] : [{ doc, out: bad.map(({ link }) => link) }];
  });
  if (looked.length === 0) return [];
  let site: Awaited<ReturnType<typeof openLinkSite>>;
  try {
    site = await openLinkSite({ files, project, languages, today });
  } catch (error) {
    // No article that can be read: there is nothing to link to.
    if (error instanceof SluglineError) return [];
    throw error;
  }
  const { corpus } = site.plan;
  const clusters = createLinkClusters(project.config, project.briefs);
  return looked.flatMap(({ doc, out }) => {
    if (corpus.bySlug(doc.slug) === undefined) return [];
    const kept = doc.related.filter((link) => !out.includes(link)).flatMap((link): (CorpusEntry & { anchor: string })[] => {
      const entry = corpus.byUrl(link.url);
      return entry === undefined ? [] : [{ ...entry, anchor: link.text }];
    });
    const linked = new Set(doc.links.flatMap(({ url, area }) => (area === 'related' ? [] : (corpus.byUrl(url)?.path ?? []))));
    const brief = project.briefs.get(doc.slug);
    const { related } = chooseRelated({ slug: doc.slug, file: doc.file, must: brief?.links.must ?? [], avoid: brief?.links.avoid ?? [] }, corpus, {
      links: project.config.links, clusters, previous: kept.map(({ slug, path, anchor }) => ({ slug, path, title: anchor })), linked, isHidden: () => false, today,
    });
    const others = doc.related.length - out.length;
    const into = related.filter(({ slug }) => !kept.some((entry) => entry.slug === slug)).slice(0, Math.max(0, project.config.links.related - others));
    const mend = relatedMend(doc, out, into);
    if (mend === undefined) return [];
    const text = applySplices(doc.text, mend.edits);
    const isWhole = outsideDamage(doc.tree, validation.document(doc.file, text).tree, mend.edits) === undefined;
    return isWhole ? [{ file: doc.file, before: doc.text, text, what: mend.what }] : [];
  });
}

/** Links of the related list that a finding is about; of one target listed twice all but the first. */
function badLinks(doc: Document, findings: readonly Finding[]): { link: Link; rules: string[] }[] {
  return doc.related.flatMap((link, index) => {
    const { line, column } = doc.lines.position(link.start);
    const rules = findings.filter((finding) => finding.line === line && finding.column === column).map(({ rule }) => rule);
    const twice = doc.related.slice(0, index).some((other) => targetKey(other.url, undefined) === targetKey(link.url, undefined));
    const meant = rules.filter((rule) => rule !== 'links/related-duplicate' || twice);
    return meant.length === 0 ? [] : [{ link, rules: meant }];
  });
}
