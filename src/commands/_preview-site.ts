import { parentPort, workerData } from 'node:worker_threads';
import { linksAnswer, openSite, siteAnswer, type SiteWork } from '../desk/site.ts';
import { nodeFiles } from '../io/files.ts';
import { createLanguages } from '../languages.ts';
import type { LinkSite } from '../link-site.ts';
import { codeKey } from '../look.ts';
import { problemsOf } from '../model/errors.ts';
import { loadProject } from '../project.ts';
import { locales, rules } from '../registry.ts';
import { openCheckCache } from '../store/check-cache.ts';
import { openLinkStore } from '../store/link-store.ts';
import { joinPath } from '../text/paths.ts';
import { validateArticles } from '../validate.ts';
import type { SiteQuestion, SiteReply } from './_preview-run.ts';

/** The thread of the desk that looks at all articles together. One question after the other; the links stay as they are until files have changed. */

const { dir } = workerData as { dir: string };
const files = nodeFiles();
const kept: { version: number; site?: Promise<LinkSite> } = { version: -1 };

async function answer({ version, today, now, slug }: SiteQuestion): Promise<unknown> {
  const project = (): ReturnType<typeof loadProject> => loadProject({ files, now: () => new Date(now) }, dir);
  const work: SiteWork = {
    files, dir, today, now, project, openLinkStore: async (path) => openLinkStore(path),
    async checkAll() {
      const store = openCheckCache(joinPath(dir, '.slugline/check.db'));
      try {
        return (await validateArticles({ files, languages: createLanguages(locales), rules, asOf: today, project: project(), ...(store === undefined ? {} : { cache: { store, code: codeKey(files), now } }) })).result;
      } finally {
        await store?.close();
      }
    },
  };
  const open = async (): Promise<LinkSite> => {
    if (kept.version !== version || kept.site === undefined) Object.assign(kept, { version, site: openSite(work) });
    return kept.site as Promise<LinkSite>;
  };
  return slug === undefined ? siteAnswer(work, open) : linksAnswer(await open(), slug);
}

parentPort?.on('message', (question: SiteQuestion) => {
  const reply = (said: SiteReply): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread is no window
    parentPort?.postMessage(said);
  };
  answer(question).then((value) => reply({ id: question.id, value }), (error: unknown) => reply({ id: question.id, problems: problemsOf(error) }));
});
