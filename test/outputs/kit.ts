import { readFileSync } from 'node:fs';
import { validateXML } from 'xmllint-wasm';
import type { OutputContext, PublishedArticle } from '../../src/kinds.ts';
import { configSchema, type SiteConfig } from '../../src/model/site.ts';

/** Articles as outputs see them, without a project. */
export function article(slug: string, more: Partial<PublishedArticle> = {}): PublishedArticle {
  return { slug, path: `${slug}.md`, sha256: '0'.repeat(64), title: `Title of ${slug}`, description: `About ${slug}.`, lang: 'en', pubDate: '2026-03-01', updatedDate: null, draft: false, tags: [], heroImage: null, related: [], words: 500, findings: { errors: 0, warnings: 0 }, ...more };
}

export const CONFIG: SiteConfig = configSchema.parse({ site: { url: 'https://example.org', name: 'The Shed' }, brand: { name: 'Dvorik' } });

export function context(more: Partial<OutputContext> = {}): OutputContext {
  return { config: CONFIG, now: '2026-06-01T12:00:00.000Z', previous: () => undefined, redirects: () => [], made: [], ...more };
}

/** What a schema of this folder says against a text; empty when it is valid. */
export async function faultsOf(schema: 'sitemap' | 'rss', contents: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'file.xml', contents }, schema: readFileSync(new URL(`${schema}.xsd`, import.meta.url), 'utf8') });
  return errors.map(({ message }) => message);
}
