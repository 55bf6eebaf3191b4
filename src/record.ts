import { checkAlone, ignoredLines, isUnparsable, runRule, type CheckOptions } from './check.ts';
import { documentSource, type CorpusSource } from './corpus.ts';
import type { IgnoredLines } from './ignored.ts';
import type { Collected } from './kinds.ts';
import type { ArticleLink, CorpusEntry } from './model/corpus.ts';
import type { Finding } from './model/finding.ts';
import type { SiteConfig } from './model/site.ts';
import { GROUP_NAMES, groupKey } from './text/corpus-groups.ts';
import type { Document } from './text/document.ts';
import { hash32 } from './text/hash.ts';
import { landmarksOf } from './text/landmarks.ts';
import { own } from './text/own.ts';
import { redirectsOf } from './text/redirects.ts';
import { sitePaths, type SitePaths } from './text/site-paths.ts';
import { documentTerms, type TermCounts } from './text/term-counts.ts';
import type { Range } from './text/yaml-places.ts';

/**
 * What stays of an article when its document is gone: all that checks of the site need, some kilobytes of it, as bytes and numbers that pass between threads,
 * lie in a cache and weigh nothing on the heap.
 */
export interface ArticleRecord {
  file: string;
  /** Tag of its language. */
  lang: string;
  /** `RecordBody` as JSON in UTF-8. */
  packed: Uint8Array;
  /** Keys by which articles meet: its own address first, its slug second; then the addresses it links to, its groups, and what rules gave. */
  keys: Uint32Array;
  /** How many keys, from the third on, are addresses it links to. */
  linkKeys: number;
  /** True when rules of articles have judged it. */
  judged: boolean;
  /** Of the file's bytes, where asked for; undefined for a text that is not on disk. */
  sha256?: string;
  /** The lock file that a rule asked for, and how it looked, as `path|size mtime ctime`. */
  lock?: string;
  terms: TermCounts;
  /** What rules of articles found, nothing ignored yet. */
  findings: readonly Finding[];
}

export interface RecordBody {
  entry: CorpusEntry;
  links: readonly ArticleLink[];
  /** Paths of former addresses that lead here. */
  aliases: readonly string[];
  ignores: readonly IgnoredLines[];
  /** Where findings about the article as a whole stand. */
  headline: Range;
  relatedHeading?: Range | undefined;
  /** By rule: what it collected, and which of the keys are its. */
  kept: Readonly<Record<string, { facts?: unknown; from: number; to: number; counts?: true }>>;
  /** False when the Markdown cannot be parsed: then the site's rules have nothing to say of it. */
  parsed: boolean;
}

/** Keys of the engine's own. */
export const pathKey = (path: string): number => hash32(`path ${path}`);
export const aliasKey = (path: string): number => hash32(`alias ${path}`);
export const slugKey = (slug: string): number => hash32(`slug ${slug}`);
export const groupHash = (name: string, key: string): number => hash32(`${name} ${key}`);
/** Key of a rule. Numbers are taken for hashes already. */
export const ruleKey = (ruleSeed: number, key: string | number): number => (typeof key === 'number' ? (key ^ ruleSeed) >>> 0 : hash32(`${ruleSeed} ${key}`));

export interface RecordOptions extends Omit<CheckOptions, 'corpus'> {
  /** False for articles nobody asked to check: they are part of the site, but no rule judges them. */
  judged: boolean;
}

/** Makes records, one after the other; what all have in common is worked out once. */
export function createRecorder(options: RecordOptions): (doc: Document) => ArticleRecord {
  const paths = sitePaths(options.config);
  const collecting = options.rules.site.filter(({ rule }) => rule.collect !== undefined).map((active) => ({ active, seed: hash32(active.rule.id) }));
  return (doc) => recordOf(doc, options, paths, collecting);
}

function recordOf(doc: Document, options: RecordOptions, paths: SitePaths, collecting: readonly { active: CheckOptions['rules']['site'][number]; seed: number }[]): ArticleRecord {
  const { config, asOf } = options;
  const found = checkAlone(doc, options.judged ? options : { ...options, rules: { ...options.rules, article: [] } });
  const parsed = !isUnparsable(found);
  const { entry } = documentSource(doc, config);
  const links = parsed ? doc.links.map(({ url, text, start, end, area }): ArticleLink => ({ url, text, start, end, area })) : [];
  const keys = [pathKey(paths.articlePath(doc.slug)), slugKey(doc.slug)];
  const add = (key: number, from: number): void => {
    if (!keys.includes(key, from)) keys.push(key);
  };
  for (const { url } of links) {
    const path = paths.pathOf(url);
    if (path !== undefined) add(pathKey(path), 2);
  }
  const linkKeys = keys.length - 2;
  const aliases = [...new Set(redirectsOf(doc, config).map(({ path }) => path))];
  // By the address as well, so that whoever links to it is concerned when it goes.
  keys.push(...aliases.flatMap((path) => [aliasKey(path), pathKey(path)]));
  if (!entry.draft) {
    for (const name of GROUP_NAMES) {
      const key = groupKey(name, entry, config?.site.url);
      if (key !== '') keys.push(groupHash(name, key));
    }
  }
  const kept: Record<string, RecordBody['kept'][string]> = {};
  for (const { active, seed } of parsed ? collecting : []) {
    const { rule, options: ruleOptions } = active;
    let collected: Collected<unknown> | undefined;
    runRule(doc, active, found, () => {
      collected = rule.collect?.({ doc, config, facts: options.facts(doc.slug), language: doc.language, options: ruleOptions, asOf });
    });
    if (collected === undefined) continue;
    const from = keys.length;
    for (const key of new Set(collected.keys ?? [])) keys.push(ruleKey(seed, key));
    kept[rule.id] = { ...(collected.facts === undefined ? {} : { facts: collected.facts }), from, to: keys.length, ...(rule.counts === true ? { counts: true } : {}) };
  }
  const body: RecordBody = { entry, links, aliases, ignores: parsed ? ignoredLines(doc) : [], kept, parsed, ...(parsed ? landmarksOf(doc) : { headline: { start: 0, end: 0 } }) };
  return { file: doc.file, lang: doc.language.tag, judged: options.judged, linkKeys, packed: new Uint8Array(Buffer.from(JSON.stringify(body))), keys: Uint32Array.from(keys), terms: parsed ? documentTerms(doc) : { hashes: new Uint32Array(), counts: new Uint16Array() }, findings: options.judged ? found.map(({ finding }) => ({ ...finding, message: own(finding.message), help: own(finding.help) })) : [] };
}

/** What is known of an article whose file is not read: a manifest's line, a file that cannot be read. No rule judges it. */
export function bareRecord({ entry, terms }: CorpusSource, config: SiteConfig | undefined): ArticleRecord {
  const groups = entry.draft ? [] : GROUP_NAMES.flatMap((name) => {
    const key = groupKey(name, entry, config?.site.url);
    return key === '' ? [] : [groupHash(name, key)];
  });
  const body: RecordBody = { entry, links: [], aliases: [], ignores: [], kept: {}, parsed: false, headline: { start: 0, end: 0 } };
  return { file: entry.file, lang: entry.lang, judged: false, linkKeys: 0, packed: Buffer.from(JSON.stringify(body)), keys: Uint32Array.from([pathKey(sitePaths(config).articlePath(entry.slug)), slugKey(entry.slug), ...groups]), terms: terms(), findings: [] };
}

/** A record's body. */
export function unpack({ packed }: Pick<ArticleRecord, 'packed'>): RecordBody {
  return JSON.parse(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString()) as RecordBody;
}
