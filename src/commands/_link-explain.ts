import type { LinkSite } from '../link-site.ts';
import type { ReasonedLink } from '../links.ts';
import type { Document } from '../text/document.ts';
import { printable } from '../text/excerpt.ts';
import { counted } from '../text/graph-words.ts';
import { proposalJson, rounded } from './_link-report.ts';

/** Words shown for what makes two articles near. */
const WORDS = 6;

const REASONS: Readonly<Record<ReasonedLink['why'], string>> = {
  brief: 'the brief asks for it', config: 'the config asks for it', pillar: 'pillar page of its cluster', cluster: 'of the same cluster', kept: 'in the list already', near: 'near in subject',
};

const PLACES = { body: 'in the text', related: 'beside the text', both: 'in the text and beside it' } as const;

/** Why an article links where it does: its related list, links its text could carry, and who links to it. */
export function explanation(site: LinkSite, slug: string, json: boolean): string {
  const { plan, clusters } = site;
  const doc = site.load(slug);
  const related = plan.related(slug).map((link) => ({ ...link, relevance: rounded(link.relevance), words: sharedWords(site, doc, slug, link.slug) }));
  const inText = doc === undefined ? [] : plan.proposals(doc);
  const node = plan.graph().articles.find((one) => one.slug === slug);
  const links = plan.graph().links.filter(({ from, to }) => from === slug || to === slug);
  const cluster = clusters.of(slug);
  if (json) return `${JSON.stringify({ version: 1, slug, related, proposals: inText.map(proposalJson), links, depth: node?.depth ?? null, cluster: cluster ?? null }, null, 2)}\n`;
  const title = plan.corpus.bySlug(slug)?.title ?? '';
  const to = links.filter((one) => one.from === slug);
  const from = links.filter((one) => one.to === slug);
  const way = node === undefined || node.draft ? '' : node.depth === null ? '; no way leads here from the home page' : `; ${counted(node.depth, 'click')} from the home page`;
  const lines = [
    `${slug}${title === '' ? '' : `  “${printable(title)}”`}${node?.draft === true ? '  (draft)' : ''}`,
    ...(cluster === undefined ? [] : [`Cluster “${printable(cluster.name)}”${cluster.hub === undefined ? '' : `, pillar page ${cluster.hub}`}`]),
    '', 'Related articles: how near they are (0 to 1), why, and the words they share',
    ...related.map(({ slug: other, why, relevance, words }) => `  ${relevance.toFixed(2)}  ${printable(other)}  ${REASONS[why]}${words.length === 0 ? '' : `: ${words.map(printable).join(', ')}`}`),
    ...(related.length === 0 ? ['  none: nothing is near enough'] : []),
    '', 'Its text could link: how clearly the words name the article (1 and more: nothing else is meant), and how near it is',
    ...inText.map(({ line, anchor, slug: other, strength, nearness }) => `  line ${line}  “${printable(anchor)}” → ${printable(other)}  clear ${strength.toFixed(2)}, near ${nearness.toFixed(2)}`),
    ...(inText.length === 0 ? [doc === undefined ? '  not known: there is no file of it here' : '  nothing more'] : []),
    '', doc === undefined ? 'Its own links are not known' : node?.draft === true ? 'Links of a draft do not count before it is published (--drafts: as if it were)' : to.length === 0 ? 'It links to no other article' : `It links to ${counted(to.length, 'article')}`, ...to.map(({ to: other, where }) => `  ${printable(other)}  (${PLACES[where]})`),
    ...(node?.draft === true ? [] : ['', `${from.length === 0 ? 'No other article links here' : `Linked from ${counted(from.length, 'article')}`}${way}`]), ...from.map(({ from: other, where }) => `  ${printable(other)}  (${PLACES[where]})`),
  ];
  return `${lines.join('\n')}\n`;
}

/** The words that make two articles near, as they stand in the first. */
function sharedWords({ plan }: LinkSite, doc: Document | undefined, slug: string, other: string): string[] {
  if (doc === undefined) return [];
  const { termHashes, lowers } = doc.lexis.vocabulary;
  const forms = new Map<number, Map<string, number>>();
  for (const { tokens: { numbers, from, to } } of doc.blocks) {
    for (let at = from; at < to; at++) {
      const number = numbers[at] as number;
      const words = forms.get(termHashes[number] as number) ?? new Map<string, number>();
      forms.set(termHashes[number] as number, words.set(lowers[number] as string, (words.get(lowers[number] as string) ?? 0) + 1));
    }
  }
  return plan.shared(slug, other, WORDS).flatMap(({ hash }) => {
    const words = [...(forms.get(hash) ?? [])].sort(([a, one], [b, two]) => two - one || (a < b ? -1 : 1));
    return words[0] === undefined ? [] : [words[0][0]];
  });
}
