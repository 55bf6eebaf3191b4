import type { Fact } from './model/brief.ts';
import type { Severity } from './model/finding.ts';
import type { SiteConfig } from './model/site.ts';
import type { ArticleLink, Corpus, CorpusEntry } from './model/corpus.ts';
import type { Document } from './text/document.ts';
import type { Language } from './text/language.ts';
import type { Splice } from './text/splice.ts';
import type { Range } from './text/yaml-places.ts';

/** The contracts of rules. */

/** What a rule sees. Pure values only. */
export interface RuleInput<Options = Record<string, unknown>> {
  doc: Document;
  /** The site's configuration; undefined when articles are checked outside any project. */
  config: SiteConfig | undefined;
  /** Facts of the project's ledger and of the article's brief. */
  facts: readonly Fact[];
  /** The words of the article's brief; undefined for an article without one: nobody here knows what it may say. */
  said?: readonly string[] | undefined;
  language: Language;
  options: Options;
  /** The day by which dated policy is judged, ISO date. */
  asOf: string;
  /** Text of the article as last written, from its lock file; absent or undefined when nobody here wrote it. Read only when asked for. */
  previous?: (() => string | undefined) | undefined;
}

/** What a rule sees that looks at an article beside the others. */
export interface CorpusRuleInput<Options = Record<string, unknown>> extends Omit<RuleInput<Options>, 'doc' | 'previous' | 'said'> {
  /** The article as the corpus knows it. */
  entry: CorpusEntry;
  links: readonly ArticleLink[];
  /** Where a finding about the article as a whole stands: its H1, else its first heading or block; and the heading of its related list. Offsets of the file. */
  headline: Range;
  relatedHeading: Range | undefined;
  /** The article itself. With thousands of articles it is not at hand any more and is read and parsed again: ask only when `entry`, `links` or facts give a suspicion. */
  readonly doc: Document;
  corpus: Corpus;
}

/** What a rule keeps of an article for judging the site: plain JSON, with places as offsets of the file. */
export interface Collected<Facts> {
  facts?: Facts;
  /**
   * By these articles meet: who has one in common sees the other's facts. They are kept as hashes of 32 bits, so two different keys may meet (1 in 10,000 articles
   * or so): compare the facts before reporting.
   */
  keys?: readonly (string | number)[];
}

/** Another article of the site, as a rule of this kind collected it. */
export interface SiteArticle<Facts> {
  entry: CorpusEntry;
  links: readonly ArticleLink[];
  facts: Facts | undefined;
}

/** What a rule sees that judges an article as a part of the whole site. */
export interface SiteRuleInput<Facts = unknown, Options = Record<string, unknown>> extends CorpusRuleInput<Options> {
  /** What this rule collected of the article. */
  collected: Facts | undefined;
  /** The other articles that have a key in common with this one under that key, drafts too, in order of file; reading on costs, so stop when enough is known. */
  sharing(key: string | number): Iterable<SiteArticle<Facts>> & { count: number };
  /** How many different keys this rule gave for the article. */
  keys: number;
  /**
   * The other articles that have at least `least` (1) of this one's keys, with how many are shared and how many the other has, in order of file.
   * Keys of more than `most` (100) articles say nothing and are not followed.
   */
  meeting(least?: number, most?: number): readonly (SiteArticle<Facts> & { shared: number; keys: number })[];
  /** The other articles that link to this one, in order of file. */
  linkers(): Iterable<SiteArticle<Facts>> & { count: number };
}

export interface Report {
  start: number;
  end: number;
  message: string;
  /** Advice for this place, when it says more than the rule's own `fix`. */
  help?: string;
  /** Overrides the rule's severity for this place (only downwards or upwards as the catalogue says). */
  severity?: Severity;
  /** A safe fix, as splices of the file. */
  edits?: readonly Splice[] | undefined;
}

interface RuleBase {
  /** `area/name`; also the path of the file under `src/rules`. */
  id: string;
  severity: Severity;
  /**
   * The most a finding says of articles that are checked without the settings of a site: set by rules whose errors are a matter of what that site allows,
   * owns or has decided, and by those of style. What is broken on any page has none.
   */
  withoutConfig?: 'warning' | 'info';
  /** What it finds, one sentence. */
  about: string;
  /** Why it matters, one or two sentences, without claims a source does not make. */
  why: string;
  /** What to do, one imperative sentence; the default help of its findings. */
  fix: string;
  /** Where the threshold or policy comes from. */
  source?: string;
  /** Options with their defaults; the config may override each (same type). */
  options?: Record<string, unknown>;
  /**
   * Executed as tests and printed as documentation. Each is a whole article or a body: a text without front matter gets a valid
   * one. `bad` gives at least one finding of this rule, `good` none. `config` is merged over a small test site.
   */
  examples: { bad: readonly Example[]; good: readonly Example[] };
}

export type Example = string | { text: string; config?: Record<string, unknown>; facts?: readonly Fact[]; said?: readonly string[]; corpus?: readonly { slug: string; text: string }[]; slug?: string; asOf?: string; previous?: string };

export interface ArticleRule extends RuleBase {
  needs: 'article';
  check(input: RuleInput, report: (finding: Report) => void): void;
}
export interface CorpusRule extends RuleBase {
  needs: 'corpus';
  check(input: CorpusRuleInput, report: (finding: Report) => void): void;
}
/** Judges finished articles as a site, so it runs where a site is checked (`validate`), not while articles are being made. */
export interface SiteRule<Facts = unknown> extends RuleBase {
  needs: 'site';
  /** True when it asks `meeting`: then a change of any of its keys matters to all who have one of them, because shares are counted. */
  counts?: true;
  /** What the other articles' checks, and this one's, need to know of an article. Runs once for each text; kept until the text or the settings change. */
  collect?(input: RuleInput): Collected<Facts> | undefined;
  check(input: SiteRuleInput<Facts>, report: (finding: Report) => void): void;
}
export type Rule = ArticleRule | CorpusRule | SiteRule;

/** A check: pure, sees only what it declares, points at exact places. */
export function defineRule<R extends Rule>(rule: R): R {
  return rule;
}
