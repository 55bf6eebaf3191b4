import { leastLength, parsePattern, PatternError, WORD, type PatternNode, type Test } from './pattern-syntax.ts';

export { PatternError } from './pattern-syntax.ts';

/**
 * Regular expressions of a config that cannot hang a run: matched by a simulation of all ways at once (Thompson's construction as Pike's virtual machine), so the
 * time grows with text × pattern and never explodes. What would need backtracking (look-around, back-references) is refused. Letters are those of all
 * alphabets: `\w` and `\b` know Cyrillic, and case is ignored.
 */
export interface LinearPattern {
  /** All matches from left to right that do not overlap, as offsets of the text; none is longer than 200 characters. */
  find(text: string): { start: number; end: number }[];
}

/** Characters of a pattern, and steps it may grow to once `{2,5}` is written out: what bounds the time. */
const LONGEST = 200;
const STEPS = 400;
/** Characters of a match: a way that has come further leads nowhere, or searches from every place to the end of a text would add up. */
const LONGEST_MATCH = 200;

const IS_WORD = new RegExp(`[${WORD}]`, 'u');

/** @throws PatternError for what is no regular expression, is too long, matches nothing at all, or would need backtracking */
export function compilePattern(source: string): LinearPattern {
  if (source.length > LONGEST) throw new PatternError(`a pattern of at most ${LONGEST} characters`);
  const tree = parsePattern(source);
  if (leastLength(tree) === 0) throw new PatternError('a pattern that needs at least one character: this one matches nothing everywhere');
  return { find: matcher(assemble(tree)) };
}

/**
 * A step of the machine: a character to read, a condition of the place, a fork whose first way is tried first, or the beginning and the end of a repetition that
 * may match nothing. Such a repetition has to get on (ECMAScript, RepeatMatcher): a way that comes to its end where it began is given up, so `(?:\b|a)?` reads the "a".
 */
type Step = { test: Test } | { fork: [number, number] } | { border: boolean } | { edge: boolean } | { begin: number } | { close: number } | { end: true };

/** The steps of a pattern, and how many repetitions that may match nothing stand in each other: their depths are 0 to `depth` - 1. */
function assemble(tree: PatternNode): { steps: Step[]; depth: number } {
  const steps: Step[] = [];
  let inside = 0;
  let depth = 0;
  const push = (step: Step): number => {
    if (steps.length >= STEPS) throw new PatternError('a simpler pattern: written out, its repetitions are too many');
    return steps.push(step) - 1;
  };
  const fork = (at: number, first: number, second: number, lazy: boolean): void => {
    steps[at] = { fork: lazy ? [second, first] : [first, second] };
  };
  /** A repetition that need not be there. */
  const repeat = (node: PatternNode): void => {
    if (leastLength(node) > 0) return emit(node);
    push({ begin: inside++ });
    depth = Math.max(depth, inside);
    emit(node);
    push({ close: --inside });
  };
  const emit = (node: PatternNode): void => {
    if (node.kind === 'one') push({ test: node.test });
    else if (node.kind === 'border') push({ border: node.inside });
    else if (node.kind === 'edge') push({ edge: node.start });
    else if (node.kind === 'all') node.nodes.forEach(emit);
    else if (node.kind === 'any') {
      const exits: number[] = [];
      node.nodes.forEach((one, index) => {
        const choice = index < node.nodes.length - 1 ? push({ fork: [0, 0] }) : -1;
        emit(one);
        if (choice < 0) return;
        exits.push(push({ fork: [0, 0] }));
        fork(choice, choice + 1, steps.length, false);
      });
      for (const exit of exits) fork(exit, steps.length, steps.length, false);
    } else {
      for (let count = 0; count < node.least; count++) emit(node.node);
      const open: number[] = [];
      for (let count = node.least; count < (node.most === Infinity ? node.least + 1 : node.most); count++) {
        open.push(push({ fork: [0, 0] }));
        repeat(node.node);
      }
      if (node.most === Infinity) push({ fork: [open[0] ?? 0, open[0] ?? 0] });
      for (const at of open) fork(at, at + 1, steps.length, node.lazy);
    }
  };
  emit(tree);
  push({ end: true });
  return { steps, depth };
}

function matcher({ steps, depth }: ReturnType<typeof assemble>): LinearPattern['find'] {
  return (text) => {
    const found: { start: number; end: number }[] = [];
    const isWordAt = (at: number): boolean => {
      const before = at > 1 && /[\udc00-\udfff]/.test(text.charAt(at - 1)) ? text.slice(at - 2, at) : text.charAt(at - 1);
      return before !== '' && IS_WORD.test(before);
    };
    /** Step and beginning of each way that is still open, the preferred ones first. */
    let ways: [number, number][] = [];
    const seen = new Int32Array(steps.length * (depth + 1)).fill(-1);
    /** `fresh`: the outermost repetition that has begun at this place, or `depth`. Those inside it have, too; with a character read, none has. */
    const enter = (list: [number, number][], step: number, start: number, at: number, mark: number, fresh = depth): void => {
      const one = steps[step] as Step;
      const state = step * (depth + 1) + ('test' in one || 'end' in one ? depth : fresh);
      if (seen[state] === mark) return;
      seen[state] = mark;
      if ('fork' in one) for (const next of one.fork) enter(list, next, start, at, mark, fresh);
      else if ('begin' in one) enter(list, step + 1, start, at, mark, Math.min(fresh, one.begin));
      else if ('close' in one) {
        if (fresh > one.close) enter(list, step + 1, start, at, mark, fresh);
      }
      else if ('border' in one) {
        const next = String.fromCodePoint(text.codePointAt(at) ?? 0);
        if ((isWordAt(at) === IS_WORD.test(next)) === one.border) enter(list, step + 1, start, at, mark, fresh);
      } else if ('edge' in one) {
        if (one.edge ? at === 0 : at === text.length) enter(list, step + 1, start, at, mark, fresh);
      } else list.push([step, start]);
    };
    let best: { start: number; end: number } | undefined;
    let mark = 0;
    enter(ways, 0, 0, 0, mark);
    for (let at = 0; ; ) {
      const point = at < text.length ? String.fromCodePoint(text.codePointAt(at) as number) : '';
      const after = at + Math.max(1, point.length);
      const next: [number, number][] = [];
      mark++;
      for (const [step, start] of ways) {
        const one = steps[step] as Step;
        if ('end' in one) {
          // What is less preferred than this match is dropped; what is preferred goes on above.
          best = { start, end: at };
          break;
        }
        if (point !== '' && at - start < LONGEST_MATCH && 'test' in one && one.test(point)) enter(next, step + 1, start, after, mark);
      }
      if (next.length === 0 && best !== undefined) {
        found.push(best);
        // Begins anew behind the match, which is never empty.
        at = best.end;
        best = undefined;
        ways = [];
        enter(ways, 0, at, at, ++mark);
        continue;
      }
      if (at >= text.length) return found;
      at = after;
      if (best === undefined) enter(next, 0, at, at, mark);
      ways = next;
    }
  };
}
