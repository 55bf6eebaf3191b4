import { runRule, type ActiveRules, type CheckOptions, type Found } from './check.ts';
import { withoutIgnored } from './ignored.ts';
import type { CorpusRuleInput, SiteArticle, SiteRule, SiteRuleInput } from './kinds.ts';
import type { Languages } from './languages.ts';
import { ruleKey, type ArticleRecord, type RecordBody } from './record.ts';
import { createSiteCorpus, type SiteCorpus, type SiteCorpusOptions } from './site-corpus.ts';
import { once, type Document } from './text/document.ts';
import { hash32 } from './text/hash.ts';
import { lineIndex } from './text/lines.ts';

/** All articles of a site together: what rules of the corpus and of the site say of each. */
export interface Site {
  corpus: SiteCorpus;
  /** Everything that is found in the article at this position of the records: by its own rules, beside the corpus, as a part of the site; ignore comments applied. */
  findings(position: number): Found[];
  /** The part of it that depends on other articles. */
  beside(position: number): Found[];
}

export interface SiteOptions extends Pick<CheckOptions, 'config' | 'facts' | 'asOf'>, Pick<SiteCorpusOptions, 'basis' | 'prepared'> {
  rules: ActiveRules;
  languages: Languages;
  /** True when these are all articles of the site. */
  complete: boolean;
  /** An article of which only the record is left, read again. @throws SluglineError when it cannot be read any more */
  load(file: string, slug: string): Document;
}

/** @param records in order of file */
export function createSite(records: readonly ArticleRecord[], options: SiteOptions): Site {
  const corpus = createSiteCorpus(records, options);
  const seeds = new Map(options.rules.site.map(({ rule }) => [rule.id, hash32(rule.id)]));
  const beside = (position: number): Found[] => {
    const record = records[position] as ArticleRecord;
    const body = corpus.body(position);
    if (!body.parsed) return [];
    const { entry, links } = body;
    const doc = once(() => options.load(record.file, entry.slug));
    const language = corpus.languageOf(position);
    const found: Found[] = [];
    const lines = once(() => attemptLines(doc));
    const place = { file: record.file, get lines() { return lines(); } };
    const common: Omit<CorpusRuleInput, 'options'> = { entry, links, headline: body.headline, relatedHeading: body.relatedHeading, get doc() { return doc(); }, corpus, config: options.config, facts: options.facts(entry.slug), language, asOf: options.asOf };
    for (const active of options.rules.corpus) runRule(place, active, found, (report) => active.rule.check(withParts(common, { options: active.options }), report));
    for (const active of options.rules.site) {
      const { rule } = active;
      runRule(place, active, found, (report) => rule.check(withParts(common, { options: active.options, ...siteView(rule, position, body) }), report));
    }
    return found;
  };
  const siteView = (rule: SiteRule, position: number, body: RecordBody): Omit<SiteRuleInput, keyof CorpusRuleInput> => {
    const own = body.kept[rule.id];
    const seed = seeds.get(rule.id) ?? 0;
    const articleAt = (other: number): SiteArticle<unknown> => {
      const { entry, links, kept } = corpus.body(other);
      return { entry, links, facts: kept[rule.id]?.facts };
    };
    const among = (positions: Int32Array, itself: boolean): Iterable<SiteArticle<unknown>> & { count: number } => ({
      count: positions.length - (itself ? 1 : 0),
      *[Symbol.iterator]() { for (const other of positions) if (other !== position) yield articleAt(other); },
    });
    const { keys } = records[position] as ArticleRecord;
    return {
      collected: own?.facts,
      keys: (own?.to ?? 0) - (own?.from ?? 0),
      sharing(key) {
        const hash = ruleKey(seed, key);
        const positions = corpus.withKey(hash);
        return among(positions, positions.includes(position));
      },
      meeting(least = 1, most = 100) {
        if (rule.counts !== true) throw new Error(`${rule.id} asks who it meets and does not say \`counts: true\``);
        const shared = new Map<number, number>();
        for (let at = own?.from ?? 0; at < (own?.to ?? 0); at++) {
          const others = corpus.withKey(keys[at] as number);
          if (others.length <= most) for (const other of others) if (other !== position) shared.set(other, (shared.get(other) ?? 0) + 1);
        }
        return [...shared].filter(([, count]) => count >= least).sort(([a], [b]) => a - b).map(([other, count]) => {
          const article = once(() => corpus.body(other));
          return {
            shared: count,
            get entry() { return article().entry; },
            get links() { return article().links; },
            get facts() { return article().kept[rule.id]?.facts; },
            get keys() {
              const range = article().kept[rule.id];
              return (range?.to ?? 0) - (range?.from ?? 0);
            },
          };
        });
      },
      linkers() {
        const key = keys[0] as number;
        // Another article at the same address does not link to it.
        const positions = corpus.withKey(key).filter((other) => other === position || (records[other] as ArticleRecord).keys[0] !== key);
        return among(positions, true);
      },
    };
  };
  return {
    corpus,
    beside,
    findings: (position) => {
      const record = records[position] as ArticleRecord;
      return judged(record, corpus.body(position), beside(position), options.rules);
    },
  };
}

/** All findings of an article, those that ignore comments cover left out. */
function judged(record: ArticleRecord, body: Pick<RecordBody, 'ignores'>, beside: readonly Found[], rules: ActiveRules): Found[] {
  return withoutIgnored([...record.findings.map((finding): Found => ({ finding, edits: undefined })), ...beside], body.ignores, rules.known);
}

/** The parts with everything common behind them. What is lazy there stays lazy: a spread would read the article. */
function withParts<T extends object, P extends object>(common: T, parts: P): T & P {
  return Object.assign(Object.create(common) as T, parts);
}

/** Lines of the article; of one that has gone meanwhile the first, so that the fault can be told. */
function attemptLines(doc: () => Document): ReturnType<typeof lineIndex> {
  try {
    return doc().lines;
  } catch {
    return lineIndex('');
  }
}
