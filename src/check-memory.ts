import type { CacheChange, CheckCache, KeptArticle, KeptParts } from './model/check-cache.ts';
import type { Finding } from './model/finding.ts';
import type { Files } from './model/world.ts';
import { unpack, type ArticleRecord, type RecordBody } from './record.ts';
import type { RecordingTask } from './recording.ts';
import type { Basis, Prepared } from './relevance.ts';
import type { SiteCorpus } from './site-corpus.ts';
import { isSettledStamp, sameLock, stampOf } from './stamps.ts';
import { hash32, sha256 } from './text/hash.ts';
import { createNumberTable } from './text/number-table.ts';

/**
 * What an earlier check found, as far as it still holds. A record holds as long as the file, the facts of its brief and the settings are the same. The
 * findings of an article hold as long as no article has changed that it meets: one with a key in common, one that links to it or that it links to, one
 * near in topic. The weights of words rest on an earlier count until one article in a hundred has changed; then everything is compared anew.
 */
export interface CheckMemory {
  /** The record of a file that has not changed; undefined when it has to be made. */
  recall(task: RecordingTask): ArticleRecord | undefined;
  basis(): Basis | undefined;
  prepared(record: ArticleRecord): Prepared | undefined;
  /** Tells which articles have to be judged anew; the rest keep what was found in them. To be asked once, with all records. */
  compare(records: readonly ArticleRecord[], corpus: SiteCorpus): { findings(record: ArticleRecord): Finding[] | undefined };
  /** Keeps everything for the next time. @param found all findings of the articles that were judged now */
  save(records: readonly ArticleRecord[], corpus: SiteCorpus, found: ReadonlyMap<ArticleRecord, readonly Finding[]>): Promise<void>;
}

/** Share of articles that may change before the weights of words are counted anew. */
const DRIFT = 0.01;
/** Cosine from which a change of one article can matter to another. */
const NEAR = 0.15;

/**
 * @param settings hash of everything that records and findings depend on besides the articles
 * @param now ms since 1970: a file that changed a moment ago may change again without showing it, and is known by its content alone
 * @param share of articles that may change before all are compared anew
 */
export function createCheckMemory(cache: CheckCache, files: Files, settings: string, now: number, share = DRIFT): CheckMemory {
  const clear = text(cache.value('settings')) !== settings;
  const kept = new Map(clear ? [] : cache.articles().map((article) => [article.file, article]));
  const stamps = new Map<string, { stamp: string; facts: string; lock: string }>();
  const recalled = new Map<ArticleRecord, KeptArticle>();
  const moved = new Set<string>();
  const drift = { before: Number(text(cache.value('drift')) ?? 0), all: false };
  const stale = new Set<KeptArticle>();
  const old = clear ? undefined : readBasis(cache);

  const recall = (task: RecordingTask): ArticleRecord | undefined => {
    const { file } = task;
    // A text that is not the file's own is nobody's memory.
    if (task.text !== undefined) return undefined;
    const stamp = stampOf(files, file);
    const facts = task.facts === undefined && task.said === undefined ? '' : String(hash32(JSON.stringify([task.facts, task.said, task.target])));
    const known = kept.get(file);
    const seen = { stamp, facts, lock: '' };
    stamps.set(file, seen);
    if (known === undefined || (task.judged && !known.judged) || known.facts !== facts || stamp === '') return undefined;
    const lock = known.lock === '' ? '' : sameLock(files, known.lock);
    if (lock === undefined) return undefined;
    if (lock !== known.lock) moved.add(file);
    seen.lock = lock;
    if (known.stamp !== stamp) {
      const bytes = files.read(file);
      if (bytes === undefined || sha256(bytes) !== known.sha256) return undefined;
      moved.add(file);
    }
    const record = lazyRecord(known, cache);
    recalled.set(record, known);
    return record;
  };
  return {
    recall,
    basis: () => (drift.all ? undefined : old),
    prepared: (record) => {
      const known = recalled.get(record);
      return known === undefined || drift.all || old === undefined ? undefined : { length: known.length, top: known.top };
    },
    compare(records, corpus) {
      const there = new Set(records.map((record) => record.file));
      const gone = [...kept.values()].filter((article) => !there.has(article.file));
      const fresh = records.flatMap((record, position) => (recalled.has(record) ? [] : [{ record, position }]));
      const changes = fresh.length + gone.length;
      drift.all = old === undefined || (changes > 0 && drift.before + changes > records.length * share);
      if (drift.all) return { findings: () => undefined };
      const touched = new Set<number>();
      const follow = (key: number, isTarget: boolean): void => {
        // Whom it links to is concerned; who links there as well is not.
        for (const position of corpus.withKey(key)) if (!isTarget || records[position]?.keys[0] === key) touched.add(position);
      };
      const near = (terms: Pick<KeptParts, 'hashes' | 'counts'>, lang: string): void => {
        for (const { position, score } of corpus.relevanceIndex().nearestTo(terms, lang)) if (score >= NEAR) touched.add(position);
      };
      const versions = [
        ...fresh.map(({ record, position }) => ({ current: record, position, was: kept.get(record.file) })),
        ...gone.map((was) => ({ current: undefined, position: -1, was })),
      ];
      for (const { current, position, was } of versions) {
        if (position >= 0) touched.add(position);
        const before = was === undefined ? undefined : { ...was, ...cache.parts(was.file) };
        for (const { key, isTarget } of changedKeys(before, current)) follow(key, isTarget);
        if (before !== undefined && current !== undefined && sameTerms(before, current.terms)) continue;
        if (current !== undefined) near(current.terms, current.lang);
        if (before !== undefined) near(before, before.lang);
      }
      for (const position of touched) {
        const known = recalled.get(records[position] as ArticleRecord);
        if (known !== undefined) stale.add(known);
      }
      return {
        findings(record) {
          const known = recalled.get(record);
          return known === undefined || stale.has(known) || known.findings === null ? undefined : known.findings === '' ? [] : (JSON.parse(known.findings) as Finding[]);
        },
      };
    },
    async save(records, corpus, found) {
      const there = new Set(records.map((record) => record.file));
      const put: CacheChange['put'][number][] = [];
      const touch: CacheChange['touch'][number][] = [];
      records.forEach((record, position) => {
        const stamp = stamps.get(record.file);
        if (stamp === undefined || stamp.stamp === '') return;
        const known = recalled.get(record);
        const findings = found.get(record);
        const settled = isSettledStamp(stamp.stamp, now) ? stamp.stamp : '';
        const told = findings === undefined ? null : findings.length === 0 ? '' : JSON.stringify(findings);
        if (known === undefined) {
          const bytes = record.sha256;
          if (bytes === undefined) return;
          put.push({
            file: record.file, stamp: settled, sha256: bytes, facts: stamp.facts, lock: record.lock ?? '', judged: record.judged, lang: record.lang, keys: record.keys, linkKeys: record.linkKeys,
            ...corpus.relevanceIndex().prepared(position), findings: told, packed: record.packed, ...record.terms, alone: JSON.stringify(record.findings),
          });
        } else if (drift.all || stale.has(known) || moved.has(record.file) || (known.findings === null && told !== null)) {
          const prepared = drift.all ? corpus.relevanceIndex().prepared(position) : known;
          touch.push({ file: record.file, stamp: settled, lock: stamp.lock, findings: told ?? (drift.all || stale.has(known) ? null : known.findings), length: prepared.length, top: prepared.top });
        }
      });
      const remove = [...kept.keys()].filter((file) => !there.has(file));
      if (put.length + touch.length + remove.length === 0 && !clear) return;
      const values = { settings: bytesOf(settings), drift: bytesOf(String(drift.all ? 0 : drift.before + put.length + remove.length)), ...(drift.all ? writtenBasis(corpus.basis()) : {}) };
      await cache.save({ clear, values, put, touch, remove: clear ? [] : remove });
    },
  };
}

/**
 * The keys under which other articles may see something else than before: those that came or went, and where what is told under a key has changed (a title, the
 * facts of a rule) that key as well.
 */
function changedKeys(before: (KeptArticle & KeptParts) | undefined, now: ArticleRecord | undefined): { key: number; isTarget: boolean }[] {
  const [old, current] = [before, now].map((one) => (one === undefined ? undefined : { one, body: unpack(one) }));
  const same = (part: (body: RecordBody) => unknown): boolean => old !== undefined && current !== undefined && JSON.stringify(part(old.body)) === JSON.stringify(part(current.body));
  const told = same(({ entry, aliases, parsed }) => [entry, aliases, parsed]);
  const keysOf = (side: typeof old, rule: string): string => side?.one.keys.subarray(side.body.kept[rule]?.from ?? 0, side.body.kept[rule]?.to ?? 0).join() ?? '';
  const sameKeys = (rule: string): boolean => keysOf(old, rule) === keysOf(current, rule);
  const found: { key: number; isTarget: boolean }[] = [];
  for (const [side, other] of [[old, current], [current, old]] as const) {
    if (side === undefined) continue;
    const { one: { keys, linkKeys }, body } = side;
    const known = new Set(other?.one.keys);
    const owners = Object.entries(body.kept);
    keys.forEach((key, index) => {
      const isTarget = index >= 2 && index < 2 + linkKeys;
      const owner = owners.find(([, { from, to }]) => index >= from && index < to)?.[0];
      const counted = owner !== undefined && body.kept[owner]?.counts === true;
      const unchanged = isTarget || (owner === undefined ? told : told && same(({ kept }) => kept[owner]?.facts) && !(counted && !sameKeys(owner)));
      if (!known.has(key) || !unchanged) found.push({ key, isTarget });
    });
  }
  return found;
}

function sameTerms(a: Pick<KeptParts, 'hashes' | 'counts'>, b: Pick<KeptParts, 'hashes' | 'counts'>): boolean {
  return a.hashes.length === b.hashes.length && a.hashes.every((hash, at) => hash === b.hashes[at]) && a.counts.every((count, at) => count === b.counts[at]);
}

/** A record of which the heavy parts are read when they are asked for. */
function lazyRecord(known: KeptArticle, cache: CheckCache): ArticleRecord {
  const { file, lang, keys, linkKeys, judged } = known;
  return {
    file, lang, keys, linkKeys, judged,
    get packed() { return cache.parts(file).packed; },
    get terms() {
      const { hashes, counts } = cache.parts(file);
      return { hashes, counts };
    },
    get findings() { return JSON.parse(cache.parts(file).alone) as Finding[]; },
  };
}

/** How a file looks; '' when there is none. */

function readBasis(cache: CheckCache): Basis | undefined {
  const [keys, counts, articles] = [cache.value('words'), cache.value('uses'), text(cache.value('languages'))];
  if (keys === undefined || counts === undefined || articles === undefined) return undefined;
  const [hashes, uses] = [new Uint32Array(keys.slice().buffer), new Int32Array(counts.slice().buffer)];
  const frequencies = createNumberTable(hashes.length);
  hashes.forEach((hash, index) => frequencies.add(hash, uses[index] as number));
  return { frequencies, articles: new Map(Object.entries(JSON.parse(articles) as Record<string, number>)) };
}

function writtenBasis({ frequencies, articles }: Basis): Record<string, Uint8Array> {
  const { keys, counts } = frequencies.entries();
  return { words: new Uint8Array(keys.buffer), uses: new Uint8Array(counts.buffer), languages: bytesOf(JSON.stringify(Object.fromEntries(articles))) };
}

function text(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}

function bytesOf(value: string): Uint8Array {
  return new Uint8Array(Buffer.from(value));
}
