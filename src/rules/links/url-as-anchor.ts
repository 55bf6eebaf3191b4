import { defineRule } from '../../kinds.ts';
import { normalize } from '../../text/words.ts';

/** A bare domain reads as a name and stays silent; so do lists of sources and footnotes, where the address is the content. */
export default defineRule({
  id: 'links/url-as-anchor',
  severity: 'info',
  about: 'A link whose text is its own address.',
  why: 'An address is hard to read and seldom says what stands at it.',
  fix: 'Put words that name the target in place of the address.',
  source: 'Google Search Central, Link best practices',
  needs: 'article',
  examples: {
    bad: ['# Maps\n\nThe sheets are at https://example.net/maps/sheets-1910.\n'],
    good: ['# Maps\n\nThe [map sheets of 1910](https://example.net/maps/sheets-1910) are at example.net.\n', '# Maps\n\nText.[^1]\n\n[^1]: Map archive, https://example.net/maps/sheets-1910\n'],
  },
  check({ doc, language }, report) {
    for (const link of doc.links) {
      if (!link.text.includes('/') || !/^(?:https?:|\/)/i.test(link.url) || bare(link.text) !== bare(link.url) || !/\/./.test(bare(link.text))) continue;
      const block = doc.blocks.find((one) => link.start >= one.start && link.end <= one.end);
      if (block?.parents.some((parent) => parent.type === 'footnoteDefinition') === true) continue;
      const heading = doc.headings.findLast((one) => one.start <= link.start);
      if (heading !== undefined && normalize(heading.text) === normalize(language.labels.sources)) continue;
      report({ start: link.start, end: link.end, message: `the link shows its address ${link.text} instead of words` });
    }
  },
});

/** An address without scheme, "www." and trailing slash; escapes decoded. */
function bare(url: string): string {
  let text = url.trim();
  try {
    text = decodeURI(text);
  } catch {
    // A malformed escape is compared as it stands.
  }
  return text.replace(/^https?:\/\//i, '').replace(/^www\./i, '').replace(/\/$/, '').toLowerCase();
}
