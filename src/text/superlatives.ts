import type { Token } from './quantity-tokens.ts';

/** Superlatives by their form: "the fastest", "most useful", "крупнейший". Those of several words are patterns (`claim-words.ts`). */

const DETERMINER = /^(?:the|our|their|its|his|her|world's|britain's|\p{L}+'s|ever|by|is|are|wears?|lasts?|works?|keeps?|holds?|held|up|longest|dries|fades|sells?|grows?|costs?)$/u;
const NO_SUPERLATIVE = new Set('latest test guest request interest rest forest best west east honest modest invest contest protest harvest suggest chest arrest nest quest digest manifest earnest attest detest infest ingest priest breast crest fest zest jest vest pest lest molest conquest bequest northwest southwest nearest furthest midwest dearest behest inquest retest pretest'.split(' '));
const MOST_FORM = /(?:ful|ous|able|ible|ive|ing|ed|al|ant|ent|ar|ic|ern|ary|ite|ure|ect|ult|ble|ce|te|en|sy|ly|are|un|ain)$/;
const NO_MOST = new Set('people common likely often recent important customers clients guests learners workshops drivers owners time cases days important'.split(' '));
const OTHERS_RU = /^(?:дальнейш|ближайш|малейш|старейшин|новейш|простейш|тончайш|мельчайш)/;
const RU = /(?:ей|ай)ш(?:ий|ая|ее|ие|его|ей|их|ую|им|ими|ем)$/;

/** Where the superlative ends that opens at a token; 0 for none. */
export function superlativeAt(tokens: readonly Token[], at: number, tag: string): number {
  const { kind, lower, end } = tokens[at] as Token;
  if (kind !== 'word' || lower.length < 4) return 0;
  if (tag === 'ru') return lower.includes('йш') && RU.test(lower) && !OTHERS_RU.test(lower) ? end : 0;
  if (tag !== 'en') return 0;
  const before = tokens[at - 1]?.lower ?? '';
  if (lower.endsWith('est')) return lower.length > 4 && !NO_SUPERLATIVE.has(lower) && (DETERMINER.test(before) || tokens[at - 2]?.lower === 'the') && before !== 'at' ? end : 0;
  if (lower !== 'most' || before === 'at') return 0;
  const next = tokens[at + 1];
  if (next?.kind !== 'word' || NO_MOST.has(next.lower)) return before === 'the' && /^(?:common|important|often)$/.test(next?.lower ?? '') ? (next as Token).end : 0;
  return MOST_FORM.test(next.lower) ? next.end : 0;
}
