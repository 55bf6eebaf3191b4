import { describe, expect, test } from 'vitest';
import { rules } from '../../src/registry.ts';
import { runRule, testDocument } from '../kit/rule.ts';

const SCRIPT = '<script type="application/ld+json">\n{\n  "@context": "https://schema.org",\n  "@type": "BlogPosting",\n  "headline": "Tyres",\n\n  "author": [ { "@type": "Person", "name": "Anna Sedova" } ]\n}\n</script>';
const shown = (text: string, range: { start: number; end: number }): string => text.slice(range.start, range.end);

describe('JSON-LD in the body', () => {
  test('its nodes follow those of front matter, with places in the file', () => {
    const doc = testDocument(`---\ntitle: Tyres\nschema:\n  '@type': WebPage\n---\n# Tyres\n\nText.\n\n${SCRIPT}\n\nMore.\n`);
    expect(doc.jsonld.map(({ node, path }) => [node['@type'], path])).toEqual([
      ['WebPage', ['schema']], ['BlogPosting', ['script 1']], ['Person', ['script 1', 'author', 0]],
    ]);
    expect(shown(doc.text, doc.place(['script 1', 'headline']))).toBe('"headline": "Tyres"');
    expect(shown(doc.text, doc.place(['script 1', 'author', 0, 'name']))).toBe('"name": "Anna Sedova"');
    expect(shown(doc.text, doc.place(['script 1']))).toBe(SCRIPT);
    expect(shown(doc.text, doc.place(['script 1', 'image']))).toBe(SCRIPT);
    expect(shown(doc.text, doc.place(['schema', '@type']))).toBe("'@type': WebPage");
  });

  test('two scripts, an @graph, and one that is no JSON', () => {
    const doc = testDocument("# Tyres\n\n<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"}]}</script>\n\n<script type=\"application/ld+json\">{oops</script>\n");
    expect(doc.jsonld.map(({ path }) => path)).toEqual([['script 1', '@graph', 0]]);
    expect(doc.jsonldRoots.map(({ root, problem }) => [root === undefined, problem === undefined])).toEqual([[false, true], [true, false]]);
  });

  test('other scripts and articles that only write about them have none', () => {
    expect(testDocument('# Tyres\n\n<script>var a = {"@type": "BlogPosting"}</script>\n').jsonld).toEqual([]);
    expect(testDocument('# Tyres\n\nUse `application/ld+json`:\n\n```html\n<script type="application/ld+json">{"@type": "Person"}</script>\n```\n').jsonld).toEqual([]);
  });

  test('rules of structured data point into it', () => {
    const found = (id: string, text: string): string[] => {
      const rule = rules.find((candidate) => candidate.id === id);
      if (rule === undefined) expect.unreachable(`no rule ${id}`);
      return runRule(rule, text).excerpts;
    };
    const body = (json: string): string => `---\ntitle: Tyres\n---\n# Tyres\n\n<script type="application/ld+json">\n${json}\n</script>\n`;
    expect(found('schema/type-unknown', body('{"@context": "https://schema.org",\n "@type": "Blogposting"}'))).toEqual(['"@type": "Blogposting"']);
    expect(found('schema/rating-fabricated', body('{"@type": "Product",\n "aggregateRating": {"ratingValue": "4.9", "reviewCount": 214}}'))).toEqual(['"aggregateRating": {"ratingValue": "4.9", "reviewCount": 214}']);
    expect(found('schema/parse', body('{"@context": "https://schema.org", "@type": }'))).toEqual(['<script type="application/ld+json">']);
    expect(found('schema/parse', body('{"@context": "https://schema.org", "@type": "BlogPosting"}'))).toEqual([]);
    expect(found('schema/primary-type', body('{"@context": "https://schema.org", "@type": "BlogPosting"}'))).toEqual([]);
    expect(found('schema/primary-type', body('{"@context": "https://schema.org", "@type": "WebPage"}'))).toEqual(['"@type": "WebPage"']);
  });
});
