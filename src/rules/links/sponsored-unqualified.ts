import { defineRule } from '../../kinds.ts';
import { hostOf, isUnder } from '../../text/link-targets.ts';
import { setRel, wrap } from '../../text/link-edits.ts';

const PAID = { links: { sponsoredHosts: ['shop.example.net'] } };

/** `nofollow` is accepted, `sponsored` preferred. Markdown has no place for `rel`, so the fix writes the link as HTML. */
export default defineRule({
  id: 'links/sponsored-unqualified',
  severity: 'error',
  about: 'A link to a paid or partner host of the config without `rel="sponsored"` or `rel="nofollow"`.',
  why: 'Paid links that pass as recommendations are link spam under the policies of search engines.',
  fix: 'Write the link as `<a href="…" rel="sponsored">…</a>`.',
  source: 'Google Search Central, Qualify your outbound links',
  needs: 'article',
  examples: {
    bad: [{ text: '# Tents\n\nThe [two-person tent](https://shop.example.net/tent) is light.\n', config: PAID }],
    good: [{ text: '# Tents\n\nThe <a href="https://shop.example.net/tent" rel="sponsored">two-person tent</a> is light.\n', config: PAID }, '# Tents\n\nThe [two-person tent](https://shop.example.net/tent) is light.\n'],
  },
  check({ doc, config }, report) {
    const hosts = config?.links.sponsoredHosts ?? [];
    for (const link of doc.links) {
      const host = hostOf(link.url);
      if (host === undefined || !isUnder(host, hosts) || link.rel.includes('sponsored') || link.rel.includes('nofollow')) continue;
      const address = link.url.replaceAll('&', '&amp;').replaceAll('"', '%22');
      const edits = link.html ? setRel(doc, link, [...link.rel, 'sponsored']) : wrap(doc, link, `<a href="${address}" rel="sponsored">`, '</a>');
      report({ start: link.start, end: link.end, message: `the paid link "${link.text}" to ${host} is not marked`, edits });
    }
  },
});
