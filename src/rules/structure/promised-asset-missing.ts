import { defineRule } from '../../kinds.ts';
import { endOf, walk } from '../../text/markdown.ts';
import type { Nodes } from 'mdast';

/** What can be the promised thing: a link to it, or the thing itself on the page. */
const ASSETS: ReadonlySet<string> = new Set(['link', 'linkReference', 'image', 'imageReference', 'table', 'code', 'list']);

/**
 * Two lists: downloads ("Download our checklist"), an error when the sentence begins with them, because then they are an order and no mention; and
 * pointers ("in the table below"), a warning. The promise is kept by anything that could be the asset: in the block itself or later in the section, up to
 * the next heading of the same level. One finding a section.
 */
export default defineRule({
  id: 'structure/promised-asset-missing',
  severity: 'error',
  about: 'A promise of something to download or to see below with no link, table or picture in the section.',
  why: 'The reader looks for the checklist or the table and finds nothing; a lead magnet that does not exist misleads.',
  fix: 'Add the link or the thing itself, or take the promise out.',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n### Download our checklist "10 questions to a carpenter"\n\nCheck the workshop before you order.\n', '---\nlang: ru\n---\n# Полы\n\nТекст.\n\n## Масло\n\nСкачайте бесплатный чек-лист по уходу за полом.\n'],
    good: ['# Title\n\nText.\n\n### Download our checklist\n\nIt is [here](https://example.org/checklist.pdf).\n', '# Title\n\nCustomers can download an invoice at any time.\n'],
  },
  check({ doc }, report) {
    const [downloads, pointers] = [doc.matches('promisedAssets'), doc.matches('pointers')];
    if (downloads.length === 0 && pointers.length === 0) return;
    const assets: number[] = doc.links.filter((link) => link.html).map((link) => link.end);
    walk(doc.tree, (node: Nodes) => {
      if (ASSETS.has(node.type)) assets.push(endOf(node));
    });
    for (const tag of doc.html) if (tag.kind === 'open' && ['img', 'video', 'audio', 'svg', 'figure', 'table'].includes(tag.name)) assets.push(tag.end);
    const reported = new Set<number>();
    for (const block of doc.blocks) {
      if (block.quoted || block.area === 'related' || block.kind === 'cell') continue;
      const download = downloads.find((match) => match.block === block);
      const promise = download ?? pointers.find((match) => match.block === block);
      if (promise === undefined || block.inQuotes(promise.start) || /\[[^\]]*$/.test(block.text.slice(0, promise.start))) continue;
      const heading = doc.headings.findLast((candidate) => candidate.start <= block.start);
      const end = heading?.sectionEnd ?? doc.text.length;
      if (reported.has(heading?.start ?? -1)) continue;
      // "Below are the stages" may announce the headings that follow.
      if (download === undefined && doc.headings.some((candidate) => candidate.start > block.start && candidate.start < end)) continue;
      // The list the sentence itself stands in does not count, hence the ends of nodes.
      const own = block.parents.find((parent) => parent.type === 'list');
      if (assets.some((asset) => asset > block.start && asset <= end && asset !== (own === undefined ? -1 : endOf(own)))) continue;
      reported.add(heading?.start ?? -1);
      const order = block.kind === 'heading' || block.sentences.some((sentence) => sentence.start === promise.start);
      report({
        start: block.at(promise.start), end: block.at(promise.end - 1) + 1, severity: download !== undefined && order ? 'error' : 'warning',
        message: `"${block.text.slice(promise.start, promise.end)}" promises something that is not there: no link, table or picture is in this section`,
      });
    }
  },
});
