import type { CheckFound } from '../desk/checking.ts';
import type { SiteAnswers } from '../desk/desk.ts';
import type { CheckProgress, LinksAnswer } from '../desk/shapes.ts';
import { openThread, type Thread } from './_preview-thread.ts';

/** The two threads of the desk that look at the site: one checks it, which takes long; the other answers everything else about it meanwhile. */

/** A question to a thread. */
export interface SiteQuestion {
  /** The project's directory. */
  dir: string;
  kind: 'graph' | 'links' | 'pairs' | 'phrases' | 'evaluation' | 'check';
  /** Counts changes of files. */
  version: number;
  /** ISO date. */
  today: string;
  now: number;
  /** Of `links`. */
  slug?: string;
}

export function siteThreads(dir: string, time: () => Pick<SiteQuestion, 'today' | 'now'>): SiteAnswers {
  const [views, checks] = [openThread<SiteQuestion>('_preview-site'), openThread<SiteQuestion>('_preview-site')];
  const ask = async (thread: Thread<SiteQuestion>, question: Pick<SiteQuestion, 'kind' | 'version' | 'slug'>, told?: (progress: CheckProgress) => void): Promise<unknown> =>
    thread.ask({ dir, ...question, ...time() }, told === undefined ? undefined : (news) => told(news as CheckProgress));
  return {
    json: async (kind, version) => (await ask(views, { kind, version })) as string,
    links: async (version, slug) => (await ask(views, { kind: 'links', version, slug })) as LinksAnswer,
    check: async (version, told) => (await ask(checks, { kind: 'check', version }, told)) as CheckFound,
    close() {
      views.close();
      checks.close();
    },
  };
}
