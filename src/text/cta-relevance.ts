import type { Brief } from '../model/brief.ts';
import type { CallToAction } from '../model/site.ts';
import type { Language } from './language.ts';

/** How much a call to action has to do with the subject of a brief: shared stems, weighted by how rare they are among the briefs. */

/** Words of outline and goal say less than those of topic, title and keywords; words of the link and its lead ("contact us") less than keywords. */
const WEAK_FIELD = 0.5;
const TEXT_WORD = 0.3;
/** Natural logarithm of one in how many briefs a word may stand and count in full. */
const FULL_WEIGHT = Math.log(10);
/** Briefs without the word that are thought to be there: of one brief nobody can tell which of its words are rare, and a keyword of the call to action is enough (0.85). */
const UNSEEN_BRIEFS = 6;

/** The words of one call to action in a language. */
export interface CtaWords {
  /** Stems of each keyword. */
  keywords: readonly (readonly string[])[];
  /** Stems of the link and its lead. */
  text: ReadonlySet<string>;
}

/** The words of the calls to action in a language, and in how many of its briefs each stands. */
export interface LanguageWords {
  /** In the order of the config. */
  ctas: readonly CtaWords[];
  vocabulary: ReadonlySet<string>;
  briefs: number;
  frequency: Map<string, number>;
}

/** The words, before any brief was counted. */
export function createCtaWords(given: readonly CallToAction[], language: Language): LanguageWords {
  const ctas = given.map((cta): CtaWords => ({ keywords: cta.keywords.map((keyword) => [...language.topicStems(keyword)]), text: language.topicStems([cta.text, cta.lead ?? ''].join('\n')) }));
  return { ctas, vocabulary: new Set(ctas.flatMap(({ keywords, text }) => [...keywords.flat(), ...text])), briefs: 0, frequency: new Map() };
}

/** Stems of a brief's subject that some call to action has as well, with the weight of their field. */
export function subjectStems(brief: Brief, { vocabulary }: Pick<LanguageWords, 'vocabulary'>, language: Language): Map<string, number> {
  const subject = new Map<string, number>();
  const add = (text: string, weight: number): void => {
    for (const stem of language.topicStems(text)) if (vocabulary.has(stem) && !subject.has(stem)) subject.set(stem, weight);
  };
  add([brief.topic, brief.title ?? '', brief.keywords.primary ?? '', ...brief.keywords.secondary].join('\n'), 1);
  add([brief.goal ?? '', ...brief.outline.map((section) => section.heading)].join('\n'), WEAK_FIELD);
  return subject;
}

/** 0–1: 1 for a stem of at most a tenth of the briefs, nearly 0 for one that all of them have. */
export function rarity(stem: string, { briefs, frequency }: Pick<LanguageWords, 'briefs' | 'frequency'>): number {
  return Math.min(1, Math.max(0, Math.log((briefs + UNSEEN_BRIEFS) / (frequency.get(stem) ?? 1)) / FULL_WEIGHT));
}

/**
 * Sum over shared stems: share of the keyword that is there × weight of the field × `weight` of the stem. Of "short-term lease" an article on leases has half.
 * @param subject of `subjectStems`
 */
export function ctaScore(subject: ReadonlyMap<string, number>, { keywords, text }: CtaWords, weight: (stem: string) => number): number {
  const shares = new Map<string, number>();
  for (const keyword of keywords) {
    const found = keyword.filter((stem) => subject.has(stem));
    for (const stem of found) shares.set(stem, Math.max(shares.get(stem) ?? 0, found.length / keyword.length));
  }
  for (const stem of text) if (subject.has(stem)) shares.set(stem, Math.max(shares.get(stem) ?? 0, TEXT_WORD));
  return shares.entries().reduce((sum, [stem, share]) => sum + share * (subject.get(stem) ?? 0) * weight(stem), 0);
}

