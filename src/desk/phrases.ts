import { setImmediate as turn } from 'node:timers/promises';
import { articleFiles, documentOf, findExisting, slugOfFile } from '../articles.ts';
import { createLanguages, type Languages } from '../languages.ts';
import { outputPaths } from '../place.ts';
import { readText, type Project } from '../project.ts';
import { locales } from '../registry.ts';
import { stampOf } from '../stamps.ts';
import { namedPhrase } from '../text/keyphrase.ts';
import type { Language } from '../text/language.ts';
import { own } from '../text/own.ts';
import { joinPath } from '../text/paths.ts';
import { articleWords, countTerms, holdsTerms, phraseTerms, type ArticleWords } from '../text/phrase-coverage.ts';
import type { PhraseRow, PhrasesAnswer } from './shapes.ts';
import { toldProblems, type SiteWork } from './site.ts';

/** Every phrase that a brief wants to be found by (or an article without a brief says it does), where it stands, and which other articles lay claim to it. */

interface Covered {
  slug: string;
  title: string;
  lang: string;
  keywords: readonly string[];
  said: ArticleWords;
}

/** What was read of each file, by how the file looked: the next question reads only what has changed. */
export type PhraseMemory = Map<string, { stamp: string; covered: Covered | undefined }>;

interface Asked {
  text: string;
  kind: PhraseRow['kind'];
  slug: string;
  title: string;
  language: Language;
}

const ARTICLES_A_TURN = 20;
/** Other articles named beside a phrase. */
const NAMED = 12;
const NO_PLACES = { title: false, h1: false, description: false, first: false, headings: false };

/** Between articles others get their turn. */
export async function phrasesAnswer(work: SiteWork, memory: PhraseMemory = new Map()): Promise<PhrasesAnswer> {
  try {
    const project = work.project();
    const languages = createLanguages(locales);
    const articles = await coveredArticles(work, project, languages, memory);
    return { rows: rowsOf(project, languages, articles), problems: [] };
  } catch (error) {
    return { rows: [], problems: toldProblems(error, work.dir) };
  }
}

async function coveredArticles({ files, dir }: SiteWork, { config }: Project, languages: Languages, memory: PhraseMemory): Promise<Covered[]> {
  const output = outputPaths(joinPath(dir, config.output.dir.replace(/\/+$/, ''))).dir;
  const places = [...new Set([...articleFiles(files, output), ...findExisting(files, dir, config, languages).files])];
  const found = new Map<string, Covered>();
  for (const [index, file] of places.entries()) {
    const stamp = stampOf(files, file);
    let known = memory.get(file);
    if (known?.stamp !== stamp || stamp === '') {
      known = { stamp, covered: readCovered(file, readText(files, '.', file), languages, config) };
      memory.set(file, known);
      if (index % ARTICLES_A_TURN === 0) await turn();
    }
    // Of two files with one slug the first counts, as for links.
    if (known.covered !== undefined && !found.has(known.covered.slug)) found.set(known.covered.slug, known.covered);
  }
  const there = new Set(places);
  for (const file of memory.keys()) if (!there.has(file)) memory.delete(file);
  return [...found.values()];
}

function readCovered(file: string, text: string | undefined, languages: Languages, config: Project['config']): Covered | undefined {
  if (text === undefined) return undefined;
  const doc = documentOf(file, text, languages, config);
  const given: unknown = doc.data['keywords'];
  const list: unknown[] = Array.isArray(given) ? given : typeof given === 'string' ? given.split(',') : [];
  try {
    const keywords = list.filter((one) => typeof one === 'string').map((one) => own(one.trim())).filter((one) => one !== '');
    return { slug: slugOfFile(file), title: own(doc.field('title') || (doc.h1?.text ?? slugOfFile(file))), lang: doc.language.tag, keywords, said: articleWords(doc) };
  } catch {
    // Markdown that the parser refuses: the check tells of it.
    return undefined;
  }
}

function rowsOf(project: Project, languages: Languages, articles: readonly Covered[]): PhraseRow[] {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  const claims = claimsOf(articles);
  return askedPhrases(project, languages, articles).flatMap((asked) => {
    const phrase = namedPhrase(asked.text, asked.language);
    if (phrase === undefined) return [];
    const terms = phraseTerms(phrase, asked.language);
    const article = bySlug.get(asked.slug);
    const said = article?.said;
    const places = said === undefined ? NO_PLACES : {
      title: holdsTerms(said.title, terms), h1: holdsTerms(said.h1, terms), description: holdsTerms(said.description, terms), first: holdsTerms(said.first, terms), headings: said.headings.some((heading) => holdsTerms(heading, terms)),
    };
    const count = said === undefined ? 0 : countTerms(said.sentences, terms);
    const others = claims(terms, asked.language.tag, asked.slug);
    const isOwn = places.title || places.h1 || places.headings;
    return [{
      phrase: phrase.text, kind: asked.kind, slug: asked.slug, title: article?.title ?? asked.title, lang: asked.language.tag, written: article !== undefined, places, count, words: said?.words ?? 0,
      others: others.slice(0, NAMED).map(({ slug, title }) => ({ slug, title })), otherCount: others.length,
      state: isOwn ? (others.length > 0 ? 'several' : 'own') : others.length > 0 ? 'other' : article === undefined ? 'unwritten' : count > 0 || places.first || places.description ? 'text' : 'nobody',
    }];
  });
}

/** Phrases of the briefs; of articles without a brief those of their front matter, the first as the primary one. */
function askedPhrases({ briefs }: Project, languages: Languages, articles: readonly Covered[]): Asked[] {
  const asked: Asked[] = [];
  for (const { slug, topic, title = topic, keywords, locale } of briefs) {
    const language = languages.get(locale);
    if (language === undefined) continue;
    if (keywords.primary !== undefined) asked.push({ text: keywords.primary, kind: 'primary', slug, title, language });
    for (const text of new Set(keywords.secondary)) asked.push({ text, kind: 'secondary', slug, title, language });
  }
  for (const { slug, title, lang, keywords } of articles) {
    const language = languages.get(lang);
    if (language === undefined || briefs.head(slug) !== undefined) continue;
    for (const [index, text] of [...new Set(keywords)].entries()) asked.push({ text, kind: index === 0 ? 'primary' : 'secondary', slug, title, language });
  }
  return asked;
}

/** Which articles have every word of a phrase in their title or headline: to take a phrase from another, part of it is not enough. */
function claimsOf(articles: readonly Covered[]): (terms: readonly number[], lang: string, but: string) => Covered[] {
  const byTerm = new Map<number, Covered[]>();
  for (const article of articles) {
    for (const term of new Set([...article.said.title, ...article.said.h1])) {
      const list = byTerm.get(term);
      if (list === undefined) byTerm.set(term, [article]);
      else list.push(article);
    }
  }
  return (terms, lang, but) => {
    const [rarest = []] = terms.map((term) => byTerm.get(term) ?? []).sort((a, b) => a.length - b.length);
    const holds = (place: readonly number[]): boolean => terms.every((term) => place.includes(term));
    return rarest.filter((one) => one.slug !== but && one.lang === lang && (holds(one.said.title) || holds(one.said.h1))).sort((a, b) => (a.slug < b.slug ? -1 : 1));
  };
}
