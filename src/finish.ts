import { documentOf } from './articles.ts';
import { check } from './check.ts';
import { createCorpus, documentSource, FIELD_WEIGHT, type CorpusSource } from './corpus.ts';
import type { Rule } from './kinds.ts';
import { chooseRelated } from './links.ts';
import type { Brief } from './model/brief.ts';
import type { Corpus } from './model/corpus.ts';
import type { Problem } from './model/errors.ts';
import type { Finding } from './model/finding.ts';
import type { Lock, LockedStage, RelatedLink } from './model/lock.ts';
import type { Draft, Faq, Meta, Note, Outline } from './model/parts.ts';
import { articlePath } from './model/site.ts';
import { chooseHero, renderBrief, type RenderInput } from './render.ts';
import type { Document } from './text/document.ts';
import { sha256 } from './text/hash.ts';
import { languageOf, type Workspace } from './workspace.ts';

/** Written articles as a whole: linked with each other, rendered, checked. Pure: values in, values out; placing is another step. */

export interface Written {
  brief: Brief;
  stages: Readonly<Record<string, LockedStage>>;
  lock: Lock | undefined;
}

export interface Finished {
  brief: Brief;
  text: string;
  doc: Document;
  related: RelatedLink[];
  hero: { url: string; alt: string } | undefined;
  pubDate: string;
  updatedDate: string | undefined;
  findings: Finding[];
  notes: Note[];
  problems: Problem[];
  /** The corpus it was checked in, for checks of a merged text. */
  checkText(text: string): Finding[];
}

export interface FinishOptions {
  workspace: Workspace;
  rules: readonly Rule[];
  /** Articles of the output directory that are not rendered now, as documents. */
  others: readonly Document[];
  /** The files of the articles that are rendered now, by slug: a version that is held back leaves the old one in place, which may be linked. */
  published: ReadonlyMap<string, Document>;
  today: string;
  /** Where an article will lie, for findings. */
  fileOf(slug: string): string;
}

/** An article that is held back may have been a link target of others, whose rendering then changes; more rounds than this change nothing. */
const MAX_ROUNDS = 6;

/** Links, renders and checks all written articles together. Targets that are held back with errors are not linked. */
export function finishArticles(written: readonly Written[], options: FinishOptions): Finished[] {
  const excluded = new Set<string>();
  const readmitted = new Set<string>();
  for (let round = 1; ; round++) {
    const finished = finishRound(written, excluded, options);
    const refused = finished.filter((one) => hasErrors(one.findings)).map((one) => one.brief.slug);
    const fresh = refused.filter((slug) => !excluded.has(slug));
    // One whose only fault was another that is held back comes in again, once.
    const back = fresh.length > 0 ? [] : [...excluded].filter((slug) => !refused.includes(slug) && !readmitted.has(slug));
    if (round === MAX_ROUNDS || (fresh.length === 0 && back.length === 0)) return finished;
    for (const slug of fresh) excluded.add(slug);
    for (const slug of back) {
      excluded.delete(slug);
      readmitted.add(slug);
    }
  }
}

function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}

function finishRound(written: readonly Written[], excluded: ReadonlySet<string>, options: FinishOptions): Finished[] {
  const { workspace, others, rules, today } = options;
  const { config, facts } = workspace.project;
  const mine = new Set(written.map((one) => one.brief.slug));
  const rest: CorpusSource[] = [...others.filter((doc) => !mine.has(doc.slug)).map((doc) => documentSource(doc, config)), ...workspace.existing.filter((source) => !mine.has(source.entry.slug))];
  // Of two with one slug the first stays: the output directory's own before the blog's.
  const unique = [...new Map(rest.toReversed().map((source) => [source.entry.slug, source])).values()];
  // In order of slug, whoever is written now: what rules say of a corpus must not depend on it.
  const corpusOf = (sources: readonly CorpusSource[]): Corpus => createCorpus([...sources, ...unique].sort((a, b) => (a.entry.slug < b.entry.slug ? -1 : 1)), config, true);
  const staying = [...excluded].flatMap((slug) => options.published.get(slug) ?? []);
  const stays = new Set(staying.map((doc) => doc.slug));
  const unlinkable = new Set([...excluded].filter((slug) => !stays.has(slug)));
  const linkCorpus = corpusOf([...written.filter((one) => !stays.has(one.brief.slug)).map((one) => writtenSource(one, workspace)), ...staying.map((doc) => documentSource(doc, config))]);

  const heroes = new Map<string, number>();
  for (const source of unique) if (source.entry.heroImage !== '') heroes.set(source.entry.heroImage, (heroes.get(source.entry.heroImage) ?? 0) + 1);
  for (const one of written) if (one.lock?.hero) heroes.set(one.lock.hero.url, (heroes.get(one.lock.hero.url) ?? 0) + 1);

  const rendered = written.map((one) => {
    const hero = chooseHero(workspace, one.brief, one.lock?.hero, heroes);
    if (hero !== undefined && one.lock?.hero == null) heroes.set(hero.url, (heroes.get(hero.url) ?? 0) + 1);
    return { one, hero, ...renderOne(one, hero, linkCorpus, unlinkable, options) };
  });
  const docs = rendered.map(({ one, text }) => documentOf(options.fileOf(one.brief.slug), text, workspace.languages, config, one.brief.slug));
  const placeable = [...docs.filter((doc) => !excluded.has(doc.slug)), ...staying];
  const checkCorpus = corpusOf(placeable.map((doc) => documentSource(doc, config)));
  // An excluded article is checked as if it were placed. When nothing is wrong any more it will be, so the ones behind it are checked beside it:
  // of two with the same title, each the only fault of the other, one is published.
  const admitted: Document[] = [];
  const run = (doc: Document, brief: Brief): Finding[] => {
    const corpus = excluded.has(doc.slug) ? corpusOf([doc, ...[...placeable, ...admitted].filter((other) => other.slug !== doc.slug)].map((other) => documentSource(other, config))) : checkCorpus;
    return check([doc], { rules, config, corpus, facts: () => [...facts, ...brief.facts], asOf: today }).findings;
  };
  const findings = rendered.map(({ one }, index) => {
    const doc = docs[index] as Document;
    const found = run(doc, one.brief);
    if (unlinkable.has(doc.slug) && !hasErrors(found)) admitted.push(doc);
    return found;
  });
  return rendered.map(({ one, hero, text, related, problems, notes, pubDate, updatedDate }, index): Finished => ({
    brief: one.brief, text, doc: docs[index] as Document, related, hero, pubDate, updatedDate, notes, problems,
    findings: findings[index] ?? [],
    checkText: (other) => run(documentOf(options.fileOf(one.brief.slug), other, workspace.languages, config, one.brief.slug), one.brief),
  }));
}

function renderOne(one: Written, hero: { url: string; alt: string } | undefined, corpus: Corpus, excluded: ReadonlySet<string>, options: FinishOptions): Pick<Finished, 'text' | 'related' | 'problems' | 'notes' | 'pubDate' | 'updatedDate'> {
  const { workspace, today } = options;
  const { brief, lock } = one;
  const values = valuesOf(one);
  const pubDate = brief.pubDate ?? lock?.pubDate ?? today;
  const base: Omit<RenderInput, 'related' | 'updatedDate'> = { values, corpus, excluded, hero, pubDate, draft: isDraft(one) };
  // The body's own links decide which related links would repeat them, so it is rendered once without any.
  const { linked } = renderBrief(workspace, brief, { ...base, related: [], updatedDate: undefined });
  const { related, problems } = chooseRelated(brief, corpus, { wanted: workspace.project.config.links.related, previous: lock?.links.related ?? [], linked, excluded });
  const same = renderBrief(workspace, brief, { ...base, related, updatedDate: lock?.updatedDate ?? undefined });
  // The date of change moves only when the text does, and only after the day of publication.
  if (lock?.text == null || same.text === lock.text || pubDate.slice(0, 10) >= today) return { ...same, related, problems, pubDate, updatedDate: lock?.updatedDate ?? undefined };
  // A text that was held back keeps its date, so that every run holds back the same.
  const held = lock.rejectedSha256 === null ? undefined : renderBrief(workspace, brief, { ...base, related, updatedDate: lock.heldDate ?? undefined });
  if (held !== undefined && sha256(held.text) === lock.rejectedSha256) return { ...held, related, problems, pubDate, updatedDate: lock.heldDate ?? undefined };
  // So does one that was placed by a run that ended before its lock was written: it is ours, not a person's edit.
  const file = options.published.get(brief.slug);
  const date = file?.field('updatedDate') || undefined;
  const placed = file === undefined || file.text === lock.text ? undefined : renderBrief(workspace, brief, { ...base, related, updatedDate: date });
  if (placed !== undefined && placed.text === file?.text) return { ...placed, related, problems, pubDate, updatedDate: date };
  const moved = renderBrief(workspace, brief, { ...base, related, updatedDate: today });
  return { ...moved, related, problems, pubDate, updatedDate: today };
}

function valuesOf(one: Written): RenderInput['values'] {
  const value = (id: string): unknown => one.stages[id]?.value;
  return { outline: value('outline') as Outline, draft: value('draft') as Draft, faq: value('faq') as Faq, meta: value('meta') as Meta };
}

/** True when some of its prose is the offline writer's: a person or a model should still write it. */
function isDraft(one: Written): boolean {
  return Object.values(one.stages).some((stage) => stage.provider === 'offline');
}

function writtenSource(one: Written, workspace: Workspace): CorpusSource {
  const { config } = workspace.project;
  const language = languageOf(one.brief, workspace.languages);
  const { draft, faq, meta } = valuesOf(one);
  return {
    language,
    entry: { slug: one.brief.slug, file: one.brief.file, path: articlePath(config, one.brief.slug), title: meta.title, description: meta.description, heroImage: '', pubDate: one.brief.pubDate ?? '', lang: language.tag, draft: isDraft(one) },
    weighted: () => [
      [FIELD_WEIGHT.title, meta.title],
      [FIELD_WEIGHT.keywords, meta.keywords.join(' ')],
      [FIELD_WEIGHT.headings, draft.sections.map((section) => section.heading).join('\n')],
      [FIELD_WEIGHT.body, [draft.lead, ...draft.sections.map((section) => section.body), ...faq.items.map((item) => `${item.question} ${item.answer}`)].join('\n').replace(/\]\([^)]*\)/g, ']')],
    ],
  };
}
