import { createNumberTable } from './text/number-table.ts';
import { PHRASE_SIZE, type PackedPhrases } from './text/subject-phrases.ts';

/** The phrases of all articles together, each with the article that is meant by it. */

export interface MentionSource {
  lang: string;
  phrases: PackedPhrases;
}

/** Articles that may have a phrase in common before it says nothing of any of them. */
const SHARED_MOST = 3;
/** Share of the surest article's weight from which another one is meant by the same words as well. */
const RIVAL = 0.5;
/** Most words of a phrase. */
export const FAMILIES = PHRASE_SIZE - 1;

export interface OwnedPhrases {
  /** `FAMILIES` of each phrase, 0 where it has fewer words. */
  families: Uint32Array;
  /** Position of the article that is meant. */
  targets: Int32Array;
  /** How surely, 0–1. */
  certainties: Float32Array;
}

/** Phrases that name one article rather than others: those of too many are left out, and where several have one, the surest of them is meant. */
export function ownedPhrases(sources: readonly MentionSource[]): OwnedPhrases {
  const owners = createNumberTable(1 << 10);
  eachPhrase(sources, (_target, phrase) => owners.add(phraseKey(phrase), 1));
  const [sums, most, rivals] = [new Float32Array(owners.room), new Float32Array(owners.room), new Int32Array(owners.room)];
  eachPhrase(sources, (_target, phrase) => {
    const place = owners.placeOf(phraseKey(phrase));
    most[place] = Math.max(most[place] as number, phrase[FAMILIES] as number);
  });
  // Whoever only comes back to the words does not take them from the article that has them as its key phrase.
  eachPhrase(sources, (_target, phrase) => {
    const place = owners.placeOf(phraseKey(phrase));
    const weight = phrase[FAMILIES] as number;
    if (weight < (most[place] as number) * RIVAL) return;
    sums[place] = (sums[place] as number) + weight;
    rivals[place] = (rivals[place] as number) + 1;
  });
  const isOwned = (phrase: Uint32Array, place: number): boolean => (rivals[place] as number) <= SHARED_MOST && (phrase[FAMILIES] as number) >= (most[place] as number);
  let count = 0;
  eachPhrase(sources, (_target, phrase) => { if (isOwned(phrase, owners.placeOf(phraseKey(phrase)))) count++; });
  const owned = { families: new Uint32Array(count * FAMILIES), targets: new Int32Array(count), certainties: new Float32Array(count) };
  let next = 0;
  eachPhrase(sources, (target, phrase) => {
    const place = owners.placeOf(phraseKey(phrase));
    if (!isOwned(phrase, place)) return;
    owned.families.set(phrase.subarray(0, FAMILIES), next * FAMILIES);
    owned.targets[next] = target;
    owned.certainties[next++] = ((phrase[FAMILIES] as number) / 1000) * ((phrase[FAMILIES] as number) / (sums[place] as number));
  });
  return owned;
}

function eachPhrase(sources: readonly MentionSource[], visit: (target: number, phrase: Uint32Array) => void): void {
  sources.forEach(({ phrases }, target) => {
    for (let at = 0; at < phrases.length; at += PHRASE_SIZE) visit(target, phrases.subarray(at, at + PHRASE_SIZE));
  });
}

/** One number for the words of a phrase, whose order is settled. */
function phraseKey(phrase: Uint32Array): number {
  let key = 0x811c9dc5;
  for (let at = 0; at < FAMILIES; at++) key = Math.imul(key ^ (phrase[at] as number), 0x01000193) >>> 0;
  return key;
}
