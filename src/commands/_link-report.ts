import type { LinkGraph } from '../link-graph.ts';
import type { Proposal } from '../link-plan.ts';
import type { FileChange } from '../link-site.ts';
import { graphHuman } from '../text/graph-human.ts';
import { counted } from '../text/graph-words.ts';

/** Proposals listed; the rest is counted. */
const LISTED = 40;

/** Related lists by slug, best first. */
type Related = readonly (readonly [slug: string, links: readonly { slug: string }[]])[];

/** The report of `slugline link` for people: what there is, what is wrong, what could be linked. */
export function linkReport(graph: LinkGraph, related: Related, proposals: readonly Proposal[], written: readonly FileChange[] | undefined): string {
  const report = `${graphHuman(graph)}\n${relatedReport(related)}`;
  if (proposals.length === 0) return `${report}\nNo text speaks of another article in a place that could carry a link, or all have their links.\n`;
  const ordered = proposals.toSorted((a, b) => Number(b.orphan) - Number(a.orphan) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  const lines = ordered.slice(0, LISTED).map(({ file, line, anchor, slug, orphan }) => `  ${file}:${line}  “${anchor}” → ${slug}${orphan ? '  (nobody links to it yet)' : ''}`);
  if (ordered.length > LISTED) lines.push(`  … and ${ordered.length - LISTED} more (--json lists all)`);
  const count = counted(proposals.length, 'link');
  const head = written === undefined ? `${count} that texts could carry:` : `${count} made in ${counted(written.length, 'file')}:`;
  return `${report}\n${head}\n${lines.join('\n')}\n${written === undefined ? '\n`slugline link --diff` shows the changes, --write makes them, --explain SLUG tells why.\n' : ''}`;
}

function relatedReport(related: Related): string {
  const lists = related.slice(0, LISTED).map(([slug, links]) => `  ${slug}: ${links.length === 0 ? 'nothing is near enough' : links.map((link) => link.slug).join(', ')}`);
  if (related.length > LISTED) lists.push(`  … and ${related.length - LISTED} more (--json lists all)`);
  return lists.length === 0 ? '' : `Related articles of ${counted(related.length, 'article')}:\n${lists.join('\n')}\n`;
}
