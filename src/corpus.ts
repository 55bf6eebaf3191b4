import { createTermIndex, type TermIndex } from './corpus-index.ts';
import type { Corpus, CorpusEntry, GroupName } from './model/corpus.ts';
import { articlePath, type SiteConfig } from './model/site.ts';
import { groupKey } from './text/corpus-groups.ts';
import { once, type Document } from './text/document.ts';
import type { Language } from './text/language.ts';
import { own } from './text/own.ts';
import { isArticlePath, normalPath, sitePaths } from './text/site-paths.ts';
import { documentPhrases, packPhrases, type PackedPhrases } from './text/subject-phrases.ts';
import { documentTerms, FIELD_WEIGHT, termCounts, type TermCounts } from './text/term-counts.ts';

/** One text of the corpus: an article, an existing post, or a planned brief. */
export interface CorpusSource {
  entry: CorpusEntry;
  language: Language;
  /** What it is about. Counted only when relevance is asked for. */
  terms(): TermCounts;
  /** By which words others speak of it; undefined where only its name is known. */
  phrases?: () => PackedPhrases;
}

/** A document as a corpus source. */
export function documentSource(doc: Document, config: SiteConfig | undefined): CorpusSource {
  return {
    language: doc.language,
    entry: {
      slug: doc.slug,
      file: doc.file,
      path: config === undefined ? `/${doc.slug}/` : articlePath(config, doc.slug),
      title: doc.field('title') || (isParsable(doc) ? doc.h1?.text : '') || doc.slug,
      description: doc.field('description'),
      heroImage: doc.field('heroImage'),
      pubDate: doc.field('pubDate'),
      lang: doc.language.tag,
      draft: doc.data['draft'] === true,
    },
    phrases: () => (isParsable(doc) ? packPhrases(documentPhrases(doc)) : new Uint32Array()),
    terms: () => (isParsable(doc) ? documentTerms(doc) : termCounts([[FIELD_WEIGHT.title, doc.field('title')]], doc.language)),
  };
}

/** An entry that keeps no document alive. */
export function ownEntry(entry: CorpusEntry): CorpusEntry {
  return { ...entry, path: own(entry.path), title: own(entry.title), description: own(entry.description), heroImage: own(entry.heroImage), pubDate: own(entry.pubDate) };
}

/** False for Markdown that the parser refuses; the check reports it, and the other articles are compared without it. */
export function isParsable(doc: Document): boolean {
  try {
    return doc.tree.type === 'root';
  } catch {
    return false;
  }
}

/**
 * All texts at once; the index is built at first use. Relevance is the cosine of TF-IDF vectors of stems (log term frequency, smoothed inverse document
 * frequency), within one language.
 * @param complete true when these are all articles of the site
 */
export function createCorpus(sources: readonly CorpusSource[], config: SiteConfig | undefined, complete: boolean): Corpus {
  let index: TermIndex | undefined;
  const build = (): TermIndex => {
    const made = createTermIndex();
    for (const { entry, language, terms } of sources) made.add(entry.slug, terms(), language.tag);
    return made;
  };
  const corpus = corpusOver({ entries: sources.map(({ entry }) => entry), index: () => (index ??= build()), numberOf: (position) => position, languageOf: (position) => (sources[position] as CorpusSource).language }, config, complete);
  return { ...corpus, release: () => { index = undefined; } };
}

/** The same of texts that come one after the other when it is first asked, and none of which it keeps; it can let go of all it has. */
export function releasableCorpus(sources: () => Iterable<CorpusSource>, config: SiteConfig | undefined, complete: boolean): Corpus {
  let known: Corpus | undefined;
  const build = (): Corpus => {
    const index = createTermIndex();
    const entries: CorpusEntry[] = [];
    const spoken: Language[] = [];
    for (const { entry, language, terms } of sources()) {
      index.add(entry.slug, terms(), language.tag);
      entries.push(entry);
      spoken.push(language);
    }
    return corpusOver({ entries, index: () => index, numberOf: (position) => position, languageOf: (position) => spoken[position] as Language }, config, complete);
  };
  const corpus = (): Corpus => (known ??= build());
  return {
    get entries() { return corpus().entries; },
    complete,
    group: (...asked) => corpus().group(...asked),
    bySlug: (slug) => corpus().bySlug(slug),
    another: (...asked) => corpus().another(...asked),
    byUrl: (url) => corpus().byUrl(url),
    isArticleUrl: (url) => corpus().isArticleUrl(url),
    relevance: (a, b) => corpus().relevance(a, b),
    relevanceToText: (slug, text) => corpus().relevanceToText(slug, text),
    release: () => { known = undefined; },
    neighbours: (slug, limit) => corpus().neighbours(slug, limit),
  };
}

/** What a corpus stands on: entries, and the numbers of their texts in an index that is asked for at first use. */
export interface CorpusGround {
  entries: readonly CorpusEntry[];
  index(): TermIndex;
  /** Number in the index of the entry at this position. */
  numberOf(position: number): number;
  languageOf(position: number): Language;
}

/** Ranked besides what is asked for: some are drafts, and the order by estimate is not quite the exact one. */
const SPARE = 8;
/** Articles whose neighbours are remembered. */
const REMEMBERED = 256;

/** A corpus over an index that is there already. Of several entries with one slug or path the last is found. */
export function corpusOver({ entries, index, numberOf, languageOf }: CorpusGround, config: SiteConfig | undefined, complete: boolean): Corpus {
  const positions = new Map(entries.map((entry, position) => [entry.slug, position]));
  const byPath = once(() => new Map(entries.map((entry) => [normalPath(entry.path), entry])));
  const entryAt = once(() => new Map(entries.map((_, position) => [numberOf(position), position])));
  const finished = once(() => Map.groupBy(entries.filter((entry) => !entry.draft), (entry) => entry.lang));
  const groupings = new Map<GroupName, ReadonlyMap<string, readonly CorpusEntry[]>>();
  const { pathOf } = sitePaths(config);
  // Rules and stages ask for the neighbours of one article several times; as many as are under way at once are remembered.
  const remembered = new Map<string, { depth: number; list: readonly { entry: CorpusEntry; score: number }[] }>();
  const ranked = (slug: string, position: number, depth: number): readonly { entry: CorpusEntry; score: number }[] => {
    const known = remembered.get(slug);
    if (known !== undefined && known.depth >= depth) return known.list;
    const list = index().nearest(numberOf(position), depth).map(({ id, score }) => ({ entry: entries[entryAt().get(id) as number] as CorpusEntry, score }));
    for (const oldest of remembered.keys()) {
      if (remembered.size < REMEMBERED) break;
      remembered.delete(oldest);
    }
    remembered.set(slug, { depth, list });
    return list;
  };
  return {
    entries,
    complete,
    bySlug: (slug) => entries[positions.get(slug) ?? -1],
    byUrl(url) {
      const path = pathOf(url);
      return path === undefined ? undefined : byPath().get(path);
    },
    isArticleUrl(url) {
      const path = pathOf(url);
      return path !== undefined && config !== undefined && isArticlePath(path, config);
    },
    another(slug, lang, fits = () => true) {
      const list = finished().get(lang) ?? [];
      // Each article begins elsewhere, so that no single one is the answer for all.
      const start = positions.get(slug) ?? 0;
      for (let step = 0; step < list.length; step++) {
        const entry = list[(start + step) % list.length];
        if (entry !== undefined && entry.slug !== slug && fits(entry)) return entry;
      }
      return undefined;
    },
    group(name, key) {
      let groups = groupings.get(name);
      if (groups === undefined) groupings.set(name, (groups = Map.groupBy(entries.filter((entry) => !entry.draft), (entry) => groupKey(name, entry, config?.site.url))));
      return key === '' ? [] : (groups.get(key) ?? []);
    },
    release: () => undefined,
    relevance(a, b) {
      const [one, other] = [positions.get(a), positions.get(b)];
      return one === undefined || other === undefined || languageOf(one).tag !== languageOf(other).tag ? 0 : index().cosine(numberOf(one), numberOf(other));
    },
    relevanceToText(slug, text) {
      const position = positions.get(slug);
      return position === undefined ? 0 : index().cosineTo(numberOf(position), termCounts([[1, text]], languageOf(position)));
    },
    neighbours(slug, limit) {
      const position = positions.get(slug);
      const self = entries[position ?? -1];
      if (position === undefined || self === undefined) return [];
      return ranked(slug, position, limit + SPARE)
        // A published article never points at a draft; drafts of one batch may point at each other.
        .filter((other) => other.entry.slug !== slug && (self.draft || !other.entry.draft))
        .slice(0, limit)
        .map(({ entry, score }) => ({ slug: entry.slug, score }));
    },
  };
}
