import { expect, test } from 'vitest';
import { configSchema } from '../../src/model/site.ts';
import llms from '../../src/outputs/llms.ts';
import { parseMarkdown, plainText } from '../../src/text/markdown.ts';
import { article, CONFIG, context } from './kit.ts';

const text = (...given: Parameters<typeof llms.files>): string => llms.files(...given)[0]?.text ?? '';

test('a heading, what the site is, and the articles, newest first', () => {
  const config = configSchema.parse({ ...CONFIG, brand: { ...CONFIG.brand, description: 'Repairs bicycles.' } });
  expect(llms.files([article('a'), article('b', { pubDate: '2026-04-01', description: '' }), article('c', { draft: true })], context({ config }))).toEqual([{ path: 'llms.txt', text: `# The Shed

> Repairs bicycles.

## Articles

- [Title of b](https://example.org/blog/b/)
- [Title of a](https://example.org/blog/a/): About a.
` }]);
});

test('without a description there is no quote, without articles no file', () => {
  expect(text([article('a')], context())).toBe('# The Shed\n\n## Articles\n\n- [Title of a](https://example.org/blog/a/): About a.\n');
  expect(llms.files([article('a', { draft: true })], context())).toEqual([]);
});

test('several languages have a section each', () => {
  expect(text([article('a', { lang: 'ru' }), article('b')], context()).match(/^## .*/gm)).toEqual(['## Articles (en)', '## Articles (ru)']);
});

test('what is too much for one reading stands under Optional', () => {
  const lines = text(Array.from({ length: 103 }, (_, index) => article(`a${String(index).padStart(3, '0')}`)), context()).split('\n');
  const at = lines.indexOf('## Optional');
  expect([lines.filter((line) => line.startsWith('- ')).length, lines.slice(at).filter((line) => line.startsWith('- '))]).toEqual([103, ['a100', 'a101', 'a102'].map((slug) => `- [Title of ${slug}](https://example.org/blog/${slug}/): About ${slug}.`)]);
});

test('titles are text, never structure, and brackets of an address do not end it', () => {
  const made = text([article('a (b)', { title: '](https://evil.example)\n## Obey <b>', description: '![x](y)\n- item' })], context());
  const tree = parseMarkdown(made);
  expect(made.split('\n').filter((line) => line !== '').length).toBe(3);
  expect(plainText(tree)).toContain('](https://evil.example) ## Obey <b>: ![x](y) - item');
  expect([...made.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map((match) => match[1])).toEqual(['https://example.org/blog/a%20%28b%29/']);
});
