import { defineRule } from '../../kinds.ts';
import type { JsonObject } from '../../model/article.ts';
import { describesPage, hasType, imageUrl, listOf, resolveNode, textOf, isObject } from '../../text/schema-nodes.ts';
import { hasImageExtension } from '../../text/image-urls.ts';
import type { Range } from '../../text/yaml-places.ts';

const MIN_SIDE = 112;

/** Sizes are read from the markup only. A missing logo is an information as long as the config has none to offer. */
export default defineRule({
  id: 'schema/publisher-logo',
  severity: 'warning',
  about: 'A publisher whose logo is missing, too small, or in a format search engines do not show, such as .ico.',
  why: 'The logo stands for the publisher in search results and knowledge panels; a favicon cannot.',
  fix: 'Use a logo of at least 112 × 112 px as PNG, JPEG, WebP, SVG, AVIF, GIF or BMP.',
  source: 'Google Search Central, Organization structured data, and Google Images (2026-03-02).',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  publisher:\n    '@type': Organization\n    name: Dvorik\n    logo: https://example.org/favicon.ico\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  publisher:\n    '@type': Organization\n    name: Dvorik\n    logo:\n      '@type': ImageObject\n      url: https://example.org/logo.svg\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc, config }, report) {
    const seen = new Set<JsonObject>();
    for (const { node, path } of doc.jsonld) {
      const publisher = describesPage(path) ? resolveNode(doc, node['publisher']) : undefined;
      if (publisher === undefined || hasType(publisher, 'Person')) continue;
      // A shared node is looked at once, where it is defined.
      if (seen.has(publisher)) continue;
      seen.add(publisher);
      const owner = (): readonly (string | number)[] => doc.jsonld.find((entry) => entry.node === publisher)?.path ?? [...path, 'publisher'];
      const [logo] = listOf(publisher['logo']);
      if (logo === undefined) {
        report({ ...doc.place(owner()), severity: config?.brand.logo === undefined ? 'info' : 'warning', message: `the publisher "${textOf(publisher['name'])}" has no \`logo\`` });
        continue;
      }
      const url = imageUrl(doc, logo);
      const place = (): Range => doc.place([...owner(), 'logo', ...(isObject(logo) && 'url' in logo ? ['url'] : [])]);
      const image = resolveNode(doc, logo);
      const sides = image === undefined ? [] : [Number.parseInt(textOf(image['width']), 10), Number.parseInt(textOf(image['height']), 10)].filter((side) => !Number.isNaN(side));
      if (url !== '' && hasImageExtension(url) === false) report({ ...place(), message: `the logo ${url} is in a format that is not supported` });
      else if (sides.some((side) => side < MIN_SIDE)) report({ ...place(), message: `the logo is ${sides.join(' × ')} px, smaller than ${MIN_SIDE} × ${MIN_SIDE}` });
    }
  },
});
