import { defineRule } from '../../kinds.ts';
import { isOwn } from '../../text/link-targets.ts';
import { replaceUrl } from '../../text/link-edits.ts';

const LOCAL = /^(?:localhost|127\.|10\.|192\.168\.|0\.0\.0\.0|\[::1\]|[^.]+$)|\.(?:local|localhost|test|internal|onion)$/;

/** Own hosts are mended by the fix; whether a foreign host answers by https is not known here. */
export default defineRule({
  id: 'links/http',
  severity: 'warning',
  about: 'A link by http instead of https.',
  why: 'The connection is open to others, and most sites answer it with a redirect.',
  fix: 'Open the address with https and, when it works, write that.',
  source: 'Google Search Central, Canonicalization (https is preferred over http)',
  needs: 'article',
  examples: {
    bad: ['# Wood\n\nSee the [table of hardness](http://example.net/hardness).\n', '# Wood\n\nSee [our shop](http://dvorik.example.com/wood).\n'],
    good: ['# Wood\n\nSee the [table of hardness](https://example.net/hardness).\n', '# Wood\n\nOpen [the preview](http://localhost:4321/) and [the box](http://192.168.0.1/).\n'],
  },
  check({ doc, config }, report) {
    for (const link of doc.links) {
      if (!/^http:/i.test(link.url) || !URL.canParse(link.url) || LOCAL.test(new URL(link.url).hostname)) continue;
      report({
        start: link.start,
        end: link.end,
        message: `the link "${link.text}" uses http: ${link.url}`,
        edits: isOwn(link.url, config) ? replaceUrl(doc, link, link.url.replace(/^http:/i, 'https:')) : undefined,
      });
    }
  },
});
