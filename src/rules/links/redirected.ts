import { defineRule, type SiteRule } from '../../kinds.ts';
import { replaceUrl } from '../../text/link-edits.ts';
import { hostOf } from '../../text/link-targets.ts';
import { redirectsOf } from '../../text/redirects.ts';
import { sitePaths } from '../../text/site-paths.ts';

const MOVED = { slug: 'brakes', text: '---\ntitle: Brakes\naliases: [/blog/old-brakes/]\n---\n# Brakes\n\nText.\n' };

/** Former addresses are those the other articles name in `aliases`, `redirect_from` and the like. */
export default defineRule<SiteRule<readonly string[]>>({
  id: 'links/redirected',
  severity: 'info',
  about: 'A link to a former address of an article, which only leads there by a redirect.',
  why: 'A redirect makes the reader wait, and the link breaks on the day somebody clears old redirects away.',
  fix: 'Link to the present address of the article.',
  source: 'Google Search Central, Consolidate duplicate URLs: link to the canonical address (2026-07-10)',
  needs: 'site',
  examples: {
    bad: [{ text: '# Tyres\n\nSee [brakes](/blog/old-brakes/).\n', slug: 'tyres', corpus: [MOVED] }],
    good: [{ text: '# Tyres\n\nSee [brakes](/blog/brakes/).\n', slug: 'tyres', corpus: [MOVED] }],
  },
  collect({ doc, config }) {
    const redirects = redirectsOf(doc, config).map(({ path }) => path);
    return redirects.length === 0 ? undefined : { facts: redirects, keys: redirects };
  },
  check(input, report) {
    const { links, config, corpus, entry } = input;
    const { pathOf } = sitePaths(config);
    for (const link of links) {
      const path = pathOf(link.url);
      if (path === undefined || path === '') continue;
      const sharing = input.sharing(path);
      const there = corpus.byUrl(link.url);
      if (sharing.count === 0 || (there !== undefined && pathOf(there.path) === path)) continue;
      const [target] = [...sharing].slice(0, 5).filter((other) => !other.entry.draft && other.entry.slug !== entry.slug && other.facts?.includes(path) === true);
      if (target === undefined) continue;
      const { doc } = input;
      const written = doc.links.find((one) => one.start === link.start && one.end === link.end);
      const rest = /[?#].*$/s.exec(link.url)?.[0] ?? '';
      const url = `${hostOf(link.url) === undefined || config === undefined ? target.entry.path : new URL(target.entry.path, config.site.url).href}${rest}`;
      report({
        start: link.start, end: link.end,
        message: `the link "${link.text}" leads to ${link.url}, a former address of ${target.entry.slug}`,
        help: `Link to ${target.entry.path}.`,
        edits: written === undefined ? undefined : replaceUrl(doc, written, url),
      });
    }
  },
});
