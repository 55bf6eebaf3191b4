import { defineRule } from '../../kinds.ts';
import type { JsonObject } from '../../model/article.ts';
import { hasImageExtension, imageKey } from '../../text/image-urls.ts';
import { articleNodes, imageUrl, listOf, resolveNode, textOf } from '../../text/schema-nodes.ts';
import { urlScheme } from '../../text/html.ts';
import type { Range } from '../../text/yaml-places.ts';

/** Width times height; Google Search Central, Article structured data. */
const MIN_PIXELS = 50_000;

/** A hero the build will rename (`./hero.jpg`, `@assets/…`) has no address yet, so nothing can be compared with it. Nothing is fetched. */
export default defineRule({
  id: 'schema/image-unusable',
  severity: 'warning',
  about: 'An article image in the structured data that is no absolute URL, has an unsupported format, is very small, or is not on the page.',
  why: 'Search engines show the image beside the result only when they can fetch it and readers find it on the page.',
  fix: 'Use the absolute URL of the hero image.',
  source: 'Google Search Central, Article structured data (2025-12-10) and Google Images (2026-03-02).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nheroImage: /tyres.jpg\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  image: /tyres.jpg\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nheroImage: https://example.org/tyres.jpg\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  image: https://example.org/brakes.jpg\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nheroImage: /tyres.jpg\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  image: https://example.org/tyres.jpg?w=1200\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc, config }, report) {
    const articles = articleNodes(doc).filter(({ node }) => node['image'] !== undefined);
    if (articles.length === 0) return;
    const hero = doc.field('heroImage');
    const base = config?.site.url;
    const comparable = hero !== '' && /^(?:https?:)?\/|^\/\//i.test(hero) && (base !== undefined || /^(?:https?:)?\/\//i.test(hero));
    const isShown = (url: string): boolean => {
      if (url === hero) return true;
      const key = imageKey(url, base);
      return key === imageKey(hero, base) || doc.images.some((image) => imageKey(image.url, base) === key);
    };
    for (const { node, path } of articles) {
      const images = listOf(node['image']);
      const urls = images.map((image) => imageUrl(doc, image));
      urls.forEach((url, index) => {
        if (url === '') return;
        const place = (): Range => doc.place(Array.isArray(node['image']) ? [...path, 'image', index] : [...path, 'image']);
        if (!['http', 'https'].includes(urlScheme(url))) report({ ...place(), message: `the image "${url}" is no absolute URL` });
        else if (hasImageExtension(url) === false) report({ ...place(), message: `the image ${url} is in a format that is not supported` });
        else {
          const [width, height] = sidesOf(resolveNode(doc, images[index]));
          if (width * height < MIN_PIXELS) report({ ...place(), message: `the image ${url} is ${width} × ${height} px, less than ${MIN_PIXELS} pixels in all` });
        }
      });
      const [first] = urls.filter((url) => url !== '');
      if (first === undefined || !comparable || !['http', 'https'].includes(urlScheme(first)) || urls.some(isShown)) continue;
      report({ ...doc.place([...path, 'image']), message: `the image ${first} is neither the hero image nor in the text` });
    }
  },
});

/** Width and height in the markup; endless when they are not both given in pixels. */
function sidesOf(image: JsonObject | undefined): [number, number] {
  const [width, height] = ['width', 'height'].map((side) => /^\s*(\d+)\s*(?:px)?\s*$/i.exec(textOf(image?.[side]))?.[1]);
  return width === undefined || height === undefined ? [Infinity, Infinity] : [Number(width), Number(height)];
}
