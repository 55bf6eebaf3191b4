import type { Briefs } from './briefs.ts';
import type { SiteConfig } from './model/site.ts';
import { once } from './text/document.ts';

/** Articles that belong together, with their pillar page: from the config, and from briefs that name a cluster. */
export interface LinkClusters {
  /** The cluster of an article; undefined for one that is in none. */
  of(slug: string): LinkCluster | undefined;
}

export interface LinkCluster {
  name: string;
  /** Slug of the pillar page. */
  hub: string | undefined;
  /** Slugs of the other articles, in the order of the config, then of the briefs. */
  members: readonly string[];
}

/** @param briefs looked through once, when the first article is asked about */
export function createLinkClusters(config: Pick<SiteConfig, 'links'>, briefs: Iterable<{ slug: string; links: { cluster?: string | undefined } }> | Briefs): LinkClusters {
  const bySlug = once(() => {
    const clusters = new Map(config.links.clusters.map(({ name, hub, articles }) => [name, { name, hub, members: new Set(articles.filter((slug) => slug !== hub)) }]));
    for (const { slug, links } of briefs) {
      if (links.cluster === undefined) continue;
      const known = clusters.get(links.cluster) ?? { name: links.cluster, hub: undefined, members: new Set<string>() };
      clusters.set(links.cluster, known);
      if (slug !== known.hub) known.members.add(slug);
    }
    const found = new Map<string, LinkCluster>();
    for (const { name, hub, members } of clusters.values()) {
      const cluster = { name, hub, members: [...members] };
      // An article of two clusters is told of by the first.
      for (const slug of [...(hub === undefined ? [] : [hub]), ...cluster.members]) if (!found.has(slug)) found.set(slug, cluster);
    }
    return found;
  });
  return { of: (slug) => bySlug().get(slug) };
}
