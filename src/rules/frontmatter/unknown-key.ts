import { defineRule } from '../../kinds.ts';
import { FRONT_MATTER_KEYS } from '../../model/article.ts';
import { nearest } from '../../text/nearest.ts';

/** Outside a project nobody knows what keys the blog has, so only near-misses of the common keys are reported there. */
export default defineRule({
  id: 'frontmatter/unknown-key',
  severity: 'warning',
  about: 'A front matter key that neither the article format nor the config knows.',
  why: 'A misspelt key is silently ignored by the blog, or stops its build when its schema is strict.',
  fix: 'Correct the key, remove it, or list it under `article.frontMatter` in the config.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: How to store tyres\npubdate: '2026-03-01'\n---\n# How to store tyres\n\nText.\n", '---\ntitle: How to store tyres\nsubtitle: And when not to\n---\n# How to store tyres\n\nText.\n'],
    good: [
      "---\ntitle: How to store tyres\npubDate: '2026-03-01'\ntags: [tyres]\n---\n# How to store tyres\n\nText.\n",
      { text: '---\ntitle: How to store tyres\nlayout: ../../layouts/Post.astro\n---\n# How to store tyres\n\nText.\n', config: { article: { frontMatter: ['layout'] } } },
    ],
  },
  check({ doc, config }, report) {
    const known = new Set<string>([...FRONT_MATTER_KEYS, ...(config?.article.frontMatter ?? [])]);
    for (const key of Object.keys(doc.data)) {
      if (known.has(key)) continue;
      const similar = nearest(key.replace(/[_-]/g, ''), [...known].filter((candidate) => !(candidate in doc.data)));
      const near = similar !== undefined && isNear(key, similar) ? similar : undefined;
      if (config === undefined && near === undefined) continue;
      const { start } = doc.place([key]);
      report({
        start, end: doc.text.startsWith(key, start) ? start + key.length : doc.place([key]).end,
        message: `unknown key \`${key}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
        ...(near === undefined ? {} : { help: `Rename it to \`${near}\`, or list it under \`article.frontMatter\` in the config.` }),
      });
    }
  },
});

/** Near enough to be the same key: the same letters apart from case, `_` and `-`, or two slips at most in a long word (`tag`, `data` are words of their own). */
function isNear(key: string, known: string): boolean {
  const bare = key.replace(/[_-]/g, '').toLowerCase();
  return bare === known.toLowerCase() || (known.length >= 6 && Math.abs(bare.length - known.length) <= 2);
}
