import { defineRule } from '../../kinds.ts';
import { cut } from '../../text/cuts.ts';
import { removeElement } from '../../text/html-edits.ts';
import { hides } from '../../text/html-risks.ts';

/** Styles and attributes that make text invisible, and comments with links. `<details>` shows its text on a click and hides nothing. */
export default defineRule({
  id: 'safety/hidden-text',
  severity: 'error',
  about: 'Text that readers cannot see: hidden by a style or an attribute, white, of no size; links inside comments.',
  why: 'Text for search engines only is a spam technique, and readers of the source find it anyway.',
  fix: 'Show the text, or remove it.',
  source: 'Google Search Central, Spam policies: hidden text and links (2026-08-28); Yandex Webmaster, SEO texts',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n<span style="display: none">cheap oak floors</span>\n', '# Title\n\n<!-- see https://shop.example.net/oak -->\n'],
    good: ['# Title\n\n<!-- the price list is checked in spring -->\n\n`display: none` hides an element.\n'],
  },
  check({ doc, config }, report) {
    for (const [index, tag] of doc.html.entries()) {
      if (tag.kind === 'comment') {
        const link = /<a\s[^>]*>|https?:\/\/[^\s"'<>]+|\]\([^)]+\)/i.exec(tag.text)?.[0];
        if (link === undefined || /^\s*slugline-/.test(tag.text)) continue;
        report({ start: tag.start, end: tag.end, severity: config === undefined ? 'info' : 'warning', message: `a comment holds the link "${link.slice(0, 60)}"`, help: 'Remove the comment.', edits: [cut(doc.text, tag.start, tag.end)] });
        continue;
      }
      const how = hides(tag);
      // White text is hidden on a white page only.
      if (how !== undefined) report({ start: tag.start, end: tag.end, message: `<${tag.name}> hides its text by ${how}`, edits: /color/i.test(how) ? undefined : removeElement(doc, index) });
    }
  },
});
