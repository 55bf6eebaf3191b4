import { defineRule } from '../../kinds.ts';
import { articleUrl } from '../../model/site.ts';
import { hostOf, isOwn, siteHost } from '../../text/link-targets.ts';
import type { Splice } from '../../text/splice.ts';
import type { Range } from '../../text/yaml-places.ts';

const front = (canonical: string): string => `---\ntitle: How to wax a sledge\ncanonical: ${canonical}\n---\n# How to wax a sledge\n\nText.\n`;

/** On another host of the brand the article may truly have its home, so that only warns; the fix is given where the address means this very page and is only written otherwise. */
export default defineRule({
  id: 'seo/canonical',
  severity: 'error',
  about: 'A front matter `canonical` that is no whole address, has a fragment, or is not the address of this article.',
  why: 'It asks search engines to show another page in place of this one.',
  fix: 'Write the full https address of this article, or remove `canonical`.',
  source: 'Google Search Central, How to specify a canonical URL (2026-07-10)',
  needs: 'article',
  examples: {
    bad: [{ text: front('/blog/sledge/'), slug: 'sledge' }, { text: front('https://example.org/blog/sledge/#wax'), slug: 'sledge' }, { text: front('https://other.example.net/sledge'), slug: 'sledge' }],
    good: [{ text: front('https://example.org/blog/sledge/'), slug: 'sledge' }, { text: '# How to wax a sledge\n\nText.\n', slug: 'sledge' }],
  },
  check({ doc, config }, report) {
    const key = ['canonical', 'canonicalURL', 'canonicalUrl'].find((name) => doc.data[name] !== undefined && doc.data[name] !== null);
    if (key === undefined) return;
    const value = doc.data[key];
    const canonical = typeof value === 'string' ? value.trim() : JSON.stringify(value);
    const place = doc.place([key]);
    const own = config === undefined ? undefined : articleUrl(config, doc.slug);
    const rewrite = own !== undefined && samePage(canonical, own) ? replaceValue(doc.text, place, canonical, own) : undefined;
    const host = hostOf(canonical);
    if (!/^https?:\/\//i.test(canonical) || host === undefined) report({ ...place, message: `the canonical "${canonical}" is not a whole address`, edits: rewrite });
    else if (canonical.includes('#')) report({ ...place, message: `the canonical ${canonical} has a fragment`, edits: rewrite });
    else if (config === undefined || own === undefined) return;
    else if (host !== siteHost(config)) report({ ...place, severity: isOwn(canonical, config) ? 'warning' : 'error', message: `the canonical leads to another site, ${host}` });
    else if (canonical !== own) report({ ...place, message: `the canonical ${canonical} is not the address of this article, ${own}`, edits: rewrite });
  },
});

/** True when two addresses differ only in scheme, "www.", case, query, fragment and the last slash. */
function samePage(url: string, own: string): boolean {
  const bare = (address: string): string => address.replace(/[?#].*$/s, '').replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '').toLowerCase();
  const path = new URL(own).pathname;
  return bare(url) === bare(own) || bare(url) === bare(path);
}

function replaceValue(text: string, place: Range, value: string, own: string): Splice[] | undefined {
  const found = text.indexOf(value, place.start);
  return found < 0 || found + value.length > place.end ? undefined : [{ start: found, end: found + value.length, text: own }];
}
