import { defineRule, type SiteRule } from '../../kinds.ts';
import type { ArticleLink, CorpusEntry } from '../../model/corpus.ts';
import type { SiteConfig } from '../../model/site.ts';
import { namesOf } from '../../text/corpus-groups.ts';
import { hostOf, isCommercial, siteHost, targetKey } from '../../text/link-targets.ts';
import { normalize } from '../../text/words.ts';

const OPTIONS = { articles: 5 };
/** Links of one article that are looked at. */
const LINKS = 20;
const SITE = { links: { sponsoredHosts: ['shop.example.net'] } };
const page = (title: string, anchor = 'cheap garden shears'): string => `---\ntitle: ${title}\n---\n# ${title}\n\nTake [${anchor}](https://shop.example.net/shears).\n`;
const pages = (count: number): { slug: string; text: string }[] => Array.from({ length: count }, (_, index) => ({ slug: `garden-${index}`, text: page(`Garden ${index}`) }));

/** Anchors that are a call to action of the config, the name of the brand or an address are left out: the first is the site's decision, the others are how one names a thing. */
export default defineRule<SiteRule>({
  id: 'links/promo-repeated',
  severity: 'warning',
  about: 'A commercial link with the same anchor text in five articles or more.',
  why: 'The same words linked to the same shop on page after page read as an advertisement; where search engines see it, as a link scheme.',
  fix: 'Link only where the offer helps with the question of the article, in words of that article; put a standing offer into the layout of the site.',
  source: 'Google Search Central, Spam policies: link spam (2026-08-28)',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{ text: page('Roses'), corpus: pages(4), config: SITE }],
    good: [{ text: page('Roses'), corpus: pages(3), config: SITE }, { text: page('Roses', 'these shears with long handles'), corpus: pages(9), config: SITE }],
  },
  collect({ doc, config }) {
    if (doc.data['draft'] === true) return undefined;
    const keys = promoKeys(doc.links, config).map(({ key }) => key);
    return keys.length === 0 ? undefined : { keys };
  },
  check(input, report) {
    if (input.keys === 0) return;
    const { articles } = { ...OPTIONS, ...input.options };
    const told = new Set<string>();
    for (const { key, link } of promoKeys(input.links, input.config)) {
      const sharing = input.sharing(key);
      if (told.has(key) || sharing.count + 1 < articles) continue;
      const others: CorpusEntry[] = [];
      let missed = 0;
      for (const { entry, links } of sharing) {
        if (!promoKeys(links, input.config).some((one) => one.key === key)) missed++;
        else others.push(entry);
        if (others.length + 1 >= articles || missed > 10) break;
      }
      if (others.length + 1 < articles) continue;
      told.add(key);
      const count = Math.max(articles, sharing.count + 1 - missed);
      report({ start: link.start, end: link.end, message: `"${link.text}" leads to ${hostOf(link.url) ?? link.url} in ${count} articles, among them ${namesOf(others.slice(0, 3))}` });
    }
  },
});

/** Commercial links of text and FAQ with what is the same about them. */
function promoKeys(links: readonly ArticleLink[], config: SiteConfig | undefined): { key: string; link: ArticleLink }[] {
  if (config === undefined || links.length === 0) return [];
  const marks = [...config.links.sponsoredHosts, ...config.cta.map((cta) => targetKey(cta.url, config)), ...(config.brand.url === undefined ? [] : [hostOf(config.brand.url) ?? ''])];
  const found: { key: string; link: ArticleLink }[] = [];
  for (const link of links) {
    if (found.length === LINKS) break;
    if ((link.area !== 'body' && link.area !== 'faq') || !marks.some((mark) => link.url.includes(mark)) || !isCommercial(link.url, config)) continue;
    const anchor = normalize(link.text);
    const host = hostOf(link.url) ?? siteHost(config);
    if (anchor === '' || !anchor.includes(' ') || anchor === normalize(config.brand.name) || anchor === normalize(host) || config.cta.some((cta) => normalize(cta.text) === anchor)) continue;
    found.push({ key: `${host} ${anchor}`, link });
  }
  return found;
}
