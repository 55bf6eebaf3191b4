import { defineRule } from '../../kinds.ts';
import { hasImageExtension, imageKey } from '../../text/image-urls.ts';
import { articleNodes, imageUrl, listOf } from '../../text/schema-nodes.ts';
import { urlScheme } from '../../text/html.ts';

/** A hero the build will rename (`./hero.jpg`, `@assets/…`) has no address yet, so nothing can be compared with it. Nothing is fetched. */
export default defineRule({
  id: 'schema/image-unusable',
  severity: 'warning',
  about: 'An article image in the structured data that is no absolute URL, has an unsupported format, or is not on the page.',
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
    const hero = doc.field('heroImage');
    const base = config?.site.url;
    const comparable = hero !== '' && /^(?:https?:)?\/|^\/\//i.test(hero) && (base !== undefined || /^(?:https?:)?\/\//i.test(hero));
    const shown = new Set([hero, ...doc.images.map((image) => image.url)].map((url) => imageKey(url, base)));
    for (const { node, path } of articleNodes(doc)) {
      const images = listOf(node['image']);
      const urls = images.map((image) => imageUrl(doc, image));
      urls.forEach((url, index) => {
        if (url === '') return;
        const place = doc.place(Array.isArray(node['image']) ? [...path, 'image', index] : [...path, 'image']);
        if (!['http', 'https'].includes(urlScheme(url))) report({ ...place, message: `the image "${url}" is no absolute URL` });
        else if (hasImageExtension(url) === false) report({ ...place, message: `the image ${url} is in a format that is not supported` });
      });
      const [first] = urls.filter((url) => url !== '');
      if (first === undefined || !comparable || !['http', 'https'].includes(urlScheme(first)) || urls.some((url) => shown.has(imageKey(url, base)))) continue;
      report({ ...doc.place([...path, 'image']), message: `the image ${first} is neither the hero image nor in the text` });
    }
  },
});
