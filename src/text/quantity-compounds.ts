import type { Reader, Reading } from './quantity-calendar.ts';
import { numberAt, ordinalOf, type NumberReading } from './quantity-numbers.ts';
import type { Token } from './quantity-tokens.ts';

/** Letters of the longest number word that opens a compound: "четырнадцатидневный". */
const LONGEST = 16;
const TOP = /^(?:топ|топе|top)$/;
const NUMBERED = /^(?:номер|number|nummer|platz|rang)$/;
const PLACE = /^(?:мест[оаеу]м?|строчк[аеиу]|ступен[ьи]|позици[яию]|place|platz|rang|position)$/;

/** "№ 1", "топ-10", "первое место", "second largest". */
export function rankAt({ tokens, words, tag }: Reader, at: number): Reading | undefined {
  const token = tokens[at] as Token;
  const rank = (low: number, high: number, next: number, spelled = false): Reading => ({ low, high, dimension: 'rank', unit: 'place', spelled, next });
  const numberBehind = (place: number): NumberReading | undefined => {
    const number = numberAt(tokens, place, words);
    return number !== undefined && Number.isInteger(number.value) && !number.about ? number : undefined;
  };
  const sign = /^[№#]$/.test(token.lower) ? 1 : /^(?:no|nr)$/.test(token.lower) && token.upper && tokens[at + 1]?.lower === '.' ? 2 : NUMBERED.test(token.lower) ? (/^[#№]$/.test(tokens[at + 1]?.lower ?? '') ? 2 : 1) : 0;
  if (sign > 0 && tokens[at + sign]?.kind !== 'sign') {
    const number = numberBehind(at + sign);
    return number === undefined || number.ordinal ? undefined : rank(number.value, number.value, number.next, number.spelled);
  }
  if (TOP.test(token.lower)) {
    const number = numberBehind(at + (tokens[at + 1]?.lower === '-' ? 2 : 1));
    return number === undefined || tokens[number.next]?.lower === '%' ? undefined : rank(1, number.value, number.next, number.spelled);
  }
  const digits = token.kind === 'number' ? numberBehind(at) : undefined;
  const place = digits === undefined ? ordinalOf(token.lower, words) : digits.value;
  const next = digits?.next ?? at + 1;
  const noun = tokens[next]?.lower ?? '';
  if (place === undefined) {
    const joined = tag === 'de' ? /^(zweit|dritt|viert|fünft)(?:größt|best|höchst|ältest|meist)/.exec(token.lower) : null;
    return joined === null ? undefined : rank(words.ordinals.get(joined[1] ?? '') ?? 0, words.ordinals.get(joined[1] ?? '') ?? 0, next, true);
  }
  const superlative = tag === 'en' && (digits === undefined || digits.ordinal) && place > 1 && /^(?:most|best|worst|\p{L}{3,}est)$/u.test(noun) && !/^(?:interest|request|forest|guest|test|rest|west|honest|modest|invest|contest|protest|harvest)$/.test(noun);
  if (superlative) return rank(place, place, next + 1, digits === undefined);
  // "3 места" are three places; "3-е место" and "1 место" are ranks.
  const isPlace = PLACE.test(noun) && (digits === undefined || digits.ordinal || (noun === 'место' && place % 10 === 1));
  return isPlace ? rank(place, place, next + 1, digits === undefined) : undefined;
}

/** "полчаса", "двухнедельный", "Viertelstunde": number and unit in one word. */
export function compoundAt({ tokens, tag, units, words }: Reader, at: number): Reading | undefined {
  const { lower, kind } = tokens[at] as Token;
  const reading = (value: number, unit: { dimension: Reading['dimension']; unit: string; factor: number; offset: number }, noun?: number): Reading => ({
    low: value * unit.factor, high: value * unit.factor, dimension: unit.dimension, unit: unit.unit, spelled: true, next: at + 1, bare: unit.dimension === 'count', ...(noun === undefined ? {} : { noun }),
  });
  if (kind !== 'word') return undefined;
  if (tag === 'en' && /^an?$/.test(lower) && ['and', 'a', 'half'].every((word, index) => tokens[at + 2 + index]?.lower === word)) {
    const one = units.at(tokens, at + 1);
    return one?.next === at + 2 ? { ...reading(1.5, one.unit), next: at + 5 } : undefined;
  }
  if (tag === 'en' && /^(?:fiver|tenner)$/.test(lower)) return reading(lower === 'fiver' ? 5 : 10, { dimension: 'money', unit: 'GBP', factor: 1, offset: 0 });
  // "Уже десятый год": as many years, the last of them not yet over.
  const years = tag === 'ru' && /^(?:год|сезон)$/.test(tokens[at + 1]?.lower ?? '') ? ordinalOf(lower, words) : undefined;
  if (years !== undefined && years > 1) return { ...reading(years, { dimension: 'time', unit: 'min', factor: 525_600, offset: 0 }), next: at + 2, about: true };
  if (lower === 'fortnight') return reading(1, { dimension: 'time', unit: 'min', factor: 20160, offset: 0 });
  if (/^сут(?:ки|ок)$/.test(lower) && numberAt(tokens, at - 1, words) === undefined) return reading(1, { dimension: 'time', unit: 'min', factor: 1440, offset: 0 });
  if (tag === 'ru') {
    if (/^полцены$/.test(lower)) return reading(0.5, { dimension: 'share', unit: '%', factor: 1, offset: 0 });
    const dashed = lower === 'пол' && tokens[at + 1]?.lower === '-' ? units.at(tokens, at + 2) : undefined;
    if (dashed !== undefined) return { ...reading(0.5, dashed.unit), next: dashed.next };
    const half = /^полу?(?!д(?:ень|ня$)|ночь)(\p{L}{3,})$/u.exec(lower)?.[1];
    const rest = lower === 'полдня' ? 'дня' : half;
    const unit = rest === undefined ? undefined : units.at([{ ...(tokens[at] as Token), lower: rest }], 0)?.unit;
    if (unit !== undefined) return reading(0.5, unit);
    // The number stands in the genitive: "двух-", "пяти-", "ста-"; a hundred also as "сто-".
    for (let cut = 3; cut <= Math.min(lower.length - 5, LONGEST); cut++) {
      const value = lower.startsWith('сто') && cut === 3 ? 100 : lower.startsWith('пар') ? undefined : words.numbers.get(lower.slice(0, cut));
      const adjective = value === undefined || value < 2 ? undefined : units.adjective(lower.slice(cut));
      if (adjective !== undefined) return reading(value as number, adjective);
    }
    const times = /^(\p{L}+)кратн/u.exec(lower)?.[1];
    const value = times === undefined ? undefined : words.numbers.get(times);
    return value === undefined ? undefined : reading(value, { dimension: 'ratio', unit: 'x', factor: 1, offset: 0 });
  }
  if (tag !== 'de') return undefined;
  if (/^viertelstunde$|^halbstündig/.test(lower)) return reading(lower.startsWith('v') ? 15 : 30, { dimension: 'time', unit: 'min', factor: 1, offset: 0 });
  const cut = /^(\p{L}+?)(?=stündig|tägig|wöchig|monatig|jährig|minütig|prozentig)/u.exec(lower)?.[1];
  const value = cut === undefined ? undefined : words.numbers.get(cut);
  const adjective = value === undefined ? undefined : units.adjective(lower.slice(cut?.length));
  return adjective === undefined || value === undefined ? undefined : reading(value, adjective);
}

/** Words before a unit that stands for one of it. */
const SINGLE_RU = /^(?:за|через|на|течение|спустя|длится|занимает|продлится|займет|дольше|больше|меньше|около|почти|примерно|целый|целую|целый|всего|минимум|максимум)$/;
const SINGLE_EN = /^(?:in|within|under|for|after|than|over|about|around|nearly|almost|takes|take|took|lasts|last|another|by|half)$/;
const SINGLE_BEHIND = /^(?:before|earlier|later|early|ahead|between|apart)$/;
const SINGLE_DE = /^(?:in|innerhalb|binnen)$/;

/** "за час", "within a week": a unit without a number, which then is one. */
export function singleAt({ tokens, tag, units }: Reader, at: number): Reading | undefined {
  const before = tokens[at - 1]?.lower ?? '';
  const article = /^(?:an?|eine[rm]?|einen?)$/.test(tokens[at]?.lower ?? '');
  const behind = tag === 'en' && article && SINGLE_BEHIND.test(tokens[at + 2]?.lower ?? '');
  if (tag === 'ru' ? !SINGLE_RU.test(before) : !article || (!behind && !(tag === 'en' ? SINGLE_EN : SINGLE_DE).test(before))) return undefined;
  const found = units.at(tokens, at + (article ? 1 : 0));
  if (found?.unit.dimension !== 'time' || !/^(?:час|часа|минуту|минуты|секунду|неделю|недели|месяц|месяца|год|года|квартал|квартала|день|hour|minute|week|month|year|day|stunde|minute|woche|tages|monats)$/.test(tokens[found.next - 1]?.lower ?? '')) return undefined;
  return { low: found.unit.factor, high: found.unit.factor, dimension: 'time', unit: 'min', spelled: true, next: found.next, by: found.unit };
}
