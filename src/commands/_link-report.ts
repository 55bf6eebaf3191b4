import type { LinkGraph } from '../link-graph.ts';
import type { Proposal } from '../link-plan.ts';
import type { FileChange } from '../link-site.ts';
import { printable } from '../text/excerpt.ts';
import { graphHuman } from '../text/graph-human.ts';
import { counted } from '../text/graph-words.ts';

/** Proposals listed; the rest is counted. */
const LISTED = 40;

/** Related lists by slug, best first. */
type Related = readonly (readonly [slug: string, links: readonly { slug: string }[]])[];

/** The report of `slugline link` for people: what there is, what is wrong, what could be linked. */
export function linkReport(graph: LinkGraph, related: Related, proposals: readonly Proposal[]): string {
  const report = `${graphHuman(graph)}\n${relatedReport(related)}`;
  if (proposals.length === 0) return `${report}\nNo links to propose: no text speaks of another article where a link could stand, or it has its links already.\n`;
  return `${report}\n${counted(proposals.length, 'link')} that texts could carry (* nobody links to that article yet):\n${linkLines(proposals)}\n\n\`slugline link --diff\` shows the changes, --write makes them, --explain SLUG tells why.\n`;
}

/** What `slugline link --write` says. @param lost links that lead nowhere, which no writing mends */
export function writtenReport(written: readonly FileChange[], lost: number): string {
  const links = written.flatMap((change) => change.links);
  const left = lost === 0 ? '' : `${counted(lost, 'link leads', 'links lead')} nowhere: \`slugline link\` lists them.\n`;
  if (links.length === 0) return `No links made: no text speaks of another article where a link could stand, or it has its links already.\n${left}`;
  return `${counted(links.length, 'link')} made in ${counted(written.length, 'file')} (* nobody linked to that article before):\n${linkLines(links)}\n${left}`;
}

/** A proposal for programs. */
export function proposalJson({ from, file, line, slug, path, anchor, strength, nearness, orphan }: Proposal): object {
  return { from, file, line, to: slug, path, anchor, strength: rounded(strength), relevance: rounded(nearness), orphan };
}

/** Three decimals: the rest is noise to a reader. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** Links to articles that had none first, then in the order of the files. */
function linkLines(links: readonly Proposal[]): string {
  const ordered = links.toSorted((a, b) => Number(b.orphan) - Number(a.orphan) || (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
  const lines = ordered.slice(0, LISTED).map(({ file, line, anchor, slug, orphan }) => `${orphan ? '*' : ' '} ${printable(file)}:${line}  “${printable(anchor)}” → ${printable(slug)}`);
  if (ordered.length > LISTED) lines.push(`  … and ${ordered.length - LISTED} more (--json lists all)`);
  return lines.join('\n');
}

function relatedReport(related: Related): string {
  const lists = related.slice(0, LISTED).map(([slug, links]) => `  ${printable(slug)}: ${links.length === 0 ? 'nothing is near enough' : links.map((link) => printable(link.slug)).join(', ')}`);
  if (related.length > LISTED) lists.push(`  … and ${related.length - LISTED} more (--json lists all)`);
  return lists.length === 0 ? '' : `What belongs under each article (\`generate\` puts it into its own; for other posts take it from --json):\n${lists.join('\n')}\n`;
}
