import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { documentOf } from '../../src/articles.ts';
import { createLanguages } from '../../src/languages.ts';
import { createLinkClusters } from '../../src/link-clusters.ts';
import { contentsOf, type LinkRecord, type LinkRecordBody } from '../../src/link-index.ts';
import { createLinkPlan, type LinkPlan } from '../../src/link-plan.ts';
import { configSchema } from '../../src/model/site.ts';
import { locales } from '../../src/registry.ts';
import type { Document } from '../../src/text/document.ts';

/** The labelled set: two small blogs, one a language, and what an editor says of their links. Texts and labels come from other hands than the code. */

export type Half = 'ru' | 'en';
export const HALVES: readonly Half[] = ['ru', 'en'];

/** A place in running text where a link to an article would help a reader. */
export interface MentionLabel {
  from: string;
  to: string;
  words: string;
}

/** Words that must carry no link to the article they look like. */
export interface TrapLabel {
  in: string;
  words: string;
  looksLike: string;
  why: 'heading' | 'faq' | 'quote' | 'code' | 'other meaning';
}

export interface Labels {
  /** By article: what a reader who has just finished it wants next; 2 clearly, 1 acceptable, absent no. */
  relevant: Readonly<Record<string, Readonly<Record<string, number>>>>;
  mentions: readonly MentionLabel[];
  traps: readonly TrapLabel[];
}

/** One blog of the set, with the plan that Slugline makes of it. */
export interface LabelledSite {
  half: Half;
  /** In order of slug. */
  docs: readonly Document[];
  labels: Labels;
  plan: LinkPlan;
}

/** The day by which the set is judged: after every date in it. */
const TODAY = '2026-09-15';

function loadLabels(half: Half): Labels {
  return load(readFileSync(new URL(`./labels.${half}.yaml`, import.meta.url), 'utf8')) as Labels;
}

/** One blog with its plan, made as `slugline link` makes it: three related articles, three links in a text, no briefs and no locks. */
export function loadSite(half: Half): LabelledSite {
  const config = configSchema.parse({
    site: { url: 'https://blog.example', name: 'Blog', articlePath: '/blog/{slug}/', locale: half, locales: [half] },
    brand: { name: 'Blog', url: 'https://blog.example/', logo: 'https://blog.example/logo.png' },
    links: { related: 3, inText: 3 },
  });
  const languages = createLanguages(locales);
  const folder = new URL(`./set/${half}/`, import.meta.url);
  const docs = readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => documentOf(name, readFileSync(new URL(name, folder), 'utf8'), languages, config));
  const records = docs.map((doc): LinkRecord => {
    const { body, hashes, counts, phrases } = contentsOf(doc, config);
    return { file: doc.file, terms: { hashes, counts }, phrases, body: () => JSON.parse(Buffer.from(body).toString()) as LinkRecordBody };
  });
  const plan = createLinkPlan({
    records, config, languages, clusters: createLinkClusters(config, []), redirects: [], pages: [], today: TODAY, drafts: false,
    wishes: () => ({ file: '', must: [], avoid: [], related: [] }),
  });
  return { half, docs, labels: loadLabels(half), plan };
}
