import type { CorpusSource } from './corpus.ts';
import type { CorpusView } from './corpus-view.ts';
import { unlinkedPlaces, withLinks, type InTextChoice } from './in-text.ts';
import type { Linker } from './linker.ts';
import { chooseRelated } from './links.ts';
import type { Brief } from './model/brief.ts';
import type { Problem } from './model/errors.ts';
import type { InTextLink, Lock, LockedStage, RelatedLink } from './model/lock.ts';
import type { Note } from './model/parts.ts';
import { articlePath } from './model/site.ts';
import { compileArticle, stageValues } from './render.ts';
import { createDocument, type Document } from './text/document.ts';
import { splitFrontMatter } from './text/frontmatter.ts';
import { sha256 } from './text/hash.ts';
import { packPhrases, subjectPhrases } from './text/subject-phrases.ts';
import { FIELD_WEIGHT, termCounts } from './text/term-counts.ts';
import { languageOf, type Workspace } from './workspace.ts';

/** One written article, its values at hand, as the site sees it and as a text. Pure. */

export interface Assembled {
  text: string;
  related: RelatedLink[];
  /** Links that code has made of its words, as they stand in `text`. */
  inText: InTextLink[];
  pubDate: string;
  updatedDate: string | undefined;
  notes: Note[];
  problems: Problem[];
}

export interface AssembleInput {
  brief: Brief;
  stages: Readonly<Record<string, LockedStage>>;
  /** What is known of the last time: text, dates, links, what was held back. */
  lock: Pick<Lock, 'text' | 'pubDate' | 'updatedDate' | 'rejectedSha256' | 'heldDate' | 'links'> | undefined;
  hero: { url: string; alt: string } | undefined;
  /** The file as it lies in the output directory; asked for only where it decides the date. */
  published(): Document | undefined;
  today: string;
  /** Makes links of the article's own words; undefined where the config wants none. */
  linker: Linker | undefined;
}

/** Links and dates one article as it stands in the site now. @throws SluglineError when the layout or the front matter cannot be made */
export function assemble(workspace: Workspace, view: CorpusView, input: AssembleInput): Assembled {
  const { brief, lock, today } = input;
  const corpus = view.known;
  const { isHidden } = view;
  const pubDate = brief.pubDate ?? lock?.pubDate ?? today;
  const compiled = compileArticle(workspace, brief, { values: stageValues(input.stages), corpus, isHidden, hero: input.hero, pubDate, draft: isDraft(input.stages) });
  const { links } = workspace.project.config;
  const { must, avoid } = brief.links;
  const previous = lock?.links ?? { related: [], inText: [] };
  const written = lock?.text ?? '';
  const linker = input.linker === undefined ? undefined : textLinks(compiled.withRelated([])(undefined), brief, workspace, (doc) => input.linker?.choose(doc, {
    // What the writer has linked counts; what was in the related list stays there.
    wanted: links.inText - compiled.linked.size, previous: unlinkedPlaces(previous.inText, bodyStart(doc.text) - bodyStart(written)), avoid: [...avoid, ...links.avoid], must, corpus, isHidden, draft: isDraft(input.stages),
    linked: new Set([...compiled.linked, ...previous.related.map((link) => link.path), ...must.flatMap((target) => (corpus.bySlug(target) ?? corpus.byUrl(target))?.path ?? [])]),
  }) ?? []);
  // The body's own links decide which related links would repeat them.
  const linked = new Set([...compiled.linked, ...(linker?.links ?? []).map((link) => link.path)]);
  const { related, problems } = chooseRelated({ slug: brief.slug, file: brief.file, must, avoid }, corpus, { links, clusters: workspace.clusters, previous: previous.related, linked, isHidden, today });
  const textOf = compiled.withRelated(related);
  const dated = (whole: string, updatedDate: string | undefined): Assembled => {
    const { text, links: inText } = linker?.into(whole) ?? { text: whole, links: [] };
    return { text, related, inText, pubDate, updatedDate, notes: compiled.notes, problems };
  };
  const same = dated(textOf(lock?.updatedDate ?? undefined), lock?.updatedDate ?? undefined);
  // The date of change moves only when the text does, and only after the day of publication.
  if (lock?.text == null || same.text === lock.text || pubDate.slice(0, 10) >= today) return same;
  // A text that was held back keeps its date, so that every run holds back the same.
  const held = lock.rejectedSha256 === null ? undefined : dated(textOf(lock.heldDate ?? undefined), lock.heldDate ?? undefined);
  if (held !== undefined && sha256(held.text) === lock.rejectedSha256) return held;
  // So does one that was placed by a run that ended before its lock was written: it is ours, not a person's edit.
  const file = input.published();
  const date = file?.field('updatedDate') || undefined;
  const placed = file === undefined || file.text === lock.text ? undefined : dated(textOf(date), date);
  if (placed !== undefined && placed.text === file?.text) return placed;
  return dated(textOf(today), today);
}

/** Links in the text of an article, chosen once; and the same in another version of it, whose front matter and related list differ. */
function textLinks(base: string, brief: Brief, workspace: Workspace, choose: (doc: Document) => InTextChoice[]): { links: readonly InTextChoice[]; into(text: string): { text: string; links: InTextLink[] } } {
  const documentFrom = (text: string): Document => createDocument({ file: brief.file, slug: brief.slug, text }, languageOf(brief, workspace.languages));
  const links = choose(documentFrom(base));
  const moved = (text: string): InTextChoice[] => {
    // The related list is the only thing in which the bodies differ: what stands before it counts from the start, what stands behind it from the end.
    const [from, to] = [bodyStart(base), bodyStart(text)];
    const shorter = Math.min(base.length - from, text.length - to);
    let [same, behind] = [0, 0];
    while (same < shorter && base.charCodeAt(from + same) === text.charCodeAt(to + same)) same++;
    while (behind < shorter - same && base.charCodeAt(base.length - 1 - behind) === text.charCodeAt(text.length - 1 - behind)) behind++;
    return links.flatMap((link) => {
      const shift = link.end <= from + same ? to - from : link.start >= base.length - behind ? text.length - base.length : undefined;
      return shift === undefined ? [] : [{ ...link, start: link.start + shift, end: link.end + shift }];
    });
  };
  return {
    links,
    into(text) {
      const there = moved(text);
      // A layout that shows more than one list: then the places are looked for again.
      return withLinks(text, there.length === links.length ? there : choose(documentFrom(text)));
    },
  };
}

/** Where the body of an article begins. */
function bodyStart(text: string): number {
  return text.length - splitFrontMatter(text).body.length;
}

/** True when some of its prose is the offline writer's: a person or a model should still write it. */
function isDraft(stages: Readonly<Record<string, LockedStage>>): boolean {
  return Object.values(stages).some((stage) => stage.provider === 'offline');
}

/** A written article as a corpus source: the words of its file without the related list. Its picture is chosen later. */
export function writtenSource(brief: Brief, stages: Readonly<Record<string, LockedStage>>, workspace: Workspace): CorpusSource {
  const { config } = workspace.project;
  const language = languageOf(brief, workspace.languages);
  const { draft, faq, meta } = stageValues(stages);
  const title = meta.title.trim();
  return {
    language,
    entry: { slug: brief.slug, file: brief.file, path: articlePath(config, brief.slug), title, description: meta.description.trim(), heroImage: '', pubDate: brief.pubDate ?? '', lang: language.tag, draft: isDraft(stages) },
    phrases: () => packPhrases(subjectPhrases({
      title, keywords: meta.keywords, headings: draft.sections.map((section) => section.heading),
      body: [draft.lead, ...draft.sections.map((section) => section.body)].map((text) => text.replace(/\]\([^)]*\)/g, ']')),
    }, language)),
    terms: () => termCounts([
      [FIELD_WEIGHT.title, title],
      // Where the title stands in the text too, it counts twice, as in the file.
      [FIELD_WEIGHT.title, config.article.h1 === 'body' ? title : ''],
      [FIELD_WEIGHT.description, meta.description],
      [FIELD_WEIGHT.keywords, meta.keywords.join(' ')],
      [FIELD_WEIGHT.headings, [...draft.sections.map((section) => section.heading), ...faq.items.map((item) => item.question)].join('\n')],
      [FIELD_WEIGHT.body, [draft.lead, ...draft.sections.map((section) => section.body), ...faq.items.map((item) => item.answer)].join('\n').replace(/\]\([^)]*\)/g, ']')],
    ], language),
  };
}
