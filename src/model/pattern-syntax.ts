/** The syntax of patterns in a config: what of regular expressions can be matched without backtracking, as a tree. */

/** Why a pattern is refused, in words that fit after "expected … ". */
export class PatternError extends Error {}

/** True for a character that may stand here. */
export type Test = (point: string) => boolean;

export type PatternNode =
  | { kind: 'one'; test: Test }
  | { kind: 'border'; inside: boolean }
  | { kind: 'edge'; start: boolean }
  | { kind: 'all'; nodes: PatternNode[] }
  | { kind: 'any'; nodes: PatternNode[] }
  | { kind: 'repeat'; node: PatternNode; least: number; most: number; lazy: boolean };

/** Most times that `{m,n}` may ask for: each is written out. */
const MOST_REPEATS = 100;
/** What `\w` is, in all alphabets, as the inside of a class. */
export const WORD = String.raw`\p{L}\p{M}\p{N}_`;

/** Recursive descent over alternatives, sequences and repetitions. @throws PatternError */
export function parsePattern(source: string): PatternNode {
  let at = 0;
  const take = (expression: RegExp): string | undefined => {
    expression.lastIndex = at;
    const found = expression.exec(source)?.[0];
    at += found?.length ?? 0;
    return found;
  };
  const alternatives = (): PatternNode => {
    const nodes = [sequence()];
    while (take(/\|/y) !== undefined) nodes.push(sequence());
    return nodes.length === 1 ? nodes[0] as PatternNode : { kind: 'any', nodes };
  };
  const sequence = (): PatternNode => {
    const nodes: PatternNode[] = [];
    while (at < source.length && !'|)'.includes(source.charAt(at))) nodes.push(repeated(single()));
    return { kind: 'all', nodes };
  };
  const repeated = (node: PatternNode): PatternNode => {
    const sign = take(/[?*+]|\{\d{1,3}(?:,\d{0,3})?\}/y);
    if (sign === undefined) return node;
    const [least = 0, most = least] = sign === '?' ? [0, 1] : sign === '*' ? [0, Infinity] : sign === '+' ? [1, Infinity]
      : sign.slice(1, -1).split(',').map((part) => (part === '' ? Infinity : Number(part)));
    if (least > MOST_REPEATS || (most !== Infinity && most > MOST_REPEATS)) throw new PatternError(`at most ${MOST_REPEATS} repetitions, not "${sign}"`);
    if (least > most) throw new PatternError(`the smaller number first, not "${sign}"`);
    const lazy = take(/\?/y) !== undefined;
    if (/[?*+{]/.test(source.charAt(at))) throw new PatternError(`one sign of repetition, not two ("${sign}${source.charAt(at)}")`);
    return { kind: 'repeat', node, least, most, lazy };
  };
  const single = (): PatternNode => {
    if (take(/\(/y) !== undefined) {
      const special = take(/\?(?:[=!]|<[=!]?|[a-z-]+[:)])/y);
      if (special !== undefined) throw new PatternError(`no "(${special}": only plain groups, "(…)" and "(?:…)"`);
      take(/\?:/y);
      const inner = alternatives();
      if (take(/\)/y) === undefined) throw new PatternError('a ")" for each "("');
      return inner;
    }
    const border = take(/\\[bB]/y);
    if (border !== undefined) return { kind: 'border', inside: border === '\\B' };
    const edge = take(/[$^]/y);
    if (edge !== undefined) return { kind: 'edge', start: edge === '^' };
    const atom = take(/\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-fA-F]{4}|\\.|[^\\[\])?*+{}]/yu);
    if (atom === undefined) throw new PatternError(`a backslash before "${source.charAt(at)}" where it stands for itself`);
    return { kind: 'one', test: testOf(atom) };
  };
  const tree = alternatives();
  if (at < source.length) throw new PatternError('a "(" for each ")"');
  return tree;
}

/** What a single character may be. The engine's own expressions judge it, one character at a time, and each character once. */
function testOf(atom: string): Test {
  if (/^\\[1-9k]/.test(atom)) throw new PatternError(`no back-reference ("${atom}")`);
  if (atom.startsWith('[') && /\\W/.test(atom)) throw new PatternError(`"[^…]" in place of "\\W" inside "${atom}"`);
  const unicode = atom === '.' ? '[^]' : atom === '\\W' ? `[^${WORD}]` : atom === '\\w' ? `[${WORD}]` : atom.startsWith('[') ? atom.replaceAll('\\w', WORD) : atom;
  let expression: RegExp;
  try {
    expression = new RegExp(`^(?:${unicode})$`, 'iu');
  } catch {
    throw new PatternError(`a character or a class of characters, not "${atom}"`);
  }
  const known = new Map<string, boolean>();
  return (point) => {
    let fits = known.get(point);
    if (fits === undefined) known.set(point, (fits = expression.test(point)));
    return fits;
  };
}

/** Characters that every match has at least. */
export function leastLength(node: PatternNode): number {
  switch (node.kind) {
    case 'one': return 1;
    case 'all': return node.nodes.reduce((sum, one) => sum + leastLength(one), 0);
    case 'any': return Math.min(...node.nodes.map(leastLength));
    case 'repeat': return node.least * leastLength(node.node);
    default: return 0;
  }
}
