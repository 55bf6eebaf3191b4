import { defineOutput } from '../kinds.ts';
import { articlePath } from '../model/site.ts';
import { publicArticles } from '../text/published.ts';
import { plainRule } from '../text/redirect-rules.ts';
import { normalPath, sitePaths } from '../text/site-paths.ts';

const HEAD = '# Made by Slugline from redirectFrom of the briefs and from content.redirects. Netlify and Cloudflare Pages read it; the first rule that fits holds.\n';

/**
 * `_redirects`: addresses that articles had before (`redirectFrom`), then the blog's own rules as they stand. An address at which there is an article leads
 * nowhere else; a rule of the blog for the same address wins; and one that led to a former address leads to where the article is now.
 */
export default defineOutput({
  id: 'redirects',
  about: '_redirects: former addresses of articles and the redirects the blog has, for Netlify and Cloudflare Pages.',
  files(articles, { config, redirects }) {
    const { pathOf } = sitePaths(config);
    const taken = new Set(articles.map(({ slug }) => normalPath(articlePath(config, slug))));
    const existing = redirects();
    const theirs = new Set(existing.flatMap((line) => pathOf(plainRule(line)?.from ?? '') ?? []));
    const moved = new Map<string, { from: string; to: string }>();
    for (const { article, url } of publicArticles(articles, config)) {
      for (const former of article.redirectFrom ?? []) {
        const key = normalPath(former);
        // As the list wants it: special characters as percent escapes.
        if (!taken.has(key) && !moved.has(key)) moved.set(key, { from: new URL(former, config.site.url).pathname, to: new URL(url).pathname });
      }
    }
    const own = [...moved].flatMap(([key, { from, to }]) => (theirs.has(key) ? [] : [`${from} ${to} 301`]));
    const kept = existing.map((line) => {
      const { from = '', to: target = '' } = plainRule(line) ?? {};
      const to = target.includes('#') ? undefined : moved.get(pathOf(target) ?? '')?.to;
      return to === undefined || pathOf(from) === pathOf(to) ? line : line.replace(` ${target}`, () => ` ${to}`);
    });
    const lines = [...own, ...new Set(kept)];
    return lines.length === 0 ? [] : [{ path: '_redirects', text: `${HEAD}${lines.join('\n')}\n` }];
  },
});
