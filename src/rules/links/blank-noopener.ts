import { defineRule } from '../../kinds.ts';
import { setRel } from '../../text/link-edits.ts';

/** Current browsers imply `noopener` for `_blank`, hence only information. */
export default defineRule({
  id: 'links/blank-noopener',
  severity: 'info',
  about: 'A link with `target="_blank"` and without `rel="noopener"`.',
  why: 'In older browsers the opened page can replace the page it came from.',
  fix: 'Add `noopener` to the `rel` of the link, or open it in the same tab.',
  source: 'HTML Standard, link type "noopener"',
  needs: 'article',
  examples: {
    bad: ['# Kites\n\n<a href="https://example.net/wind" target="_blank">Wind map</a>\n'],
    good: ['# Kites\n\n<a href="https://example.net/wind" target="_blank" rel="noopener">Wind map</a>\n', '# Kites\n\n<a href="https://example.net/wind" target="_self">Wind map</a>\n'],
  },
  check({ doc }, report) {
    for (const link of doc.links) {
      if (link.target.toLowerCase() !== '_blank' || link.rel.includes('noopener') || link.rel.includes('noreferrer')) continue;
      report({ start: link.start, end: link.end, message: `the link "${link.text}" opens a new tab without noopener`, edits: setRel(doc, link, [...link.rel, 'noopener']) });
    }
  },
});
