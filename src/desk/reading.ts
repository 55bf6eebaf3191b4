import { documentOf } from '../articles.ts';
import type { Languages } from '../languages.ts';
import type { Brief } from '../model/brief.ts';
import { formatProblem, problemsOf, SluglineError } from '../model/errors.ts';
import { lockSchema, type Lock } from '../model/lock.ts';
import { manifestSchema } from '../model/manifest.ts';
import type { SiteConfig } from '../model/site.ts';
import type { Files } from '../model/world.ts';
import { readString } from '../place.ts';
import { loadBrief, type Ledger } from '../project.ts';
import { splitFrontMatter } from '../text/frontmatter.ts';
import { sha256 } from '../text/hash.ts';
import { own } from '../text/own.ts';
import { joinPath } from '../text/paths.ts';
import type { BriefFacts, FileFacts, Known } from './states.ts';
import { MAX_SHOWN } from './view.ts';

/** One file of a project as the few facts that the batch view shows. */
export interface Reader {
  files: Files;
  dir: string;
  config: SiteConfig;
  ledger: Ledger;
  languages: Languages;
}

/** @param noted what the manifest says: of the same bytes it still holds, and nothing is parsed */
export function articleFacts({ files, dir, languages, config }: Reader, path: string, noted: Known['noted']): { facts: FileFacts; text: string } {
  const whole = readString(files, path) ?? '';
  // Structured data would only be found twice.
  const text = splitFrontMatter(whole).body;
  const base = { path: withinProject(path, dir), sha256: sha256(whole), changed: files.stat(path)?.mtimeMs ?? 0 };
  if (noted !== undefined && noted.sha256 === base.sha256) {
    const { title, lang, draft, words } = noted;
    return { text, facts: { ...base, title, lang, draft, words } };
  }
  const doc = documentOf(path, whole, languages, config);
  return { text, facts: { ...base, title: own(doc.field('title') || (titleIn(doc) ?? '')), lang: doc.language.tag, draft: doc.data['draft'] === true, words: whole.length > MAX_SHOWN ? null : wordsIn(doc) } };
}

function titleIn(doc: ReturnType<typeof documentOf>): string | undefined {
  try {
    return doc.h1?.text;
  } catch {
    return undefined;
  }
}

function wordsIn(doc: ReturnType<typeof documentOf>): number | null {
  try {
    return doc.wordCount;
  } catch {
    // Markdown that cannot be parsed; the article's own view says so.
    return null;
  }
}

/** A brief under its slug; one that cannot be used under its file's name, with what is wrong. @param ownerOf file of another brief with a slug */
export function briefFacts({ files, dir, config, ledger }: Reader, path: string, ownerOf: (slug: string) => string | undefined): { slug: string; facts: BriefFacts } {
  const full = joinPath(dir, path);
  const facts: BriefFacts = { path, title: '', lang: '', status: 'ready', changed: files.stat(full)?.mtimeMs ?? 0, problems: [] };
  try {
    const { brief } = loadBrief(files, dir, path, config, ledger);
    Object.assign(facts, { title: own(brief.title ?? brief.topic), lang: brief.locale, status: brief.status });
    const owner = ownerOf(brief.slug);
    if (owner === undefined) return { slug: own(brief.slug), facts };
    throw new SluglineError({ code: 'BRIEF_DUPLICATE_SLUG', file: full, message: `the slug "${brief.slug}" is already that of ${owner}`, help: 'Give this brief a slug of its own.' });
  } catch (error) {
    facts.problems = problemsOf(error).map((problem) => withoutDir(formatProblem(problem), dir));
    const name = path.replace(/^.*\//, '').replace(/\.\w+$/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'brief';
    // Two briefs of one slug are two lines.
    return { slug: ownerOf(name) === undefined ? name : `${name}-${sha256(path).slice(0, 8)}`, facts };
  }
}

export function usableBrief({ files, dir, config, ledger }: Reader, path: string): Brief | undefined {
  try {
    return loadBrief(files, dir, path, config, ledger).brief;
  } catch {
    return undefined;
  }
}

export function readLockFile(files: Files, path: string): Lock | undefined {
  try {
    return lockSchema.safeParse(JSON.parse(readString(files, path) ?? '')).data;
  } catch {
    return undefined;
  }
}

/** What the manifest tells of each article; nothing where there is none yet, or a damaged one: the articles are read anyway. */
export function manifestNotes(files: Files, path: string): [slug: string, noted: NonNullable<Known['noted']>][] {
  try {
    return manifestSchema.parse(JSON.parse(readString(files, path) ?? '')).articles.map(({ slug, sha256: hash, findings, words, title, draft, lang }) => [slug, { sha256: hash, ...findings, words, title, draft, lang }]);
  } catch {
    return [];
  }
}

/** A message with the paths of the project as people read them. */
export function withoutDir(message: string, dir: string): string {
  return dir === '.' || dir === '' ? message : message.replaceAll(`${dir}/`, '');
}

/** A path as people read it: relative to the project. */
export function withinProject(path: string, dir: string): string {
  return dir !== '.' && path.startsWith(`${dir}/`) ? path.slice(dir.length + 1) : path;
}
