import { setImmediate as turn } from 'node:timers/promises';
import { articleFiles, documentOf, factsOf, languageOfText, slugOfFile } from './articles.ts';
import type { Article } from './finish.ts';
import type { Output, PublishedArticle } from './kinds.ts';
import type { Problem } from './model/errors.ts';
import { manifestSchema, type ManifestArticle } from './model/manifest.ts';

import type { LockNote } from './locks.ts';
import type { World } from './model/world.ts';
import { readString, type Paths } from './place.ts';
import { sha256 } from './text/hash.ts';
import type { Workspace } from './workspace.ts';

/** What stands beside the articles: the manifest and other outputs, made from every article in the output directory, one read at a time. */

export interface PublishOptions {
  workspace: {
    project: Pick<Workspace['project'], 'config'>;
    languages: Workspace['languages'];
    locks: { noted(slug: string): Pick<LockNote, 'related' | 'findings' | 'approval'> | undefined };
  };
  world: Pick<World, 'files' | 'now'>;
  outputs: readonly Output[];
  paths: Paths;
  finished: readonly Article[];
  totals: { changed: number };
}

/** The parser frees its memory only between turns. */
const DOCUMENTS_A_TURN = 25;

/** Writes the outputs that changed. @returns problems; a fault here never undoes the articles */
export async function publish(options: PublishOptions): Promise<Problem[]> {
  const { workspace, world, paths } = options;
  const { config } = workspace.project;
  try {
    const articles = await publishedArticles(options);
    for (const output of options.outputs) {
      const read = new Map<string, string | undefined>();
      const previous = (name: string): string | undefined => {
        if (!read.has(name)) read.set(name, readString(world.files, `${paths.dir}/${name}`));
        return read.get(name);
      };
      for (const { path, text } of output.files(articles, { config, now: world.now().toISOString(), previous })) {
        if (previous(path) === text) continue;
        world.files.write(`${paths.dir}/${path}`, text);
        options.totals.changed++;
      }
    }
    return [];
  } catch (error) {
    return [{ code: 'FILE_UNREADABLE', file: paths.manifest, message: `the manifest cannot be written: ${error instanceof Error ? error.message : String(error)}`, help: 'Check the output directory, then run again.' }];
  }
}

/** Every article beside the manifest, in order of slug. Only texts that neither this run nor the manifest knows are parsed. */
async function publishedArticles({ workspace, world, paths, finished }: PublishOptions): Promise<PublishedArticle[]> {
  const { config } = workspace.project;
  const fresh = new Map(finished.filter((article) => article.fault === undefined).map((article) => [article.slug, article]));
  const files = articleFiles(world.files, paths.dir).filter((file) => file.slice(paths.dir.length + 1).split('/').length === 1);
  // What the last run said of an article still holds when its bytes are the same.
  const known = files.every((file) => fresh.has(slugOfFile(file))) ? new Map<string, ManifestArticle>() : manifestOf(readString(world.files, paths.manifest));
  const articles: PublishedArticle[] = [];
  let parsed = 0;
  for (const file of files) {
    const slug = slugOfFile(file);
    const text = readString(world.files, file) ?? '';
    const article = fresh.get(slug);
    const noted = workspace.locks.noted(slug);
    const hash = sha256(text);
    // A text that was changed after its approval is not the one that was approved.
    if (config.output.approval && (noted?.approval?.state !== 'approved' || noted.approval.sha256 !== hash)) continue;
    const base = {
      slug, path: file.slice(paths.dir.length + 1), sha256: hash === article?.sha256 ? article.sha256 : hash,
      related: [...(article?.related ?? noted?.related ?? [])],
      findings: article === undefined ? (noted?.findings ?? { errors: 0, warnings: 0 }) : { errors: article.errors, warnings: article.warnings },
    };
    const entry = known.get(slug);
    if (entry?.sha256 === base.sha256) {
      const { title, description, pubDate, updatedDate, draft, tags, heroImage, words } = entry;
      articles.push({ ...base, title, description, pubDate, updatedDate, draft, tags, heroImage, words, lang: languageOfText(text, workspace.languages, config).tag });
    } else if (article?.placed !== undefined && article.sha256 === base.sha256) articles.push({ ...base, ...article.placed });
    else {
      articles.push({ ...base, ...factsOf(documentOf(file, text, workspace.languages, config)) });
      if (++parsed % DOCUMENTS_A_TURN === 0) await turn();
    }
  }
  return articles.sort((a, b) => (a.slug < b.slug ? -1 : 1));
}

function manifestOf(text: string | undefined): Map<string, ManifestArticle> {
  try {
    return new Map(manifestSchema.parse(JSON.parse(text ?? '')).articles.map((entry) => [entry.slug, entry]));
  } catch {
    // None yet, or a damaged one: then every article is read anew.
    return new Map();
  }
}
