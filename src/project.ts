import { factsFileSchema, briefSchema, SLUG_MAX_LENGTH, SLUG_PATTERN, type Brief, type BriefData, type Fact } from './model/brief.ts';
import { SluglineError, type Problem } from './model/errors.ts';
import { configSchema, type SiteConfig } from './model/site.ts';
import type { Files, World } from './model/world.ts';
import { decodeUtf8 } from './text/decode.ts';
import { splitFrontMatter } from './text/frontmatter.ts';
import { sha256 } from './text/hash.ts';
import { nearest } from './text/nearest.ts';
import { slugify } from './text/slug.ts';
import { readYaml } from './text/yaml.ts';

/** A project as a value: what its files say, checked. A broken brief is a problem beside the others, never the end of them. */
export interface Project {
  /** Directory as given; every other path is relative to it. */
  dir: string;
  config: SiteConfig;
  /** The ledger, `briefs/_facts.yaml`. */
  facts: readonly Fact[];
  /** Valid briefs in order of file. */
  briefs: readonly Brief[];
  /** What is wrong with the others. */
  problems: readonly Problem[];
}

export const CONFIG_FILE = 'slugline.config.yaml';
export const BRIEFS_DIR = 'briefs';
const FACTS_FILE = 'briefs/_facts.yaml';

/** @throws SluglineError CONFIG_MISSING, CONFIG_INVALID, YAML_INVALID, FACTS_INVALID: without these nothing can run */
export function loadProject(world: Pick<World, 'files'>, dir: string): Project {
  const config = loadConfig(world.files, dir);
  if (config === undefined) {
    throw new SluglineError({
      code: 'CONFIG_MISSING', file: joinPath(dir, CONFIG_FILE),
      message: 'there is no slugline.config.yaml here, so this is no Slugline project',
      help: 'Run `slugline init` to make one, or name the project with --project DIR.',
    });
  }
  const facts = loadFacts(world.files, dir);
  return { dir, config, facts, ...loadBriefs(world.files, dir, config, facts) };
}

/** The config of a directory; undefined when it has none. @throws SluglineError */
export function loadConfig(files: Files, dir: string): SiteConfig | undefined {
  const text = readText(files, dir, CONFIG_FILE);
  return text === undefined ? undefined : readYaml({ file: joinPath(dir, CONFIG_FILE), text }, configSchema, 'CONFIG_INVALID').data;
}

function loadFacts(files: Files, dir: string): Fact[] {
  const text = readText(files, dir, FACTS_FILE);
  if (text === undefined) return [];
  const { data, place } = readYaml({ file: joinPath(dir, FACTS_FILE), text }, factsFileSchema, 'FACTS_INVALID');
  data.facts.forEach((fact, index) => {
    if (data.facts.findIndex((other) => other.id === fact.id) < index) {
      throw new SluglineError({ code: 'FACTS_INVALID', file: joinPath(dir, FACTS_FILE), ...place(['facts', index, 'id']), message: `the fact id "${fact.id}" stands twice`, help: 'Give each fact an id of its own.' });
    }
  });
  return data.facts;
}

function loadBriefs(files: Files, dir: string, config: SiteConfig, facts: readonly Fact[]): { briefs: Brief[]; problems: Problem[] } {
  const briefs: Brief[] = [];
  const problems: Problem[] = [];
  const owners = new Map<string, string>();
  for (const path of briefFiles(files, dir, BRIEFS_DIR)) {
    try {
      const { brief, place } = loadBrief(files, dir, path, config, facts);
      const owner = owners.get(brief.slug);
      if (owner !== undefined) {
        throw new SluglineError({ code: 'BRIEF_DUPLICATE_SLUG', file: joinPath(dir, path), ...place(['slug']), message: `the slug "${brief.slug}" is already that of ${owner}`, help: 'Give this brief a slug of its own.' });
      }
      owners.set(brief.slug, joinPath(dir, path));
      briefs.push(brief);
    } catch (error) {
      if (!(error instanceof SluglineError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { briefs, problems };
}

/** Brief files below a directory, sorted; names that start with "_" or "." are shared material. */
function briefFiles(files: Files, dir: string, folder: string): string[] {
  return files.list(joinPath(dir, folder)).flatMap((name) => {
    if (/^[_.]/.test(name)) return [];
    if (name.endsWith('/')) return briefFiles(files, dir, `${folder}/${name.slice(0, -1)}`);
    return /\.(?:ya?ml|md)$/.test(name) ? [`${folder}/${name}`] : [];
  });
}

function loadBrief(files: Files, dir: string, path: string, config: SiteConfig, facts: readonly Fact[]): { brief: Brief; place: (path: readonly PropertyKey[]) => { line: number; column: number } } {
  const file = joinPath(dir, path);
  const text = readText(files, dir, path) ?? '';
  const { data, place } = path.endsWith('.md') ? readMarkdownBrief(file, text) : readYaml({ file, text }, briefSchema, 'BRIEF_INVALID');
  const slug = data.slug ?? slugify(data.topic).slice(0, SLUG_MAX_LENGTH).replace(/-+$/, '');
  if (!SLUG_PATTERN.test(slug)) {
    throw new SluglineError({ code: 'BRIEF_INVALID', file, ...place(['topic']), message: 'no slug can be made from the topic: it holds no letters or digits that can be transliterated', help: 'Add "slug: words-in-latin-letters".' });
  }
  checkReferences(data, file, place, config, facts);
  return { place, brief: { ...data, slug, locale: data.locale ?? config.site.locale, file: path, hash: sha256(text) } };
}

/** A .md brief: front matter is the brief, the body is notes for the writer. */
function readMarkdownBrief(file: string, text: string): ReturnType<typeof readYaml<typeof briefSchema>> {
  const split = splitFrontMatter(text);
  if (split.block === '') {
    throw new SluglineError({ code: 'FRONT_MATTER_MISSING', file, line: 1, column: 1, message: 'a .md brief starts with front matter, and this one has none', help: 'Put the brief between two "---" lines at the top; the text below becomes notes for the writer.' });
  }
  if (split.language !== '' && split.language !== 'yaml') {
    throw new SluglineError({ code: 'FRONT_MATTER_CODE', file, line: 1, column: 1, message: `front matter in "${split.language}" is not read: it could run code`, help: 'Write it as YAML between plain "---" lines.' });
  }
  const read = readYaml({ file, text: split.yaml, lineOffset: 1 }, briefSchema, 'BRIEF_INVALID');
  const notes = split.body.trim();
  return notes === '' ? read : { ...read, data: { ...read.data, notes: [read.data.notes, notes].filter(Boolean).join('\n\n') } };
}

/** Ids that point into the config or the ledger must exist. */
function checkReferences(data: BriefData, file: string, place: (path: readonly PropertyKey[]) => { line: number; column: number }, config: SiteConfig, facts: readonly Fact[]): void {
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
    if (ids.has(fact.id)) problems.push({ code: 'BRIEF_INVALID', file, ...place(['facts', index, 'id']), message: `the fact id "${fact.id}" is already in use (here or in ${FACTS_FILE})`, help: 'Give it an id of its own.' });
    ids.add(fact.id);
  });
  if (problems.length > 0) throw new SluglineError(problems);
}

/** Text of a project file; undefined when there is none. @throws SluglineError FILE_TOO_LARGE, FILE_ENCODING, FILE_UNREADABLE */
export function readText(files: Files, dir: string, path: string): string | undefined {
  let bytes: Uint8Array | undefined;
  try {
    bytes = files.read(joinPath(dir, path));
  } catch (error) {
    throw new SluglineError({ code: 'FILE_UNREADABLE', file: joinPath(dir, path), message: `the file cannot be read: ${error instanceof Error ? error.message.split(',')[0] ?? '' : String(error)}`, help: 'Check its permissions.' }, { cause: error });
  }
  return bytes === undefined ? undefined : decodeUtf8(bytes, joinPath(dir, path));
}

/** Joins with "/", leaving absolute paths alone. */
export function joinPath(dir: string, path: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return path;
  return dir === '' || dir === '.' ? path : `${dir.replace(/\/+$/, '')}/${path}`;
}
