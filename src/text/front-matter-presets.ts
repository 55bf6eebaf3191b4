import type { FrontMatterMap } from '../model/site.ts';

/** What a generator other than Astro expects of a post. */
export interface Preset {
  /** Key of the article → key of the generator. `path` and `redirectFrom` are what the project knows besides its article. */
  map: Readonly<Record<string, string>>;
  static: Readonly<Record<string, unknown>>;
  /** Name of the file of an article. */
  file(slug: string, day: string): string;
  /** The body, so that the generator runs nothing that stands in it. */
  body(markdown: string): string;
}

const plain = (slug: string): string => `${slug}.md`;
const same = (markdown: string): string => markdown;

/**
 * The names are those of the generators' own documentation and of their most used themes and plug-ins: Hugo's front matter and PaperMod's `cover`;
 * Eleventy's `permalink` and `templateEngineOverride`; Jekyll's front matter, jekyll-seo-tag and jekyll-redirect-from. `url` and `permalink` pin the address
 * of the page, so that links between articles and everything that tells of them (manifest, sitemap, JSON-LD) lead to it wherever the files lie.
 */
export const PRESETS: Readonly<Record<FrontMatterMap['preset'], Preset>> = {
  astro: { map: {}, static: {}, file: plain, body: same },
  hugo: {
    map: { pubDate: 'date', updatedDate: 'lastmod', heroImage: 'cover.image', heroImageAlt: 'cover.alt', path: 'url', redirectFrom: 'aliases' },
    static: {}, file: plain, body: withoutShortcodes,
  },
  eleventy: {
    map: { pubDate: 'date', updatedDate: 'updated', path: 'permalink' },
    // Markdown alone: by default Eleventy runs Liquid over it.
    static: { templateEngineOverride: 'md' }, file: plain, body: same,
  },
  jekyll: {
    map: { pubDate: 'date', updatedDate: 'last_modified_at', heroImage: 'image.path', heroImageAlt: 'image.alt', draft: 'published', path: 'permalink', redirectFrom: 'redirect_from' },
    static: { layout: 'post', render_with_liquid: false },
    // Jekyll takes nothing else for a post.
    file: (slug, day) => `${day === '' ? '' : `${day}-`}${slug}.md`,
    body: same,
  },
};

/** `{{< name >}}` and `{{% name %}}`, the innermost where one stands in another; those that are commented out already left alone. */
const SHORTCODE = /\{\{(?:<(?!\/\*)(?<plain>(?:(?!\{\{)[^])*?)>|%(?!\/\*)(?<markdown>(?:(?!\{\{)[^])*?)%)\}\}/g;

/** Hugo reads shortcodes everywhere, in code as well; commented out, they come out as they stand. What is never closed would stop the build. */
function withoutShortcodes(body: string): string {
  return body
    .replace(SHORTCODE, (_, plainly: string | undefined, markdown: string) => (plainly === undefined ? `{{%/*${markdown}*/%}}` : `{{</*${plainly}*/>}}`))
    .replace(/\{\{(?=[<%](?!\/\*))/g, '&#123;{');
}
