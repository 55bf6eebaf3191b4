import { defineRule } from '../../kinds.ts';

const OPTIONS = { words: 10, characters: 80 };

/** Titles are exempt: related lists, list items and footnotes that are nothing but a link, and bare URLs. So is a signature in code marks. */
export default defineRule({
  id: 'links/anchor-too-long',
  severity: 'warning',
  about: 'An anchor text of more than ten words or 80 characters.',
  why: 'A link over a whole sentence hides which word of it tells where it leads.',
  fix: 'Link only the words that name the target.',
  source: 'Google Search Central, Link best practices (concise anchors; the numbers are ours)',
  options: OPTIONS,
  needs: 'article',
  examples: {
    bad: ['# Soil\n\n[Before you plant anything you should first test how acid the soil in your garden is](/blog/soil/).\n'],
    good: ['# Soil\n\nBefore you plant, [test how acid the soil is](/blog/soil/).\n', '# Soil\n\nText.\n\n## Read also\n\n- [Before you plant anything you should first test how acid the soil in your garden is](/blog/soil/)\n'],
  },
  check({ doc, options }, report) {
    const limits = { ...OPTIONS, ...options };
    for (const link of doc.links) {
      if (link.area === 'related' || /^(?:\w+:\/\/|www\.)\S+$/.test(link.text) || /^\[`[^`]*`\]/.test(doc.text.slice(link.start, link.end))) continue;
      const words = doc.language.words(link.text).length;
      if (words <= limits.words && link.text.length <= limits.characters) continue;
      const block = doc.blocks.find((one) => link.start >= one.start && link.end <= one.end);
      const alone = block !== undefined && block.text.trim().replace(/[\s.]+$/, '') === link.text.replace(/[\s.]+$/, '');
      if (alone && (block.kind === 'item' || block.kind === 'cell' || block.parents.some((parent) => parent.type === 'footnoteDefinition'))) continue;
      report({ start: link.start, end: link.end, message: `the anchor "${link.text.slice(0, 60).trimEnd()}…" has ${words} words and ${link.text.length} characters` });
    }
  },
});
