import { defineRule } from '../../kinds.ts';
import { articleUrl, type SiteConfig } from '../../model/site.ts';
import type { Document, Link } from '../../text/document.ts';
import { replaceUrl } from '../../text/link-edits.ts';
import { articleSlug } from '../../text/link-targets.ts';
import type { Splice } from '../../text/splice.ts';

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
  check({ doc, config }, report) {
    for (const link of doc.links) {
      const protocol = /^[/\\]{2}/.test(link.url);
      if (!protocol && !/^\.\.(?:[/\\]|$)/.test(link.url)) continue;
      report({
        start: link.start,
        end: link.end,
        message: `the address ${link.url} of "${link.text}" depends on the page it stands on`,
        edits: protocol ? (link.url.startsWith('//') ? replaceUrl(doc, link, `https:${link.url}`) : undefined) : fromRoot(doc, link, config),
      });
    }
  },
});

/** The path as the browser resolves it on the page of this article; only where that is the place of an article, for a path may also mean the source file. */
function fromRoot(doc: Document, link: Link, config: SiteConfig | undefined): Splice[] | undefined {
  if (config === undefined || link.url.includes('\\')) return undefined;
  const page = articleUrl(config, doc.slug);
  if (!URL.canParse(link.url, page)) return undefined;
  const { pathname, search, hash } = new URL(link.url, page);
  const path = decoded(pathname);
  return path === undefined || articleSlug(path, config) === undefined ? undefined : replaceUrl(doc, link, `${path}${search}${hash}`);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURI(path);
  } catch {
    return undefined;
  }
}
