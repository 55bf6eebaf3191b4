import { setImmediate as turn } from 'node:timers/promises';
import { documentOf, factsOf } from './articles.ts';
import { assemble } from './assemble.ts';
import { briefWords } from './brief-words.ts';
import { activeRules, checkDocument as findingsOf } from './check.ts';
import { statedFacts } from './stated-facts.ts';
import { documentSource, ownEntry } from './corpus.ts';
import { createLooks, type CorpusView } from './corpus-view.ts';
import type { Article, Finished, FinishOptions, Hands } from './finish.ts';
import type { Brief } from './model/brief.ts';
import type { CorpusEntry } from './model/corpus.ts';
import { compareFindings, summarize, type Finding } from './model/finding.ts';
import type { Document } from './text/document.ts';
import { sha256 } from './text/hash.ts';
import { own } from './text/own.ts';

/** Which of the written articles are placed, which are held back, and what each of them then is. */

/** Characters of finished texts that are kept for placing; what is over it is put together again, which takes a tenth of the time of a check. */
const KEPT_CHARACTERS = 2_000_000;
/** The Markdown parser frees its memory only between turns: 32 MB more for every 1,000 documents without one. */
export const DOCUMENTS_A_TURN = 25;

/**
 * Every article is put together and checked once. One with errors is held back: it leaves the site, or stands there as it was before. Whoever looked at it
 * is put together and checked again; one whose only fault was another that is held back comes in again, once. Each change is one of at most three of an
 * article (out, in, out), so this ends.
 */
export async function settleArticles(articles: readonly Article[], view: CorpusView, options: FinishOptions, hands: Hands): Promise<void> {
  const positions = new Map(articles.map((article, position) => [article.slug, position]));
  const looks = createLooks();
  const kept = new Map<number, Finished>();
  let room = KEPT_CHARACTERS;
  const out = new Set<number>();
  const back = new Set<number>();
  const desk = createDesk(view, options);
  let pause = 0;
  const saw = (position: number) => (slug: string): void => {
    const other = positions.get(slug);
    if (other !== undefined && other !== position) looks.add(position, other);
  };
  const finish = (position: number): void => {
    const article = articles[position] as Article;
    room += kept.get(position)?.text.length ?? 0;
    kept.delete(position);
    const finished = desk.finish(article, saw(position));
    if (finished === undefined || finished.text.length > room) return;
    room -= finished.text.length;
    kept.set(position, finished);
  };

  for (let waiting: Iterable<number> = articles.keys(); ;) {
    const now = [...waiting];
    const admitted: number[] = [];
    for (const position of now) {
      const article = articles[position] as Article;
      if (article.fault === undefined) finish(position);
      if (++pause % DOCUMENTS_A_TURN === 0) await turn();
      // One that is out was checked as if it were placed. When nothing is wrong any more it will be, so the ones behind it are checked beside it:
      // of two with the same title, each the only fault of the other, one is published.
      if (out.has(position) && article.errors === 0 && !back.has(position)) {
        view.show(article.slug);
        admitted.push(position);
      }
    }
    const fresh = now.filter((position) => !out.has(position) && (articles[position] as Article).errors > 0);
    // Who is wrong goes before who comes in again.
    const coming = fresh.length === 0 ? [...out].filter((position) => (articles[position] as Article).errors === 0 && !back.has(position)) : [];
    for (const position of admitted) if (!coming.includes(position)) hide(position);
    for (const position of fresh) {
      out.add(position);
      hide(position);
    }
    for (const position of coming) {
      out.delete(position);
      back.add(position);
      view.show(slugOf(position));
    }
    if (fresh.length === 0 && coming.length === 0) break;
    const touched = looks.at(new Set([...fresh, ...coming]));
    for (const position of [...fresh, ...coming]) {
      for (const slug of view.alike(slugOf(position))) if (positions.has(slug) && slug !== slugOf(position)) touched.add(positions.get(slug) as number);
    }
    waiting = [...touched].sort((a, b) => a - b);
  }

  hands.announce(articles);
  for (const [position, article] of articles.entries()) {
    hands.place(article, kept.get(position) ?? (article.fault === undefined ? desk.again(article) : undefined));
    kept.delete(position);
    if (++pause % DOCUMENTS_A_TURN === 0) await turn();
  }

  function slugOf(position: number): string {
    return (articles[position] as Article).slug;
  }

  function hide(position: number): void {
    const old = options.published(slugOf(position));
    view.hide(slugOf(position), old === undefined ? undefined : ownEntry(documentSource(old, options.workspace.project.config).entry));
  }
}

/** Puts one article after the other together and checks it. */
function createDesk(view: CorpusView, options: FinishOptions): { finish(article: Article, saw: (slug: string) => void): Finished | undefined; again(article: Article): Finished | undefined } {
  const { workspace, today } = options;
  const { config, facts } = workspace.project;
  const rules = activeRules(options.rules, config);
  const strings = new Map<string, string>();
  const shared = (text: string): string => {
    let known = strings.get(text);
    if (known === undefined) strings.set(known = own(text), known);
    return known;
  };
  const documentFrom = (brief: Brief, text: string): Document => documentOf(options.fileOf(brief.slug), text, workspace.languages, config, brief.slug);
  const checkDocument = (brief: Brief, doc: Document): Finding[] => findingsOf(doc, { rules, config, corpus: view.placed, facts: () => [...facts, ...brief.facts], target: () => brief, said: () => briefWords(brief), asOf: today }).map(({ finding }) => finding).sort(compareFindings)
    .map((finding) => ({ ...finding, file: view.known.bySlug(brief.slug)?.file ?? own(finding.file), message: shared(finding.message), help: shared(finding.help) }));
  const put = (article: Article): Omit<Finished, 'checkText'> | undefined => {
    const { slug, before, hero } = article;
    try {
      const brief = workspace.project.briefs.get(slug) as Brief;
      const { lock, stages } = options.read(slug);
      const known = before === undefined ? undefined : { ...lock, ...before };
      return { article, brief, lock, stages, ...assemble(workspace, view, { brief, stages, lock: known, hero, published: () => options.published(slug), today, linker: options.linker }) };
    } catch (error) {
      Object.assign(article, { fault: options.faultOf(error, slug), errors: 1, findings: [] });
      return undefined;
    }
  };
  const finish = (article: Article, saw: (slug: string) => void): Finished | undefined => view.as(article.slug, saw, () => {
    const made = put(article);
    if (made === undefined) return undefined;
    const doc = documentFrom(made.brief, made.text);
    const findings = checkDocument(made.brief, doc);
    const { errors, warnings } = summarize(findings, 1);
    const stated = statedFacts({ doc, slug: article.slug, locale: doc.language.tag, type: made.brief.type, values: Object.values(made.stages).map(({ value }) => value) }, [...made.brief.facts, ...facts]);
    Object.assign(article, { findings, facts: stated, errors, warnings, sha256: sha256(made.text), placed: errors > 0 ? undefined : lightFacts(doc, view.known.bySlug(article.slug)), related: made.related.map((link) => view.known.bySlug(link.slug)?.slug ?? own(link.slug)) });
    return whole(made);
  });
  const whole = (made: Omit<Finished, 'checkText'>): Finished => ({
    ...made,
    checkText: (text) => view.as(made.brief.slug, () => undefined, () => checkDocument(made.brief, documentFrom(made.brief, text))),
  });
  return {
    finish,
    again(article) {
      const made = view.as(article.slug, () => undefined, () => put(article));
      // Something under it has changed meanwhile (a lock, a file): it is checked again, for nothing unchecked is placed.
      return made === undefined || sha256(made.text) === article.sha256 ? made && whole(made) : finish(article, () => undefined);
    },
  };
}

/** What outputs tell of a text, with the strings that its entry has already. */
function lightFacts(doc: Document, entry: CorpusEntry | undefined): NonNullable<Article['placed']> {
  const facts = factsOf(doc);
  if (facts.title === entry?.title) facts.title = entry.title;
  if (facts.description === entry?.description) facts.description = entry.description;
  if (facts.heroImage === entry?.heroImage) facts.heroImage = entry.heroImage;
  return facts;
}
