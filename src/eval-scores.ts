import { documentOf } from './articles.ts';
import { briefWords } from './brief-words.ts';
import type { EvalArticle, EvalRun } from './eval-run.ts';
import { appliesTo, factIn, factUses, isExpired } from './fact-ledger.ts';
import { summarize } from './model/finding.ts';
import { stageValues } from './render.ts';
import { articleShape } from './text/article-shape.ts';
import { batchVariety } from './text/batch-variety.ts';
import { createDocument, type Document } from './text/document.ts';
import { documentClaims } from './text/document-claims.ts';
import { alikeOpenings, clicheDensity, missedPoints, phrasesIn, placementOf, repeatedShare, sharedShares, type OutlinePoint, type Placement } from './text/eval-measures.ts';
import { keyphraseOf } from './text/keyphrase.ts';
import { parseMarkdown, plainText } from './text/markdown.ts';
import { countReadability, readingEase } from './text/readability.ts';
import { normalize } from './text/words.ts';

/** What an article made from recorded answers is worth, measure by measure. docs/evaluation.md defines each of them. */

/** One number a measure; null where it does not apply (no facts offered, no key phrase, no price, no article). */
export type Scores = Readonly<Record<MetricId, number | null>>;
export type MetricId = (typeof METRICS)[number]['id'];

/** How far a score may fall behind before it counts as worse: an amount, or a share of the old value. */
interface Tolerance {
  mean: number;
  worst: number;
  /** The two are shares of the old value. */
  relative?: true;
}

interface MetricInfo {
  id: string;
  name: string;
  better: 'higher' | 'lower';
  /** How its number is shown. */
  unit: 'count' | 'share' | 'number' | 'usd';
  tolerance: Tolerance;
}

/**
 * Every measure with its direction and tolerance. Faults of an article (`failed`, `errors`, `unbound`) have none: one more is one more. The others are wide enough
 * for a change of the lists and formulas behind them, and narrow enough to see one article in six get much worse.
 */
export const METRICS = [
  { id: 'failed', name: 'failed articles', better: 'lower', unit: 'share', tolerance: { mean: 0, worst: 0 } },
  { id: 'errors', name: 'errors', better: 'lower', unit: 'count', tolerance: { mean: 0, worst: 0 } },
  { id: 'warnings', name: 'warnings', better: 'lower', unit: 'count', tolerance: { mean: 0.5, worst: 2 } },
  { id: 'facts', name: 'facts used', better: 'higher', unit: 'share', tolerance: { mean: 0.05, worst: 0.2 } },
  { id: 'points', name: 'outline points taken up', better: 'higher', unit: 'share', tolerance: { mean: 0.05, worst: 0.2 } },
  { id: 'unbound', name: 'unbound claims', better: 'lower', unit: 'count', tolerance: { mean: 0, worst: 0 } },
  { id: 'keyphrase', name: 'keyphrase placed', better: 'higher', unit: 'share', tolerance: { mean: 0.05, worst: 0.25 } },
  { id: 'length', name: 'off the wanted length', better: 'lower', unit: 'share', tolerance: { mean: 0.05, worst: 0.15 } },
  { id: 'ease', name: 'reading ease', better: 'higher', unit: 'number', tolerance: { mean: 3, worst: 6 } },
  { id: 'long', name: 'long sentences', better: 'lower', unit: 'share', tolerance: { mean: 0.03, worst: 0.1 } },
  { id: 'repeated', name: 'phrases repeated inside', better: 'lower', unit: 'share', tolerance: { mean: 0.01, worst: 0.03 } },
  { id: 'shared', name: 'phrases shared with others', better: 'lower', unit: 'share', tolerance: { mean: 0.01, worst: 0.03 } },
  { id: 'alike', name: 'built like other articles', better: 'lower', unit: 'share', tolerance: { mean: 0.1, worst: 0.25 } },
  { id: 'openings', name: 'paragraphs that begin alike', better: 'lower', unit: 'share', tolerance: { mean: 0.03, worst: 0.1 } },
  { id: 'cliches', name: 'stock phrases in 1000 words', better: 'lower', unit: 'number', tolerance: { mean: 0.5, worst: 1.5 } },
  { id: 'input', name: 'tokens of the prompts', better: 'lower', unit: 'count', tolerance: { mean: 0.1, worst: 0.15, relative: true } },
  { id: 'output', name: 'tokens of the answers', better: 'lower', unit: 'count', tolerance: { mean: 0.15, worst: 0.25, relative: true } },
  { id: 'cost', name: 'US dollars', better: 'lower', unit: 'usd', tolerance: { mean: 0.1, worst: 0.2, relative: true } },
] as const satisfies readonly MetricInfo[];

/** One article with its scores and what they come from. */
export interface ScoredArticle {
  article: EvalArticle;
  scores: Scores;
  /** 0–100, see `totalOf`. */
  total: number;
  /** Findings by rule: errors, warnings, notes. */
  rules: Readonly<Record<string, number>>;
  facts: { used: readonly string[]; missed: readonly string[] };
  missed: readonly OutlinePoint[];
  /** Claims that nothing proves, each once. */
  unbound: readonly string[];
  placement: Placement | undefined;
  words: number;
}

/** An article as the checks see it, and what the writer gave of it. */
interface Read {
  doc: Document;
  prose: Document;
  /** Phrases of the prose. */
  phrases: ReadonlyMap<number, number>;
}

/** All articles of a run. What an article has in common with the others is counted within its set and language. */
export function scoreRun(run: EvalRun): ScoredArticle[] {
  const { workspace, project: { config } } = run;
  const read = run.articles.map((article): Read | undefined => {
    if (article.problem !== undefined) return undefined;
    const prose = proseOf(article);
    return { prose, phrases: phrasesIn(prose), doc: documentOf(`${article.slug}.md`, article.text, workspace.languages, config, article.slug) };
  });
  const shared = sharedShares(read.map((one) => one?.phrases ?? new Map()));
  const alike = likenesses(read.flatMap((one) => one ?? []), run);
  return run.articles.map((article, index) => {
    const one = read[index];
    return one === undefined ? failed(article) : scoreArticle(article, one, { shared: shared[index] ?? 0, alike: alike(article.slug) }, run);
  });
}

/** In how many of four respects (opening, closing, structure, headings) an article belongs to a group that is too large to be chance, as a share. */
function likenesses(read: readonly Read[], { project: { config } }: EvalRun): (slug: string) => number {
  const { articles: _count, ...respects } = batchVariety(read.map(({ doc }) => ({ slug: doc.slug, lang: doc.language.tag, shape: articleShape(doc, config) })));
  const members = Object.values(respects).map(({ groups }) => new Set(groups.flatMap(({ slugs }) => slugs)));
  return (slug) => members.filter((group) => group.has(slug)).length / members.length;
}

/** Warnings of these rules are about pictures and structured data, which config and code make: they are listed and not counted. Errors always count. */
const NOT_THE_WRITERS = /^(?:media|schema)\/|^corpus\/same-hero$/;

const NO_SCORES = Object.fromEntries(METRICS.map(({ id }) => [id, null])) as Scores;

/** An article that is not there has no scores but what it cost. */
function failed(article: EvalArticle): ScoredArticle {
  const scores: Scores = { ...NO_SCORES, failed: 1, input: article.usage.input, output: article.usage.output, cost: article.cost };
  return { article, scores, total: 0, rules: {}, facts: { used: [], missed: article.offered.map(({ id }) => id) }, missed: [], unbound: [], placement: undefined, words: 0 };
}

function scoreArticle(article: EvalArticle, { doc, prose, phrases }: Read, { shared, alike }: { shared: number; alike: number }, run: EvalRun): ScoredArticle {
  const { brief, findings, language, offered } = article;
  const { project: { config }, set: { recorded } } = run;
  const { errors } = summarize(findings, 1);
  const { warnings } = summarize(findings.filter(({ rule }) => !NOT_THE_WRITERS.test(rule)), 1);
  const { outline, ...written } = stageValues(article.stages);
  // The outline may link to a fact that the text then leaves out.
  const used = factUses({ slug: article.slug, type: brief.type, locale: brief.locale, doc, values: Object.values(written) }, offered);
  const points = outline.sections.flatMap(({ heading, points: own }) => own.map((point): OutlinePoint => ({ heading, point: plainText(parseMarkdown(point)) })));
  const missed = missedPoints(prose, points, [brief.topic, brief.keywords.primary ?? ''].join('\n'));
  const phrase = keyphraseOf(doc);
  const placement = phrase === undefined ? undefined : placementOf(doc, phrase);
  const may = [...run.project.facts, ...brief.facts].filter((fact) => !isExpired(fact, recorded) && appliesTo(fact, brief)).map((fact) => factIn(fact, language.tag));
  const unbound = unboundClaims(documentClaims(doc, { config, facts: may, said: briefWords(brief) }));
  const counts = countReadability(prose);
  const scores: Scores = {
    failed: 0, errors, warnings,
    facts: shareOf(used.size, offered.length),
    points: shareOf(points.length - missed.length, points.length),
    unbound: unbound.length,
    keyphrase: placement === undefined ? null : shareOf(Object.values(placement).filter(Boolean).length, 4),
    length: Math.abs(doc.wordCount - brief.length) / brief.length,
    ease: counts.words === 0 ? null : readingEase(counts, language.readability),
    long: shareOf(counts.long, counts.sentences),
    repeated: repeatedShare(phrases), shared, alike,
    openings: alikeOpenings(prose.blocks.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text), language),
    cliches: clicheDensity(prose),
    input: article.usage.input, output: article.usage.output, cost: article.cost,
  };
  return {
    article, scores, total: totalOf(scores, language.readability.good), missed, unbound, placement, words: doc.wordCount,
    rules: Object.fromEntries([...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, list]): [string, number] => [rule, list.length]).sort(([a], [b]) => (a < b ? -1 : 1))),
    facts: { used: offered.filter((fact) => used.has(fact)).map(({ id }) => id), missed: offered.filter((fact) => !used.has(fact)).map(({ id }) => id) },
  };
}

/** A title that stands in the schema and in the H1 as well says one thing: each claim counts once. */
function unboundClaims(claims: ReturnType<typeof documentClaims>): string[] {
  const found = claims.filter(({ proof }) => proof.verdict === 'unbound').map(({ claim }) => claim);
  return [...new Map(found.map((claim) => [`${claim.kind} ${normalize(claim.text)}`, claim.text])).values()];
}

function shareOf(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** What the writer gave and nothing that code added: opening, sections, and those answers to questions that the editor had not given. */
function proseOf({ slug, brief, language, stages }: EvalArticle): Document {
  const { draft, faq } = stageValues(stages);
  const given = new Set(brief.faq.flatMap(({ question, answer }) => (answer === undefined ? [] : [normalize(question)])));
  const own = faq.items.filter(({ question }) => !given.has(normalize(question)));
  const text = [
    brief.lead === undefined ? draft.lead : '',
    ...draft.sections.map(({ heading, body }) => `## ${heading}\n\n${body}`),
    ...own.map(({ answer }) => answer),
  ].filter((part) => part !== '').join('\n\n');
  return createDocument({ file: `${slug}.md`, slug, text: `${text}\n` }, language);
}

/**
 * One number from 0 to 100 for a first look, never for a decision: the mean of the parts that apply, each from 0 to 1. Counts of faults become 1/(1 + count/scale), so that the first
 * ones weigh most; shares of repetition count tenfold.
 * @param good the reading ease at which the language's formula calls a text good
 */
function totalOf(scores: Scores, good: number): number {
  const fewer = (count: number | null, scale: number): number | null => (count === null ? null : 1 / (1 + count / scale));
  const less = (share: number | null, times: number): number | null => (share === null ? null : Math.max(0, 1 - share * times));
  const parts = [
    fewer(scores.errors, 1), fewer(scores.warnings, 5), scores.facts, scores.points, fewer(scores.unbound, 2), scores.keyphrase, less(scores.length, 1),
    scores.ease === null ? null : Math.min(1, Math.max(0, scores.ease / good)), less(scores.long, 2), less(scores.repeated, 10), less(scores.shared, 10), less(scores.alike, 1), less(scores.openings, 2), fewer(scores.cliches, 3),
  ].filter((part) => part !== null);
  return scores.failed === 1 || parts.length === 0 ? 0 : (100 * parts.reduce((sum, part) => sum + part, 0)) / parts.length;
}
