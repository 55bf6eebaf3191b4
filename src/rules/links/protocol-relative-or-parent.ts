import { defineRule } from '../../kinds.ts';
import { replaceUrl } from '../../text/link-edits.ts';

/** `../x` is only reported: what it means depends on where the page will stand. */
export default defineRule({
  id: 'links/protocol-relative-or-parent',
  severity: 'warning',
  about: 'An address that starts with `//` or `../`.',
  why: 'Its meaning depends on the page it stands on: in a feed, a copy or under another path it breaks.',
  fix: 'Write a path from the root of the site, such as `/blog/x/`, or a whole https address.',
  source: 'Google Search Central, URL structure best practices',
  needs: 'article',
  examples: {
    bad: ['# Stone\n\nSee [granite](../granite/).\n', '# Stone\n\nSee [granite](//example.net/granite).\n'],
    good: ['# Stone\n\nSee [granite](/blog/granite/) and [marble](https://example.net/marble).\n', '# Stone\n\nSee [below](#marble).\n\n## Marble\n\nText.\n'],
  },
  check({ doc }, report) {
    for (const link of doc.links) {
      const protocol = /^[/\\]{2}/.test(link.url);
      if (!protocol && !/^\.\.(?:[/\\]|$)/.test(link.url)) continue;
      report({
        start: link.start,
        end: link.end,
        message: `the address ${link.url} of "${link.text}" depends on the page it stands on`,
        edits: protocol && link.url.startsWith('//') ? replaceUrl(doc, link, `https:${link.url}`) : undefined,
      });
    }
  },
});
