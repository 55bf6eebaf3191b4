import { articleFiles, documentOf, slugOfFile } from './articles.ts';
import type { Finished } from './finish.ts';
import type { Output, PublishedArticle } from './kinds.ts';
import type { Problem } from './model/errors.ts';
import type { ArticleResult } from './model/events.ts';
import type { World } from './model/world.ts';
import { readString, writeIfChanged, type Paths } from './place.ts';
import type { Workspace } from './workspace.ts';

/** What stands beside the articles: the manifest and other outputs, made from every article in the output directory. */

export interface PublishOptions {
  workspace: Workspace;
  world: Pick<World, 'files' | 'now'>;
  outputs: readonly Output[];
  paths: Paths;
  finished: readonly Finished[];
  results: ReadonlyMap<string, ArticleResult>;
  totals: { changed: number };
}

/** Writes the outputs that changed. @returns problems; a fault here never undoes the articles */
export function publish(options: PublishOptions): Problem[] {
  const { workspace, world, paths, finished } = options;
  const { config } = workspace.project;
  try {
    const articles = articleFiles(world.files, paths.dir)
      .filter((file) => file.slice(paths.dir.length + 1).split('/').length === 1)
      .map((file): PublishedArticle => {
        const slug = slugOfFile(file);
        const text = readString(world.files, file) ?? '';
        const fresh = finished.find((one) => one.brief.slug === slug);
        const lock = workspace.locks.get(slug);
        const related = fresh?.related ?? lock?.links.related ?? [];
        const findings = fresh === undefined ? (lock?.findings ?? { errors: 0, warnings: 0 }) : { errors: count(fresh, 'error'), warnings: count(fresh, 'warning') };
        return { slug, path: file.slice(paths.dir.length + 1), text, doc: fresh?.text === text ? fresh.doc : documentOf(file, text, workspace.languages, config), related: related.map((link) => link.slug), findings };
      });
    for (const output of options.outputs) {
      for (const { path, text } of output.files(articles, { config, now: world.now().toISOString(), previous: (name) => readString(world.files, `${paths.dir}/${name}`) })) {
        if (writeIfChanged(world.files, `${paths.dir}/${path}`, text)) options.totals.changed++;
      }
    }
    return [];
  } catch (error) {
    return [{ code: 'FILE_UNREADABLE', file: paths.manifest, message: `the manifest cannot be written: ${error instanceof Error ? error.message : String(error)}`, help: 'Check the output directory, then run again.' }];
  }
}

function count(one: Finished, severity: 'error' | 'warning'): number {
  return one.findings.filter((finding) => finding.severity === severity).length;
}
