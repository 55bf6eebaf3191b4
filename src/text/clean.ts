import { excerpt, headingSplices, holdsUrl, structureSplices, type Removed } from './clean-structure.ts';
import type { Language } from './language.ts';
import { escapeMarkdown, parseMarkdown, plainText, startOf, endOf, type Nodes, type Root } from './markdown.ts';
import { applySplices, type Splice } from './splice.ts';
import { sentencesOf } from './words.ts';

export type { Removed };

export interface CleanOptions {
  language: Language;
  /** Headings come out at this depth or deeper. */
  minDepth: number;
  /** Schemes of the closed menu; links with any other target lose the link and keep their words. */
  menuSchemes: readonly string[];
}

/** Rounds until nothing changes. Honest text needs two or three; what needs more nests markup to hide something. */
const MAX_ROUNDS = 12;

/**
 * A writer's Markdown with only prose structure left: paragraphs, lists, tables, quotes, code, emphasis, headings at their place and menu links.
 * Cleaning the result again changes nothing. Text that does not settle is hostile and keeps its words alone.
 */
export function cleanMarkdown(source: string, options: CleanOptions): { text: string; removed: Removed[] } {
  const removed: Removed[] = [];
  const settled = settle(source, options, removed);
  if (settled !== undefined) return { text: settled, removed };
  removed.push({ what: 'markup', excerpt: excerpt(source) });
  return { text: settle(wordsOnly(source), options, removed) ?? '\n', removed };
}

/** Cleans until a round changes nothing; undefined when that takes too long or nests too deeply for the stack. */
function settle(source: string, options: CleanOptions, removed: Removed[]): string | undefined {
  let text = source;
  try {
    for (let round = 0; round < MAX_ROUNDS; round++) {
      const before = text;
      text = unwrap(tame(normalizeText(text, removed), removed), removed);
      const tree = parseMarkdown(text);
      const splices = [...structureSplices(tree, text, options.menuSchemes, removed), ...headingSplices(tree, text, options.minDepth, removed)];
      text = applySplices(text, splices);
      text = `${cutTalk(text, splices.length === 0 ? tree : parseMarkdown(text), options.language, removed).split('\n').map((line) => line.trimEnd()).join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
      // What stands after the last letter changes nothing.
      if (text.trimEnd() === before.trimEnd()) return text;
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return undefined;
}

/** Joiners belong into emoji and into scripts that join letters; between other letters they only hide. */
const LONE_JOINER = /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}])[\u200c\u200d]+/gu;

/** Spaces that Markdown takes for letters at the start of a line and `trim` for spaces: without them the line may be a rule or a heading. */
const ODD_INDENT = /^([ \t]*)[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000][^\S\n]*/gm;

/** NFC, LF, no control, zero-width, bidi, filler or tag characters, no lone surrogates, no odd spaces before a line. */
function normalizeText(source: string, removed: Removed[]): string {
  const text = source.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n');
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- exactly these are dropped
  const visible = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffd\u{e0000}-\u{e0fff}]/gu, '').replace(LONE_JOINER, '');
  if (visible.length < text.length) removed.push({ what: 'invisible', excerpt: `${text.length - visible.length} characters` });
  return visible.replace(ODD_INDENT, '$1').normalize('NFC');
}

/** Markers of quotes and lists within each other at the start of a line: no text needs nine. */
const NESTED = /^([ \t]*)(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*){9,}/gm;
/** Special characters between two blank lines; a table of 200 rows has fewer. Parsers take quadratic time over more. */
const MAX_SPECIAL = 5000;

/** Takes the markup from lines and blocks that hold absurdly much of it, before a parser sees them. */
function tame(text: string, removed: Removed[]): string {
  const tamed = text.replace(NESTED, '$1').split(/(\n{2,})/).map((block) =>
    block.length > MAX_SPECIAL && (block.match(/[`*_~[\]<>&|!\\]/g)?.length ?? 0) > MAX_SPECIAL ? block.replace(/[`*_~[\]<>&|!\\]+/g, ' ') : block).join('');
  if (tamed !== text) removed.push({ what: 'markup', excerpt: excerpt(text) });
  return tamed;
}

/** Letters, digits and plain punctuation of a text, paragraph by paragraph. */
function wordsOnly(source: string): string {
  return source.split(/\n\s*\n/).map((block) => {
    const words = block.replace(/[^\p{L}\p{N}\p{M}\s.,;:!?«»"'()—–%-]/gu, ' ').replace(/:(?=\S)/g, ': ').replace(/www\./gi, 'www ');
    return holdsUrl(words) ? '' : escapeMarkdown(words);
  }).join('\n\n');
}

/** Drops a fence around the whole answer and front matter at its start. */
function unwrap(text: string, removed: Removed[]): string {
  let result = text.trim();
  const inner = fenced(result);
  if (inner !== undefined) {
    removed.push({ what: 'fence', excerpt: result.slice(0, 20) });
    result = inner.trim();
  }
  const frontMatter = /^---([^\n]*)\n([\s\S]*?)\n---[ \t]*(?:\n|$)/.exec(result);
  if (frontMatter !== null && (/^\w/.test(frontMatter[1] ?? '') || isKeys(frontMatter[2] ?? ''))) {
    removed.push({ what: 'front-matter', excerpt: excerpt(frontMatter[0]) });
    result = result.slice(frontMatter[0].length).trim();
  }
  return result;
}

/** What stands in the one fence that is the whole text. A fence marked as Markdown may hold further fences. */
function fenced(text: string): string | undefined {
  if (!/^(?:`{3,}|~{3,})(?:markdown|md)?[ \t]*\n/i.test(text)) return undefined;
  const marked = /^(`{3,}|~{3,})(?:markdown|md)[ \t]*\n([\s\S]*)\n\1$/i.exec(text);
  if (marked?.[2] !== undefined) return marked[2];
  const blocks = parseMarkdown(text).children;
  const [only] = blocks;
  return blocks.length === 1 && only?.type === 'code' ? only.value : undefined;
}

/** True for lines of YAML: "key: value", their continuations, items and comments; prose between two rules starts with a blank line or has none. */
function isKeys(block: string): boolean {
  return /^[^\s:][^:\n]{0,40}:(?:\s|$)/.test(block) && block.split('\n').every((line) => /^(?:\s|-\s|#|[^\s:][^:\n]{0,40}:(?:\s|$)|$)/.test(line));
}

/** Characters in which an exclamation ends, if there is one. */
const MAX_EXCLAMATION = 100;

/** Cuts greeting and farewell blocks: of the first two and last two blocks those that begin with assistant talk, until none of these does. */
function cutTalk(text: string, tree: Root, language: Language, removed: Removed[]): string {
  const blocks = tree.children;
  const isTalk = (node: Nodes): boolean => {
    if (node.type !== 'paragraph' && node.type !== 'heading') return false;
    const said = plainText(node);
    const words = language.words(said);
    // "Sure! Here is …": an exclamation of a word or two may come first.
    const [exclamation] = sentencesOf(said.slice(0, MAX_EXCLAMATION), language.abbreviations);
    const skipped = words.filter((word) => word.end <= (exclamation?.end ?? 0)).length;
    return language.find('assistantTalk', words).some((match) => match.first === 0 || (skipped <= 2 && match.first === skipped)) || language.find('modelSelfReference', words).length > 0;
  };
  const cut = new Set<Nodes>();
  for (const order of [blocks, blocks.toReversed()]) {
    let kept = 0;
    for (const node of order) {
      if (kept === 2) break;
      if (cut.has(node)) continue;
      if (isTalk(node)) cut.add(node);
      else kept++;
    }
  }
  const splices = [...cut].map((node): Splice => {
    removed.push({ what: 'assistant-talk', excerpt: excerpt(plainText(node)) });
    return { start: startOf(node), end: endOf(node), text: '' };
  });
  return applySplices(text, splices);
}

/** One line of plain text (a heading, a title) from a writer: markup, tags, addresses and invisible characters gone. */
export function cleanLine(source: string, language: Language): string {
  let line = source;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = line;
    // A year that opens a sentence is no list number.
    const markdown = line.replace(/\s+/g, ' ').replace(/^\s*(?:#{1,6}\s+)+/, '').replace(/^\s*(\d{3,9})([.)])(?=\s)/, '$1\\$2');
    const { text } = cleanMarkdown(markdown, { language, minDepth: 1, menuSchemes: [] });
    line = plainText(parseMarkdown(text)).replace(/<(?=[a-z!/?])/gi, '').replace(/\s+/g, ' ').trim();
    if (line === before) return line;
  }
  return line.replace(/[<>]/g, ' ').replace(/\s+/g, ' ').trim();
}
