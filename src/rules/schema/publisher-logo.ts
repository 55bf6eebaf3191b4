import { defineRule } from '../../kinds.ts';
import { describesPage, hasType, imageUrl, isReference, listOf, resolveNode, textOf, isObject } from '../../text/schema-nodes.ts';
import { hasImageExtension } from '../../text/image-urls.ts';

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
    for (const { node, path } of doc.jsonld) {
      const publisher = describesPage(path) ? resolveNode(doc, node['publisher']) : undefined;
      if (publisher === undefined || hasType(publisher, 'Person')) continue;
      const owner = doc.jsonld.find((entry) => entry.node === publisher)?.path ?? [...path, 'publisher'];
      // A shared node is looked at where it is defined, not at each reference to it.
      if (isObject(node['publisher']) && isReference(node['publisher']) && doc.jsonld.find((entry) => describesPage(entry.path) && resolveNode(doc, entry.node['publisher']) === publisher)?.node !== node) continue;
      const [logo] = listOf(publisher['logo']);
      if (logo === undefined) {
        report({ ...doc.place(owner), severity: config?.brand.logo === undefined ? 'info' : 'warning', message: `the publisher "${textOf(publisher['name'])}" has no \`logo\`` });
        continue;
      }
      const url = imageUrl(doc, logo);
      const place = doc.place([...owner, 'logo', ...(isObject(logo) && 'url' in logo ? ['url'] : [])]);
      const sides = isObject(logo) ? [Number.parseInt(textOf(logo['width']), 10), Number.parseInt(textOf(logo['height']), 10)].filter((side) => !Number.isNaN(side)) : [];
      if (url !== '' && hasImageExtension(url) === false) report({ ...place, message: `the logo ${url} is in a format that is not supported` });
      else if (sides.some((side) => side < MIN_SIDE)) report({ ...place, message: `the logo is ${sides.join(' × ')} px, smaller than ${MIN_SIDE} × ${MIN_SIDE}` });
    }
  },
});
