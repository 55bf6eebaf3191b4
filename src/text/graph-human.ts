import type { ArticleRef, GraphCluster, LinkGraph, LinkPlace, RedirectFault, RedirectStep } from '../model/link-graph.ts';
import { printable } from './excerpt.ts';
import { counted } from './graph-words.ts';

/** Lines of one kind; the JSON has all. */
const MAX_LINES = 20;
/** Longest title, anchor text or address shown whole. */
const MAX_TEXT = 80;
/** Steps of a chain shown. */
const MAX_STEPS = 6;

/** The report for a terminal: totals, then each kind of defect with file and line and what to do, the worst first. Plain text, ends with a line break. */
export function graphHuman(graph: LinkGraph): string {
  const sections = [
    section(graph.brokenTargets, 'broken link', 'Correct the address, or take the link out and keep its words.', (link) =>
      `${placed(link)}${BROKEN[link.reason]}${link.suggestion === undefined ? '' : ` (did you mean ${shown(link.suggestion)}?)`}`),
    section(graph.brokenAnchors, 'broken anchor', 'Use the id of a heading that is there, or link to the page without the part after the #.', (link) =>
      `${placed(link)}: ${shown(link.to)} has no #${shown(link.fragment)}${link.suggestion === undefined ? '' : ` (did you mean #${shown(link.suggestion)}?)`}`),
    section(graph.draftLinks, 'link to a draft', 'Publish the draft first, or take the link out until then.', (link) => `${placed(link)}: ${shown(link.to)} is a draft`, 'links to drafts'),
    section(graph.redirectFaults, 'faulty redirect', 'Let each rule lead straight to the last page; take rules that go round or lead nowhere out.', redirectLine),
    section(graph.hiddenArticles, 'redirect away from an article that exists', 'Take the rule out, or the article: servers differ in which of the two they obey.', (step) =>
      `${stepPlace(step)}  ${shown(step.from)} → ${shown(step.to)} (article ${shown(step.slug)})`, 'redirects away from articles that exist'),
    section(graph.redirectedLinks, 'link to a redirect', 'Write the new address, so that no reader waits and the link outlives the rule.', (link) => `${placed(link)}: write ${shown(link.target)} (${link.status})`, 'links to redirects'),
    section(graph.selfLinks, 'link of an article to itself', 'Take the link out and keep its words.', (link) => placed(link), 'links of articles to themselves'),
    section(graph.orphans, 'orphan', 'No other article links there. Link to each from the text of a related one.', named),
    section(graph.unreachable, 'article out of reach of the home page', 'No chain of links leads there. Link to it from an article that readers reach.', named, 'articles out of reach of the home page'),
    section(graph.deadEnds, 'dead end', 'The article links to no other page of the site. Add a link to what readers need next.', named),
    section(graph.hubs, 'most linked article', '', (article) => `${named(article)}: ${counted(article.inbound, 'article')}`, 'most linked articles'),
    section(graph.clusters.filter((cluster) => cluster.size > 1), 'cluster', '', clusterLine),
  ];
  return `${[totals(graph), ...sections.filter((text) => text !== '')].join('\n\n')}\n`;
}

const BROKEN = { missing: ': no such page', gone: ': gone, says a redirect rule', redirect: ': a redirect that leads nowhere' } as const;

function totals({ totals: sum, complete }: LinkGraph): string {
  const drafts = sum.drafts === 0 ? '' : `, ${counted(sum.drafts, 'draft')} left out`;
  return [
    `${counted(sum.articles, 'article')}, ${counted(sum.links, 'link')} between them${drafts}`,
    ...(sum.averageDepth === null ? [] : [`  ${sum.averageDepth.toFixed(1)} clicks from the home page on average, ${sum.deepest ?? 0} at most`]),
    ...(sum.articles === 0 ? [] : [`  ${percent(sum.linkedFromText)} of the articles have a link from the text of another one`]),
    ...(complete || sum.unknownTargets === 0 ? [] : [`  ${counted(sum.unknownTargets, 'link')} to addresses that are not known here: not checked`]),
  ].join('\n');
}

/** Rounded down: 100% means all of them. */
function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

/** A headline with the number, the lines, what to do. Empty when there is nothing to say. */
function section<Item>(items: readonly Item[], one: string, help: string, lineOf: (item: Item) => string, many?: string): string {
  if (items.length === 0) return '';
  const rest = items.length - MAX_LINES;
  return [
    counted(items.length, one, many),
    ...items.slice(0, MAX_LINES).map((item) => `  ${lineOf(item)}`),
    ...(rest > 0 ? [`  … and ${counted(rest, 'more', 'more')}`] : []),
    ...(help === '' ? [] : [`  → ${help}`]),
  ].join('\n');
}

function placed(link: LinkPlace): string {
  return `${printable(link.file)}:${link.line}  ${shown(link.url)} "${shown(link.text)}"`;
}

function named({ file, title }: ArticleRef): string {
  return `${printable(file)}  ${shown(title)}`;
}

function clusterLine({ title, size, inside, outside, declared }: GraphCluster): string {
  return `${shown(title)}: ${counted(size, 'article')}, ${counted(inside, 'link')} inside, ${outside} to others and back${declared === undefined ? '' : ` (in the config: ${shown(declared)})`}`;
}

const FAULTS: Record<RedirectFault['kind'], string> = { chain: 'a chain of', loop: 'goes round in', endless: 'more than browsers follow:', nowhere: 'ends at no page after' };

/** On one line: `_redirects:3  /a → /b (_redirects:7) → /c: a chain of 2 steps`. */
function redirectLine({ kind, steps }: RedirectFault): string {
  const [first] = steps;
  if (first === undefined) return '';
  const further = steps.slice(1, MAX_STEPS).map((step) => ` (${stepPlace(step)}) → ${shown(step.to)}`);
  return `${stepPlace(first)}  ${shown(first.from)} → ${shown(first.to)}${further.join('')}${steps.length > MAX_STEPS ? ' → …' : ''}: ${FAULTS[kind]} ${counted(steps.length, 'step')}`;
}

function stepPlace({ file, line }: RedirectStep): string {
  return `${printable(file)}:${line}`;
}

function shown(text: string): string {
  const safe = printable(text);
  return safe.length <= MAX_TEXT ? safe : `${safe.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
