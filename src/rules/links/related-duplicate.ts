import { defineRule } from '../../kinds.ts';
import { removeItem } from '../../text/link-edits.ts';
import { targetKey } from '../../text/link-targets.ts';

/** A second item with the same target is removed by the fix; an item already linked in the text is only reported, because the list must not run empty by itself. */
export default defineRule({
  id: 'links/related-duplicate',
  severity: 'info',
  about: 'A related article that is listed twice or is already linked in the text.',
  why: 'The list has few places; a reader gains nothing from the same article a second time.',
  fix: 'Give the place to another related article.',
  needs: 'article',
  examples: {
    bad: ['# Tea\n\nText.\n\n## Read also\n\n- [Green tea](/blog/green/)\n- [Green tea again](/blog/green)\n'],
    good: ['# Tea\n\nText.\n\n## Read also\n\n- [Green tea](/blog/green/)\n- [Black tea](/blog/black/)\n'],
  },
  check({ doc, config }, report) {
    const inText = new Set(doc.links.filter((link) => link.area !== 'related').map((link) => targetKey(link.url, config)));
    const listed = new Set<string>();
    for (const link of doc.related) {
      if (link.url === '' || link.url.startsWith('#')) continue;
      const key = targetKey(link.url, config);
      if (listed.has(key)) report({ start: link.start, end: link.end, message: `the related article "${link.text}" is listed twice`, edits: removeItem(doc, link) });
      else if (inText.has(key)) report({ start: link.start, end: link.end, message: `the related article "${link.text}" is already linked in the text` });
      listed.add(key);
    }
  },
});
