import { defineRule } from '../../kinds.ts';
import { SAFE_SCHEMES, urlScheme } from '../../text/html.ts';
import { unlink } from '../../text/link-edits.ts';

/** Marks of this compiler that stand for links until an article is placed. */
const UNPLACED: ReadonlySet<string> = new Set(['fact', 'post', 'cta']);
const CODE: ReadonlySet<string> = new Set(['javascript', 'vbscript', 'data']);
/** The schemes of the web with letters lost, doubled or in the wrong place (`ttps:`, `mail-to:`), and paths of somebody's disk. */
const BROKEN = /^(?:[htps]{2,8}|ma[il]{1,2}[-_]?t?o?|tele?|file|[a-z])$/;

/** An allow-list of schemes, read as a browser reads them: case, spaces, control characters and entities do not hide one. A site without a config may link to programs of its readers (`vscode:`). */
export default defineRule({
  id: 'links/javascript-url',
  severity: 'error',
  about: 'A link whose address starts with anything but http, https, mailto or tel, such as `javascript:` or a leftover `fact:`.',
  why: 'Such an address runs code, or leads nowhere for most readers.',
  fix: 'Replace the address by the https address of a page, or remove the link.',
  source: 'Google Search Central, Link best practices (a link is an `a` element with an address that resolves)',
  needs: 'article',
  examples: {
    bad: ['# Lamps\n\n[Open](javascript:void(0)) the list.\n', '# Lamps\n\nThe bulb uses [six watts](fact:bulb-power).\n', '# Lamps\n\n<a href=" java&#115;cript:alert(1)">Open</a> the list.\n'],
    good: ['# Lamps\n\n[Open the list](https://example.net/lamps), [write](mailto:hello@example.org), [call](tel:+15550100) or [go on](/blog/bulbs/).\n', '# Lamps\n\nThe address `javascript:void(0)` does nothing.\n'],
  },
  check({ doc, config }, report) {
    for (const link of doc.links) {
      const scheme = urlScheme(link.url);
      if (SAFE_SCHEMES.has(scheme)) continue;
      if (UNPLACED.has(scheme)) {
        report({
          start: link.start,
          end: link.end,
          message: `the mark ${link.url} of "${link.text}" was not replaced by an address`,
          help: 'Compile the article again so that the mark becomes a link, or write the address yourself.',
        });
      } else {
        const severity = config === undefined && !CODE.has(scheme) && !BROKEN.test(scheme) ? 'warning' : 'error';
        report({ start: link.start, end: link.end, severity, message: `the link "${link.text}" starts with ${scheme}: and is no web address`, edits: CODE.has(scheme) ? unlink(doc, link) : undefined });
      }
    }
  },
});
