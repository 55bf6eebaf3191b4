import { defineRule } from '../../kinds.ts';
import type { Document } from '../../text/document.ts';
import type { Language } from '../../text/language.ts';
import { brandNames } from '../../text/names.ts';
import { nearest } from '../../text/nearest.ts';
import { normalize } from '../../text/words.ts';

const ERROR_SHARE = 0.5;
const WARNING_SHARE = 0.8;
/** Titles and headings that share at least half of all their words differ in wording, not in subject. */
const ALIKE = 0.5;
/** Stems that share so many first letters are forms of one word (велосипед, велосипедный); with fewer they must be near (выбра, выбира). */
const SHARED_LETTERS = 5;
const SHARED_LETTERS_OF_NEAR = 3;

/**
 * Compares words that carry a topic, by stems. The larger of the two coverages counts, so that a shorter title or a shorter heading is
 * fine; site and company names after a separator are no part of the topic. Hyphenated words match their parts. Never an error outside a project.
 */
export default defineRule({
  id: 'frontmatter/title-h1-mismatch',
  severity: 'error',
  about: 'A front matter title and a main heading that say different things.',
  why: 'Readers who click the title in search results land on a page about something else, and search engines choose between two answers to what the page is about.',
  fix: 'Let the title and the main heading name the same subject; one may be a shorter form of the other.',
  source: 'Google Search Central, Influencing title links (2025-12-10); the thresholds are editorial judgement.',
  needs: 'article',
  examples: {
    bad: [
      '---\ntitle: Our workshop is always open for you\n---\n# How to true a bicycle wheel at home\n\nText.\n',
      '---\ntitle: Наша мастерская всегда рядом\n---\n# Как выправить колесо велосипеда дома\n\nТекст.\n',
    ],
    good: [
      '---\ntitle: How to true a wheel | Example\n---\n# How to true a bicycle wheel at home\n\nText.\n',
      '---\ntitle: Как выправить колесо\n---\n# Выправляем колесо велосипеда дома: пошаговый разбор\n\nТекст.\n',
    ],
  },
  check({ doc, config, language }, report) {
    const title = doc.field('title');
    // A level-1 heading further down is another defect, and its text no title.
    const heading = doc.headings[0]?.depth === 1 ? doc.headings[0].text : '';
    if (title === '' || heading === '' || title === heading || normalize(title) === normalize(heading)) return;
    if (config === undefined && !isTitle(doc)) return;
    const brands = brandNames(doc, config);
    const first = topicUnits(withoutBrand(title, brands), language);
    const second = topicUnits(withoutBrand(heading, brands), language);
    if (first.length === 0 || second.length === 0) return;
    const common = first.filter((unit) => matches(unit, second));
    const share = Math.max(common.length / first.length, second.filter((unit) => matches(unit, first)).length / second.length);
    const jaccard = common.length / (first.length + second.length - common.length);
    if (share >= WARNING_SHARE || (share >= ERROR_SHARE && jaccard >= ALIKE)) return;
    const place = doc.place(['title']);
    report({
      ...place,
      severity: share < ERROR_SHARE && config !== undefined ? 'error' : 'warning',
      message: `the title "${title}" and the main heading "${heading}" share ${common.length === 0 ? 'no word' : `only ${common.length} of ${Math.min(first.length, second.length)} words`} of substance`,
    });
  },
});

/** Blogs that print the title themselves use level 1 for sections as well: a title stands alone and before all text. */
function isTitle(doc: Document): boolean {
  return doc.blocks[0]?.kind === 'heading' && doc.headings.filter((heading) => heading.depth === 1).length === 1;
}

/** A topic word: its stem, and the stems of its parts when it is hyphenated. */
interface Unit {
  stems: readonly string[];
}

function topicUnits(text: string, language: Language): Unit[] {
  const units = new Map<string, Unit>();
  for (const word of language.words(text)) {
    if (word.lower.length < 2 || language.stopWords.has(word.lower)) continue;
    const parts = word.lower.includes('-') ? word.lower.split('-').filter((part) => part.length > 1).map((part) => language.stemOf(part)) : [];
    units.set(word.stem, { stems: parts.length > 1 ? parts : [word.stem] });
  }
  return [...units.values()];
}

function matches(unit: Unit, others: readonly Unit[]): boolean {
  const stems = others.flatMap((other) => other.stems);
  return unit.stems.every((stem) => stems.some((other) => alike(stem, other)));
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < SHARED_LETTERS || b.length < SHARED_LETTERS) return false;
  const shares = (letters: number): boolean => a.slice(0, letters) === b.slice(0, letters);
  return shares(SHARED_LETTERS) || (shares(SHARED_LETTERS_OF_NEAR) && nearest(a, [b]) !== undefined);
}

/** Drops "| Site", "— Site", "Site:" when the part is the name of the site or company. */
function withoutBrand(text: string, brands: readonly string[]): string {
  const names = new Set(brands.map(normalize));
  const parts = text.split(/\s*[|—–:]\s+|\s+-\s+/);
  const kept = parts.filter((part) => !names.has(normalize(part)));
  return kept.length === 0 ? text : kept.join(' ');
}
