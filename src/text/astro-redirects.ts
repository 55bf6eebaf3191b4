import type { Problem } from '../model/errors.ts';
import { jsTokens, type JsToken } from './js-tokens.ts';
import { lineIndex } from './lines.ts';
import type { RedirectRule, RedirectRules } from './redirect-rules.ts';

/** Status of an Astro redirect that names none. */
const PERMANENT = 301;

/** The `redirects` map of an Astro config, read as text. Whatever would have to be run to know it is a problem with its place. */
export function astroRedirects({ file, text }: { file: string; text: string }): RedirectRules {
  const lines = lineIndex(text);
  const problems: Problem[] = [];
  const fault = (at: number, message: string, help = 'Write redirects as a literal: { \'/old\': \'/new\' } or { \'/old\': { status: 301, destination: \'/new\' } }. The config is read, never run.'): void => {
    problems.push({ code: 'CONFIG_INVALID', file, ...lines.position(at), message, help });
  };
  const found = new Map<string, RedirectRule>();
  const result = (): RedirectRules => ({ redirects: [...found.values()], problems });
  const { tokens, brokenAt } = jsTokens(text);
  if (brokenAt !== undefined) {
    fault(brokenAt, 'a string, template or comment that begins here never ends', 'Correct the file.');
    return result();
  }
  const config = configObject(tokens);
  if (config === undefined) {
    fault(0, 'the config object cannot be found without running the file', 'It is found as `export default { … }` or `export default defineConfig({ … })`, also by the name of a const.');
    return result();
  }
  const { entries, spreads } = members(tokens, config);
  const redirects = entries.findLast(({ key }) => key?.text === 'redirects');
  if (redirects === undefined) {
    for (const token of spreads) fault(token.start, 'the config takes in another object here, and whether that has redirects cannot be known without running it');
    return result();
  }
  const value = tokens[redirects.from];
  const map = value?.text === '{' && value.kind === 'punctuation' ? members(tokens, redirects.from) : undefined;
  if (map === undefined || !isWhole(tokens, map.end + 1, redirects.to)) {
    fault(value?.start ?? 0, 'the value of "redirects" is no literal object, so it cannot be read without running it');
    return result();
  }
  for (const token of map.spreads) fault(token.start, 'redirects from elsewhere are taken in here, and they cannot be known without running the file');
  for (const { key, at, from, to } of map.entries) {
    const target = key === undefined ? undefined : targetOf(tokens, from, to);
    if (key === undefined) fault(at, 'the address of this redirect is computed, so it cannot be read without running the file');
    else if (target === undefined) fault(at, `where "${key.text}" leads is computed, so it cannot be read without running the file`);
    else if (!key.text.startsWith('/')) fault(at, `the address "${key.text}" does not begin with "/"`);
    else {
      // Of two with one key the last counts, in its place.
      found.delete(key.text);
      found.set(key.text, { from: key.text, ...target, line: lines.position(key.start).line });
    }
  }
  return result();
}

/** Where a redirect leads: a string, or an object with `destination` and maybe `status`. */
function targetOf(tokens: readonly JsToken[], from: number, to: number): Pick<RedirectRule, 'to' | 'status'> | undefined {
  const value = tokens[from];
  if (value?.kind === 'string') return isWhole(tokens, from + 1, to) ? { to: value.text, status: PERMANENT } : undefined;
  if (value?.text !== '{' || value.kind !== 'punctuation') return undefined;
  const { entries, spreads, end } = members(tokens, from);
  if (spreads.length > 0 || !isWhole(tokens, end + 1, to)) return undefined;
  const literal = (name: string, kind: JsToken['kind']): string | null | undefined => {
    const entry = entries.findLast(({ key }) => key?.text === name);
    if (entry === undefined) return undefined;
    const token = tokens[entry.from];
    return token?.kind === kind && isWhole(tokens, entry.from + 1, entry.to) ? token.text : null;
  };
  const destination = literal('destination', 'string');
  const status = literal('status', 'number');
  if (destination === undefined || destination === null || status === null || entries.some(({ key }) => key === undefined)) return undefined;
  const number = status === undefined ? PERMANENT : Number(status);
  return number >= 100 && number <= 599 ? { to: destination, status: number } : undefined;
}

/** True when nothing stands there, or only what TypeScript says of the type. */
function isWhole(tokens: readonly JsToken[], from: number, to: number): boolean {
  return from >= to || ['as', 'satisfies'].includes(tokens[from]?.text ?? '');
}

interface Member {
  /** Undefined for a computed one. */
  key: JsToken | undefined;
  /** Offset in the text. */
  at: number;
  /** Tokens of the value, `to` not included. Equal for a shorthand. */
  from: number;
  to: number;
}

/** Members of the object literal whose "{" is this token. */
function members(tokens: readonly JsToken[], open: number): { entries: Member[]; spreads: JsToken[]; end: number } {
  const entries: Member[] = [];
  const spreads: JsToken[] = [];
  let at = open + 1;
  while (at < tokens.length && !is(tokens[at], '}')) {
    const end = valueEnd(tokens, at);
    const first = tokens[at] as JsToken;
    if (is(first, '.')) spreads.push(first);
    else if (end > at) {
      const named = first.kind === 'string' || first.kind === 'name' || first.kind === 'number';
      const colon = named ? at + 1 : valueEnd(tokens, at, ':');
      const hasValue = colon < end && is(tokens[colon], ':');
      entries.push({ key: named ? first : undefined, at: first.start, from: hasValue ? colon + 1 : end, to: end });
    }
    at = is(tokens[end], ',') ? end + 1 : end;
  }
  return { entries, spreads, end: at };
}

/** The token at which a value ends: the next comma, or the bracket that closes what is around it. */
function valueEnd(tokens: readonly JsToken[], from: number, mark = ','): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at] as JsToken;
    if (token.kind !== 'punctuation') continue;
    if (depth === 0 && (token.text === mark || '}])'.includes(token.text))) return at;
    if ('{[('.includes(token.text)) depth++;
    else if ('}])'.includes(token.text)) depth--;
  }
  return tokens.length;
}

function is(token: JsToken | undefined, text: string): boolean {
  return token?.kind === 'punctuation' && token.text === text;
}

/** The "{" of the object that the file exports: written there, in a call such as `defineConfig(…)`, or as a const. */
function configObject(tokens: readonly JsToken[]): number | undefined {
  const word = (at: number, text: string): boolean => tokens[at]?.kind === 'name' && tokens[at].text === text;
  const exported = tokens.findIndex((_, at) => (word(at, 'export') && word(at + 1, 'default')) || (word(at, 'module') && is(tokens[at + 1], '.') && word(at + 2, 'exports') && is(tokens[at + 3], '=')));
  if (exported < 0) return undefined;
  const start = exported + (word(exported, 'export') ? 2 : 4);
  const here = objectAt(tokens, start);
  if (typeof here !== 'string') return here;
  const declared = tokens.findIndex((_, at) => (word(at, 'const') || word(at, 'let') || word(at, 'var')) && word(at + 1, here));
  if (declared < 0) return undefined;
  // A type may stand between the name and its value.
  const equals = tokens.findIndex((token, at) => at > declared + 1 && (is(token, '=') || is(token, ';')));
  const there = is(tokens[equals], '=') ? objectAt(tokens, equals + 1) : undefined;
  return typeof there === 'string' ? undefined : there;
}

/** The object that an expression begins with or hands to a function; the name of a constant that it is. */
function objectAt(tokens: readonly JsToken[], start: number): number | string | undefined {
  if (is(tokens[start], '{')) return start;
  const name = tokens[start];
  if (name?.kind !== 'name') return undefined;
  if (!is(tokens[start + 1], '(')) return name.text;
  const argument = tokens[start + 2];
  return is(argument, '{') ? start + 2 : argument?.kind === 'name' && is(tokens[start + 3], ')') ? argument.text : undefined;
}
