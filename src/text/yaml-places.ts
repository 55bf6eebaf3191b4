import { isMap, isNode, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import type { SplitText } from './front-matter-split.ts';
import { tomlRange } from './toml-front-matter.ts';

export interface Range {
  start: number;
  end: number;
}

/**
 * Where a front matter key stands in the file, from the key to the end of its value; the nearest parent when the path does not exist, the
 * first line when there is no such parent. Parses with positions, so it is called only for findings.
 */
export function keyRange(text: string, split: SplitText, path: readonly (string | number)[]): Range {
  const firstLine = { start: 0, end: Math.max(0, text.indexOf('\n') < 0 ? text.length : text.indexOf('\n')) };
  if (split.block === '') return firstLine;
  if (split.language === 'toml') {
    // The nearest parent that stands in the file.
    for (let length = path.length; length > 0; length--) {
      const found = tomlRange(split.source, path.slice(0, length));
      if (found !== undefined) return { start: split.sourceOffset + found.start, end: split.sourceOffset + found.end };
    }
    return firstLine;
  }
  let node = contentsOf(split);
  let range = firstLine;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isNode(item.key) && 'value' in item.key && String(item.key.value) === String(key));
      if (pair === undefined || !isNode(pair.key) || !pair.key.range) break;
      const value: YamlNode | null = isNode(pair.value) ? pair.value : null;
      range = toFile(split, pair.key.range[0], value?.range?.[1] ?? pair.key.range[1]);
      node = value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(key)];
      if (!isNode(item) || !item.range) break;
      range = toFile(split, item.range[0], item.range[1]);
      node = item;
    } else break;
  }
  return range;
}

/** Parsed blocks, as long as someone holds the split text: a file with many findings is parsed once. */
const parsed = new WeakMap<SplitText, { contents: YamlNode | null }>();

function contentsOf(split: SplitText): YamlNode | null {
  const known = parsed.get(split);
  if (known !== undefined) return known.contents;
  let contents: YamlNode | null = null;
  try {
    contents = parseDocument(split.source, { logLevel: 'silent' }).contents;
  } catch {
    // Nothing to point at: the first line stands for the block.
  }
  parsed.set(split, { contents });
  return contents;
}

function toFile(split: SplitText, start: number, end: number): Range {
  const trimmed = split.source.slice(start, end).trimEnd();
  return { start: split.sourceOffset + start, end: split.sourceOffset + start + trimmed.length };
}
