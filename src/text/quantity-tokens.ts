import { fold } from './words.ts';

/** One piece of a text as the reader of quantities sees it. */
export interface Token {
  kind: 'number' | 'word' | 'sign' | 'date' | 'clock' | 'phone' | 'name' | 'break';
  start: number;
  end: number;
  /** Folded. */
  lower: string;
  /** No space before it. */
  tight: boolean;
  /** First on its line. */
  opens: boolean;
  /** Opens with a capital; all of it is capitals. */
  upper: boolean;
  capitals: boolean;
  /** Of numbers; `yyyymmdd` of dates, minutes since midnight of clocks. */
  value: number;
}

const PHONE = /(?<![\p{L}\d])(?:\+\d(?:[ \u00a0\u202f().-]{0,2}\d){8,14}|8[ \u00a0-]?\(?\d{3}\)?[ \u00a0-]?\d{3}[ \u00a0-]?\d{2}[ \u00a0-]?\d{2}|\(?0\d{2,4}\)?[ -]\d{3,4}[ -]?\d{3,6}|\(\d{3}\) ?\d{3}-\d{2}-?\d{2}|\d{3}-\d{3}-\d{4}|\d{2,3}-\d{2}-\d{2})(?![\d%])/uy;
const DATE = /\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?![\d.]*\d)|(?:19|20)\d\d-\d\d-\d\d(?!\d)|\d{1,2}\/\d{1,2}\/(?:19|20)\d\d(?!\d)/y;
const CLOCK = /\d{1,2}:[0-5]\d(?![\d:])/y;
const NUMBER = /[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*/y;
const URL = /(?:https?:\/\/|www\.)[^\s<>"»)]*/y;
/** "м²", "km2", "°C": words with a sign in them. */
const POWER = /(?:[кдсckd]?[мm]|ft)[23²³](?![\p{L}\d])|°[CFСcfс](?!\p{L})/uy;
/** Whatever else words are made of: letters past the table, marks, and what no reader sees. */
const WORD = /\p{L}[\p{L}\p{M}\u00ad\u200b-\u200d\u2060]*(?:['’]\p{L}+)*/uy;
const SPACES = /[ \u00a0\u2009\u202f]/g;
const GLYPHS: Readonly<Record<string, number>> = { '½': 0.5, '⅓': 1 / 3, '¼': 0.25, '¾': 0.75, '⅔': 2 / 3 };

/** Kinds of the characters that nearly all texts are made of; everything past the table is asked of an expression. */
const [OTHER, LOWER, UPPER, DIGIT, SPACE] = [0, 1, 2, 3, 4];
const TABLE = 0x530;
const KINDS: Uint8Array = Uint8Array.from({ length: TABLE }, (_, code) => {
  const char = String.fromCharCode(code);
  return /\p{L}/u.test(char) ? (/\p{Lu}/u.test(char) ? UPPER : LOWER) : /\d/.test(char) ? DIGIT : /\s/.test(char) ? SPACE : OTHER;
});
/** Characters that may continue a word beside letters: apostrophes, soft hyphens, combining marks and whatever lies past the table. */
const APOSTROPHE = 0x27;
const SOFT_HYPHEN = 0xad;
const MARKS = 0x300;
const MARKS_END = 0x36f;
const LINE = 0x0a;

const at = (pattern: RegExp, text: string, start: number): number => {
  pattern.lastIndex = start;
  return pattern.test(text) ? pattern.lastIndex : 0;
};

/** Value of digits as a language groups them; undefined for what is no number ("1.2.3"). English groups with commas, German with full stops, Russian with spaces only. */
function valueOf(raw: string, tag: string): number | undefined {
  if (/^\d+$/.test(raw)) return Math.min(Number(raw), Number.MAX_SAFE_INTEGER);
  const text = raw.replace(SPACES, '');
  const marks = text.replace(/\d+/g, '');
  const group = marks.length > 1 ? marks.charAt(0) : tag === 'en' ? ',' : tag === 'de' ? '.' : '';
  const grouped = group !== '' && new RegExp(`^[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?:[.,]\\d+)?$`).test(text);
  const plain = (grouped ? text.replaceAll(group, '') : text).replace(',', '.');
  return plain.split('.').length > 2 || plain.includes(',') ? undefined : Math.min(Number(plain), Number.MAX_SAFE_INTEGER);
}

function dateValue(raw: string, tag: string): number {
  const [a = 0, b = 0, c = 0] = raw.split(/\D/).map(Number);
  if (raw.includes('-')) return a * 10000 + b * 100 + c;
  const year = c < 100 ? c + 2000 : c;
  // 03/04 is a month first in American English only; a day past 12 decides.
  const monthFirst = raw.includes('/') && tag === 'en' && b > 12;
  return year * 10000 + (monthFirst ? a * 100 + b : b * 100 + a);
}

/** Where the word ends that opens at a letter; 0 when only an expression can tell. */
function wordEnd(text: string, start: number): number {
  let end = start + 1;
  for (let code = text.charCodeAt(end); ; code = text.charCodeAt(++end)) {
    const kind = code < TABLE ? KINDS[code] : OTHER;
    if (kind === LOWER || kind === UPPER) continue;
    // Not a number at the end of the text: every comparison is false.
    return code === APOSTROPHE || code === SOFT_HYPHEN || (code >= MARKS && code <= MARKS_END) || (code >= TABLE && !(code >= 0x2010 && code <= 0x2018) && code !== 0x2026 && code !== 0x201c && code !== 0x201d && code !== 0x202f && code !== 0x20bd) ? 0 : end;
  }
}

/** Cuts a text into tokens in one pass; addresses of pages and mail become breaks. */
export function tokensOf(text: string, tag: string): Token[] {
  const tokens: Token[] = [];
  const { length } = text;
  let end = 0;
  let line = true;
  for (let start = 0; start < length;) {
    const code = text.charCodeAt(start);
    let kind = code < TABLE ? KINDS[code] : OTHER;
    if (kind === SPACE || (code >= TABLE && /\s/.test(text.charAt(start)))) {
      let next = start + 1;
      if (code === LINE) {
        line = true;
        while (next < length && text.charCodeAt(next) !== LINE && /\s/.test(text.charAt(next))) next++;
        if (text.charCodeAt(next) === LINE) {
          end = next + 1;
          tokens.push({ kind: 'break', start, end, lower: text.slice(start, end), tight: false, opens: true, upper: false, capitals: false, value: 0 });
          start = end;
          end = -1;
          continue;
        }
      }
      start = next;
      continue;
    }
    if (code >= TABLE && /\p{L}/u.test(String.fromCodePoint(text.codePointAt(start) as number))) kind = LOWER;
    const tight = start === end && start > 0;
    const token: Token = { kind: 'sign', start, end: 0, lower: '', tight, opens: line || tokens.length === 0, upper: false, capitals: false, value: 0 };
    line = false;
    if (kind === LOWER || kind === UPPER) readWord(token, text, kind === UPPER);
    else if (kind === DIGIT || code === 0x2b || code === 0x28) readDigits(token, text, tag, kind === DIGIT);
    else if (code === 0xb0 && at(POWER, text, start) > 0) Object.assign(token, { kind: 'word', end: POWER.lastIndex, lower: fold(text.slice(start, POWER.lastIndex)) });
    if (token.end === 0) {
      token.end = start + ((text.codePointAt(start) as number) > 0xffff ? 2 : 1);
      token.lower = text.slice(start, token.end);
      const glyph = GLYPHS[token.lower];
      if (glyph !== undefined) Object.assign(token, { kind: 'number', value: glyph });
      else if (code === 0x40 && (tight || /\S/.test(text.charAt(token.end)))) {
        while (tokens.length > 0 && tokens.at(-1)?.end === token.start) token.start = (tokens.pop() as Token).start;
        const space = text.slice(token.end).search(/\s|$/);
        Object.assign(token, { kind: 'break', end: token.end + space });
      }
    }
    end = start = token.end;
    tokens.push(token);
  }
  return tokens;
}

function readWord(token: Token, text: string, upper: boolean): void {
  const { start } = token;
  const first = text.charCodeAt(start);
  if ((first === 0x68 || first === 0x77) && at(URL, text, start) > 0) {
    Object.assign(token, { kind: 'break', end: URL.lastIndex, lower: text.slice(start, URL.lastIndex) });
    return;
  }
  token.kind = 'word';
  token.upper = upper;
  const plain = wordEnd(text, start);
  const behind = text.charCodeAt(plain);
  if (plain > 0 && plain - start < 3 && (behind === 0x32 || behind === 0x33 || behind === 0xb2 || behind === 0xb3) && at(POWER, text, start) > 0) {
    token.end = POWER.lastIndex;
    token.lower = fold(text.slice(start, token.end)).replace(/²/, '2').replace(/³/, '3');
    return;
  }
  token.end = plain > 0 ? plain : Math.max(at(WORD, text, start), start + 1);
  const raw = text.slice(start, token.end);
  const lower = plain > 0 ? raw.toLowerCase() : fold(raw);
  token.lower = plain > 0 && lower.includes('ё') ? lower.replaceAll('ё', 'е') : lower;
  token.upper = upper || (first >= TABLE && /^\p{Lu}/u.test(raw));
  token.capitals = token.upper && raw.length > 1 && raw === raw.toUpperCase();
}

function readDigits(token: Token, text: string, tag: string, digit: boolean): void {
  const { start } = token;
  const take = (kind: Token['kind'], end: number, value: (raw: string) => number): void => {
    const raw = text.slice(start, end);
    Object.assign(token, { kind, end, lower: raw, value: value(raw) });
  };
  if (at(PHONE, text, start) > 0) take('phone', PHONE.lastIndex, (raw) => Number(raw.replace(/\D/g, '')));
  else if (!digit) return;
  else if (at(DATE, text, start) > 0) take('date', DATE.lastIndex, (raw) => dateValue(raw, tag));
  else if (at(CLOCK, text, start) > 0) take('clock', CLOCK.lastIndex, (raw) => Number(raw.split(':')[0]) * 60 + Number(raw.slice(-2)));
  else if (at(NUMBER, text, start) > 0) {
    const end = NUMBER.lastIndex;
    const value = valueOf(text.slice(start, end), tag);
    take(value === undefined ? 'name' : 'number', end, () => value ?? 0);
  }
}
