import { defineRule } from '../../kinds.ts';
import { readDate, sameDate } from '../../text/dates.ts';
import type { JsonObject } from '../../model/article.ts';
import type { Document } from '../../text/document.ts';
import { articleNodes, textOf } from '../../text/schema-nodes.ts';
import type { Splice } from '../../text/splice.ts';
import { setValue } from '../../text/yaml-edits.ts';

/**
 * Moments are compared when both sides have a time and a zone, days otherwise. Without an `updatedDate` the page was not updated, so
 * `dateModified` may only repeat the day of publication.
 */
export default defineRule({
  id: 'schema/dates-mismatch',
  severity: 'error',
  about: '`datePublished` or `dateModified` in the structured data that differ from the dates of the front matter.',
  why: 'Search engines find two dates for one event and may show either or none.',
  fix: 'Copy `pubDate` into `datePublished` and `updatedDate` (or `pubDate`) into `dateModified`.',
  source: 'Google Search Central, Publication dates: use the same date in the markup and on the page.',
  needs: 'article',
  examples: {
    bad: [
      "---\ntitle: Tyres\npubDate: '2026-03-01'\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  datePublished: '2026-03-11'\n---\n# Tyres\n\nText.\n",
      "---\ntitle: Tyres\npubDate: '2026-03-01'\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  dateModified: yesterday\n---\n# Tyres\n\nText.\n",
    ],
    good: [
      "---\ntitle: Tyres\npubDate: '2026-03-01T21:30:00Z'\nschema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  datePublished: '2026-03-02T00:30:00+03:00'\n  dateModified: '2026-03-01'\n---\n# Tyres\n\nText.\n",
    ],
  },
  check({ doc }, report) {
    const articles = articleNodes(doc).filter(({ node }) => isOther(doc, node, 'datePublished', 'pubDate') || isOther(doc, node, 'dateModified', 'updatedDate'));
    if (articles.length === 0) return;
    const published = readDate(doc.data['pubDate']);
    const updated = readDate(doc.data['updatedDate']);
    const pairs = [
      { property: 'datePublished', key: 'pubDate', expected: published },
      { property: 'dateModified', key: updated === undefined ? 'pubDate' : 'updatedDate', expected: updated ?? published },
    ];
    for (const { node, path } of articles) {
      for (const { property, key, expected } of pairs) {
        const text = textOf(node[property]);
        if (text === '') continue;
        const date = readDate(text);
        const edits = (): readonly Splice[] | undefined => oneEdit(expected === undefined ? undefined : setValue(doc, [...path, property], expected.text));
        if (date === undefined) report({ ...doc.place([...path, property]), message: `\`${property}\`: "${text}" is no date in the form 2026-03-01`, help: 'Write an ISO date, the same as in the front matter.', edits: edits() });
        else if (expected !== undefined && !sameDate(date, expected)) {
          const without = key === 'pubDate' && property === 'dateModified' ? ' and there is no `updatedDate`' : '';
          report({ ...doc.place([...path, property]), message: `\`${property}\` is ${text}, \`${key}\` is ${expected.text}${without}`, edits: edits() });
        }
      }
    }
  },
});

/** False for an absent date and for one spelt as in front matter, where a wrong one is reported: most articles, and cheaper than reading it. */
function isOther(doc: Document, node: JsonObject, property: string, key: string): boolean {
  const text = textOf(node[property]);
  return text !== '' && text !== (doc.field(key) || doc.field('pubDate'));
}

function oneEdit(edit: Splice | undefined): readonly Splice[] | undefined {
  return edit === undefined ? undefined : [edit];
}
