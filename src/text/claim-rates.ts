import type { Statement } from './claim-ground.ts';
import type { Claim } from './claims.ts';
import type { Quantity } from './quantities.ts';

/** "£28 an hour" is no "£28 per metre": what a value is for. */

interface RateWords {
  /** Behind a value. */
  behind: RegExp;
  /** In the place of the subject: "a kilo costs £3". */
  subject: RegExp;
  /** Names of a rate by the word that is found, for words that mean the same. */
  names: readonly (readonly [RegExp, string])[];
}

const RATES: Readonly<Record<string, RateWords>> = {
  ru: {
    behind: /^\s*(?:в|за|на|с|\/)\s*(?:кажд\p{L}+\s+|одн\p{L}+\s+|один\s+|1\s+)?(час|день|сутки|ноч|месяц|год|недел|метр|кг|килограмм|человек|штук|смен|заняти|урок|квадрат|м²|м2|сеанс|пачк|буханк|слов|страниц|минут|литр|километр|км)\p{L}*/iu,
    subject: /(?:^|[^\p{L}])(килограмм|литр|метр|час|ночь|сутки|месяц|пачка|штука|буханка|квадратный метр|километр)(?:\s+\p{L}+){0,3}\s+(?:стоит|обойд\p{L}+|обходится|—)/iu,
    names: [[/^(?:кг|килограмм)/i, 'kg'], [/^(?:день|сутки|ноч)/i, 'day'], [/^час/i, 'hour'], [/^минут/i, 'minute'], [/^месяц/i, 'month'], [/^год/i, 'year'], [/^недел/i, 'week'], [/^(?:м²|м2|квадрат)/i, 'm2'], [/^метр/i, 'm'], [/^(?:км|километр)/i, 'km'], [/^литр/i, 'l'], [/^(?:заняти|урок)/i, 'lesson']],
  },
  en: {
    behind: /^\s*(?:an?|per|each|\/|every|for an?|for each|for one)\s*(hour|day|night|month|year|week|metre|meter|foot|kg|kilo|kilogram|person|head|word|page|lesson|class|session|square metre|km|kilometre|mile|litre|loaf|dog|visit|piece|bag|minute|guest|car)s?\b/iu,
    subject: /(?:^|\b)(?:an?|per|one|each)\s+(kilo|kilogram|litre|metre|hour|night|day|month|mile|page|lesson|loaf|bag)(?:\s+\w+){0,3}\s+(?:costs?|is|comes to)\b/iu,
    names: [[/^k(?:g|ilo)/i, 'kg'], [/^(?:night|day)/i, 'day'], [/^met(?:re|er)/i, 'm'], [/^k(?:m|ilometre)/i, 'km'], [/^(?:lesson|class|session)/i, 'lesson'], [/^(?:person|head|guest)/i, 'person']],
  },
};

/** Names of rates that are times, in minutes. */
const SPANS: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440, week: 10_080, month: 43_800, year: 525_600 };

function rateOf(text: string, end: number, start: number, { behind, subject, names }: RateWords): { name: string; word: string } | undefined {
  const before = text.slice(Math.max(0, start - 60), start);
  const word = behind.exec(text.slice(end, end + 40))?.[1] ?? subject.exec(before.slice(before.search(/[,;.][^,;.]*$/u) + 1))?.[1];
  return word === undefined ? undefined : { name: names.find(([pattern]) => pattern.test(word))?.[1] ?? word.toLowerCase(), word: word.toLowerCase() };
}

/** True when a claim gives a price, a time or a length for something else than the known value is for. A rate the fact has and the claim leaves out is none. */
export function isOtherRate({ start, end, sentence, kind }: Claim, known: Quantity, { text, quantities }: Statement, tag: string): boolean {
  const words = RATES[tag];
  if (words === undefined || (kind !== 'money' && kind !== 'measure')) return false;
  const claimed = rateOf(sentence.text, end - sentence.start, start - sentence.start, words);
  if (claimed === undefined) return false;
  // "An hour costs £38" of a lesson of 60 minutes.
  const span = SPANS[claimed.name];
  if (span !== undefined && quantities.some((one) => one.dimension === 'time' && one.low === span && one.high === span)) return false;
  const own = rateOf(text, known.end, known.start, words);
  return own?.name !== claimed.name && !text.toLowerCase().includes(claimed.word.slice(0, 5));
}
