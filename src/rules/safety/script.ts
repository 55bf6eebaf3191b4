import { defineRule } from '../../kinds.ts';
import { cut } from '../../text/cuts.ts';
import { isEmbed } from '../../text/embeds.ts';
import { htmlAllowList, type HtmlTag } from '../../text/html.ts';
import { activeAttributes, activeElement, attributeRange, elementEnd, hides } from '../../text/html-risks.ts';

/** Elements whose removal takes away no text. Frames and forms show something, so an editor decides about them, unless nobody sees them. */
const INVISIBLE = new Set(['script', 'style', 'base', 'meta', 'link']);
const SINGLE = new Set(['base', 'meta', 'link']);
/** Elements that many blogs have on purpose; a site with a config says so in `article.html`. */
const COMMON = new Set(['style', 'form', 'link', 'object', 'embed']);

/**
 * Judged on decoded tags, so entities and odd spelling do not hide anything; code samples are not HTML. What stands between an active tag and its end
 * belongs to it and is not reported again. `article.html` may allow an element (a video frame), never `on…` attributes, `srcdoc` or script addresses.
 * What a site without a config allows is unknown: there styles, forms, players of known services and scripts of the site itself are warnings.
 */
export default defineRule({
  id: 'safety/script',
  severity: 'error',
  about: 'Code in an article: script, frame, form, style and meta elements, `on…` and `style` attributes, `javascript:` addresses.',
  why: 'It runs in every reader’s browser with the rights of the blog; an article never needs it.',
  fix: 'Remove it; a script the site needs belongs in the layout of the blog.',
  source: 'Google Search Central, Spam policies: hacked content, code injection (2026-08-28)',
  needs: 'article',
  examples: {
    bad: ['# Title\n\nText.\n\n<script>alert(1)</script>\n', '# Title\n\n<a href="java&#115;cript:alert(1)">oak</a>\n', '# Title\n\nText <mark onclick="go()">oak</mark>.\n'],
    good: ['# Title\n\n```html\n<script>alert(1)</script>\n```\n\nThe tag `<iframe>` loads a page.\n', { text: '# Title\n\n<iframe src="https://example.org/" title="Map"></iframe>\n', config: { article: { html: ['iframe[src|title]'] } } }],
  },
  check({ doc, config }, report) {
    const allowed = htmlAllowList(config?.article.html ?? []);
    let until = 0;
    let styled = false;
    doc.html.forEach((tag, index) => {
      if (tag.kind !== 'open' || tag.start < until) return;
      if (activeElement(tag, allowed)) {
        const end = elementEnd(doc.html, index);
        until = end;
        report({
          start: tag.start, end, severity: config === undefined && (COMMON.has(tag.name) || isEmbed(tag)) ? 'warning' : 'error', message: `the element <${tag.name}> does not belong in an article`,
          edits: (INVISIBLE.has(tag.name) || unseen(tag)) && (end > tag.end || SINGLE.has(tag.name)) ? [cut(doc.text, tag.start, end)] : undefined,
        });
        return;
      }
      for (const name of activeAttributes(tag, allowed)) {
        const range = attributeRange(doc.text, tag, name);
        // One is enough where it is a matter of taste.
        if (config === undefined && name === 'style') {
          if (styled) continue;
          styled = true;
        }
        const address = name === 'href' || name === 'src' || name === 'action';
        report({
          start: range?.start ?? tag.start, end: range?.end ?? tag.end, severity: config === undefined && name === 'style' ? 'info' : 'error',
          message: `the attribute ${name}="${(tag.attributes[name] ?? '').slice(0, 40)}" on <${tag.name}> ${name === 'style' ? 'restyles the page' : 'runs code'}`,
          edits: range !== undefined && !address ? [{ ...range, text: '' }] : undefined,
        });
      }
    });
  },
});

/** A frame of no size, or a hidden one: it loads a page for nobody. */
function unseen(tag: HtmlTag): boolean {
  return hides(tag) !== undefined || ['width', 'height'].some((name) => /^[01](?:px)?$/.test(tag.attributes[name] ?? ''));
}
