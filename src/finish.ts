import { setImmediate as turn } from 'node:timers/promises';
import type { factsOf } from './articles.ts';
import { writtenSource, type Assembled } from './assemble.ts';
import { corpusOver, ownEntry, type CorpusSource } from './corpus.ts';
import { createTermIndex } from './corpus-index.ts';
import { createLinker, type Linker, type LinkerSource } from './linker.ts';
import { createCorpusView } from './corpus-view.ts';
import type { Rule } from './kinds.ts';
import type { Brief } from './model/brief.ts';
import type { CorpusEntry } from './model/corpus.ts';
import type { Problem } from './model/errors.ts';
import type { Finding } from './model/finding.ts';
import type { FactNote, Lock, LockedStage } from './model/lock.ts';
import { createHeroes } from './render.ts';
import { DOCUMENTS_A_TURN, settleArticles } from './settling.ts';
import type { Document } from './text/document.ts';
import type { Language } from './text/language.ts';
import { own } from './text/own.ts';
import type { PackedPhrases } from './text/subject-phrases.ts';
import type { Workspace } from './workspace.ts';

/**
 * Written articles together: linked with each other, rendered, checked. Of each only a light record stays; its values come from its lock when they are
 * needed, one article at a time.
 */

export interface Written {
  brief: Brief;
  stages: Readonly<Record<string, LockedStage>>;
  /** As it was before the run. */
  lock: Lock | undefined;
}

/** What stays of a written article. */
export interface Article {
  slug: string;
  /** Of the lock before the run: what the lock of the run does not hold any more. */
  before: Pick<Lock, 'state' | 'model' | 'rejectedSha256' | 'heldDate'> | undefined;
  hero: { url: string; alt: string } | undefined;
  findings: readonly Finding[];
  errors: number;
  warnings: number;
  /** Of the text as it was checked. */
  sha256: string;
  /** What outputs tell of that text; undefined when it was refused. */
  placed: ReturnType<typeof factsOf> | undefined;
  /** The facts it states. */
  facts: readonly FactNote[];
  /** Slugs of its related list. */
  related: readonly string[];
  /** Why it cannot be put together; then nothing else of it is known. */
  fault: Problem | undefined;
}

export interface FinishOptions {
  workspace: Workspace;
  rules: readonly Rule[];
  today: string;
  /** Place in the plan, by slug: pictures are dealt out in it, whoever was written first. */
  rank(slug: string): number;
  /** An article's lock as it lies on disk, with the results of all stages. @throws when it cannot be read */
  read(slug: string): { lock: Lock; stages: Readonly<Record<string, LockedStage>> };
  /** The files of the output directory as sources, those of written articles left out, one after the other. */
  others(written: ReadonlySet<string>): Iterable<CorpusSource>;
  /** The file of an article in the output directory: a version that is held back leaves the old one in place, which may be linked. */
  published(slug: string): Document | undefined;
  /** Where an article will lie, for findings. */
  fileOf(slug: string): string;
  /** What makes links of an article's own words, with all articles known; set by `run`. */
  linker?: Linker | undefined;
  /** What a fault means; faults that are none of the article's are thrown again. */
  faultOf(error: unknown, slug: string): Problem;
}

/** An article ready to be placed. */
export interface Finished extends Assembled {
  article: Article;
  brief: Brief;
  lock: Lock;
  stages: Readonly<Record<string, LockedStage>>;
  /** Findings of another text of this article, in the same site. */
  checkText(text: string): readonly Finding[];
}

export interface Finishing {
  /** Takes an article when its stages are there and on disk; its values are not kept. */
  add(written: Written): void;
  /** Links, renders and checks everything that was added, then hands over each article, in the order of the plan. @returns what stays of them */
  run(hands: Hands): Promise<readonly Article[]>;
}

/** Who takes finished articles. */
export interface Hands {
  /** Told of all of them before the first is handed over: their texts are known by their hashes. */
  announce(articles: readonly Article[]): void;
  place(article: Article, finished: Finished | undefined): void;
}

/** Characters of answers that may wait for the index: some thousand articles. */
const MAX_HELD = 8_000_000;

const NO_PHRASES = new Uint32Array();
const NO_FACTS: readonly FactNote[] = [];

/** Finishing of one run. */
export function createFinishing(options: FinishOptions): Finishing {
  const { workspace } = options;
  let index = createTermIndex();
  const articles: Article[] = [];
  const entries: { entry: CorpusEntry; language: Language; id: number; phrases: PackedPhrases }[] = [];
  const pictures: (Lock['hero'] | undefined)[] = [];
  /** What was written last and is not in the index yet: that takes time, and while calls are made there is better use for it. */
  let waiting: { place: (typeof entries)[number]; source: CorpusSource }[] = [];
  let held = 0;
  const enter = (place: (typeof entries)[number], source: CorpusSource): void => {
    place.id = index.add(source.entry.slug, source.terms(), source.language.tag);
    if (workspace.project.config.links.inText > 0) place.phrases = source.phrases?.() ?? NO_PHRASES;
  };
  const take = (source: CorpusSource, characters: number): void => {
    const place = { entry: ownEntry(source.entry), language: source.language, id: -1, phrases: NO_PHRASES };
    entries.push(place);
    held += characters;
    if (characters === 0 || held > MAX_HELD) enter(place, source);
    else waiting.push({ place, source });
  };
  return {
    add({ brief, stages, lock }) {
      take(writtenSource(brief, stages, workspace), (stages['draft']?.answers ?? []).reduce((sum, { text }) => sum + text.length, 0));
      pictures.push(lock?.hero);
      articles.push({
        slug: brief.slug, before: lock === undefined ? undefined : { state: lock.state, model: lock.model, rejectedSha256: lock.rejectedSha256, heldDate: lock.heldDate },
        hero: undefined, findings: [], errors: 0, warnings: 0, sha256: '', placed: undefined, facts: NO_FACTS, related: [], fault: undefined,
      });
    },
    async run(hands) {
      if (articles.length === 0) return [];
      for (const { place: entry, source } of waiting) enter(entry, source);
      waiting = [];
      const written = new Map(articles.map((article, position) => [article.slug, position]));
      const others = await takeOthers(new Set(written.keys()), (source) => take(source, 0), options);
      const order = articles.map((_, position) => position).sort((a, b) => options.rank(articles[a]?.slug ?? '') - options.rank(articles[b]?.slug ?? ''));
      const used = new Map<string, number>();
      for (const url of [...others, ...pictures.map((hero) => hero?.url ?? '')]) if (url !== '') used.set(url, (used.get(url) ?? 0) + 1);
      const choose = createHeroes(workspace, used);
      for (const position of order) {
        const [article, { entry }] = [articles[position] as Article, entries[position] as { entry: CorpusEntry }];
        article.hero = choose(workspace.project.briefs.get(article.slug) as Brief, pictures[position]);
        Object.assign(entry, { heroImage: article.hero?.url ?? '', file: own(options.fileOf(article.slug)) });
      }
      // In order of slug, whoever is written now: what rules say of a corpus must not depend on it.
      const sorted = entries.toSorted((a, b) => (a.entry.slug < b.entry.slug ? -1 : 1));
      const view = createCorpusView(corpusOver({
        entries: sorted.map(({ entry }) => entry), index: () => index,
        numberOf: (position) => sorted[position]?.id ?? -1, languageOf: (position) => (sorted[position] as { language: Language }).language,
      }, workspace.project.config, true), workspace.project.config.site.url);
      const inOrder = order.map((position) => articles[position] as Article);
      const linker = workspace.project.config.links.inText === 0 ? undefined
        : createLinker(() => sorted.map(({ entry, language, phrases }): LinkerSource => ({ slug: entry.slug, lang: language.tag, phrases })), (lang, hash) => index.rarity(lang, hash));
      await settleArticles(inOrder, view, { ...options, linker }, hands);
      // What is published after this needs their facts only.
      index = createTermIndex();
      entries.length = 0;
      return inOrder;
    },
  };
}

/** Adds the other articles there are. Of two with one slug the first stays: the output directory's own before the blog's. @returns their pictures */
async function takeOthers(written: ReadonlySet<string>, take: (source: CorpusSource) => void, options: FinishOptions): Promise<string[]> {
  const seen = new Set(written);
  const pictures: string[] = [];
  let count = 0;
  for (const sources of [options.others(written), options.workspace.existing]) {
    for (const source of sources) {
      if (seen.has(source.entry.slug)) continue;
      seen.add(source.entry.slug);
      pictures.push(source.entry.heroImage);
      take(source);
      if (++count % DOCUMENTS_A_TURN === 0) await turn();
    }
  }
  return pictures;
}
