import { documentOf } from '../articles.ts';
import { briefWords } from '../brief-words.ts';
import { activeRules, checkAlone, ignoredLines, isUnparsable, type ActiveRules, type Found } from '../check.ts';
import { appliesTo, factIn, factSource, isExpired } from '../fact-ledger.ts';
import { withoutIgnored } from '../ignored.ts';
import type { Languages } from '../languages.ts';
import type { Brief, Fact } from '../model/brief.ts';
import type { Finding } from '../model/finding.ts';
import { articleUrl, type SiteConfig } from '../model/site.ts';
import type { Rule } from '../kinds.ts';
import { rules } from '../registry.ts';
import { documentClaims } from '../text/document-claims.ts';
import type { Document } from '../text/document.ts';
import type { LineIndex } from '../text/lines.ts';
import { russianReason } from '../text/russian/claims.ts';
import { russianFinding } from '../text/russian/rules.ts';
import { sitePaths } from '../text/site-paths.ts';
import { dataTree } from './data-tree.ts';
import { linksInText } from './in-text.ts';
import { resultPreviews } from './results.ts';
import type { ClaimView, FindingView, TextView } from './shapes.ts';
import { viewTree, type Mark } from './tree.ts';

/** What a text of an article looks like, and everything that is said of it. Pure but for the clock that measures. */

/** Characters of the longest text that is shown with what is said of it: some hundred pages, a second of work. */
export const MAX_SHOWN = 200_000;

export interface Viewer {
  document(slug: string, text: string): Document;
  /** What rules of articles say. */
  check(doc: Document, brief: Brief | undefined): Found[];
  view(slug: string, text: string, brief: Brief | undefined, more: readonly Finding[]): TextView;
}

export interface ViewerOptions {
  config: SiteConfig;
  facts: readonly Fact[];
  languages: Languages;
  /** ISO date. */
  today: string;
  clock(): number;
  fileOf(slug: string): string;
  isArticle(slug: string): boolean;
}

const TEXTS: ReadonlyMap<string, Pick<Rule, 'why' | 'fix'>> = new Map(rules.map((rule) => [rule.id, rule]));

export function createViewer({ config, facts: ledger, languages, today, clock, fileOf, isArticle }: ViewerOptions): Viewer {
  const active: ActiveRules = activeRules(rules, config);
  const alone = new Set(active.article.map(({ rule }) => rule.id));
  const factsFor = (brief: Brief | undefined): Fact[] => [...ledger, ...(brief?.facts ?? [])].filter((fact) => !isExpired(fact, today));
  const document = (slug: string, text: string): Document => documentOf(fileOf(slug), text, languages, config, slug);
  const check = (doc: Document, brief: Brief | undefined): Found[] => {
    const found = checkAlone(doc, { rules: active, config, asOf: today, facts: () => factsFor(brief), said: () => (brief === undefined ? undefined : briefWords(brief)) });
    return isUnparsable(found) ? found : withoutIgnored(found, ignoredLines(doc), active.known, (id) => !alone.has(id));
  };
  const slugs = new Map<string, string>();
  const paths = sitePaths(config);
  const pattern = config.site.articlePath.split('{slug}');
  const slugOf = (url: string): string | undefined => {
    const path = paths.pathOf(url);
    if (path === undefined) return undefined;
    const known = slugs.get(path);
    if (known !== undefined) return known;
    const start = (pattern[0] ?? '').toLowerCase();
    const slug = path.startsWith(start) ? path.slice(start.length) : undefined;
    if (slug === undefined || !isArticle(slug) || paths.articlePath(slug) !== path) return undefined;
    slugs.set(path, slug);
    return slug;
  };
  return {
    document, check,
    view(slug, text, brief, more) {
      const begun = clock();
      const doc = document(slug, text);
      const found = check(doc, brief);
      let tree: Document['tree'] | undefined;
      try {
        ({ tree } = doc);
      } catch {
        // The finding says so.
      }
      const tops = tree?.children.map((child) => child.position?.start.offset ?? 0) ?? [];
      const blockAt = (offset: number): number => (offset < doc.split.bodyOffset ? -1 : Math.max(0, countUpTo(tops, offset) - 1));
      const views = [...found.map((one) => ({ finding: one.finding, fix: (one.edits?.length ?? 0) > 0 })), ...more.map((finding) => ({ finding, fix: false }))]
        .map(({ finding, fix }, id): FindingView => {
          const start = offsetOf(finding.line, finding.column, doc.lines);
          const end = Math.max(start, offsetOf(finding.endLine, finding.endColumn, doc.lines));
          const { rule, severity, message, help, line } = finding;
          const known = TEXTS.get(rule);
          return { id, rule, severity, message, help, why: known?.why ?? '', line, start, end, fix, block: blockAt(start), ru: russianFinding(finding, known?.fix) ?? null };
        });
      const claims = tree === undefined ? [] : claimsOf(doc, brief, blockAt);
      const marks: Mark[] = [...views.flatMap(({ start, end, id }) => (end > start ? [{ start, end, finding: id }] : [])), ...claims.map(({ start, end, id }) => ({ start, end, claim: id }))];
      const title = doc.field('title') || (doc.h1?.text ?? '');
      const url = articleUrl(config, slug);
      return {
        blocks: tree === undefined ? [] : viewTree(tree, { text, marks: marks.filter(({ end }) => end > doc.split.bodyOffset), slugOf, html: config.article.html }),
        frontMatter: fieldsOf(doc), frontMatterProblem: doc.frontMatterProblem?.message ?? null,
        findings: views, claims, results: resultPreviews(title, doc.field('description')), url, siteName: config.site.name,
        card: { title, description: doc.field('description'), image: doc.field('heroImage'), alt: doc.field('heroImageAlt'), host: new URL(config.site.url).host },
        data: tree === undefined ? [] : dataTree(doc), links: tree === undefined ? [] : linksInText(doc, config, slugOf), words: tree === undefined ? 0 : doc.wordCount, lang: doc.language.tag, ms: Math.round((clock() - begun) * 10) / 10,
      };
    },
  };

  function claimsOf(doc: Document, brief: Brief | undefined, blockAt: (offset: number) => number): ClaimView[] {
    const facts = factsFor(brief).filter((fact) => brief === undefined || appliesTo(fact, brief)).map((fact) => factIn(fact, doc.language.tag));
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    return documentClaims(doc, { config, facts, said: brief === undefined ? [] : briefWords(brief) }).map(({ claim, proof, where, start, end }, id) => ({
      id, kind: claim.kind, text: claim.text, verdict: proof.verdict, why: proof.why, whyRu: russianReason(proof.why) ?? null, where, start, end, block: blockAt(start),
      sources: proof.by.flatMap((one) => {
        const fact = byId.get(one);
        return fact === undefined ? [] : [{ id: one, text: fact.text, source: factSource(fact) ?? '' }];
      }),
    }));
  }
}

/** How many of the sorted numbers are not above a limit. */
function countUpTo(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function offsetOf(line: number, column: number, lines: LineIndex): number {
  return lines.lineStart(line) + column - 1;
}

/** Keys of the front matter as a form shows them; structured data and the FAQ are shown elsewhere. */
function fieldsOf(doc: Document): TextView['frontMatter'] {
  return Object.entries(doc.data).filter(([key]) => key !== 'schema' && key !== 'faq').map(([key, value]) => {
    if (typeof value === 'boolean') return { key, value: String(value), kind: 'flag' as const };
    if (typeof value === 'string' || typeof value === 'number') return { key, value: String(value), kind: String(value).length > 80 || key === 'description' ? 'text' as const : 'line' as const };
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return { key, value: value.join(', '), kind: 'list' as const };
    return { key, value: JSON.stringify(value) ?? '', kind: 'other' as const };
  });
}
