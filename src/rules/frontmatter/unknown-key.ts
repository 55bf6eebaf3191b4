import { defineRule } from '../../kinds.ts';
import { FRONT_MATTER_KEYS } from '../../model/article.ts';
import { FOREIGN_KEYS } from '../../text/front-matter-aliases.ts';
import type { Document } from '../../text/document.ts';
import { nearest } from '../../text/nearest.ts';
import type { Splice } from '../../text/splice.ts';
import { renameKey } from '../../text/yaml-edits.ts';

/**
 * Outside a project nobody knows what keys the blog has, so nothing is reported there. Keys that other generators and their themes know (`layout`, `date`,
 * `categories`, and `publishDate`, which is read as `pubDate`) are no slips either, unless they spell a key of the articles in another way (`pub_date`).
 */
export default defineRule({
  id: 'frontmatter/unknown-key',
  severity: 'warning',
  about: 'A front matter key that neither the article format nor the config knows.',
  options: { allow: [] },
  why: 'A misspelt key is silently ignored by the blog, or stops its build when its schema is strict.',
  fix: 'Correct the key, remove it, or list it under `article.frontMatter` in the config.',
  needs: 'article',
  examples: {
    bad: ["---\ntitle: How to store tyres\npubdate: '2026-03-01'\n---\n# How to store tyres\n\nText.\n", '---\ntitle: How to store tyres\nmood: And when not to\n---\n# How to store tyres\n\nText.\n'],
    good: [
      "---\ntitle: How to store tyres\npubDate: '2026-03-01'\ntags: [tyres]\n---\n# How to store tyres\n\nText.\n",
      { text: '---\ntitle: How to store tyres\nlayout: ../../layouts/Post.astro\n---\n# How to store tyres\n\nText.\n', config: { article: { frontMatter: ['layout'] } } },
    ],
  },
  check({ doc, config, options }, report) {
    if (config === undefined) return;
    const allowed = Array.isArray(options['allow']) ? options['allow'].map(String) : [];
    const { map = {}, static: same = {} } = config.output.frontMatter ?? {};
    const exported = [...Object.values(map), ...Object.keys(same)].map((path) => path.replace(/\..*$/s, ''));
    const known = new Set<string>([...FRONT_MATTER_KEYS, ...config.article.frontMatter, ...exported, ...allowed]);
    for (const key of Object.keys(doc.data)) {
      if (known.has(key) || (FOREIGN_KEYS.has(key) && !FRONT_MATTER_KEYS.some((one) => bare(one) === bare(key)))) continue;
      const similar = FRONT_MATTER_KEYS.find((one) => bare(one) === bare(key)) ?? nearest(key.replace(/[_-]/g, ''), [...known].filter((candidate) => !(candidate in doc.data)));
      const near = similar !== undefined && isNear(key, similar) ? similar : undefined;
      const { start } = doc.place([key]);
      report({
        start, end: doc.text.startsWith(key, start) ? start + key.length : doc.place([key]).end,
        message: `unknown key \`${key}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`,
        edits: near !== undefined && bare(near) === bare(key) ? renamed(doc, key, near) : undefined,
        ...(near === undefined ? {} : { help: `Rename it to \`${near}\`, or list it under \`article.frontMatter\` in the config.` }),
      });
    }
  },
});

function renamed(doc: Document, key: string, name: string): Splice[] | undefined {
  const splice = renameKey(doc, key, name);
  return splice === undefined ? undefined : [splice];
}

/** Near enough to be the same key: the same letters apart from case, `_` and `-`, or two slips at most in a long word (`tag`, `data` are words of their own). */
function isNear(key: string, known: string): boolean {
  return bare(key) === bare(known) || (known.length >= 6 && Math.abs(bare(key).length - known.length) <= 2);
}

function bare(key: string): string {
  return key.replace(/[_-]/g, '').toLowerCase();
}
