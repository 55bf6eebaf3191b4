import { describe, expect, test } from 'vitest';
import { readFrontMatter, splitFrontMatter } from '../../src/text/frontmatter.ts';
import { LEAD, mend, page, TITLE, told, type MendCase } from './kit.ts';

/** Structured data and the FAQ as data. */

const OPEN = `${TITLE}${LEAD}`;
const FAQ = '## FAQ\n\n### Do tyres age?\n\nYes, *slowly*.\n\n### Where do they hang?\n\nIn a cellar.\n';
const ITEMS = [{ question: 'Do tyres age?', answer: 'Yes, slowly.' }, { question: 'Where do they hang?', answer: 'In a cellar.' }];

interface Node { [key: string]: unknown }
const schemaOf = (text: string): Node => readFrontMatter(splitFrontMatter(text))['schema'] as Node;
const graphOf = (text: string): Node[] => schemaOf(text)['@graph'] as Node[];
const lines = (yaml: string): string => `schema:\n${yaml.trim().split('\n').map((line) => `  ${line}\n`).join('')}`;
const done = (yaml: string, given: MendCase = {}, body = OPEN): ReturnType<typeof mend> => mend(page(body, lines(yaml)), { only: ['schema'], ...given });

const ARTICLE = `'@context': 'https://schema.org'
'@type': BlogPosting
headline: Storing bicycle tyres in winter
datePublished: '2026-03-01'
author:
  '@type': Person
  name: Anna Sedova`;
const RATING = `aggregateRating:
  '@type': AggregateRating
  ratingValue: '4.9'
  reviewCount: 608`;

describe('what is not true goes, and nothing else moves', () => {
  const gone: Record<string, { more: string; after?: string; config?: Record<string, unknown> | null; note: string }> = {
    'an invented rating': { more: RATING, note: 'the invented rating 4.9 from 608 reviews is gone' },
    'an invented rating, outside a project': { more: RATING, config: null, note: 'the invented rating 4.9 from 608 reviews is gone' },
    'a review that nobody can read': { more: "review:\n  '@type': Review\n  reviewBody: Best tyres ever made by mankind\n  reviewRating:\n    '@type': Rating\n    ratingValue: 5", note: 'a review that the page does not show is gone' },
    'a favicon for a logo': { more: "publisher:\n  '@type': Organization\n  name: Dvorik\n  logo: https://example.org/favicon.ico", after: "publisher:\n  '@type': Organization\n  name: Dvorik", note: 'the logo https://example.org/favicon.ico is gone: no search engine shows this format' },
    'a favicon where the config has a logo': { more: "publisher:\n  '@type': Organization\n  name: Dvorik\n  logo:\n    '@type': ImageObject\n    url: https://example.org/favicon.ico", after: "publisher:\n  '@type': Organization\n  name: Dvorik\n  logo:\n    '@type': ImageObject\n    url: 'https://example.org/logo.png'", config: { brand: { logo: 'https://example.org/logo.png' } }, note: 'the logo is https://example.org/logo.png' },
    'a reference to nothing': { more: "publisher:\n  '@id': https://example.org/#nobody", note: '`publisher` no longer refers to a node that the page does not have' },
  };
  for (const [name, { more, after = '', config = {}, note }] of Object.entries(gone)) {
    test(name, () => {
      const result = done(`${ARTICLE}\n${more}`, { config });
      expect(result.text).toBe(page(OPEN, lines(after === '' ? ARTICLE : `${ARTICLE}\n${after}`)));
      expect(told(result)).toEqual([`schema: ${note}`]);
    });
  }

  test.each([
    ['data that are true', ARTICLE, {}],
    ['a rating that the config lists', `${ARTICLE}\nabout:\n  '@type': Product\n  name: Rover 40\n  aggregateRating:\n    '@type': AggregateRating\n    ratingValue: '4.9'\n    reviewCount: 608`, { ratings: [{ item: 'Rover 40', value: 4.9, count: 608, source: 'https://shop.example.org/', asOf: '2026-05-01' }] }],
    ['an id of another site', `${ARTICLE}\nabout:\n  '@id': https://encyclopaedia.example.net/tyre#subject`, {}],
    ['unusual style', "'@context':   https://schema.org # ours\n'@type': [BlogPosting]\nheadline: Storing bicycle tyres in winter", {}],
  ])('byte for byte: %s', (_name, yaml, config) => {
    expect(done(yaml, { config })).toMatchObject({ text: page(OPEN, lines(yaml)), changes: [] });
  });
});

describe('graphs', () => {
  const graph = (nodes: string): string => `'@context': 'https://schema.org'\n'@graph':\n${nodes.trim().split('\n').map((line) => `  ${line}`).join('\n')}`;
  const article = "- '@type': BlogPosting\n  headline: Storing bicycle tyres in winter";

  test('nodes without anything behind them go: a how-to without steps, retired types, a hidden FAQ', () => {
    const result = done(graph(`${article}\n- '@type': HowTo\n  name: Tyres\n- '@type': SpecialAnnouncement\n  name: Closed\n- '@type': FAQPage\n  mainEntity:\n    - '@type': Question\n      name: What does nobody see on this page?\n      acceptedAnswer:\n        '@type': Answer\n        text: Everything that stands nowhere.\n- '@type': VideoObject\n  name: Tyres`), { config: null });
    expect(graphOf(result.text).map((node) => node['@type'])).toEqual(['BlogPosting', 'VideoObject']);
  });

  test('a how-to with steps on the page stays', () => {
    const yaml = graph(`${article}\n- '@type': HowTo\n  name: Tyres\n  step:\n    - '@type': HowToStep\n      text: Keep tyres in a dark and dry place`);
    expect(done(yaml).changes).toEqual([]);
  });

  test('two things under one id', () => {
    const result = done(graph("- '@type': BlogPosting\n  '@id': https://example.org/blog/test/\n  headline: Storing bicycle tyres in winter\n- '@type': WebPage\n  '@id': https://example.org/blog/test/\n  name: Storing bicycle tyres in winter"), { config: null });
    expect(graphOf(result.text)).toEqual([{ '@type': 'BlogPosting', '@id': 'https://example.org/blog/test/', headline: 'Storing bicycle tyres in winter' }, { '@type': 'WebPage', name: 'Storing bicycle tyres in winter' }]);
  });
});

describe('values follow the page, in a project', () => {
  test('headline, description, dates, language and author', () => {
    const result = done("'@context': https://schema.org\n'@type': BlogPosting\nheadline: Ten secrets\ndescription: Something else altogether\ndatePublished: '2025-01-01'\ndateModified: yesterday\ninLanguage: de\nauthor:\n  '@type': Person\n  name: Pavel Orlov");
    expect(schemaOf(result.text)).toEqual({
      '@context': 'https://schema.org', '@type': 'BlogPosting', headline: 'Storing bicycle tyres in winter', description: 'Where tyres last longest between two seasons, and how to hang them so that they stay round.',
      datePublished: '2026-03-01', dateModified: '2026-03-01', inLanguage: 'en', author: { '@type': 'Person', name: 'Anna Sedova', url: 'https://example.org/authors/anna/' },
    });
  });

  test('outside one they stay: only what is wrong by itself goes', () => {
    expect(done("'@context': https://schema.org\n'@type': BlogPosting\nheadline: Ten secrets\ndatePublished: '2025-01-01'", { config: null }).changes).toEqual([]);
  });

  test('what is not there is not added', () => {
    expect(done("'@context': https://schema.org\n'@type': BlogPosting\nheadline: Storing bicycle tyres in winter").changes).toEqual([]);
  });

  test('the questions of a FAQPage are those of the page', () => {
    const result = done(`${ARTICLE}\nmainEntity:\n  '@type': FAQPage\n  mainEntity:\n    - '@type': Question\n      name: Old?\n      acceptedAnswer:\n        '@type': Answer\n        text: Old.`, {}, `${OPEN}${FAQ}`);
    expect((schemaOf(result.text)['mainEntity'] as Node)['mainEntity']).toEqual(ITEMS.map(({ question, answer }) => ({ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } })));
  });
});

describe('built anew', () => {
  const types = (text: string): unknown[] => graphOf(text).map((node) => node['@type']);

  test('for an article without any, in the shape of the config', () => {
    const graph = mend(page(OPEN), { only: ['schema'] });
    expect(types(graph.text)).toEqual(['Organization', 'WebSite', 'Person', 'WebPage', 'BlogPosting', 'ImageObject', 'BreadcrumbList']);
    expect(graphOf(graph.text)[4]).toMatchObject({ headline: 'Storing bicycle tyres in winter', datePublished: '2026-03-01', '@id': 'https://example.org/blog/test/#article' });
    expect(schemaOf(mend(page(OPEN), { only: ['schema'], config: { article: { schema: 'flat' } } }).text)).toMatchObject({ '@type': 'BlogPosting', name: 'Storing bicycle tyres in winter' });
    expect(mend(page(OPEN), { only: ['schema'], config: null }).changes).toEqual([]);
  });

  test('for a how-to without steps; outside a project its type is corrected', () => {
    const howto = "'@context': https://schema.org\n'@type': HowTo\nname: Storing bicycle tyres in winter";
    expect(types(done(`${howto}\n${RATING}`, {}, `${OPEN}${FAQ}`).text)).toEqual(['Organization', 'WebSite', 'Person', 'WebPage', 'BlogPosting', 'ImageObject', 'BreadcrumbList', 'FAQPage']);
    expect(done(howto, { config: null }).text).toBe(page(OPEN, lines(howto.replace('HowTo', 'BlogPosting'))));
  });

  test('nodes of other kinds are kept beside it; text in the place of keys is replaced', () => {
    expect(types(done("'@context': https://schema.org\n'@type': VideoObject\nname: Tyres").text).at(-1)).toBe('VideoObject');
    expect(types(mend(page(OPEN, 'schema: BlogPosting\n'), { only: ['schema'] }).text)).toContain('BlogPosting');
  });

  test('not without a date, an author or a description', () => {
    for (const key of ['pubDate', 'author', 'description']) expect(mend(page(OPEN).replace(new RegExp(`^${key}: .*\\n`, 'm'), ''), { only: ['schema'] }).changes).toEqual([]);
  });

  test('a script in the body moves to front matter; outside a project it stays', () => {
    const script = `<script type="application/ld+json">\n{"@context": "https://schema.org", "@type": "BlogPosting", "headline": "Storing bicycle tyres in winter", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 5, "reviewCount": 99}}\n</script>\n`;
    const moved = mend(page(`${OPEN}${script}\nEnd.\n`), { only: ['schema'] });
    expect(schemaOf(moved.text)).toEqual({ '@context': 'https://schema.org', '@type': 'BlogPosting', headline: 'Storing bicycle tyres in winter' });
    expect(splitFrontMatter(moved.text).body).toBe(`${OPEN}End.\n`);
    expect(mend(page(`${OPEN}${script}\nEnd.\n`), { config: null }).text).toContain('ld+json');
  });
});

describe('the list of front matter', () => {
  const only = ['faq'];
  const faqOf = (text: string): unknown => readFrontMatter(splitFrontMatter(text))['faq'];
  test('comes from the page where it is missing, and follows it where it differs', () => {
    expect(faqOf(mend(page(`${OPEN}${FAQ}`), { only }).text)).toEqual(ITEMS);
    const other = mend(page(`${OPEN}${FAQ}`, 'faq:\n  - question: Do tyres age?\n    answer: Never.\n  - question: Old?\n    answer: Yes.\n'), { only });
    expect(faqOf(other.text)).toEqual(ITEMS);
    expect(told(other)).toEqual(['faq: the questions are those of the page; not on the page: "Old?"']);
  });
  test.each([
    ['the same in other marks', `${OPEN}${FAQ}`, 'faq:\n  - question: Do tyres age?\n    answer: "Yes, **slowly**."\n  - question: Where do they hang?\n    answer: In a cellar.\n'],
    ['a list that the layout prints: the body has none', OPEN, 'faq:\n  - question: Do tyres age?\n    answer: Yes.\n'],
    ['another shape', `${OPEN}${FAQ}`, 'faq:\n  - q: Do tyres age?\n    a: Yes.\n'],
    ['a question without an answer', `${OPEN}## FAQ\n\n### Do tyres age?\n\n### Where?\n\nHere.\n`, ''],
  ])('left alone: %s', (_name, text, more) => expect(mend(page(text, more), { only }).changes).toEqual([]));
  test('outside a project nothing is added', () => expect(mend(page(`${OPEN}${FAQ}`), { only, config: null }).changes).toEqual([]));
});
