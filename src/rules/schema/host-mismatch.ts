import { defineRule } from '../../kinds.ts';
import type { Json } from '../../model/article.ts';
import { hostOf, hostsOfSite, isPlatformHost } from '../../text/hosts.ts';
import { describesPage, hasType, isArticleType, isObject, textOf } from '../../text/schema-nodes.ts';

/**
 * Looks only at addresses of the page itself; authors, images and sources live elsewhere by right. An address of a hosting platform is
 * reported even when it is the configured one, as long as the brand has a domain of its own; outside a project as an information.
 */
export default defineRule({
  id: 'schema/host-mismatch',
  severity: 'warning',
  about: 'An address of the page in the structured data that lies on another host than the site, or on a hosting platform although the brand has a domain.',
  why: 'Search engines may take the other address for the canonical one; a preview address may vanish.',
  fix: 'Use the address under which readers find the page.',
  source: 'Google Search Central, Consolidate duplicate URLs (2026-07-10).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  mainEntityOfPage: https://tyres.netlify.app/blog/tyres/\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': WebPage\n  url: https://staging.example.net/blog/tyres/\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  image: https://images.example.net/tyres.jpg\n  mainEntityOfPage: https://example.org/blog/tyres/\n---\n# Tyres\n\nText.\n",
      {
        text: "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  mainEntityOfPage: https://tyres.github.io/blog/tyres/\n---\n# Tyres\n\nText.\n",
        config: { site: { url: 'https://tyres.github.io' }, brand: { name: 'Tyres', url: 'https://tyres.github.io/' } },
      },
    ],
  },
  check({ doc, config }, report) {
    if (doc.jsonld.length === 0) return;
    const hosts = config === undefined ? undefined : hostsOfSite(config);
    const findOwnDomain = (): string | undefined => (hosts === undefined ? undefined : [...hosts].find((host) => !isPlatformHost(host)));
    const seen = new Set<string>();
    const judge = (value: Json | undefined, path: readonly (string | number)[]): void => {
      const host = hostOf(textOf(value));
      if (host === '' || seen.has(host)) return;
      const foreign = hosts !== undefined && !hosts.has(host);
      const onPlatform = isPlatformHost(host);
      if (!foreign && !onPlatform) return;
      const ownDomain = findOwnDomain();
      const platform = onPlatform && (hosts === undefined || ownDomain !== undefined);
      if (!foreign && !platform) return;
      seen.add(host);
      report({
        ...doc.place(path),
        ...(hosts === undefined ? { severity: 'info' as const } : {}),
        message: platform ? `${textOf(value)} is an address of a hosting platform${ownDomain === undefined ? '' : `, not of ${ownDomain}`}` : `${textOf(value)} is not on the site's host ${new URL(config?.site.url ?? 'https://site.invalid').host}`,
      });
    };
    for (const { node, path } of doc.jsonld) {
      if (!describesPage(path)) continue;
      if (typeof node['mainEntityOfPage'] === 'string') judge(node['mainEntityOfPage'], [...path, 'mainEntityOfPage']);
      if (isArticleType(node) || hasType(node, 'WebPage', 'FAQPage', 'HowTo', 'WebSite') || path.at(-1) === 'mainEntityOfPage') for (const key of ['@id', 'url']) judge(node[key], [...path, key]);
      if (!hasType(node, 'BreadcrumbList') || !Array.isArray(node['itemListElement'])) continue;
      node['itemListElement'].forEach((entry, index) => {
        const item = isObject(entry) ? entry['item'] : undefined;
        const place = [...path, 'itemListElement', index, 'item'];
        judge(isObject(item) ? (item['@id'] ?? item['url']) : item, place);
      });
    }
  },
});
