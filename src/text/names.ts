import type { SiteConfig } from '../model/site.ts';
import type { Document } from './document.ts';
import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import { publisherNames } from './schema-nodes.ts';
import { normalize } from './words.ts';

/** Bylines: what is part of a name and what is not. */

/** Names of the site and of the organisation behind it, from the config or else from the article's own JSON-LD. */
export function brandNames(doc: Document, config: SiteConfig | undefined): readonly string[] {
  return config === undefined ? longestFirst(publisherNames(doc)) : namesOf(config);
}

const namesOf = oncePer(({ brand, site }: SiteConfig) => longestFirst([brand.name, site.name]));

function longestFirst(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort((a, b) => b.length - a.length);
}

/** True when the config lists an author by exactly this name (case and spacing aside). */
export function isRegistered(name: string, config: SiteConfig | undefined): boolean {
  if (config === undefined) return false;
  return config.authors.some((author) => author.name === name) || config.authors.some((author) => normalize(author.name) === normalize(name));
}

/**
 * What in a byline is not part of a name: "a role (редактор)", "the site's name (Dvorik)". Empty for clean names. A role word at the end of
 * a two-word name in capitals is a surname (Peter Baker).
 */
export function extraInfo(byline: string, language: Language, brands: readonly string[]): string[] {
  const found: string[] = [];
  const words = language.words(byline);
  const label = /^([^:]{2,30}):\s*\S/.exec(byline)?.[1];
  if (label !== undefined) found.push(`a label ("${label}:")`);
  for (const match of language.find('roles', words)) {
    const surname = words.length === 2 && match.first === 1 && match.last === 1 && /^\p{Lu}\p{L}+ \p{Lu}\p{Ll}+$/u.test(byline) && brandIn(words[0]?.text ?? '', brands) === undefined;
    if (!surname) found.push(`a role ("${byline.slice(match.start, match.end)}")`);
  }
  if (found.length === 0) {
    const [by] = /^(?:by|von|от)\s(?=\p{Lu})/iu.exec(byline) ?? [];
    if (by !== undefined) found.push(`a label ("${by.trim()}")`);
    const [degree] = DEGREE.exec(byline) ?? [];
    if (degree !== undefined) found.push(`a degree ("${degree.trim()}")`);
    const added = /^\p{Lu}[^,(|/;–—]+(?:\s[-–—]\s|\s?[,(|/;–—]\s?)(.+)$/u.exec(byline)?.[1]?.replace(/\)$/, '').trim();
    // "Anna Sedova, Pavel Orlov" are two people, "Peter Hall, Jr." is one.
    if (degree === undefined && added !== undefined && brandIn(added, brands) === undefined && !added.split(/\s*[,;/&|]\s*(?:(?:и|and|und)\s)?|\s(?:и|and|und)\s/u).every((part) => part === '' || NAME_PART.test(part))) found.push(`more than a name ("${added}")`);
  }
  const brand = brandIn(byline, brands);
  if (brand !== undefined && normalize(brand) !== normalize(byline)) found.push(`the name of the site or company ("${brand}")`);
  return found;
}

/** A name inside a list of names, with the particles some have ("d'Antras", "van der Berg"). */
const NAME_PART = /^(?:(?:\p{Lu}|d'|d’|de\s|del\s|der\s|van\s|von\s|la\s|le\s)[\p{L}\p{M}'’.-]*(?:\s|$)){1,5}$/u;

/** Academic degrees in their short forms: "к. т. н.", "канд. мед. наук", "d.h.c.", "PhD". */
const DEGREE = /(?<!\p{L})(?:[кд]\.\s?\p{Ll}{1,4}\.(?:-\p{Ll}\.)?\s?н\.?|(?:канд|д-р|докт)\.?\s\p{Ll}+\.?\s?н(?:аук|\.)|Ph\.?\s?D\.?|M\.?D\.?|MBA|MSc|BSc|Dr\.|Prof\.|Dipl\.-Ing\.)(?!\p{L})/u;

/** True for bylines that name nobody: only roles, site names and words like "admin". */
export function isGeneric(byline: string, language: Language, brands: readonly string[]): boolean {
  const words = language.words(byline);
  const roles = language.find('roles', words);
  if (roles.length === 0) return false;
  const brandWords = new Set(brands.flatMap((brand) => normalize(brand).split(' ')));
  return words.every((word, index) => {
    if (roles.some((role) => index >= role.first && index <= role.last)) return true;
    return brandWords.has(word.lower) || language.stopWords.has(word.lower) || /\p{Ll}\p{Lu}|\p{Lu}{3}|\d/u.test(word.text);
  });
}

/** True for two to four words in capitals without digits: how signatures write a person or a team. */
export function looksLikeName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word));
}

/** True when one name holds all words of the other, in any order and case form: "Анна Седова" and "Седова Анна Игоревна". */
export function sameName(a: string, b: string, language: Language): boolean {
  const stems = (name: string): Set<string> => new Set(language.words(name).map((word) => word.stem));
  const [first, second] = [stems(a), stems(b)];
  const [small, large] = first.size < second.size ? [first, second] : [second, first];
  return small.size > 0 && [...small].every((stem) => large.has(stem));
}

function brandIn(text: string, brands: readonly string[]): string | undefined {
  const padded = ` ${normalize(text)} `;
  return brands.find((brand) => normalize(brand) !== '' && padded.includes(` ${normalize(brand)} `));
}
