import { fixText } from '../fix.ts';
import { FRONT_MATTER_KEYS } from '../model/article.ts';
import type { Brief } from '../model/brief.ts';
import type { Files } from '../model/world.ts';
import { readString } from '../place.ts';
import { sha256 } from '../text/hash.ts';
import { applySplices } from '../text/splice.ts';
import { addKey, setValue } from '../text/yaml-edits.ts';
import type { Viewer } from './view.ts';

/** Changes of an article that a person makes. A save carries the hash of the text it began with: what somebody else wrote meanwhile is never written over. */

export type SaveOutcome = { saved: true; sha256: string } | { saved: false; text: string; sha256: string };

/** @param base sha256 of the text that was edited; '' for an article that had no file */
export function saveText(files: Files, path: string, text: string, base: string): SaveOutcome {
  const current = readString(files, path);
  const hash = current === undefined ? '' : sha256(current);
  if (hash !== base) return { saved: false, text: current ?? '', sha256: hash };
  if (current !== text) files.write(path, text);
  return { saved: true, sha256: sha256(text) };
}

/** Makes the safe fix of one finding, told by its rule and its place; undefined when there is none any more. */
export function fixOne(viewer: Viewer, slug: string, text: string, brief: Brief | undefined, { rule, line, message }: { rule: string; line: number; message: string }): { text: string; left: string | undefined } | undefined {
  const isIt = (finding: { rule: string; line: number; message: string }): boolean => finding.rule === rule && finding.message === message && finding.line === line;
  // The finding is looked for in the text as it is given; after the first pass it has no edits any more.
  let first = true;
  const result = fixText(text, {
    maxPasses: 1,
    checkText: (current) => {
      const found = viewer.check(viewer.document(slug, current), brief);
      const only = first && found.some(({ finding }) => isIt(finding));
      first = false;
      return found.map((one) => (only && isIt(one.finding) ? one : { ...one, edits: undefined }));
    },
    treeOf: (current) => viewer.document(slug, current).tree,
  });
  if (result.text === text) return result.refused[0] === undefined ? undefined : { text, left: result.refused[0].reason };
  return { text: result.text, left: undefined };
}

/** Sets a key of the front matter, everything around it as it stands; undefined when that cannot be done with certainty. */
export function setField(viewer: Viewer, slug: string, text: string, key: string, value: string | boolean | string[]): string | undefined {
  const doc = viewer.document(slug, text);
  if (doc.frontMatterProblem !== undefined) return undefined;
  const splice = doc.data[key] === undefined ? addKey(doc, key, value, FRONT_MATTER_KEYS) : setValue(doc, [key], value);
  return splice === undefined ? undefined : applySplices(text, [splice]);
}
