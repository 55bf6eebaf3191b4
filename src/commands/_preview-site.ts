import { linksAnswer, openSite, siteAnswer, type SiteWork } from '../desk/site.ts';
import { nodeFiles } from '../io/files.ts';
import { createLanguages } from '../languages.ts';
import type { LinkSite } from '../link-site.ts';
import { codeKey } from '../look.ts';
import { loadProject } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { openCheckCache } from '../store/check-cache.ts';
import { openLinkStore } from '../store/link-store.ts';
import { joinPath } from '../text/paths.ts';
import { validateArticles } from '../validate.ts';
import type { SiteQuestion } from './_preview-run.ts';
import { serveThread } from './_preview-thread.ts';

/** The thread of the desk that looks at all articles together. One question after the other; the links stay as they are until files have changed. */

const files = nodeFiles();
const kept: { version: number; site?: Promise<LinkSite> } = { version: -1 };

async function answer({ dir, version, today, now, slug }: SiteQuestion): Promise<unknown> {
  const project = (): ReturnType<typeof loadProject> => loadProject({ files, now: () => new Date(now) }, dir);
  const work: SiteWork = {
    files, dir, today, now, project, openLinkStore: async (path) => openLinkStore(path),
    async checkAll() {
      const store = openCheckCache(joinPath(dir, '.slugline/check.db'));
      try {
        return (await validateArticles({ files, languages: createLanguages(locales), rules, asOf: today, project: project(), ...(store === undefined ? {} : { cache: { store, code: codeKey(files), now } }) })).result;
      } finally {
        store?.close();
      }
    },
  };
  const open = async (): Promise<LinkSite> => {
    if (kept.version !== version || kept.site === undefined) Object.assign(kept, { version, site: openSite(work) });
    return kept.site as Promise<LinkSite>;
  };
  return slug === undefined ? siteAnswer(work, open) : linksAnswer(await open(), slug);
}

serveThread(answer);
