import { defineRule } from '../../kinds.ts';

/** A picture with an alt or an `aria-label` is an anchor too. */
export default defineRule({
  id: 'links/empty-anchor',
  severity: 'warning',
  about: 'A link without any text, as in `[](/page/)`.',
  why: 'It cannot be seen or read aloud, and says nothing about its target.',
  fix: 'Write what the reader finds there between the brackets, or remove the link.',
  source: 'Google Search Central, Link best practices',
  needs: 'article',
  examples: {
    bad: ['# Bread\n\nRye bread needs time [](/blog/rye/).\n', '# Bread\n\nRye bread <a href="/blog/rye/"></a> needs time.\n'],
    good: ['# Bread\n\n[Rye bread](/blog/rye/) needs time.\n', '# Bread\n\n[![A loaf of rye bread](https://example.org/loaf.jpg)](/blog/rye/)\n'],
  },
  check({ doc }, report) {
    for (const link of doc.links) {
      if (link.text !== '') continue;
      const inside = doc.html.filter((tag) => tag.kind === 'open' && tag.start >= link.start && tag.end <= link.end);
      const named = inside.some((tag) => ['alt', 'aria-label', 'title'].some((name) => (tag.attributes[name] ?? '').trim() !== ''));
      if (!named) report({ start: link.start, end: link.end, message: `the link to ${link.url === '' ? 'nowhere' : link.url} has no text` });
    }
  },
});
