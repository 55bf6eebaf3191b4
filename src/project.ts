import { createBriefs, type Briefs } from './briefs.ts';
import { unfitLinks } from './fact-ledger.ts';
import { formerSlugProblems, type FormerSlug } from './former-slugs.ts';
import { factsFileSchema, briefSchema, NOTES_MAX_LENGTH, SLUG_MAX_LENGTH, SLUG_PATTERN, type Brief, type BriefData, type Fact } from './model/brief.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { configSchema, type SiteConfig } from './model/site.ts';
import type { Files, World } from './model/world.ts';
import { readText, unreadable } from './reading.ts';
import { splitFrontMatter } from './text/frontmatter.ts';
import { sha256 } from './text/hash.ts';
import { lineIndex } from './text/lines.ts';
import { nearest } from './text/nearest.ts';
import { slugify } from './text/slug.ts';
import { joinPath } from './text/paths.ts';
import { readYaml } from './text/yaml.ts';

/** A project as a value: what its files say, checked. A broken brief is a problem beside the others, never the end of them. */
export interface Project {
  /** Directory as given; every other path is relative to it. */
  dir: string;
  config: SiteConfig;
  /** The ledger: `briefs/_facts.yaml`, then `briefs/_facts/*.yaml` by name. */
  facts: readonly Fact[];
  /** Where each of these facts stands, by id. */
  factPlaces: ReadonlyMap<string, { file: string; line: number }>;
  /** Valid briefs in order of file. */
  briefs: Briefs;
  /** What is wrong with the others. */
  problems: readonly Problem[];
}

export const CONFIG_FILE = 'slugline.config.yaml';
export const BRIEFS_DIR = 'briefs';
/** Levels of folders below the project; deeper ones are a link that leads back. */
const MAX_FOLDERS = 8;
const FACTS_FILE = 'briefs/_facts.yaml';
const FACTS_DIR = 'briefs/_facts';

type Place = ReturnType<typeof readYaml>['place'];

/** What loading asks of the world. Without a clock nobody looks for links to expired facts. */
type Loader = Pick<World, 'files' | 'prepare'> & Partial<Pick<World, 'now'>>;

/** @throws SluglineError CONFIG_MISSING, CONFIG_INVALID, YAML_INVALID, FACTS_INVALID: without these nothing can run */
export function loadProject(world: Loader, dir: string): Project {
  const config = requireConfig(world.files, dir);
  const ledger = loadFacts(world.files, dir);
  return { dir, config, ...ledger, ...loadBriefs(world, dir, config, ledger) };
}

/** The config of a project. @throws SluglineError CONFIG_MISSING and as `loadConfig` */
export function requireConfig(files: Files, dir: string): SiteConfig {
  const config = loadConfig(files, dir);
  if (config !== undefined) return config;
  throw new SluglineError({
    code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE),
    message: 'there is no slugline.config.yaml here, so this is no Slugline project',
    help: 'Run `slugline init` to make one, or name the project with --project DIR.',
  });
}

/** The config of a directory; undefined when it has none. @throws SluglineError */
export function loadConfig(files: Files, dir: string): SiteConfig | undefined {
  const text = readPlain(files, dir, CONFIG_FILE);
  if (text === undefined) return undefined;
  const file = joinPath(dir, CONFIG_FILE);
  const { data, place } = readYaml({ file, text }, configSchema, 'CONFIG_INVALID');
  const problems = [...repeatedIds(data.authors, 'authors', 'author'), ...repeatedIds(data.cta, 'cta', 'call to action')]
    .map(({ path, ...said }): Problem => ({ code: 'CONFIG_INVALID', file, ...place(path), ...said }));
  if (problems.length > 0) throw new SluglineError(problems);
  return data;
}

/** The project's name in a database that several share: that of the config, or else host and path of the site. */
export function projectName({ store, site }: Pick<SiteConfig, 'store' | 'site'>): string {
  const { host, pathname } = new URL(site.url);
  return store.project ?? `${host}${pathname.replace(/\/+$/, '')}`;
}

/** Items of a list whose id an earlier one has. */
function repeatedIds(items: readonly { id: string }[], key: string, what: string): { path: PropertyKey[]; message: string; help: string }[] {
  return items.flatMap(({ id }, index) =>
    items.findIndex((other) => other.id === id) === index ? [] : [{ path: [key, index, 'id'], message: `the ${what} id "${id}" stands twice`, help: `Give each ${what} an id of its own.` }]);
}

export type Ledger = Pick<Project, 'facts' | 'factPlaces'>;

/** All faults of all ledger files at once. @throws SluglineError YAML_INVALID, FACTS_INVALID and what a file cannot be read for */
export function loadFacts(files: Files, dir: string): Ledger {
  const facts: Fact[] = [];
  const factPlaces = new Map<string, { file: string; line: number }>();
  const problems: Problem[] = [];
  for (const path of [FACTS_FILE, ...factFiles(files, dir)]) {
    try {
      const text = readPlain(files, dir, path);
      if (text === undefined) continue;
      const file = joinPath(dir, path);
      const { data, place } = readYaml({ file, text }, factsFileSchema, 'FACTS_INVALID');
      problems.push(...repeatedIds(data.facts, 'facts', 'fact').map((one): Problem => ({ code: 'FACTS_INVALID', file, ...place(one.path), message: one.message, help: one.help })));
      const own = data.facts.map((fact, index) => ({ fact, at: place(['facts', index, 'id']) }));
      for (const { fact, at } of own) {
        const other = factPlaces.get(fact.id);
        if (other !== undefined && other.file !== file) problems.push({ code: 'FACTS_INVALID', file, ...at, message: `the fact id "${fact.id}" stands in ${other.file}:${other.line} as well`, help: 'Give each fact an id of its own.' });
        if (other === undefined) factPlaces.set(fact.id, { file, line: at.line });
        facts.push(fact);
      }
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SluglineError(problems);
  return { facts, factPlaces };
}

/** Ledger files beside the first one, sorted. @throws SluglineError FILE_UNREADABLE */
function factFiles(files: Files, dir: string): string[] {
  const folder = joinPath(dir, FACTS_DIR);
  try {
    return files.list(folder).filter((name) => /^[^_.].*\.ya?ml$/i.test(name)).map((name) => `${FACTS_DIR}/${name}`);
  } catch (error) {
    throw new SluglineError(unreadable(folder, 'folder', error), { cause: error });
  }
}

function loadBriefs({ files, prepare, now }: Loader, dir: string, config: SiteConfig, ledger: Ledger): { briefs: Briefs; problems: Problem[] } {
  const { briefs, add } = createBriefs();
  const today = now?.().toISOString().slice(0, 10);
  const problems: Problem[] = [];
  const former: FormerSlug[] = [];
  const paths = briefFiles(files, dir, BRIEFS_DIR, problems);
  prepare?.(paths.length);
  for (const path of paths) {
    try {
      const { brief, given, place, text } = loadBrief(files, dir, path, config, ledger);
      const owner = briefs.head(brief.slug);
      if (owner !== undefined) {
        throw new SluglineError({ code: 'BRIEF_DUPLICATE_SLUG', file: joinPath(dir, path), ...place([given ? 'slug' : 'topic']), message: `the slug "${brief.slug}"${given ? '' : ', made from the topic,'} is already that of ${joinPath(dir, owner.file)}`, help: `Give this brief a slug of its own: a line such as "slug: ${brief.slug}-2".` });
      }
      add(brief);
      former.push(...(brief.redirectFrom ?? []).map((old, index) => ({ slug: old, owner: brief.slug, at: { file: joinPath(dir, path), ...place(['redirectFrom', index]) } })));
      if (today !== undefined) problems.push(...factLinkProblems(brief, joinPath(dir, path), text, ledger, today));
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...formerSlugProblems(former, briefs));
  return { briefs, problems };
}

/** Brief files below a directory, sorted; names that start with "_" or "." are shared material. What cannot be listed becomes a problem. */
export function briefFiles(files: Files, dir: string, folder: string, problems: Problem[]): string[] {
  let names: string[];
  try {
    if (folder.split('/').length > MAX_FOLDERS) throw new Error('the folders are nested too deeply (does one of them link to itself?)');
    names = files.list(joinPath(dir, folder));
  } catch (error) {
    problems.push(unreadable(joinPath(dir, folder), 'folder', error));
    return [];
  }
  return names.flatMap((name) => {
    if (/^[_.]/.test(name)) return [];
    if (name.endsWith('/')) return briefFiles(files, dir, `${folder}/${name.slice(0, -1)}`, problems);
    return /\.(?:ya?ml|md)$/i.test(name) ? [`${folder}/${name}`] : [];
  });
}

/** One brief, checked. @param path relative to the project @throws SluglineError */
export function loadBrief(files: Files, dir: string, path: string, config: SiteConfig, ledger: Ledger): { brief: Brief; given: boolean; place: Place; text: string } {
  const file = joinPath(dir, path);
  const text = readPlain(files, dir, path) ?? '';
  const { data, place } = /\.md$/i.test(path) ? readMarkdownBrief(file, text) : readYaml({ file, text }, briefSchema, 'BRIEF_INVALID');
  const slug = data.slug ?? slugify(data.topic).slice(0, SLUG_MAX_LENGTH).replace(/-+$/, '');
  if (!SLUG_PATTERN.test(slug)) {
    throw new SluglineError({ code: 'BRIEF_INVALID', file, ...place(['topic']), message: 'no slug can be made from the topic: it holds no Latin or Cyrillic letters and no digits', help: 'Add a line "slug: words-in-latin-letters"; the address of the article ends in it.' });
  }
  checkReferences(data, file, place, config, { dir, ...ledger });
  return { place, text, given: data.slug !== undefined, brief: { ...data, slug, locale: data.locale ?? config.site.locale, file: path, hash: sha256(text) } };
}

/** A .md brief: front matter is the brief, the body is notes for the writer. */
function readMarkdownBrief(file: string, text: string): ReturnType<typeof readYaml<typeof briefSchema>> {
  const split = splitFrontMatter(text);
  const refuse = (code: Problem['code'], message: string, help: string, line = 1): never => {
    throw new SluglineError({ code, file, line, column: 1, message, help });
  };
  if (split.block === '' && /^\uFEFF?---/.test(text)) refuse('FRONT_MATTER_MISSING', 'the front matter is never closed', 'Put a line "---" after the last key of the brief; the text below becomes notes for the writer.');
  if (split.block === '' || !/^\uFEFF?---/.test(text)) refuse('FRONT_MATTER_MISSING', 'a .md brief starts with front matter, and this one has none', 'Put the brief between two "---" lines at the top; the text below becomes notes for the writer.');
  if (!['', 'yaml', 'yml'].includes(split.language)) refuse('FRONT_MATTER_CODE', `front matter in "${split.language}" is not read: it could run code`, 'Write it as YAML between plain "---" lines.');
  const read = readYaml({ file, text: split.source, lineOffset: 1 }, briefSchema, 'BRIEF_INVALID');
  const notes = [read.data.notes, split.body.trim()].filter(Boolean).join('\n\n');
  if (notes.length > NOTES_MAX_LENGTH) refuse('BRIEF_INVALID', `the notes are ${notes.length} characters long, more than the ${NOTES_MAX_LENGTH} that a writer is given`, 'Shorten the text below the front matter.', split.block.split('\n').length);
  return notes === '' ? read : { ...read, data: { ...read.data, notes } };
}

/** Ids that point into the config or the ledger must exist. */
function checkReferences(data: BriefData, file: string, place: Place, config: SiteConfig, { dir, facts, factPlaces }: Ledger & { dir: string }): void {
  const problems: Problem[] = [];
  const unknown = (key: string, id: string, known: readonly string[]): void => {
    const near = nearest(id, known);
    problems.push({
      code: 'BRIEF_UNKNOWN_REFERENCE', file, ...place([key]), message: `"${key}": the config has no ${key} "${id}"`,
      help: near === undefined ? `Known: ${known.join(', ') || 'none'}. Add it to ${CONFIG_FILE} or correct the brief.` : `Did you mean "${near}"?`,
    });
  };
  const ctas = config.cta.map((cta) => cta.id);
  if (data.cta !== undefined && data.cta !== 'none' && !ctas.includes(data.cta)) unknown('cta', data.cta, [...ctas, 'none']);
  const authors = config.authors.map((author) => author.id);
  if (data.author !== undefined && !authors.includes(data.author)) unknown('author', data.author, authors);
  const ids = new Set(facts.map((fact) => fact.id));
  data.facts.forEach((fact, index) => {
    if (ids.has(fact.id)) problems.push({ code: 'BRIEF_INVALID', file, ...place(['facts', index, 'id']), message: `the fact id "${fact.id}" is already in use (here or in ${factPlaces.get(fact.id)?.file.slice(joinPath(dir, '').length) ?? FACTS_FILE})`, help: 'Give it an id of its own.' });
    ids.add(fact.id);
  });
  if (problems.length > 0) throw new SluglineError(problems);
}

/** Links of a brief to facts that may not be stated in its article. The brief stays: its article may be placed already, and others know it. */
function factLinkProblems(brief: Brief, file: string, text: string, { facts }: Ledger, today: string): Problem[] {
  if (brief.status !== 'ready' || !text.includes('(fact:')) return [];
  return unfitLinks(JSON.stringify(brief), [...brief.facts, ...facts], brief, today).map(({ id, problem }) => {
    const at = text.indexOf(`(fact:${id})`);
    return { ...problem, file, ...(at < 0 ? {} : lineIndex(text).position(at)) };
  });
}

/** Text of a file that someone writes: a NUL in it means that it is no UTF-8, though its bytes could be. */
function readPlain(files: Files, dir: string, path: string): string | undefined {
  const text = readText(files, dir, path);
  const bad = text?.indexOf('\u0000') ?? -1;
  if (text === undefined || bad < 0) return text;
  throw new SluglineError({ code: 'FILE_ENCODING', file: joinPath(dir, path), ...lineIndex(text).position(bad), message: 'the file holds NUL characters, which no text does (it may be saved as UTF-16)', help: 'Open it in an editor and save it as UTF-8.' });
}

export { readBytes, readText } from './reading.ts';
