import { articleFiles, documentOf, loadExisting, slugOfFile } from '../articles.ts';
import { createLanguages, type Languages } from '../languages.ts';
import type { LinkSite } from '../link-site.ts';
import { openShelf } from '../locks.ts';
import { createOverlapGate, type GateGround } from '../overlap.ts';
import { outputPaths } from '../place.ts';
import { readText } from '../project.ts';
import { locales } from '../registry.ts';
import type { Language } from '../text/language.ts';
import { joinPath } from '../text/paths.ts';
import { termHash } from '../text/vocabulary.ts';
import { plannedCorpus } from '../workspace.ts';
import { withinProject } from './reading.ts';
import type { MarkedText, PairsAnswer, PairSide, PairView } from './shapes.ts';
import { toldProblems, type SiteWork } from './site.ts';

/** Articles and briefs that want to be found by one query, side by side: what `plan` holds back or warns of, and what is written already. */

/** Pairs that are shown. */
const MOST = 200;

/** @param open the links, for counting those that lead to each; undefined: not counted */
export async function pairsAnswer(work: SiteWork, open?: () => Promise<LinkSite>): Promise<PairsAnswer> {
  try {
    const inbound = await inboundOf(open);
    const { files, dir, today } = work;
    const project = work.project();
    const { config } = project;
    const languages = createLanguages(locales);
    const paths = outputPaths(joinPath(dir, config.output.dir.replace(/\/+$/, '')));
    const { sources, problems } = loadExisting(files, dir, config, languages);
    const ground: GateGround = { project, languages, locks: openShelf(files, paths).locks, existing: sources, planned: plannedCorpus(project, sources, languages) };
    const placed = new Map(articleFiles(files, paths.dir).map((file) => [slugOfFile(file), file]));
    const pairs = createOverlapGate(ground, { present: new Set(placed.keys()), today }).pairs();
    const side = sideOf(work, ground, placed, inbound);
    return {
      // What is allowed comes last.
      pairs: pairs.slice(0, MOST).flatMap(({ a, b, found, linked }) => {
        const [early, late] = [side(a), side(b)];
        if (early === undefined || late === undefined) return [];
        const [one, other] = isBefore(late, early) ? [late, early] : [early, late];
        const allowed = project.briefs.get(b)?.overlap?.allow ?? project.briefs.get(a)?.overlap?.allow;
        const view: PairView = {
          a: shown(one, other, languages), b: shown(other, one, languages), score: Math.round(found.score * 100) / 100, linked,
          verdict: allowed !== undefined ? 'allowed' : found.verdict === 'hold' ? 'same' : 'close', allowed: allowed ?? '',
          evidence: found.evidence.map(({ kind, value, reason }) => ({ kind, value: Math.round(value * 100) / 100, reason })),
        };
        return [view];
      }).sort((one, other) => Number(one.verdict === 'allowed') - Number(other.verdict === 'allowed')),
      more: Math.max(0, pairs.length - MOST), problems: problems.map(({ message }) => message),
    };
  } catch (error) {
    return { pairs: [], more: 0, problems: toldProblems(error, work.dir) };
  }
}

async function inboundOf(open: (() => Promise<LinkSite>) | undefined): Promise<ReadonlyMap<string, number>> {
  try {
    const site = await open?.();
    return new Map(site?.plan.graph().articles.map(({ slug, inbound }) => [slug, inbound.articles]));
  } catch {
    // A site whose links cannot be read; the view of the links says why.
    return new Map();
  }
}

/** True for the one that a reader can find already, or found first. */
function isBefore(a: Plain, b: Plain): boolean {
  return a.written === b.written ? a.date !== '' && b.date !== '' && a.date < b.date : a.written;
}

/** One side of a pair, its texts not marked yet. */
interface Plain extends Omit<PairSide, 'title' | 'primary' | 'secondary' | 'description'> {
  lang: string;
  title: string;
  primary: string;
  secondary: readonly string[];
  description: string;
}

function sideOf({ files, dir }: SiteWork, { project, languages, existing }: GateGround, placed: ReadonlyMap<string, string>, inbound: ReadonlyMap<string, number>): (slug: string) => Plain | undefined {
  const posts = new Map(existing.map(({ entry }) => [entry.slug, entry]));
  return (slug) => {
    const brief = project.briefs.get(slug);
    const path = placed.get(slug);
    const text = path === undefined ? undefined : readText(files, '.', path);
    const doc = path === undefined || text === undefined ? undefined : documentOf(path, text, languages, project.config);
    const post = posts.get(slug);
    const title = (doc?.field('title') || undefined) ?? brief?.title ?? brief?.topic ?? post?.title;
    if (title === undefined) return undefined;
    const common = { slug, title, inbound: inbound.get(slug) ?? 0, written: doc !== undefined || post !== undefined, file: withinProject(path ?? post?.file ?? brief?.file ?? '', dir), brief: brief?.file ?? '' };
    const description = (doc?.field('description') || undefined) ?? brief?.description ?? post?.description ?? '';
    const date = ((doc?.field('pubDate') || undefined) ?? brief?.pubDate ?? post?.pubDate ?? '').slice(0, 10);
    return {
      ...common, description, date, lang: brief?.locale ?? doc?.language.tag ?? post?.lang ?? '',
      primary: brief?.keywords.primary ?? brief?.topic ?? title, named: brief?.keywords.primary !== undefined, secondary: brief?.keywords.secondary ?? [],
    };
  };
}

function shown({ lang, title, primary, secondary, description, ...rest }: Plain, other: Plain, languages: Languages): PairSide {
  const language = languages.get(lang) ?? languages.detect(title);
  const theirs = new Set([other.title, other.primary, ...other.secondary, other.description].flatMap((text) => language.words(text).map(({ stem }) => termHash(language, stem))));
  const mark = (text: string): MarkedText => markedText(text, language, theirs);
  return { ...rest, title: mark(title), primary: mark(primary), secondary: secondary.map(mark), description: mark(description) };
}

/** A text in pieces, its topic words that are among these marked. */
function markedText(text: string, language: Language, among: ReadonlySet<number>): MarkedText {
  const pieces: MarkedText = [];
  let end = 0;
  for (const { start, end: to, lower, stem } of language.words(text)) {
    if (language.stopWords.has(lower) || lower.length < 2 || !among.has(termHash(language, stem))) continue;
    if (start > end) pieces.push([text.slice(end, start), 0]);
    pieces.push([text.slice(start, to), 1]);
    end = to;
  }
  if (end < text.length) pieces.push([text.slice(end), 0]);
  return pieces;
}
