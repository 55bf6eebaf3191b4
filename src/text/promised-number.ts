import type { Language } from './language.ts';

/** A number of things that a title or heading promises. */
export interface PromisedNumber {
  count: number;
  /** As the text says it. */
  words: string;
}

/** The number a heading promises before a noun of the lexicon's `countedParts`; undefined when it promises none. */
export function promisedNumber(text: string, language: Language): PromisedNumber | undefined {
  const words = language.words(text);
  if (!words.some(({ lower }) => /\d/.test(lower) || language.numberWords[lower] !== undefined)) return undefined;
  const hedges = new Set(language.find('countHedges', words).map((match) => match.first));
  for (const noun of language.find('countedParts', words)) {
    for (let index = noun.first - 1; index >= Math.max(0, noun.first - 3); index--) {
      const word = words[index];
      if (word === undefined || hedges.has(index)) break;
      const digits = /^(?:\p{L}{3}-)?(\d{1,2})$/u.exec(word.lower)?.[1];
      const count = digits === undefined ? language.numberWords[word.lower] : Number(digits);
      if (count === undefined || !Number.isInteger(count)) continue;
      // "24/7", "3–5", "2.", "№ 4" and "Step 2: mistakes" are no counts of what follows; nor is a number with a hedge ("up to 5").
      const glued = /[/.,:%№#–—+-]\s*$/.test(text.slice(0, word.start).slice(-2)) && digits !== undefined && !/:\s+$|[–—]\s+$/.test(text.slice(0, word.start));
      const between = text.slice(word.end, noun.start);
      if (count < 2 || glued || /[^\p{L}\p{N}\s-]|--|\s-|-\s/u.test(between) || words.slice(index + 1, noun.first).some((other) => language.stopWords.has(other.lower)) || hedges.has(index - 1)) break;
      return { count, words: text.slice(word.start, noun.end) };
    }
  }
  return undefined;
}

/** Time, money, people and other measures: a number of these is none of parts. */
const MEASURE = /^(?:год|лет|месяц|недел|дн|день|сут|час|минут|секунд|рубл|доллар|евро|тысяч|миллион|млн|тыс|процент|раз|человек|людей|детей|килограмм|кг|грамм|г$|литр|л$|метр|см$|мм$|м$|км|километр|градус|комнат|этаж|кв|соток|слов|знак|символ|страниц|балл|место$|век|поколени|years?|months?|weeks?|weekends?|days?|hours?|minutes?|seconds?|euros?|dollars?|pounds?|cents?|percent|people|persons?|children|kids|miles?|km|kilomet|met(?:re|er)s?|feet|foot|inch|grams?|kg|kilos?|lit(?:re|er)s?|rooms?|words?|pages?|points?|centur|thousand|million|billion|degrees?|times?|am$|pm$|jahr|monat|woche|tag|stunde|minute|sekunde|euro|prozent|mal$|leute|personen|meter|grad)/u;

/** True for a title that opens with a number, whatever it counts. */
export function opensWithNumber(text: string, language: Language): boolean {
  return /^(?:\d|топ|top)/i.test(text) || language.numberWords[/^\p{L}+/u.exec(text)?.[0].toLowerCase() ?? ''] !== undefined;
}

/** "9 растений для тени", "12 museums for a rainy day": a title that opens with its number, whatever it counts. */
export function openingNumber(text: string, language: Language): PromisedNumber | undefined {
  const match = /^(?:топ[\s-]?|top\s)?(\d{1,2}|\p{L}+)\s+(\p{L}[\p{L}-]+)(?:\s+(\p{L}[\p{L}-]+))?/iu.exec(text);
  if (match === null) return undefined;
  const [words, number = '', first = '', second = ''] = match;
  const count = /^\d/.test(number) ? Number(number) : language.numberWords[number.toLowerCase()];
  const isMeasure = MEASURE.test(first.toLowerCase()) || MEASURE.test(second.toLowerCase());
  if (count === undefined || count < 4 || !Number.isInteger(count) || isMeasure || language.stopWords.has(first.toLowerCase())) return undefined;
  return { count, words: language.stopWords.has(second.toLowerCase()) ? words.slice(0, words.length - second.length).trim() : words };
}

/** A number in the title of a list, and where it stands. */
export interface TitleNumber extends PromisedNumber {
  start: number;
  end: number;
  /** Written in digits. */
  digits: boolean;
  /** Stems of the one or two words behind it: what is counted. */
  counts: readonly string[];
}

/**
 * Numbers in the title of a list that may say how many items it has: "7 вопросов", "Семь вопросов", "Топ-5 ошибок", "Bread: 12 simple rules". Left out are years,
 * ranges, ordinals, "24/7", measures ("30 дней") and estimates ("до 5").
 */
export function titleNumbers(title: string, language: Language): TitleNumber[] {
  const words = language.words(title);
  const hedges = new Set(language.find('countHedges', words).flatMap((match) => [match.first, match.last]));
  const found: TitleNumber[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    const digits = /^(?:\p{L}{3}-)?(\d{1,2})$/u.exec(word.lower)?.[1];
    let count = digits === undefined ? language.numberWords[word.lower] : Number(digits);
    let last = index;
    const unit = language.numberWords[words[index + 1]?.lower ?? ''];
    // "Двадцать пять".
    if (digits === undefined && count !== undefined && count >= 20 && count % 10 === 0 && unit !== undefined && unit < 10) {
      count += unit;
      last = index + 1;
    }
    const [next, after] = [words[last + 1], words[last + 2]];
    if (count === undefined || count < 2 || !Number.isInteger(count) || next === undefined || hedges.has(index) || hedges.has(index - 1)) continue;
    const end = words[last]?.end ?? word.end;
    const between = title.slice(end, next.start);
    const glued = /[\p{L}\p{N}.,/%№#+-]\s*$/u.test(title.slice(Math.max(0, word.start - 1), word.start)) || /[\d–-]\s?$/.test(title.slice(0, word.start));
    // What a colon or a full stop follows is the number of something before it.
    if (glued || /[^\s]/.test(between) || MEASURE.test(next.lower) || (after !== undefined && !/[^\s]/.test(title.slice(next.end, after.start)) && isAdjective(next.lower) && MEASURE.test(after.lower)) || language.stopWords.has(next.lower)) continue;
    found.push({ count, words: title.slice(word.start, next.end), start: digits === undefined ? word.start : word.end - digits.length, end, digits: digits !== undefined, counts: [next, after].flatMap((other) => (other === undefined || language.stopWords.has(other.lower) ? [] : [other.stem])) });
    index = last;
  }
  return found;
}

/** The first number in a text that counts the same things as a title or label does, and counts them otherwise; undefined when there is none. @param things stems of what is counted */
export function otherCount(text: string, things: readonly string[], items: number, language: Language): TitleNumber | undefined {
  const same = titleNumbers(text, language).filter(({ counts }) => counts.some((stem) => things.includes(stem)));
  return same.some(({ count }) => count === items) ? undefined : same[0];
}

/** "30 рабочих дней", "10 long years": how adjectives end before a measure, in the languages of the locales; short words are none. */
function isAdjective(lower: string): boolean {
  return lower.length > 3 && /(?:ых|их|ые|ие|ng|ong|ll|ен|en)$/u.test(lower);
}

/**
 * The title of a list with the number of items it really has. A number in digits is corrected where the noun behind it keeps its form ("7 вопросов" → "5 вопросов",
 * by the plural rules of the language).
 * @returns undefined when the title promises another number and cannot be corrected
 */
export function withItemCount(title: string, items: number, language: Language): string | undefined {
  const numbers = titleNumbers(title, language);
  if (numbers.length === 0 || numbers.some(({ count }) => count === items)) return title;
  const [only] = numbers;
  const plural = new Intl.PluralRules(language.tag);
  if (only === undefined || numbers.length > 1 || !only.digits || plural.select(only.count) !== plural.select(items)) return undefined;
  return title.slice(0, only.start) + String(items) + title.slice(only.end);
}
