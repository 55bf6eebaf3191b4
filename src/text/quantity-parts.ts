import { clockAt, dateAt, yearAt, type Reader, type Reading } from './quantity-calendar.ts';
import { compoundAt, rankAt, singleAt } from './quantity-compounds.ts';
import { numberAt, ordinalOf, type NumberReading } from './quantity-numbers.ts';
import type { Token } from './quantity-tokens.ts';
import { readPhrase } from './quantity-words.ts';

const CURRENCY: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP', '₽': 'RUB', '¥': 'JPY' };
/** Letters for scales that mean so only beside a sign of money: "$3m". */
const MONEY_SCALE: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, k: 1e3 };
const TIMES_BEHIND = /^(?:as|more|less|fewer|faster|slower|cheaper|higher|lower|the|better|\p{L}{3,}er|so|mehr|schneller|höher)$/u;
/** After "double" and "triple" only these make it a ratio: a double room is none. */
const DOUBLE_BEHIND = /^(?:the|their|its|our|your|his|her|what|that|as|in|to|by|from|every)$/;
const SHARE_WORD: Readonly<Record<string, readonly string[]>> = { ru: ['из'], en: ['of', 'in', 'out'], de: ['von', 'aus'] };
/** "3 рабочих дня", "5 business days": said of the unit, not of the value. */
const PAST_ADJECTIVE = /^(?:рабочих|рабочий|календарных|полных|целых|долгих|business|working|calendar|full|whole|consecutive|long|ganze|volle)$/;
const BY = /^[xх×*]$/;
const RATED = /^(?:рейтинг|рейтингом|рейтинга|оценка|оценку|оценкой|оценки|оценили|rated|rating|score|scored|scores|note|bewertung|bewertet|sterne)$/;

/** The token after the article or "of" that may stand before a unit: "half an hour", "dozens of hours". */
function pastLink({ tokens }: Reader, at: number): number {
  let next = at;
  if (tokens[next]?.lower === 'of') next++;
  if (/^(?:a|an|the)$/.test(tokens[next]?.lower ?? '')) next++;
  return next;
}

function plain(number: NumberReading): Reading {
  return { low: number.value, high: number.high, dimension: number.ordinal ? 'other' : 'count', unit: number.ordinal ? 'ordinal' : '', spelled: number.spelled, next: number.next, about: number.about, number, bare: true };
}

/** The value in the base unit of the unit behind the number; undefined when there is none. */
function withUnit(reader: Reader, number: NumberReading): Reading | undefined {
  const { tokens, units } = reader;
  if (number.ordinal) return undefined;
  const fill = (unit: { dimension: Reading['dimension']; unit: string; factor: number; offset: number }, next: number, bare = false): Reading => ({
    low: number.value * unit.factor + unit.offset, high: number.high * unit.factor + unit.offset, dimension: unit.dimension, unit: unit.unit, spelled: number.spelled, next, about: number.about, number, bare, by: unit,
  });
  const [dash, word] = [tokens[number.next], tokens[number.next + 1]];
  if (dash?.lower === '-' && dash.tight && word?.tight === true && word.kind === 'word') {
    const adjective = units.adjective(word.lower) ?? (number.spelled || reader.tag !== 'ru' ? units.at(tokens, number.next + 1)?.unit : undefined);
    let next = units.at(tokens, number.next + 1)?.next ?? number.next + 2;
    // "ten-year-old", "5-Sterne-Hotel"
    while (tokens[next]?.lower === '-' && tokens[next]?.tight && tokens[next + 1]?.kind === 'word' && /^(?:old|long|plus)$/.test(tokens[next + 1]?.lower ?? '')) next += 2;
    if (/кратн/.test(word.lower)) return { ...fill({ dimension: 'ratio', unit: 'x', factor: 1, offset: 0 }, number.next + 2), bare: false };
    if (adjective !== undefined) return { ...fill(adjective, next, adjective.dimension === 'count'), noun: adjective.dimension === 'count' ? number.next + 1 : next };
    if (reader.tag === 'en' && reader.isTopic(word.lower)) return { ...plain(number), noun: number.next + 1, next: number.next + 2 };
    return undefined;
  }
  const joined = units.adjective(tokens[number.next]?.lower ?? '');
  if (joined !== undefined && joined.dimension !== 'count' && tokens[number.next]?.tight) return fill(joined, number.next + 1);
  const odd = readPhrase(reader.words.after, tokens, number.next);
  const past = odd === undefined && PAST_ADJECTIVE.test(tokens[number.next]?.lower ?? '') ? number.next + 1 : undefined;
  const found = units.at(tokens, odd?.next ?? past ?? (number.fraction || number.spelled ? pastLink(reader, number.next) : number.next));
  // "A block of ten £350": the sign belongs to the number behind it.
  if (found === undefined || (found.unit.dimension === 'share' && number.fraction) || (found.unit.dimension === 'money' && tokens[found.next]?.kind === 'number' && tokens[found.next]?.tight === true)) return undefined;
  return { ...fill(found.unit, found.next), ...(odd === undefined ? {} : { bound: odd.value }) };
}

/** "$40", "£1.5k", "US$ 3m". */
function moneyAt(reader: Reader, at: number): Reading | undefined {
  const { tokens, words } = reader;
  const unit = CURRENCY[tokens[at]?.lower ?? ''];
  const number = unit === undefined || tokens[at + 1]?.kind !== 'number' ? undefined : numberAt(tokens, at + 1, words);
  if (unit === undefined || number === undefined) return undefined;
  const letter = tokens[number.next];
  const scale = letter?.tight === true && Object.hasOwn(MONEY_SCALE, letter.lower) ? MONEY_SCALE[letter.lower] as number : 1;
  const value = number.value * scale;
  return { low: value, high: value, dimension: 'money', unit, spelled: false, next: number.next + (scale > 1 ? 1 : 0), number: { ...number, scale: number.scale * scale, value }, by: { factor: 1, offset: 0 } };
}

/** "в 3 раза", "вдвое", "на треть", "twice", "3x", "five times as". */
function ratioAt(reader: Reader, at: number): Reading | undefined {
  const { tokens, words, tag } = reader;
  const token = tokens[at] as Token;
  const ratio = (value: number, high: number, unit: string, spelled: boolean, next: number): Reading => ({ low: value, high, dimension: 'ratio', unit, spelled, next });
  const behind = tokens[at + 1]?.lower ?? '';
  const known = token.kind === 'word' ? words.ratios.get(token.lower) : undefined;
  if (known !== undefined) {
    if (/^(?:double|triple|quadruple)$/.test(token.lower) && !DOUBLE_BEHIND.test(behind) && tokens[at + 1]?.kind !== 'number') return undefined;
    const counts = /^(?:дважды|трижды)$/.test(token.lower) || /^(?:twice|thrice|\p{L}+mal)$/u.test(token.lower) && /^(?:a|per|every|im|am|pro|in)$/.test(behind);
    return counts ? { ...ratio(known, known, 'times', true, at + 1), dimension: 'other' } : ratio(known, known, 'x', true, at + 1);
  }
  const lead = tag === 'ru' && /^(?:в|во)$/.test(token.lower) ? 'times' : /^(?:на|by|um)$/.test(token.lower) ? 'change' : '';
  if (lead !== '') {
    const step = /^(?:ein|a|die|das)$/.test(behind) && tag === 'de' ? 1 : 0;
    const number = numberAt(tokens, at + 1, words) ?? (step > 0 ? numberAt(tokens, at + 2, words) : undefined);
    if (number === undefined || number.ordinal) return undefined;
    const other = lead === 'times' && /^[-–—]$/.test(tokens[number.next]?.lower ?? '') ? numberAt(tokens, number.next + 1, words) : undefined;
    const last = other ?? number;
    if (lead === 'times') return /^раза?$/.test(tokens[last.next]?.lower ?? '') ? ratio(number.value, last.value, 'x', number.spelled, last.next + 1) : undefined;
    return number.fraction && withUnit(reader, number) === undefined && !/^(?:от|of|из|von|der|past|to)$/.test(tokens[number.next]?.lower ?? '') ? ratio(number.value, number.value, 'change', number.spelled, number.next) : undefined;
  }
  const number = numberAt(tokens, at, words);
  if (number === undefined || number.fraction || number.ordinal) return undefined;
  const [one, two, three] = [tokens[number.next], tokens[number.next + 1], tokens[number.next + 2]];
  if (one?.lower === 'times' && TIMES_BEHIND.test(two?.lower ?? '')) return ratio(number.value, number.value, 'x', number.spelled, number.next + 1);
  if ((one?.lower === 'x' || one?.lower === '×' || one?.lower === 'х') && one.tight && two?.tight !== true) return ratio(number.value, number.value, 'x', false, number.next + 1);
  if (one?.lower === '-' && one.tight && (two?.lower === 'fold' || (two?.lower === 'mal' && TIMES_BEHIND.test(three?.lower ?? '')))) return ratio(number.value, number.value, 'x', number.spelled, number.next + 2);
  return undefined;
}

/** "7 из 10", "one out of five", "4,9 из 5", "9/10", "каждый третий". */
function shareAt(reader: Reader, at: number): Reading | undefined {
  const { tokens, words, tag, units, isTopic } = reader;
  const token = tokens[at] as Token;
  if (/^(?:кажд\p{L}+|every|jede[rsnm]?)$/u.test(token.lower)) {
    const other = tokens[at + 1]?.kind === 'number' ? numberAt(tokens, at + 1, words) : undefined;
    const place = other === undefined ? ordinalOf(tokens[at + 1]?.lower ?? '', words) : other.ordinal ? other.value : undefined;
    if (place === undefined || place < 2 || /^(?:раз|time|mal)$/.test(tokens[at + 2]?.lower ?? '')) return undefined;
    const next = other?.next ?? at + 2;
    const every = units.at(tokens, next);
    if (every !== undefined) return { low: place * every.unit.factor, high: place * every.unit.factor, dimension: every.unit.dimension, unit: every.unit.unit, spelled: other === undefined, next: every.next };
    return { low: 1 / place, high: 1 / place, dimension: 'share', unit: '%', spelled: other === undefined, next };
  }
  const a = numberAt(tokens, at, words);
  // "ни один из 300", "not one of ten" say none.
  if (a === undefined || a.fraction || a.ordinal || (a.one && /^(?:ни|not)$/.test(tokens[at - 1]?.lower ?? ''))) return undefined;
  const dash = /^[-–—]$/.test(tokens[a.next]?.lower ?? '') ? numberAt(tokens, a.next + 1, words) : undefined;
  let next = dash?.next ?? a.next;
  const stars = units.at(tokens, next);
  if (stars?.unit.dimension === 'score') next = stars.next;
  const slash = tokens[next]?.lower === '/' && tokens[next]?.tight === true && tokens[next + 1]?.tight === true;
  // "семь ремонтов из десяти", "in nine cases out of ten"
  if (!slash && tokens[next]?.kind === 'word' && Number.isInteger(a.value) && (tokens[next + 1]?.lower === 'из' || (tokens[next + 1]?.lower === 'out' && tokens[next + 2]?.lower === 'of')) && tag !== 'de' && isTopic(tokens[next]?.lower ?? '') && numberAt(tokens, next + (tag === 'ru' ? 2 : 3), words) !== undefined) next++;
  const link = tokens[next]?.lower ?? '';
  if (!slash && SHARE_WORD[tag]?.includes(link) !== true) return undefined;
  next++;
  if (link === 'out' && tokens[next++]?.lower !== 'of') return undefined;
  if (link !== 'in' && /^(?:the|every|den|each)$/.test(tokens[next]?.lower ?? '')) next++;
  else if (link === 'in' && tokens[next]?.lower === 'every') next++;
  const b = numberAt(tokens, next, words);
  const last = dash ?? a;
  if (b === undefined || b.fraction || b.ordinal || b.value < 2 || last.value > b.value || (link === 'in' && (b.value >= 1800 || !Number.isInteger(b.value)))) return undefined;
  const unit = units.at(tokens, b.next);
  if (unit !== undefined && unit.unit.dimension !== 'score' && (link === 'in' || unit.unit.dimension === 'share')) return undefined;
  const noun = tokens[b.next]?.kind === 'word' && isTopic(tokens[b.next]?.lower ?? '') && unit === undefined;
  const rated = [1, 2, 3].some((back) => RATED.test(tokens[at - back]?.lower ?? ''));
  const scale = [5, 10, 100].includes(b.value);
  if (scale && (unit?.unit.dimension === 'score' || stars?.unit.dimension === 'score' || rated || (!noun && (slash || !Number.isInteger(a.value))) || (!Number.isInteger(a.value) && link !== 'in'))) {
    return { low: a.value, high: last.value, dimension: 'score', unit: `/${b.value}`, spelled: a.spelled, next: unit?.unit.dimension === 'score' ? unit.next : b.next };
  }
  if (slash && !noun && tokens[b.next]?.lower !== 'of') return { ...plain({ ...a, next: b.next }), flag: 'name' };
  return { low: a.value / b.value, high: last.value / b.value, dimension: 'share', unit: '%', spelled: a.spelled, next: b.next, ...(last === a ? { parts: [a.value, b.value] as const } : {}) };
}

/** "минут пятнадцать": in Russian a unit before its number makes it about as many. */
function invertedAt(reader: Reader, at: number): Reading | undefined {
  const { tokens, tag, units, words, isTopic } = reader;
  const found = tag === 'ru' ? units.at(tokens, at) : undefined;
  if (found === undefined || !/^(?:time|length|money|mass|share)$/.test(found.unit.dimension) || (tokens[at]?.lower.length ?? 0) < 3) return undefined;
  // "минут по пятьдесят", "часа через два"
  const place = found.next + (/^(?:по|на|через|за)$/.test(tokens[found.next]?.lower ?? '') ? 1 : 0);
  const number = tokens[place]?.kind === 'word' || tokens[place]?.kind === 'number' ? numberAt(tokens, place, words) : undefined;
  const behind = tokens[number?.next ?? 0];
  if (number === undefined || number.one || number.ordinal || number.fraction || (behind?.kind === 'word' && isTopic(behind.lower)) || withUnit(reader, number) !== undefined) return undefined;
  const [low, high] = [number.value * found.unit.factor, number.high * found.unit.factor];
  return { low, high, dimension: found.unit.dimension, unit: found.unit.unit, spelled: number.spelled, next: number.next, about: true };
}

/** One value with its unit at a token: the longest of all readings. */
export function readingAt(reader: Reader, at: number): Reading | undefined {
  const known = reader.readings[at];
  if (known !== undefined) return known ?? undefined;
  const reading = readAt(reader, at);
  reader.readings[at] = reading ?? null;
  return reading;
}

function readAt(reader: Reader, at: number): Reading | undefined {
  const token = reader.tokens[at];
  if (token === undefined || token.kind === 'break') return undefined;
  if (token.kind === 'phone') return { low: token.value, high: token.value, dimension: 'other', unit: '', spelled: false, next: at + 1, flag: 'phone' };
  if (token.kind === 'name') return { low: 0, high: 0, dimension: 'other', unit: '', spelled: false, next: at + 1, flag: 'name' };
  if (token.kind === 'sign') return rankAt(reader, at) ?? moneyAt(reader, at);
  const number = token.kind === 'number' || token.kind === 'word' ? numberAt(reader.tokens, at, reader.words) : undefined;
  const special = dateAt(reader, at) ?? rankAt(reader, at) ?? clockAt(reader, at) ?? shareAt(reader, at) ?? ratioAt(reader, at) ?? (token.kind === 'number' ? yearAt(reader, at) : undefined);
  if (special !== undefined) return special;
  if (number === undefined) return compoundAt(reader, at) ?? singleAt(reader, at) ?? invertedAt(reader, at);
  const read = withUnit(reader, number);
  if (read !== undefined) return read;
  // "160×200 см": the first side has the unit of the last.
  if (BY.test(reader.tokens[number.next]?.lower ?? '') && reader.tokens[number.next + 1]?.kind === 'number') {
    const side = numberAt(reader.tokens, number.next + 1, reader.words);
    const last = side === undefined ? undefined : BY.test(reader.tokens[side.next]?.lower ?? '') ? numberAt(reader.tokens, side.next + 1, reader.words) : side;
    const unit = last === undefined ? undefined : withUnit(reader, last);
    if (unit?.by !== undefined) return { ...plain(number), low: number.value * unit.by.factor, high: number.value * unit.by.factor, dimension: unit.dimension, unit: unit.unit, bare: false };
  }
  const rated = RATED.test(reader.tokens[at - 1]?.lower ?? '') || (/^(?:в|of|von|:)$/.test(reader.tokens[at - 1]?.lower ?? '') && RATED.test(reader.tokens[at - 2]?.lower ?? ''));
  if (rated && number.value <= 10 && !number.spelled) return { ...plain(number), dimension: 'score', unit: number.value <= 5 ? '/5' : '/10', bare: false };
  if (number.fraction) return { ...plain(number), dimension: 'share', unit: '%', bare: false };
  return plain(number);
}
