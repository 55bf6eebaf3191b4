import type { LocaleDefinition, PhraseListName } from '../model/language.ts';

/** The only readers of a locale's lexicon: its shape, with provenance beside the phrases, is nobody else's business. */

/** The phrases of one list, always the same array, so that what is compiled from them can be remembered by it. */
export function phrasesOf(definition: LocaleDefinition, list: PhraseListName): readonly string[] {
  return definition.lexicon[list].phrases;
}

/** Pairs of phrases that exclude each other in one statement. */
export function contradictionsOf(definition: LocaleDefinition): readonly (readonly [string, string])[] {
  return definition.lexicon.contradictions.pairs;
}

/** All lists of phrases by name. */
export function phraseLists(definition: LocaleDefinition): Record<PhraseListName, readonly string[]> {
  const { contradictions: _pairs, ...lists } = definition.lexicon;
  return Object.fromEntries(Object.entries(lists).map(([name, { phrases }]) => [name, phrases])) as Record<PhraseListName, readonly string[]>;
}
