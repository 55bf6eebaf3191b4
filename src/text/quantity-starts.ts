import type { Language } from './language.ts';
import { oncePer } from './once-per.ts';
import { ordinalOf } from './quantity-numbers.ts';
import type { Token } from './quantity-tokens.ts';
import { unitsOf } from './quantity-units.ts';
import { quantityWords, type Phrases } from './quantity-words.ts';

/** Nearly no word opens a quantity: which ones may is worked out once a word, so that the readers are asked about the others never. */

/** What opens a range, and what stands before its second value. */
export const OPENERS: Readonly<Record<string, RegExp>> = { от: /^до$/, с: /^(?:до|по)$/, со: /^(?:до|по)$/, from: /^(?:to|until|till|through)$/, between: /^and$/, von: /^bis$/, zwischen: /^und$/ };
const OTHERS = new Set('минус minus fiver tenner by на во в um auf a an топ топе top номер number nummer platz rang no nr every fortnight сутки суток'.split(' '));
const SIGNS = new Set('$€£₽¥№#-–—−~≈><≥≤§½⅓¼¾⅔'.split(''));
const MADE = /^(?:кажд|jede|пол|viertelst|halbst)|кратн|(?:stündig|tägig|wöchig|monatig|jährig|minütig|prozentig|größt|best|höchst|ältest|meist)/;
/** Letters of the shortest and the longest number word that opens a compound: "двухдневный", "четырнадцатидневный". */
const CUT = [3, 16] as const;
/** Words remembered; the memory starts again when they are more. */
const REMEMBERED = 50_000;

/** Words of a language ready to be looked up. */
export const wordsOf = oncePer((language: Language) => quantityWords(language.tag));

/** True for a token at which a quantity, its qualifier or an idiom may begin; false is certain. */
export const mayOpen = oncePer((language: Language): ((token: Token) => boolean) => {
  const words = wordsOf(language);
  const units = unitsOf(language);
  const firsts = (phrases: Phrases<unknown>): string[] => [...phrases.values()].flatMap((rows) => rows.flatMap(({ elements }) => elements[0] ?? []));
  const openers = new Set([...firsts(words.idioms), ...firsts(words.before), ...Object.keys(OPENERS), ...OTHERS, ...words.numbers.keys(), ...words.scales.keys(), ...words.fractions.keys(), ...words.ratios.keys()]);
  const opens = (lower: string): boolean => {
    if (openers.has(lower) || ordinalOf(lower, words) !== undefined || words.months.some((names) => names.some((name) => lower.startsWith(name))) || MADE.test(lower)) return true;
    const token: Token = { kind: 'word', start: 0, end: 0, lower, tight: false, opens: false, upper: false, capitals: false, value: 0 };
    if (units.at([token], 0) !== undefined) return true;
    if (language.tag !== 'ru') return false;
    for (let cut: number = CUT[0]; cut <= Math.min(lower.length - 3, CUT[1]); cut++) if (words.numbers.has(lower.slice(0, cut)) && units.adjective(lower.slice(cut)) !== undefined) return true;
    return false;
  };
  const known = new Map<string, boolean>();
  return ({ kind, lower }) => {
    if (kind === 'sign') return SIGNS.has(lower) || openers.has(lower);
    if (kind !== 'word') return kind !== 'break';
    let found = known.get(lower);
    if (found === undefined) {
      if (known.size >= REMEMBERED) known.clear();
      known.set(lower, (found = opens(lower)));
    }
    return found;
  };
});
