import type { Document } from '../../src/text/document.ts';
import { linkScore, PARTS, type Measured } from './quality-scores.ts';

/** What was measured, for people. */

export const PAGE = new URL('../../docs/links-quality.md', import.meta.url);

/** The result as a Markdown page. */
export function page({ lists, links, articles, linkedPairs }: Measured): string {
  const scores = PARTS.map((part) => linkScore(links[part]));
  const row = (name: string, cell: (score: (typeof scores)[number]) => string): string[] => [name, ...scores.map(cell)];
  return `${[
    '# Links, measured',
    'Made by `npm run quality:links -- --write`. Do not edit.',
    'Two small blogs, Russian and English, were written by hand for this. An editor said of each article which others its reader wants next (2 clearly, 1 acceptable), in which places of the texts a link would help, and which places only look like it. Neither the texts nor the labels come from those who wrote the code. What decides about links in texts was chosen on the Russian half and confirmed on the English one.',
    `Articles: ${PARTS.map((part) => `${part} ${articles[part].all} (${articles[part].three} with three or more relevant ones, ${articles[part].any} with any, ${articles[part].lone} with none)`).join('; ')}.`,
    '## Related articles',
    'Precision: of three places, the share with a relevant article, over articles that have three; a place left empty counts as wrong. nDCG: order and grade count too, over articles that have any. Lone: articles without a relevant one for which something is listed all the same. With so few articles, differences under 0.03 say nothing.',
    table(['Method', ...PARTS.map((part) => `Precision@3, ${part}`), ...PARTS.map((part) => `nDCG@3, ${part}`), ...PARTS.map((part) => `Lone, ${part}`)], Object.entries(lists).map(([name, score]) => [
      name, ...PARTS.map((part) => score[part].precision.toFixed(3)), ...PARTS.map((part) => score[part].ndcg.toFixed(3)), ...PARTS.map((part) => percent(score[part].lone)),
    ])),
    'All methods see the same words and stems. Random choice is the mean of 200 draws. BM25 is that of MiniSearch, with the weights of fields that Slugline has. The cosine compares every article with every other; Slugline finds candidates by an index, leaves out the far ones, and of those that say the same takes one.',
    '## Links in texts',
    'What `slugline link` proposes, up to three links an article. Good: the place is labelled, or at most 25 characters away. Acceptable: the two articles are labelled, the place is not. Unjudged: nobody said anything of the two. Trap: words that only look like the other article.',
    table(['', ...PARTS], [
      row('Links', ({ links: all }) => String(all)), row('Good', ({ good }) => String(good)), row('Acceptable', ({ acceptable }) => String(acceptable)), row('Unjudged', ({ unjudged }) => String(unjudged)),
      ['Labelled pairs of articles that got a link', ...PARTS.map((part) => `${linkedPairs[part].linked} of ${linkedPairs[part].labelled}`)],
      row('Traps hit', ({ traps }) => String(traps)), row('Of these in a heading, FAQ, quotation or code', ({ hardTraps }) => String(hardTraps)),
      row('Share of good', ({ goodShare }) => percent(goodShare)), row('Share of good or acceptable', ({ fairShare }) => percent(fairShare)),
      row('Share of anchors that read well, by a reader who wrote neither texts nor code', ({ readsWell }) => percent(readsWell)), row('Anchors nobody has read', ({ unread }) => String(unread)),
    ]),
  ].join('\n\n')}\n`;
}

/** Every link with what is said of it, and every list that has a wrong article. */
export function listing({ links, sites }: Measured): string {
  const titles = (docs: readonly Document[]): Map<string, string> => new Map(docs.map((doc) => [doc.slug, doc.field('title')]));
  const wrong = sites.flatMap(({ docs, labels, plan }) => Object.entries(labels.relevant).flatMap(([slug, grades]) => {
    const list = plan.related(slug);
    const missed = Object.entries(grades).filter(([other]) => !list.some((link) => link.slug === other)).map(([other, grade]) => `${other} (${grade})`);
    if (list.every((link) => grades[link.slug] !== undefined) && (missed.length === 0 || list.length === 3)) return [];
    return [`  ${slug} (${titles(docs).get(slug) ?? ''})`, ...list.map((link) => `      ${grades[link.slug] ?? '–'} ${link.slug} ${link.relevance.toFixed(3)}`), ...(missed.length > 0 ? [`      missed: ${missed.join(', ')}`] : [])];
  }));
  return ['Links in texts:', ...links.together.map((link) => `  ${link.verdict}${link.trap === undefined ? '' : ` (${link.trap.why})`}, ${link.reads ?? 'unread'}: ${link.from}:${link.line} -> ${link.to}\n      ${link.sentence}`), 'Lists with a wrong article:', ...wrong, ''].join('\n');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share === 0 || share === 1 ? 0 : 1)} %`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
