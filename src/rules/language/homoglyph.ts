import { defineRule } from '../../kinds.ts';
import type { Block } from '../../text/blocks.ts';
import type { Document } from '../../text/document.ts';
import { MIXED_SCRIPT } from '../../text/vocabulary.ts';

/** Cyrillic letters and the Latin ones that look the same in print. */
const PAIRS = 'аaеeоoрpсcуyхxіiјjѕsАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅS';
/** All Latin letters, and signs that ordinary prose has none of. */
const LATIN = /[A-Za-z\u00aa-\u02af\u1d00-\u1eff\u2071-\u209c\u212a-\u2188\u2c60-\uffff]/;
const TO_LATIN = new Map<string, string>();
const TO_CYRILLIC = new Map<string, string>();
for (let i = 0; i < PAIRS.length; i += 2) {
  TO_LATIN.set(PAIRS.charAt(i), PAIRS.charAt(i + 1));
  TO_CYRILLIC.set(PAIRS.charAt(i + 1), PAIRS.charAt(i));
}

/**
 * Runs of letters without hyphens, block by block, so that joined cells and "IT-отдел" make no mixed words. A word is reported when all letters of the
 * rarer script look like the other's ("пoл" with a Latin o), or when the scripts alternate. Acronyms with a Russian ending ("PDFа", "JSONом") mix on purpose.
 * The fix is offered when the other letters leave no doubt which script is meant.
 */
export default defineRule({
  id: 'language/homoglyph',
  severity: 'error',
  about: 'A word that mixes Latin and Cyrillic letters.',
  why: 'It looks right and is not: search does not find the word, spell checkers fail, and such letters are used to pass off one name as another.',
  fix: 'Type the word again in one alphabet.',
  source: 'Unicode Technical Standard #39, mixed-script detection',
  needs: 'article',
  examples: {
    bad: ['---\nlang: ru\n---\n# Пoлы из дуба\n\nТекст.\n'],
    good: ['---\nlang: ru\n---\n# Полы\n\nФайл PDFа открывает IT-отдел, заявки хранит amoCRM.\n'],
  },
  check({ doc }, report) {
    const { traits } = doc.lexis.vocabulary;
    for (const block of hasMixed(doc, traits) ? doc.blocks : []) {
      if (!isMixed(block, traits)) continue;
      for (const { word, index, letters, replacement } of mixedWords(block.text)) {
        const start = block.at(index);
        const end = block.at(index + word.length - 1) + 1;
        const exact = doc.text.slice(start, end) === word;
        report({ start, end, message: message(word, letters), edits: exact && replacement !== undefined ? [{ start, end, text: replacement }] : undefined });
      }
    }
    for (const key of ['title', 'description']) {
      for (const { word, letters, replacement } of mixedWords(doc.field(key))) {
        const place = doc.place([key]);
        const start = doc.text.indexOf(word, place.start);
        const certain = replacement !== undefined && start >= 0 && start + word.length <= place.end && doc.text.slice(start + word.length, place.end).indexOf(word) < 0;
        report({ ...place, message: message(word, letters), edits: certain ? [{ start, end: start + word.length, text: replacement }] : undefined });
      }
    }
  },
});

/** The words of all blocks are one row. */
function hasMixed({ blocks: [first] }: Document, traits: readonly number[]): boolean {
  return first !== undefined && isMixed({ tokens: { ...first.tokens, from: 0, to: first.tokens.numbers.length } }, traits);
}

/** Each word is looked at once, whatever the articles it stands in. */
function isMixed({ tokens: { numbers, from, to } }: Pick<Block, 'tokens'>, traits: readonly number[]): boolean {
  for (let at = from; at < to; at++) if (((traits[numbers[at] as number] as number) & MIXED_SCRIPT) !== 0) return true;
  return false;
}

function message(word: string, letters: string): string {
  const script = /\p{Script=Latin}/u.test(letters) ? 'Latin' : 'Cyrillic';
  const different = [...new Set(letters)];
  return `"${word}" mixes alphabets: ${different.map((letter) => `"${letter}"`).join(', ')} ${different.length > 1 ? 'are' : 'is'} ${script}`;
}

interface MixedWord {
  word: string;
  index: number;
  /** The letters of the rarer script. */
  letters: string;
  replacement: string | undefined;
}

function mixedWords(text: string): MixedWord[] {
  const found: MixedWord[] = [];
  if (!LATIN.test(text)) return found;
  for (const match of text.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}]+/gu)) {
    const word = match[0];
    const latin = word.replace(/\P{Script=Latin}/gu, '');
    const cyrillic = word.replace(/\P{Script=Cyrillic}/gu, '');
    if (latin === '' || cyrillic === '' || word.length < 3) continue;
    const cyrillicLooks = Array.from(cyrillic).every((letter) => TO_LATIN.has(letter));
    const latinLooks = Array.from(latin).every((letter) => TO_CYRILLIC.has(letter));
    const changes = word.match(/\p{Script=Latin}(?=\p{Script=Cyrillic})|\p{Script=Cyrillic}(?=\p{Script=Latin})/gu)?.length ?? 0;
    // An acronym or a brand with an inner capital takes Russian endings: "SMSку", "YouTubeа".
    if (changes === 1 && word.startsWith(latin) && /^\p{Ll}{1,4}$/u.test(cyrillic) && (/^\p{Lu}{2,}$/u.test(latin) || (/\p{Ll}\p{Lu}/u.test(latin) && !latinLooks))) continue;
    if (!cyrillicLooks && !latinLooks && changes < 2) continue;
    const toCyrillic = latinLooks && (!cyrillicLooks || latin.length < cyrillic.length);
    const sure = latinLooks !== cyrillicLooks;
    const map = toCyrillic ? TO_CYRILLIC : TO_LATIN;
    found.push({
      word, index: match.index,
      letters: toCyrillic || (latin.length < cyrillic.length && !cyrillicLooks) ? latin : cyrillic,
      replacement: sure ? Array.from(word, (letter) => map.get(letter) ?? letter).join('') : undefined,
    });
  }
  return found;
}
