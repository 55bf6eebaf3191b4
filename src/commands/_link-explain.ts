import type { LinkSite } from '../link-site.ts';
import type { ReasonedLink } from '../links.ts';
import type { Document } from '../text/document.ts';

/** Words shown for what makes two articles near. */
const WORDS = 6;

const REASONS: Readonly<Record<ReasonedLink['why'], string>> = {
  brief: 'the brief asks for it', config: 'the config asks for it', pillar: 'pillar page of its cluster', cluster: 'of the same cluster', kept: 'in the list before', near: 'near in subject',
};

/** Why an article links where it does: its related list, links its text could carry, and who links to it. */
export function explanation(site: LinkSite, slug: string, json: boolean): string {
  const { plan, clusters } = site;
  const doc = site.load(slug);
  const related = plan.related(slug).map((link) => ({ ...link, words: sharedWords(site, doc, slug, link.slug) }));
  const inText = doc === undefined ? [] : plan.proposals(doc);
  const node = plan.graph().articles.find((one) => one.slug === slug);
  const links = plan.graph().links.filter(({ from, to }) => from === slug || to === slug);
  const cluster = clusters.of(slug);
  if (json) return `${JSON.stringify({ version: 1, slug, related, proposals: inText, links, depth: node?.depth ?? null, cluster: cluster ?? null }, null, 2)}\n`;
  const to = links.filter((one) => one.from === slug);
  const from = links.filter((one) => one.to === slug);
  const lines = [
    `${slug}  “${plan.corpus.bySlug(slug)?.title ?? ''}”`,
    ...(cluster === undefined ? [] : [`Cluster “${cluster.name}”${cluster.hub === undefined ? '' : `, pillar page ${cluster.hub}`}`]),
    '', 'Related articles',
    ...related.map(({ slug: other, why, relevance, words }) => `  ${other}  ${relevance.toFixed(2)}  ${REASONS[why]}${words.length === 0 ? '' : `: ${words.join(', ')}`}`),
    ...(related.length === 0 ? ['  none: nothing is near enough'] : []),
    '', 'Its text could link',
    ...inText.map(({ line, anchor, slug: other, strength, nearness }) => `  line ${line}  “${anchor}” → ${other}  names it with ${Math.round(Math.min(1, strength) * 100)} % certainty, relevance ${nearness.toFixed(2)}`),
    ...(inText.length === 0 ? [doc === undefined ? '  unknown: there is no file of it here' : '  nothing more'] : []),
    '', `It links to ${to.length}`, ...to.map(({ to: other, where }) => `  ${other}  (${where})`),
    '', `Linked from ${from.length}${node?.depth == null ? '' : `, ${node.depth} clicks from the home page`}`, ...from.map(({ from: other, where }) => `  ${other}  (${where})`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The words that make two articles near, as they stand in the first. */
function sharedWords({ plan }: LinkSite, doc: Document | undefined, slug: string, other: string): string[] {
  if (doc === undefined) return [];
  const { stemHashes, lowers } = doc.lexis.vocabulary;
  const forms = new Map<number, Map<string, number>>();
  for (const { tokens: { numbers, from, to } } of doc.blocks) {
    for (let at = from; at < to; at++) {
      const number = numbers[at] as number;
      const words = forms.get(stemHashes[number] as number) ?? new Map<string, number>();
      forms.set(stemHashes[number] as number, words.set(lowers[number] as string, (words.get(lowers[number] as string) ?? 0) + 1));
    }
  }
  return plan.shared(slug, other, WORDS).flatMap(({ hash }) => {
    const words = [...(forms.get(hash) ?? [])].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
    return words[0] === undefined ? [] : [words[0][0]];
  });
}
