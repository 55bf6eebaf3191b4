import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/kinds.ts';
import { rules } from '../../../src/registry.ts';
import { applySplices } from '../../../src/text/splice.ts';
import { testConfig, testDocument } from '../../kit/rule.ts';
import { schemaPage } from '../page.ts';

/** The text after the rule's edits. */
function fixed(id: string, text: string): string {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined || rule.needs !== 'article') expect.unreachable(`no article rule ${id}`);
  const doc = testDocument(text);
  const found: Report[] = [];
  rule.check({ doc, config: testConfig(), facts: [], language: doc.language, options: rule.options ?? {}, asOf: '2026-06-01' }, (report) => void found.push(report));
  return applySplices(doc.text, found.flatMap(({ edits }) => [...(edits ?? [])]));
}

describe('safe fixes of structured data', () => {
  const cases: Record<string, { id: string; before: string; after: string }> = {
    'a type in another case': { id: 'schema/type-unknown', before: schemaPage("'@type': blogPosting # ours\nheadline: Шины"), after: schemaPage("'@type': BlogPosting # ours\nheadline: Шины") },
    'a property in another case': { id: 'schema/type-unknown', before: schemaPage("'@type': BlogPosting\n'headLine': Шины headLine"), after: schemaPage("'@type': BlogPosting\n'headline': Шины headLine") },
    'a type spelt wrong is left to people': { id: 'schema/type-unknown', before: schemaPage("'@type': BlogPostin"), after: schemaPage("'@type': BlogPostin") },
    'an earlier name': { id: 'schema/property-not-in-domain', before: schemaPage("'@type': HowTo\nsteps: Wash the steps"), after: schemaPage("'@type': HowTo\nstep: Wash the steps") },
    'an earlier name beside the new one': { id: 'schema/property-not-in-domain', before: schemaPage("'@type': HowTo\nstep: Dry\nsteps: Wash"), after: schemaPage("'@type': HowTo\nstep: Dry\nsteps: Wash") },
    'a decimal comma': { id: 'schema/value-type', before: schemaPage("'@type': Rating\nratingValue: '4,9'\nbestRating: 5"), after: schemaPage("'@type': Rating\nratingValue: '4.9'\nbestRating: 5") },
    'a headline': {
      id: 'schema/headline-mismatch', before: schemaPage("'@type': BlogPosting\nheadline: Шины зимой", 'title: Как хранить шины', '# Как хранить шины\n\nШины зимой лежат.\n'),
      after: schemaPage("'@type': BlogPosting\nheadline: Как хранить шины", 'title: Как хранить шины', '# Как хранить шины\n\nШины зимой лежат.\n'),
    },
    'dates': {
      id: 'schema/dates-mismatch', before: schemaPage("'@type': BlogPosting\ndatePublished: 2026-03-11\ndateModified: вчера", "title: Шины\npubDate: '2026-03-01'\nupdatedDate: '2026-04-01'"),
      after: schemaPage("'@type': BlogPosting\ndatePublished: '2026-03-01'\ndateModified: '2026-04-01'", "title: Шины\npubDate: '2026-03-01'\nupdatedDate: '2026-04-01'"),
    },
  };
  for (const [name, { id, before, after }] of Object.entries(cases)) {
    test(name, () => {
      expect(fixed(id, before)).toBe(after);
      expect(fixed(id, after)).toBe(after);
    });
  }

  test('a rating is removed from front matter, never from a script, where commas would be left', () => {
    const rating = "'@type': Product\naggregateRating:\n  ratingValue: 4.8\n  reviewCount: 12\nname: Rover";
    expect(fixed('schema/rating-fabricated', schemaPage(rating))).toBe(schemaPage("'@type': Product\nname: Rover"));
    const script = '---\ntitle: Tyres\n---\n# Tyres\n\n<script type="application/ld+json">\n{"@type": "Product",\n"aggregateRating": {"ratingValue": 4.8, "reviewCount": 12},\n"name": "Rover"}\n</script>\n';
    expect(fixed('schema/rating-fabricated', script)).toBe(script);
  });
});
