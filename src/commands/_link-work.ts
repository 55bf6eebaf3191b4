import type { MessagePort } from 'node:worker_threads';
import { nodeFiles } from '../io/files.ts';
import { createLanguages } from '../languages.ts';
import { createLinkReading, type LinkReadingSetup, type ReadArticle } from '../link-index.ts';
import { locales } from '../registry-locales.ts';
import { serve } from './_thread-pool.ts';

/** What a thread does that reads articles for the link index. */
export function work(port: MessagePort): void {
  serve<ReadArticle>(port, (setup: LinkReadingSetup) => createLinkReading(setup, nodeFiles(), createLanguages(locales)), (one) => ('problems' in one ? [] : [one.body, one.hashes, one.counts, one.phrases]));
}
