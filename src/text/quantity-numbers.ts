import type { Token } from './quantity-tokens.ts';
import type { QuantityWords } from './quantity-words.ts';

/** A number as it stands, without unit. */
export interface NumberReading {
  value: number;
  high: number;
  /** What the scale word multiplied: "2,5 тысячи" has 2.5 and 1000. */
  mantissa: number;
  scale: number;
  /** First token behind it. */
  next: number;
  spelled: boolean;
  /** "две трети", "half": a part of something. */
  fraction: boolean;
  about: boolean;
  /** A bare word for one, which is an article or a pronoun more often than a number. */
  one: boolean;
  /** "5-й", "3rd". */
  ordinal: boolean;
}

/** Words a number may have; more is no number but a list. */
const MOST_WORDS = 12;
const CASE_ENDS = /^(?:х|ти|ми|мя|и)$/;
const ORDINAL_ENDS = /^(?:й|ый|ой|м|ом|ем|ей|я|ая|е|ое|го|ого|му|ю|ую|st|nd|rd|th)$/;
const ARTICLES = new Set(['a', 'an']);
const COUPLE = /^(?:пар[аоуы]й?|couple|paar)$/;
const ABBREVIATED = /^(?:тыс|млн|млрд|трлн|tsd|mio|mrd)$/;
const RU_ORDINAL_END = /(?:ый|ой|ий|ая|ое|ого|ому|ым|ом|ую|ых|ые|ья|ье|ьего|ьей|ью|ьем)$/;

const isTight = (token: Token | undefined, lower: string): boolean => token !== undefined && token.tight && token.lower === lower;

/** Value of an ordinal word in any of its endings; undefined for another word. */
export function ordinalOf(lower: string, { ordinals }: QuantityWords): number | undefined {
  const exact = ordinals.get(lower);
  if (exact !== undefined) return exact;
  const stem = lower.replace(RU_ORDINAL_END, '').replace(/(?:er|es|en|em|e)$/, '');
  return stem === lower ? undefined : ordinals.get(stem);
}

/** Reads the number that opens at a token, digits or words, with the word of scale behind it ("40k", "3 млн", "a hundred and fifty", "двадцати пяти", "две трети"). */
export function numberAt(tokens: readonly Token[], at: number, words: QuantityWords): NumberReading | undefined {
  const article = ARTICLES.has(tokens[at]?.lower ?? '') ? 1 : 0;
  const first = tokens[at + article];
  if (first === undefined || (article === 1 && first.kind !== 'word')) return undefined;
  const reading = first.kind === 'number' ? fromDigits(tokens, at, words) : first.kind === 'word' ? fromWords(tokens, at + article, words, article === 1) : undefined;
  if (reading === undefined || reading.ordinal) return reading;
  return withFraction(tokens, reading, words);
}

function fromDigits(tokens: readonly Token[], at: number, words: QuantityWords): NumberReading | undefined {
  let { value } = tokens[at] as Token;
  let next = at + 1;
  let ordinal = false;
  const [dash, end] = [tokens[next], tokens[next + 1]];
  const joined = isTight(dash, '-') && end?.kind === 'word' && end.tight ? end.lower : '';
  const suffix = joined !== '' ? joined : tokens[next]?.kind === 'word' && tokens[next]?.tight === true ? (tokens[next] as Token).lower : '';
  if (joined !== '' && CASE_ENDS.test(joined) && !(joined === 'х' && value >= 10 && value % 10 === 0)) next += 2;
  else if (ORDINAL_ENDS.test(suffix) && (joined !== '' || /^(?:st|nd|rd|th)$/.test(suffix))) {
    next += joined === '' ? 1 : 2;
    ordinal = true;
  } else if (isGlyph(tokens[next])) {
    value += tokens[next]?.value ?? 0;
    next++;
  }
  return scaled(tokens, { value, high: value, mantissa: value, scale: 1, next, spelled: false, fraction: isGlyph(tokens[at]), about: false, one: false, ordinal }, words);
}

/** "½": one sign for a part. */
function isGlyph(token: Token | undefined): boolean {
  return token?.kind === 'number' && token.value > 0 && token.value < 1 && token.end === token.start + 1;
}

/** Adds "с половиной" and multiplies by the words of scale behind digits. */
function scaled(tokens: readonly Token[], reading: NumberReading, words: QuantityWords): NumberReading {
  let { value, next } = reading;
  if (reading.ordinal) return reading;
  const half = halfBehind(tokens, next);
  if (half > 0) {
    value += 0.5;
    next += half;
  }
  let scale = 1;
  for (let token = tokens[next]; token?.kind === 'word' && scale < 1e12; token = tokens[next]) {
    const times = words.scales.get(token.lower);
    if (times === undefined || (token.lower.length === 1 && !token.tight) || (token.lower === 'к' && tokens[next + 1]?.tight === true && tokens[next + 1]?.kind === 'word')) break;
    scale *= times;
    next += ABBREVIATED.test(token.lower) && isTight(tokens[next + 1], '.') ? 2 : 1;
  }
  return { ...reading, mantissa: value, value: value * scale, high: value * scale, scale, next };
}

/** Tokens of "с половиной", "and a half" at a place. */
function halfBehind(tokens: readonly Token[], at: number): number {
  const [one, two, three] = [tokens[at]?.lower, tokens[at + 1]?.lower, tokens[at + 2]?.lower];
  return one === 'с' && two === 'половиной' ? 2 : one === 'and' && two === 'a' && three === 'half' ? 3 : 0;
}

function fromWords(tokens: readonly Token[], at: number, words: QuantityWords, article: boolean): NumberReading | undefined {
  let [total, current, room, scaleRoom, next, count, scale] = [0, 0, Infinity, Infinity, at, 0, 1];
  let [vague, about] = [false, false];
  while (count < MOST_WORDS) {
    let place = next;
    if (count > 0 && (isTight(tokens[place], '-') && tokens[place + 1]?.tight === true || (tokens[place]?.lower === 'and' && (room === 100 || scaleRoom < Infinity)))) place++;
    // "четыре с лишним сотни"
    if (count > 0 && tokens[place]?.lower === 'с' && tokens[place + 1]?.lower === 'лишним' && words.scales.has(tokens[place + 2]?.lower ?? '')) [place, about] = [place + 2, true];
    const token = tokens[place];
    if (token?.kind !== 'word') break;
    const value = words.numbers.get(token.lower);
    const times = words.scales.get(token.lower);
    if (value !== undefined && value < room && !(article && count === 0 && !COUPLE.test(token.lower))) {
      current += value;
      about ||= COUPLE.test(token.lower);
      room = value % 1 !== 0 || about ? 0 : value % 100 === 0 ? 100 : value >= 20 && value % 10 === 0 ? 10 : 0;
    } else if (times !== undefined && times < scaleRoom && token.lower.length > 1 && !(times <= 100 && (current >= 10 && times === 100 || total > 0 && current === 0)) && !(place > next && room !== 0)) {
      vague = count === 0 && !article && words.vague.has(token.lower);
      const half = halfBehind(tokens, place);
      if (half > 0) current += 0.5;
      if (times <= 100) {
        current = (current || 1) * times;
        room = times === 100 ? 100 : 0;
      } else {
        total += (current || 1) * times;
        current = 0;
        room = Math.min(1000, times);
      }
      scaleRoom = times <= 100 ? scaleRoom : times;
      scale = times;
    } else break;
    next = place + 1;
    count++;
  }
  if (count === 0) return words.fractions.has(tokens[at]?.lower ?? '') ? bareFraction(tokens, at, words, article) : undefined;
  const half = halfBehind(tokens, next);
  let value = total + current + (half > 0 ? 0.5 : 0);
  next += half;
  // "два с половиной тысячи": the scale stands behind the half.
  const behind = half > 0 ? words.scales.get(tokens[next]?.lower ?? '') : undefined;
  if (behind !== undefined) {
    value *= behind;
    next++;
  }
  return { value, high: vague ? value * 10 : value, mantissa: value / scale, scale, next, spelled: true, fraction: false, about: vague || about, one: count === 1 && value === 1, ordinal: false };
}

function bareFraction(tokens: readonly Token[], at: number, words: QuantityWords, article: boolean): NumberReading | undefined {
  const { lower } = tokens[at] as Token;
  if (!article && !words.bare.has(lower)) return undefined;
  // "вторая половина", "the second half", "half-hearted": parts of a whole that say no share.
  const before = tokens[at - 1]?.lower ?? '';
  if (ordinalOf(before, words) !== undefined || /^(?:другая|другой|другую|other|better|latter|last|this|that|the|each)$/.test(before)) return undefined;
  if (article && lower !== 'half' && tokens[at + 1]?.kind === 'word' && !/^(?:of|more|less|fewer|faster|cheaper|lower|higher|longer|to|off|and|or)$/.test(tokens[at + 1]?.lower ?? '') && !(tokens[at + 1]?.lower.endsWith('er') === true && tokens[at + 2]?.lower === 'than')) return undefined;
  // "half covered in foam"
  if (/^half$/.test(lower) && /(?:ed|en|way)$/.test(tokens[at + 1]?.lower ?? '')) return undefined;
  let value = words.fractions.get(lower) as number;
  let next = at + 1;
  const gap = tokens[next]?.lower === 'a' ? 1 : 0;
  const scale = words.scales.get(tokens[next + gap]?.lower ?? '');
  if (scale !== undefined) {
    value *= scale;
    next += gap + 1;
  }
  return { value, high: value, mantissa: value, scale: 1, next, spelled: true, fraction: scale === undefined, about: false, one: false, ordinal: false };
}

/** "две трети", "two-thirds", "одна пятая": the number of parts before the name of the part. */
function withFraction(tokens: readonly Token[], reading: NumberReading, words: QuantityWords): NumberReading {
  const dash = isTight(tokens[reading.next], '-') ? 1 : 0;
  const token = tokens[reading.next + dash];
  const part = token?.kind === 'word' && !reading.fraction && !reading.about && Number.isInteger(reading.value) && reading.value < 100 ? words.fractions.get(token.lower) : undefined;
  if (part === undefined || (part === 0.5 && reading.value > 1) || part * reading.value > 1) return reading;
  const value = part * reading.value;
  return { ...reading, value, high: value, mantissa: value, next: reading.next + dash + 1, fraction: true, one: false };
}
