import type { Language } from './language.ts';
import type { Read } from './quantities.ts';
import type { Reader } from './quantity-calendar.ts';
import { numberAt } from './quantity-numbers.ts';
import type { Token } from './quantity-tokens.ts';

/** The noun a quantity counts, with its place in the text. */
export interface Counted {
  text: string;
  start: number;
  end: number;
  stem: string;
}

/** Words looked at behind and before a quantity for its noun. */
const BEHIND = 5;
const BEFORE = 4;
/** The same in tokens, so that rows of signs and digits cost no more than words. */
const TOKENS = 12;
/** After "one" and "один" only these make a measure of it; with any other noun it is an article. */
const MEASURE_NOUNS = /^(?:комплект|комнат|спальн|ванн|кроват|этаж|ночь|балкон|санузел|bedroom|bathroom|night|floor|bed$|schlafzimmer|nacht)/;
/** Verbs of change between a noun and its ratio: "гостей стало вдвое больше". */
const CHANGE = /^(?:стал[аои]?|стать|вырос\p{L}*|выраст\p{L}+|увелич\p{L}+|сокра\p{L}+|сниз\p{L}+|сниж\p{L}+|упал\p{L}*|подня\p{L}+|поднима\p{L}+|уменьш\p{L}+|был[аои]?|grew|grow|grows|rose|rise|rises|fell|fall|falls|increased?|decreased?|dropped|drops|cut|reduced|went|gone|become|became|doubled|tripled|stieg\p{L}*|gestiegen|sank\p{L}*|gesunken|wurde\p{L}*)$/u;
/** Names that have a number, also where a noun follows: "Windows 11 users". */
const NAMES = /^(?:windows|iphone|ipad|ios|android|iso|gost|гост|санпин|снип|python|covid|usb|wi|fi|playstation|xbox|galaxy|http|html|css|office|photoshop|node|php|din|pixel|chatgpt|gpt|ту|версия|airbus|boeing|боинг|web|vue|angular|es)$/;
const ACTS = /^(?:закон\p{L}*|приказ\p{L}*|постановлени\p{L}*|указ\p{L}*|распоряжени\p{L}*|фз)$/u;
/** Behind an adjective that stands for a noun: "70 % отдыхающих жалуются". */
const VERB_END = /(?:ет|ют|ит|ят|ут|ся)$/;
const LIST_END = /^[.)]$/;

/** True for what reads like a number and is none: "один из гостей", the 1 of a list, "семью" as a family. */
export function isDropped(reader: Reader, { reading, first, next, bound }: Read): boolean {
  const { tokens, isTopic } = reader;
  const [token, behind] = [tokens[first] as Token, tokens[next]];
  if (token.kind === 'number' && token.opens && next === first + 1 && LIST_END.test(behind?.lower ?? '') && behind?.tight === true && tokens[next + 1]?.tight !== true) return true;
  // "два совета: 1) тихо; 2) чисто"
  if (token.kind === 'number' && next === first + 1 && behind?.lower === ')' && behind.tight && tokens[first - 1]?.kind === 'sign' && tokens[first - 1]?.lower !== '(' && !token.tight) return true;
  if (reading.flag !== undefined || !reading.spelled) return false;
  const noun = behind?.kind === 'word' ? behind.lower : '';
  if (token.lower === 'семью' && next === first + 1) return !/(?:ами|ями)$/.test(noun);
  if (/^(?:пар[аоуы]й?|couple|paar)$/.test(token.lower) && next === first + 1) return reader.tag !== 'ru' ? tokens[first - 1]?.lower !== 'ein' : noun === '' || !isTopic(noun);
  if (reader.tag === 'de' && /^(?:beide|halb\p{L}*)$/u.test(token.lower) && reading.bare === true) return true;
  return reading.bare === true && reading.number?.one === true && bound !== 'atLeast' && !MEASURE_NOUNS.test(noun);
}

/** What a quantity is when it measures nothing. */
export function flagOf(reader: Reader, { reading, first, next }: Read): 'idiom' | 'name' | 'phone' | 'law' | undefined {
  const { tokens, words, tag } = reader;
  if (reading.flag !== undefined) return reading.flag;
  const rank = reading.dimension === 'rank';
  const [two, before] = [tokens[first - 2], tokens[first - 1]];
  const behind = tokens[next];
  if (behind?.lower === '-' && behind.tight && tokens[next + 1]?.lower === 'фз') return 'law';
  const word = before?.lower === '.' && before.tight ? two : before;
  if (rank) return tokens[first]?.lower === '№' && ACTS.test(before?.lower ?? '') ? 'law' : words.references.has(word?.lower ?? '') ? 'name' : undefined;
  if (reading.dimension === 'share' && words.references.has(word?.lower ?? '')) return 'name';
  if (reading.spelled || reading.number?.fraction === true || (reading.bare !== true && reading.dimension !== 'year')) return undefined;
  // "ч. 2" is a part of a law, "2 ч" two hours.
  if (word !== undefined && words.laws.has(word.lower) && (word.lower.length > 2 || word !== before || word.lower === '§')) return 'law';
  const token = tokens[first] as Token;
  if (token.tight && (before?.kind === 'word' || before?.kind === 'number')) return 'name';
  if (behind?.tight === true && behind.kind === 'word' && reading.noun === undefined && reading.unit !== 'ordinal' && reading.number?.scale === 1) return 'name';
  if (token.tight && /^[-‑/_=&.]$/.test(before?.lower ?? '') && before?.tight === true && (two?.kind === 'word' || two?.kind === 'number')) return /^(?:топ|top)$/.test(two.lower) ? undefined : 'name';
  if (reading.dimension === 'year' || word?.kind !== 'word') return undefined;
  if (words.references.has(word.lower)) return word.lower.length > 1 || word !== before ? 'name' : undefined;
  if (NAMES.test(word.lower)) return 'name';
  const noun = behind?.kind === 'word' && !behind.upper && reader.isTopic(behind.lower);
  // "Redmi Note 13 лежит": a name in another script, whatever follows.
  if (word === before && tag === 'ru' && word.upper && behind?.kind === 'word' && /^\p{Script=Latin}+$/u.test(word.lower) && Number.isInteger(reading.low)) return 'name';
  if (word !== before || noun || !word.upper || !Number.isInteger(reading.low * 10) || reading.low > 99_999) return undefined;
  const latin = /^\p{Script=Latin}+$/u.test(word.lower) && tag === 'ru';
  return latin || word.capitals || (tag === 'en' && !word.opens && !/^[.!?:]$/.test(two?.lower ?? '.')) ? 'name' : undefined;
}

const PLURAL = /(?:[^s]s|people|children|women|men|feet|teeth)$/;

/** "14 holiday flats", "seven wrong answers": the noun is the plural, when one stands right behind the first word. */
function pluralBehind({ tag, tokens, words, isTopic }: Reader, place: number, several: boolean): Token | undefined {
  const [first, next] = [tokens[place] as Token, tokens[place + 1]];
  if (tag !== 'en' || !several || PLURAL.test(first.lower) || next?.kind !== 'word' || !isTopic(next.lower) || words.breaks.has(next.lower)) return undefined;
  return PLURAL.test(next.lower) ? next : undefined;
}

/** The nearest topic word behind a quantity, past its adjectives where the language tells them by their ending; before it for shares and ratios that have none behind. */
export function countedBy(reader: Reader, { reading, at, next }: Read, language: Language): Counted | undefined {
  const { tokens, words, isTopic } = reader;
  if (reading.dimension === 'date' || reading.dimension === 'clock' || reading.dimension === 'year' || reading.unit === 'times') return undefined;
  const made = ({ start, end, lower }: Token): Counted => ({ text: reader.text.slice(start, end), start, end, stem: language.stemOf(lower) });
  const noun = reading.noun === undefined || reading.dimension !== 'count' ? undefined : tokens[reading.noun];
  if (noun !== undefined && reader.tag === 'en') return made(noun);
  let modifier: Token | undefined;
  for (let place = next, seen = 0; place < tokens.length && place < next + TOKENS && seen < BEHIND; place++) {
    const token = tokens[place] as Token;
    if (token.kind === 'sign' && (/^[«"„“'*_(]$/.test(token.lower) || (token.lower === '.' && token.tight && place === next && tokens[place + 1]?.kind === 'word' && !tokens[place + 1]?.upper) || (token.lower === '-' && token.tight))) continue;
    if (token.kind !== 'word' || words.breaks.has(token.lower) || numberAt(tokens, place, words)?.one === false) break;
    seen++;
    if (!isTopic(token.lower) || words.degrees.has(token.lower) || (reading.dimension !== 'count' && CHANGE.test(token.lower)) || /^(?:а|й|го|х|ти)$/.test(token.lower) || (reader.tag === 'en' && /(?:'s|s'|^last|^own|^recent)$/.test(token.lower))) continue;
    if (modifier !== undefined && VERB_END.test(token.lower)) return made(modifier);
    if (language.modifierEnding?.test(token.lower) !== true) return made(pluralBehind(reader, place, reading.dimension === 'count' && reading.low !== 1) ?? token);
    modifier ??= token;
  }
  if (modifier !== undefined) return made(modifier);
  if (noun !== undefined) return made(noun);
  if (!/^(?:share|ratio|count)$/.test(reading.dimension)) return undefined;
  for (let place = at - 1, seen = 0; place >= 0 && place > at - TOKENS && seen < BEFORE; place--) {
    const token = tokens[place] as Token;
    if (token.kind === 'break' || (token.kind === 'sign' && /^[.!?;,]$/.test(token.lower))) break;
    if (token.kind !== 'word' || tokens[place - 1]?.kind === 'number') continue;
    seen++;
    if (isTopic(token.lower) && !words.degrees.has(token.lower) && !CHANGE.test(token.lower) && !words.breaks.has(token.lower) && !words.references.has(token.lower)) return made(token);
  }
  return undefined;
}
