import { partTexts, type ArticlePart } from './article-parts.ts';
import type { Review } from './review.ts';
import { countWords } from './text/words.ts';

/** Two versions of an article, one part of which was written anew: is the new one better? Pure. What is wrong is told in words for the writer. */

/** A section that comes back with less than this share of its words has been emptied, not mended. */
const MIN_KEPT = 0.4;

/** Why a new version must not be taken; undefined when nothing in it is worse: no new error, no lost fact, no emptied part. @param mayLose ids of facts that need not be linked any more */
export function whyHarmful(before: Review, after: Review, part: ArticlePart, mayLose: ReadonlySet<string> = new Set()): string | undefined {
  const old = errorCounts(before);
  for (const [rule, count] of errorCounts(after)) {
    if (count <= (old.get(rule) ?? 0)) continue;
    const known = new Set(before.found.map(({ finding }) => finding.message));
    const fresh = after.found.find(({ finding }) => finding.rule === rule && finding.severity === 'error' && !known.has(finding.message)) ?? after.found.find(({ finding }) => finding.rule === rule);
    return `The new text has a fault that the old one did not have: ${fresh?.finding.message ?? rule}`;
  }
  const lost = [...before.facts].filter((id) => !after.facts.has(id) && !mayLose.has(id));
  if (lost.length > 0) return `The new text leaves out what it has to state with its link: ${lost.map((id) => `fact:${id}`).join(', ')}`;
  const [was, is] = [countWords(part.text), countWords(partTexts(after.values).get(part.id) ?? '')];
  return (part.kind === 'section' || part.kind === 'opening') && is < MIN_KEPT * was ? `The new text has ${is} words, the old one ${was}: keep what is right in it.` : undefined;
}

/** Why a new version is no better than the old one; undefined when it is. An error less may cost a warning more, not two. */
export function whyWorse(before: Review, after: Review, part: ArticlePart): string | undefined {
  const harm = whyHarmful(before, after, part);
  if (harm !== undefined) return harm;
  const mended = before.errors - after.errors;
  if (mended < 0 || (mended === 0 && after.warnings >= before.warnings)) return `The fault is still there: ${after.found.find(({ finding }) => finding.severity === 'error')?.finding.message ?? 'nothing has become better'}`;
  return after.warnings - before.warnings > mended ? 'The new text has more faults of style than the old one had faults.' : undefined;
}

function errorCounts({ found }: Review): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { finding } of found) if (finding.severity === 'error') counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  return counts;
}
