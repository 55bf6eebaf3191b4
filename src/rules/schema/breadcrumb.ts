import { defineRule } from '../../kinds.ts';
import { hasType, isObject, isReference, listOf, resolveNode, textOf } from '../../text/schema-nodes.ts';
import type { Range } from '../../text/yaml-places.ts';

/** Only the last entry may do without an address: it is the page itself. A name may stand on the entry or on its item. */
export default defineRule({
  id: 'schema/breadcrumb',
  severity: 'error',
  about: 'A BreadcrumbList with fewer than two entries, positions that do not count from 1, or entries without a name or an address.',
  why: 'Search engines show the path to the page only from complete lists.',
  fix: 'List every level with `position` from 1, `name` and `item`; the last entry may leave out `item`.',
  source: 'Google Search Central, Breadcrumb structured data (2025-12-10); Yandex Webmaster, navigation links.',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BreadcrumbList\n  itemListElement:\n    - '@type': ListItem\n      position: 1\n      name: Home\n      item: https://example.org/\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BreadcrumbList\n  itemListElement:\n    - '@type': ListItem\n      position: 1\n      name: Home\n    - '@type': ListItem\n      position: 3\n      name: Tyres\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\nschema:\n  '@context': https://schema.org\n  '@type': BreadcrumbList\n  itemListElement:\n    - '@type': ListItem\n      position: 1\n      item:\n        '@id': https://example.org/\n        name: Home\n    - '@type': ListItem\n      position: 2\n      name: Tyres\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc }, report) {
    for (const { node, path } of doc.jsonld) {
      if (!hasType(node, 'BreadcrumbList') || isReference(node)) continue;
      const entries = listOf(node['itemListElement']);
      if (entries.length < 2) report({ ...doc.place([...path, 'itemListElement']), message: `the breadcrumb path has ${entries.length === 0 ? 'no entries' : 'only one entry'}` });
      // The order of the list does not matter, the positions do.
      const numbers = entries.map((entry) => (isObject(entry) ? Number(textOf(entry['position'])) : Number.NaN));
      entries.forEach((entry, index) => {
        const place = (): Range => doc.place(Array.isArray(node['itemListElement']) ? [...path, 'itemListElement', index] : [...path, 'itemListElement']);
        const listItem = resolveNode(doc, entry);
        if (listItem === undefined) {
          report({ ...place(), message: `entry ${index + 1} of the breadcrumb path is no ListItem` });
          return;
        }
        const item = listItem['item'];
        const itemNode = isObject(item) ? item : undefined;
        const name = textOf(listItem['name']) || textOf(itemNode?.['name']);
        const address = textOf(item) || textOf(itemNode?.['@id']) || textOf(itemNode?.['url']);
        const position = numbers[index];
        const shown = name === '' ? `entry ${index + 1}` : `"${name}"`;
        if (position === undefined || !(position >= 1 && position <= entries.length) || numbers.indexOf(position) !== index) report({ ...place(), message: `${shown} of the breadcrumb path has the position ${textOf(listItem['position']) || '(none)'}; they count from 1 to ${entries.length}` });
        if (name === '') report({ ...place(), message: `entry ${index + 1} of the breadcrumb path has no \`name\`` });
        if (address === '' && position !== entries.length) report({ ...place(), message: `${shown} of the breadcrumb path has no \`item\`` });
      });
    }
  },
});
