import { defineRule } from '../../kinds.ts';
import { htmlAllowList } from '../../text/html.ts';
import { DRESS, unwrapElement } from '../../text/html-edits.ts';
import { activeAttributes, activeElement, attributeRange, elementEnd, hides } from '../../text/html-risks.ts';

/**
 * Tags as the HTML standard reads them, against the default list plus `article.html` of the config. What runs code is left to safety/script, what hides
 * text to safety/hidden-text, so that one place is reported once. Comments are no tags.
 */
export default defineRule({
  id: 'safety/raw-html',
  severity: 'error',
  withoutConfig: 'warning',
  about: 'Raw HTML outside the short list of allowed tags and attributes.',
  why: 'It reaches the page as it is, past the design of the blog, and is where injected code and lost layouts come from.',
  fix: 'Write it in Markdown, or allow the tag under `article.html` in the configuration.',
  source: 'Slugline contracts §4: a[href|rel|target], br, sup, sub, kbd, abbr[title], mark',
  needs: 'article',
  examples: {
    bad: ['# Title\n\n<center>Text in the middle.</center>\n', '# Title\n\nSee <a href="/blog/oak/" class="button">oak</a>.\n'],
    good: ['# Title\n\nH<sub>2</sub>O, see <a href="/blog/water/">water</a>.<br>\n', { text: '# Title\n\n<figure>Text.</figure>\n', config: { article: { html: ['figure'] } } }, '# Title\n\n`<center>` is an old tag.\n'],
  },
  check({ doc, config }, report) {
    const allowed = htmlAllowList(config?.article.html ?? []);
    let until = 0;
    // What a site without a config allows is unknown: it is told once of each kind.
    const told = new Set<string>();
    const isTold = (kind: string): boolean => config === undefined && told.size === told.add(kind).size;
    for (const [index, tag] of doc.html.entries()) {
      if (tag.kind !== 'open' || tag.start < until) continue;
      // What stands in a script or a frame is part of it.
      if (activeElement(tag, allowed)) until = elementEnd(doc.html, index);
      if (until > tag.start || hides(tag) !== undefined) continue;
      const attributes = allowed.get(tag.name);
      if (attributes === undefined) {
        if (!isTold(tag.name)) report({ start: tag.start, end: tag.end, message: `the tag <${tag.name}> is not allowed in articles`, edits: unwrapElement(doc, index) });
        continue;
      }
      const active = new Set(activeAttributes(tag, allowed));
      for (const name of Object.keys(tag.attributes)) {
        if (attributes.has(name) || active.has(name) || isTold(`${tag.name} ${name}`)) continue;
        const range = attributeRange(doc.text, tag, name);
        report({
          start: range?.start ?? tag.start, end: range?.end ?? tag.end,
          message: `the attribute "${name}" is not allowed on <${tag.name}>`, help: 'Remove the attribute, or allow it under `article.html` in the configuration.',
          edits: range !== undefined && DRESS.test(name) ? [{ ...range, text: '' }] : undefined,
        });
      }
    }
  },
});
