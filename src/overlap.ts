import { documentOf } from './articles.ts';
import { documentSource, type CorpusSource } from './corpus.ts';
import type { Brief } from './model/brief.ts';
import type { Overlap } from './model/plan.ts';
import { once } from './text/document.ts';
import type { Language } from './text/language.ts';
import { compareQueries, mayCompete, type Comparison, type Said, type Wanted } from './text/query-overlap.ts';
import { headQuery, holds, readQuery, stemsOf, type Concept, type Query } from './text/queries.ts';
import { isSeries } from './text/series.ts';
import type { TermCounts } from './text/term-counts.ts';
import { termHash } from './text/vocabulary.ts';
import { languageOf, type Workspace } from './workspace.ts';

/**
 * The intent gate: which briefs would compete with an existing article or with an earlier brief for the same search query. Pure: reads nothing but the workspace. Candidates come from
 * words that few keyphrases have and from neighbours of the corpus, so that the cost grows with the number of new briefs and hardly with that of all.
 */
export interface OverlapGate {
  /**
   * What a brief that is to be written competes with; undefined when there is nothing to say.
   * @param kept its article is written already: it is warned of, never held back
   */
  of(brief: Brief, kept: boolean): Overlap | undefined;
  /** Two subjects by slug, in whatever order they come. undefined for an unknown one, and for two languages. */
  compare(a: string, b: string): Comparison | undefined;
  /** All pairs of subjects that compete, whatever was decided of them, strongest first: `a` is the one that came first, `linked` when the brief of one must link to the other. */
  pairs(): { a: string; b: string; found: Comparison; linked: boolean }[];
}

/** What the gate looks at. */
export type GateGround = Pick<Workspace, 'project' | 'languages' | 'locks' | 'existing' | 'planned'>;

export interface GateOptions {
  /** Slugs whose article file is in the output directory. */
  present: ReadonlySet<string>;
  /** ISO date: that of a brief without one. */
  today: string;
}

/** Why a brief is held back, and what to do about it. */
export function holdReason({ file, title, slug, evidence }: Overlap): string {
  return `competes with ${file} "${title}": ${evidence.filter((one) => one.value > 0).map((one) => one.reason).join(', ')} (merge the two, change the keyword, link to it by links.must: [${slug}], or say "overlap: allow" with a reason)`;
}

/** One article or brief. */
interface Subject {
  slug: string;
  title: string;
  /** Relative to the project where it can be. */
  file: string;
  language: Language;
  wanted: Wanted;
  /** Made when it is asked for, and not kept here. */
  said(): Said;
  /** Its text, where the corpus does not have it. */
  text: string | undefined;
  /** Place in the order in which subjects come into their own: smaller first. */
  rank: number;
  /** A brief whose article is not begun: only these are held back. */
  isNew: boolean;
}

/** Keyphrases with a word in common that are looked at by that word; a word of more of them says little. */
const MOST_WITH_WORD = 300;
const CANDIDATES = 40;
const NEIGHBOURS = 12;
/** What a post or brief says, kept for the next comparison. */
const KEPT = 2000;
/** Different words from which a post has a body, and characters from which a brief has one. */
const ENOUGH_TERMS = 40;
const ENOUGH_TEXT = 200;
/** Weight of a word (`FIELD_WEIGHT`) that stands in a heading, or as often in the text. */
const STRESSED = 3;

/** Cosine of texts that are close whatever their titles say. */
const SURELY_CLOSE = 0.6;

/** Nothing is computed before the first question. */
export function createOverlapGate(workspace: GateGround, options: GateOptions): OverlapGate {
  const subjects = once(() => subjectsOf(workspace, options));
  const numbers = once(() => new Map(subjects().map(({ slug }, number) => [slug, number])));
  const byWord = once(() => wordIndex(subjects()));
  let said = new Map<number, Said>();
  const saidOf = (number: number): Said => {
    let known = said.get(number);
    if (known === undefined) {
      if (said.size >= KEPT) said = new Map();
      said.set(number, (known = (subjects()[number] as Subject).said()));
    }
    return known;
  };
  const cosine = (a: Subject, b: Subject): number => {
    if (b.text !== undefined) return workspace.planned.relevanceToText(a.slug, b.text);
    return a.text === undefined ? workspace.planned.relevance(a.slug, b.slug) : workspace.planned.relevanceToText(b.slug, a.text);
  };
  const compare = (one: number, other: number): Comparison => {
    const [a, b] = [subjects()[one] as Subject, subjects()[other] as Subject];
    return compareQueries({ ...a.wanted, said: saidOf(one) }, { ...b.wanted, said: saidOf(other) }, cosine(a, b));
  };
  const candidates = (number: number): number[] => {
    const self = subjects()[number] as Subject;
    const scores = new Map<number, number>();
    for (const key of keysOf(self)) {
      const others = byWord().get(key) ?? [];
      // The whole question is looked up as one key, however many ask it.
      if (others.length > MOST_WITH_WORD && !isWhole(key)) continue;
      for (const other of others.slice(0, MOST_WITH_WORD)) scores.set(other, (scores.get(other) ?? 0) + (isWhole(key) ? 10 : 1 / Math.log(2 + others.length)));
    }
    const near = workspace.planned.neighbours(self.slug, NEIGHBOURS).flatMap(({ slug }) => numbers().get(slug) ?? []);
    const worded = [...scores].sort(([a, one], [b, other]) => other - one || a - b).slice(0, CANDIDATES).map(([other]) => other);
    return [...new Set([...worded, ...near])].filter((other) => {
      const { language, title, slug } = subjects()[other] as Subject;
      return other !== number && language.tag === self.language.tag && slug !== self.slug && !isSeries(self.title, title);
    });
  };
  const isLinked = (self: Subject, { slug }: Subject): boolean => workspace.project.briefs.get(self.slug)?.links.must.some((link) => link === slug || link.replace(/\/+$/, '').endsWith(`/${slug}`)) === true;
  /** The one it competes with most, of those that count. */
  const strongest = (number: number, counts: (other: number) => boolean): { rival: Subject; found: Comparison } | undefined => {
    const self = subjects()[number] as Subject;
    let best: { rival: Subject; found: Comparison } | undefined;
    for (const other of candidates(number)) {
      const rival = subjects()[other] as Subject;
      if (!counts(other) || (!mayCompete(self.wanted, rival.wanted) && cosine(self, rival) < SURELY_CLOSE)) continue;
      const compared = compare(number, other);
      // Whoever must link to the other knows of it, and sends readers there.
      const found: Comparison = compared.verdict === 'hold' && isLinked(self, rival) ? { ...compared, verdict: 'close' } : compared;
      if (found.verdict === 'apart') continue;
      const isStronger = best === undefined || (found.verdict === 'hold' && best.found.verdict !== 'hold') || (found.verdict === best.found.verdict && found.score > best.found.score);
      if (isStronger) best = { rival, found };
    }
    return best;
  };
  // One after the other by rank: a brief that is held back holds nobody back itself.
  const decided = once(() => {
    const all = subjects();
    const held = new Set<number>();
    const found = new Map<string, Overlap>();
    const order = [...all.keys()].filter((number) => (all[number] as Subject).isNew);
    for (const number of order.sort((a, b) => (all[a] as Subject).rank - (all[b] as Subject).rank)) {
      const self = all[number] as Subject;
      const best = strongest(number, (other) => (all[other] as Subject).rank < self.rank && !held.has(other));
      if (best === undefined) continue;
      const allowed = workspace.project.briefs.get(self.slug)?.overlap?.allow;
      if (best.found.verdict === 'hold' && allowed === undefined) held.add(number);
      found.set(self.slug, overlapOf(best, allowed, best.found.verdict === 'hold' ? 'hold' : 'close'));
    }
    return found;
  });
  return {
    of(brief, kept) {
      const number = numbers().get(brief.slug);
      if (number === undefined) return undefined;
      if (!kept) return decided().get(brief.slug);
      const best = strongest(number, (other) => !(subjects()[other] as Subject).isNew);
      return best === undefined ? undefined : overlapOf(best, brief.overlap?.allow, 'close');
    },
    compare(a, b) {
      const [one, other] = [numbers().get(a), numbers().get(b)];
      if (one === undefined || other === undefined || (subjects()[one] as Subject).language.tag !== (subjects()[other] as Subject).language.tag) return undefined;
      return compare(one, other);
    },
    pairs() {
      const all = subjects();
      const met = new Set<number>();
      const found: ReturnType<OverlapGate['pairs']> = [];
      for (const number of all.keys()) for (const other of candidates(number)) {
        const [first, later] = (all[number] as Subject).rank < (all[other] as Subject).rank ? [number, other] : [other, number];
        const [a, b] = [all[first] as Subject, all[later] as Subject];
        if (met.has(first * all.length + later)) continue;
        met.add(first * all.length + later);
        if (!mayCompete(b.wanted, a.wanted) && cosine(b, a) < SURELY_CLOSE) continue;
        const compared = compare(later, first);
        if (compared.verdict !== 'apart') found.push({ a: a.slug, b: b.slug, found: compared, linked: isLinked(b, a) || isLinked(a, b) });
      }
      return found.sort((one, other) => Number(one.found.verdict !== 'hold') - Number(other.found.verdict !== 'hold') || other.found.score - one.found.score || (one.a < other.a ? -1 : 1));
    },
  };
}

function overlapOf({ rival, found }: { rival: Subject; found: Comparison }, allowed: string | undefined, verdict: 'hold' | 'close'): Overlap {
  return {
    slug: rival.slug, title: rival.title, file: rival.file, language: rival.language.tag, score: Math.round(found.score * 100) / 100,
    verdict: allowed === undefined ? verdict : 'allowed', evidence: found.evidence.map(({ value, ...one }) => ({ ...one, value: Math.round(value * 100) / 100 })),
    ...(allowed === undefined ? {} : { allowed }),
  };
}

/** Everything that can compete: posts and articles without a brief first, then briefs with an article, then the rest by date and file. Drafts, and briefs that wait and have no article, are left out. */
function subjectsOf(workspace: GateGround, { present, today }: GateOptions): Subject[] {
  const { project: { briefs, dir, config }, languages, locks } = workspace;
  const dated: { subject: Subject; day: string }[] = [];
  for (const brief of briefs) {
    if (languages.get(brief.locale) === undefined) continue;
    const begun = locks.noted(brief.slug) !== undefined;
    if (brief.status !== 'ready' && !(begun && present.has(brief.slug))) continue;
    dated.push({ subject: briefSubject(workspace, brief, !begun), day: begun ? '' : (brief.pubDate ?? today).slice(0, 10) });
  }
  const counted = new Set(dated.map(({ subject }) => subject.slug));
  const found: Subject[] = [];
  // A brief does not compete with its own article.
  const add = (source: CorpusSource, text?: string): void => {
    if (!source.entry.draft && !counted.has(source.entry.slug)) found.push(postSubject(source, dir, text));
  };
  for (const source of workspace.existing) add(source);
  const known = new Set(workspace.existing.map(({ entry }) => entry.slug));
  for (const slug of present) {
    if (known.has(slug) || briefs.head(slug) !== undefined) continue;
    // Its brief is gone; what was written of it stands in its lock.
    const text = locks.get(slug)?.text ?? undefined;
    if (text !== undefined) add(documentSource(documentOf(`${config.output.dir.replace(/\/+$/, '')}/${slug}.md`, text, languages, config), config), text);
  }
  // Stable: briefs of one day stay in the order of their files.
  dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  found.push(...dated.map(({ subject }) => subject));
  found.forEach((subject, rank) => { subject.rank = rank; });
  return found;
}

function briefSubject(workspace: GateGround, given: Brief, isNew: boolean): Subject {
  const { slug, file, topic, title, keywords, type, intent } = given;
  const language = languageOf(given, workspace.languages);
  const named = keywords.primary !== undefined;
  const titles = title === undefined || title === topic ? [topic] : [topic, title];
  return {
    slug, file, language, isNew, title: title ?? topic, text: undefined, rank: 0,
    wanted: { primary: readQuery(keywords.primary ?? topic, language), named, titles: queries(titles, language), heads: named ? [] : heads(titles, language), secondary: queries(keywords.secondary, language), type, intent },
    said() {
      const brief = workspace.project.briefs.get(slug) as Brief;
      const headings = queries(brief.outline.map(({ heading }) => heading), language);
      const prose = [brief.lead ?? '', ...brief.outline.flatMap(({ points }) => points)].join('\n');
      const text = once(() => language.topicStems(prose));
      return {
        headings, hasBody: prose.length >= ENOUGH_TEXT,
        stresses: (concept) => headings.some((heading) => holds(heading, concept)),
        mentions: (concept) => stemsOf(concept, language).some((stem) => text().has(stem)),
      };
    },
  };
}

function postSubject({ entry, language, terms }: CorpusSource, dir: string, text: string | undefined): Subject {
  const primary = readQuery(entry.title, language);
  return {
    slug: entry.slug, file: entry.file.startsWith(`${dir}/`) ? entry.file.slice(dir.length + 1) : entry.file, language, isNew: false, title: entry.title, text, rank: 0,
    wanted: { primary, named: false, titles: [primary], heads: heads([entry.title], language), secondary: [], type: undefined, intent: undefined },
    said() {
      const counts = terms();
      const weight = (concept: Concept): number => Math.max(0, ...stemsOf(concept, language).map((stem) => weightOf(counts, termHash(language, stem))));
      return { headings: [], hasBody: counts.hashes.length >= ENOUGH_TERMS, stresses: (concept) => weight(concept) >= STRESSED, mentions: (concept) => weight(concept) > 0 };
    },
  };
}

function queries(texts: readonly string[], language: Language): Query[] {
  return texts.map((text) => readQuery(text, language)).filter(({ concepts }) => concepts.length > 0);
}

function heads(titles: readonly string[], language: Language): Query[] {
  return titles.flatMap((title) => headQuery(title, language) ?? []);
}

/** Weight of a stem in a text, by bisection. */
function weightOf({ hashes, counts }: TermCounts, hash: number): number {
  let [low, high] = [0, hashes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hashes[middle] as number) < hash) low = middle + 1;
    else high = middle;
  }
  return hashes[low] === hash ? (counts[low] as number) : 0;
}

/** By which keys a subject is found: the words of its keyphrase and titles, and each of its questions as a whole. */
function keysOf({ language: { tag }, wanted: { primary, titles, heads: starts, secondary } }: Subject): Set<string> {
  const wholes = [primary, ...titles, ...starts, ...secondary].map(({ key }) => `${tag}:${key}`);
  return new Set([...wholes, ...[primary, ...titles].flatMap(({ concepts }) => concepts.map(({ key }) => `${tag} ${key}`))]);
}

function isWhole(key: string): boolean {
  return /^[^ ]*:/.test(key);
}

function wordIndex(subjects: readonly Subject[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  subjects.forEach((subject, number) => {
    for (const key of keysOf(subject)) {
      const list = index.get(key);
      if (list === undefined) index.set(key, [number]);
      else list.push(number);
    }
  });
  return index;
}
