import { defineRule } from '../../kinds.ts';
import { callToActionOf, hostOf, isOnSite, isUnder } from '../../text/link-targets.ts';
import { replaceUrl } from '../../text/link-edits.ts';
import { findTracking } from '../../text/tracking.ts';

/**
 * Inside the site every tracking parameter is wrong. Outside it `utm_…` may be an agreed campaign, while a click id is always the trace of a
 * copied visit. Paid hosts of the config carry what their owner wants, calls to action campaigns and what stands in their own address.
 */
export default defineRule({
  id: 'links/tracking-params',
  severity: 'warning',
  about: 'An address with tracking parameters such as `utm_source`, `gclid` or `ysclid`.',
  why: 'Inside a site they make copies of a page and cut visits in two; a copied click id credits somebody else’s visit.',
  fix: 'Remove the parameters from the address.',
  source: 'Google Search Central, URL structure best practices',
  needs: 'article',
  examples: {
    bad: ['# Yarn\n\nSee [wool](/blog/wool/?utm_source=blog).\n', '# Yarn\n\nSee [the test](https://example.net/test?id=3&ysclid=m1x2).\n'],
    good: ['# Yarn\n\nSee [wool](/blog/wool/) and [page two](https://example.net/test?page=2).\n', { text: '# Yarn\n\nGet [the yarn box](https://example.net/box?utm_source=blog).\n', config: { cta: [{ id: 'box', url: 'https://example.net/box', text: 'yarn box' }] } }],
  },
  check({ doc, config }, report) {
    for (const link of doc.links) {
      const found = findTracking(link.url);
      if (found === undefined || isUnder(hostOf(link.url) ?? '', config?.links.sponsoredHosts ?? [])) continue;
      const wanted = callToActionOf(link.url, config);
      const clickIds = wanted === undefined ? found.clickIds : found.clickIds.filter((name) => findTracking(wanted.url)?.clickIds.includes(name) !== true);
      const names = wanted === undefined && isOnSite(link.url, config) ? [...found.campaign, ...clickIds] : clickIds;
      // On other sites campaign parameters may be an agreement, and the fix takes away all or none.
      const all = names.length === found.campaign.length + found.clickIds.length;
      if (names.length > 0) report({ start: link.start, end: link.end, message: `the link "${link.text}" carries ${names.join(', ')}`, edits: all ? replaceUrl(doc, link, found.clean) : undefined });
    }
    const canonical = doc.field('canonical');
    const found = findTracking(canonical);
    if (found === undefined) return;
    const place = doc.place(['canonical']);
    const start = doc.text.indexOf(canonical, place.start);
    const written = start >= 0 && start + canonical.length <= place.end;
    report({
      ...place,
      message: `the canonical address carries ${[...found.campaign, ...found.clickIds].join(', ')}`,
      edits: written ? [{ start, end: start + canonical.length, text: found.clean }] : undefined,
    });
  },
});
