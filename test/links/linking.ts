import { createCorpus, documentSource } from '../../src/corpus.ts';
import { createTermIndex } from '../../src/corpus-index.ts';
import { chooseInText, withLinks, type InTextChoice, type InTextOptions } from '../../src/in-text.ts';
import { createLinker, type Linker } from '../../src/linker.ts';
import { createMentionIndex, type Mention } from '../../src/mentions.ts';
import type { Corpus } from '../../src/model/corpus.ts';
import type { SiteConfig } from '../../src/model/site.ts';
import { createDocument, type Document } from '../../src/text/document.ts';
import { documentPhrases, packPhrases, subjectPhrases, type PackedPhrases } from '../../src/text/subject-phrases.ts';
import { documentTerms } from '../../src/text/term-counts.ts';
import { languages, testConfig } from '../kit/rule.ts';

/** Small sites for tests of linking: texts and what they speak of. */

/** A file as a document, its language by what it declares or is written in. */
export function documentOf(text: string, slug = 'self', file = `${slug}.md`): Document {
  return createDocument({ file, slug, text }, languages.detect(text, /^lang: (\w+)/m.exec(text)?.[1]));
}

/** Phrases of an article that has these key phrases and nothing else. */
export function phrasesOf(keywords: readonly string[], tag = 'en'): PackedPhrases {
  return packPhrases(subjectPhrases({ title: '', keywords, headings: [], body: [] }, languages.detect('', tag)));
}

/** Places of a document that speak of articles with these key phrases, by slug. */
export function mentionsOf(doc: Document, targets: Readonly<Record<string, string | readonly string[]>>): (Mention & { slug: string })[] {
  const slugs = Object.keys(targets);
  const sources = Object.values(targets).map((keywords) => ({ lang: doc.language.tag, phrases: phrasesOf(typeof keywords === 'string' ? [keywords] : keywords, doc.language.tag) }));
  return createMentionIndex(sources).find(doc).map((mention) => ({ ...mention, slug: slugs[mention.target] ?? '' }));
}

/** What is chosen when every article is near and every word rare. */
export function chooseFrom(doc: Document, targets: Readonly<Record<string, string | readonly string[]>>, more: Partial<InTextOptions> = {}): InTextChoice[] {
  const slugs = Object.keys(targets);
  const bySlug = (slug: string): { slug: string; path: string } | undefined => (slugs.includes(slug) ? { slug, path: `/blog/${slug}/` } : undefined);
  return chooseInText(doc, mentionsOf(doc, targets), {
    wanted: 3, previous: [], bySlug, target: (position) => bySlug(slugs[position] ?? ''), nearness: () => 0.5, rarity: () => 1, bonus: () => 0, uses: () => 0, ...more,
  });
}

/** A text with links to articles with these key phrases; '' stands for the one link where a test needs no name. */
export function linked(text: string, targets: Readonly<Record<string, string | readonly string[]>>, options: { file?: string; wanted?: number } = {}): string {
  return withLinks(text, chooseFrom(documentOf(text, 'self', options.file), targets, { wanted: options.wanted ?? 3 })).text;
}

/** Documents as a site. */
export interface LinkedSite {
  docs: ReadonlyMap<string, Document>;
  corpus: Corpus;
  config: SiteConfig;
  linker(): Linker;
}

export function siteFrom(files: Readonly<Record<string, string>>, overrides: Record<string, unknown> = {}): LinkedSite {
  const config = testConfig(overrides);
  const docs = new Map(Object.entries(files).map(([slug, text]) => [slug, documentOf(text, slug)]));
  const corpus = createCorpus([...docs.values()].map((doc) => documentSource(doc, config)), config, true);
  return {
    docs, corpus, config,
    linker() {
      const index = createTermIndex();
      for (const [slug, doc] of docs) index.add(slug, documentTerms(doc), doc.language.tag);
      return createLinker(() => [...docs].map(([slug, doc]) => ({ slug, lang: doc.language.tag, phrases: packPhrases(documentPhrases(doc)) })), (lang, hash) => index.rarity(lang, hash));
    },
  };
}
