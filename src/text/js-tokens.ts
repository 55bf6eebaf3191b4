/** JavaScript and TypeScript as tokens, for reading literals out of a config without running it. */

export interface JsToken {
  /** `template`: one with `${…}` in it, of which only the beginning is a token; its expressions follow as tokens. One without is a `string`. */
  kind: 'string' | 'number' | 'name' | 'punctuation' | 'template';
  /** Value of a string, else as it is written. */
  text: string;
  start: number;
}

const NAME = /[\p{ID_Start}$_#@][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\d[\w.]*/y;
const REGEXP = /\/(?:[^\\/[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[a-z]*/y;
/** After these a "/" begins a regular expression; after anything else it divides. */
const BEFORE_REGEXP = new Set(['(', ',', '=', ':', '[', '!', '&', '|', '?', '{', '}', ';', '+', '-', '*', '%', '<', '>', '~', '^', 'return', 'typeof', 'case', 'in', 'of', 'default']);
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** @returns the tokens, comments and regular expressions left out; undefined with the offset when a string or a comment never ends */
export function jsTokens(text: string): { tokens: JsToken[]; brokenAt: number | undefined } {
  const tokens: JsToken[] = [];
  /** Open braces; true for one that began inside a template. */
  const braces: boolean[] = [];
  let at = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const push = (kind: JsToken['kind'], value: string, start: number): void => void tokens.push({ kind, text: value, start });
  /** Reads the rest of a template. @returns false when it never ends */
  const template = (start: number): boolean => {
    const from = at;
    for (; at < text.length; at++) {
      if (text[at] === '\\') at++;
      else if (text[at] === '`') {
        // The rest of a template after an expression says nothing by itself.
        if (text[start] === '`') push('string', unescape(text.slice(from, at)), start);
        at++;
        return true;
      } else if (text.startsWith('${', at)) {
        if (text[start] === '`') push('template', text.slice(from, at), start);
        push('punctuation', '{', at);
        braces.push(true);
        at += 2;
        return true;
      }
    }
    return false;
  };
  while (at < text.length) {
    const start = at;
    const char = text[at] ?? '';
    if (/\s|\uFEFF/.test(char)) at++;
    else if (text.startsWith('//', at) || (at === 0 && text.startsWith('#!'))) at = lineEnd(text, at);
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) return { tokens, brokenAt: start };
      at = end + 2;
    } else if (char === '"' || char === "'") {
      const end = stringEnd(text, at);
      if (end === undefined) return { tokens, brokenAt: start };
      push('string', unescape(text.slice(at + 1, end)), start);
      at = end + 1;
    } else if (char === '`') {
      at++;
      if (!template(start)) return { tokens, brokenAt: start };
    } else if (char === '}' && braces.at(-1) === true) {
      braces.pop();
      push('punctuation', '}', start);
      at++;
      if (!template(start)) return { tokens, brokenAt: start };
    } else if (char === '/' && BEFORE_REGEXP.has(tokens.at(-1)?.kind === 'string' ? '' : (tokens.at(-1)?.text ?? '(')) && match(REGEXP) !== undefined) at += (match(REGEXP) ?? '').length;
    else {
      const number = match(NUMBER);
      const word = number ?? match(NAME);
      if (word === undefined) {
        if (char === '{') braces.push(false);
        if (char === '}') braces.pop();
      }
      push(number !== undefined ? 'number' : word !== undefined ? 'name' : 'punctuation', word ?? char, start);
      at += (word ?? char).length;
    }
  }
  return { tokens, brokenAt: undefined };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** Offset of the closing quote; undefined when the line ends before it. */
function stringEnd(text: string, from: number): number | undefined {
  const quote = text[from];
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (text[at] === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
    else if (text[at] === '\n' || text[at] === '\r') return undefined;
  }
  return undefined;
}

function unescape(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(?:\r\n|u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^]))/g, (whole, braced?: string, four?: string, two?: string, other?: string) => {
    const hex = braced ?? four ?? two;
    if (hex !== undefined) return Number.parseInt(hex, 16) > 0x10ffff ? whole : String.fromCodePoint(Number.parseInt(hex, 16));
    return other === undefined || other === '\n' || other === '\r' ? '' : (SIMPLE_ESCAPES[other] ?? other);
  });
}
