import { splitFrontMatter } from './frontmatter.ts';
import { mergeBodies, type MergeConflict, type MergeNote } from './merge-blocks.ts';
import { mergeFrontMatter, type FrontMatterVersion } from './merge-front-matter.ts';
import { bodyTree } from './merge-tree.ts';

export type { MergeConflict, MergeNote } from './merge-blocks.ts';

export interface MergedArticle {
  /** The merged file, with the person's words wherever there is a conflict; byte order mark and line ends are those of the person's file. */
  text: string;
  /** Places where a person has to decide. Whoever keeps a file safe does not write the text when there are any. */
  conflicts: readonly MergeConflict[];
  /** What of the new version was left out because the person had decided otherwise. */
  notes: readonly MergeNote[];
}

/**
 * Three-way merge of an article file, front matter key by key and body by blocks. What changed from `base` to `theirs` is done to `ours`. Without conflicts every line that the
 * person wrote is in the result, except where it differed from the base in nothing but white space and typography and the new version has other words.
 * @param base the text as Slugline last wrote it
 * @param ours the file as a person has left it
 * @param theirs the text as it would be written now
 */
export function mergeArticle(base: string, ours: string, theirs: string): MergedArticle {
  const [was, mine, next] = [plain(base), plain(ours), plain(theirs)];
  if (next === was || next === mine) return { text: ours, conflicts: [], notes: [] };
  const like = (text: string): string => (ours.startsWith('\uFEFF') ? '\uFEFF' : '') + (isWindows(ours) ? text.replaceAll('\n', '\r\n') : text);
  if (mine === was) return { text: like(next), conflicts: [], notes: [] };
  const [one, two, three] = [versionOf(was), versionOf(mine), versionOf(next)];
  const body = mergeBodies(one.tree, two.tree, three.tree);
  const front = mergeFrontMatter(one, two, three, body);
  const conflicts = [...front.conflicts, ...body.conflicts].toSorted((a, b) => a.line - b.line);
  return { text: like(front.block + body.text), conflicts, notes: [...front.notes, ...body.notes] };
}

function versionOf(text: string): FrontMatterVersion {
  const split = splitFrontMatter(text);
  return { text, split, tree: bodyTree(split.body, split.block.split('\n').length) };
}

/** Without byte order mark and Windows line ends, which are no edits. */
function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
}

/** True when most lines end as on Windows. */
function isWindows(text: string): boolean {
  const all = text.split('\n').length - 1;
  return all > 0 && (text.split('\r\n').length - 1) * 2 > all;
}
