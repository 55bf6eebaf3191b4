import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mendText } from '../../src/mend.ts';
import { readFrontMatter, splitFrontMatter } from '../../src/text/frontmatter.ts';
import { parseMarkdown, plainText } from '../../src/text/markdown.ts';
import { wordsOf } from '../../src/text/words.ts';
import { FIXES, STEP_LIST } from '../../src/text/mend-steps.ts';
import { mendOptions } from './kit.ts';

/** Whatever stands in an article: a repair of a repair changes nothing, the date stays, and no sentence is lost but those that are named. */

const STEPS = STEP_LIST.map(({ id }) => id).filter((id) => id !== FIXES);
const config = {
  cta: [{ id: 'workshop', url: 'https://dvorik.example.com/workshop/', text: 'book a repair', keywords: ['tyre'] }],
  images: { hosts: ['example.org'], pool: [{ url: 'https://example.org/hero.jpg', alt: 'Four tyres' }] },
};

const words = fc.array(fc.constantFrom('tyres', 'keep', 'dry', 'dark', 'cellar', 'winter', 'oil', 'Роза', 'сад', 'x2', 'rack'), { minLength: 2, maxLength: 9 });
const sentence = words.map((list) => `${list.join(' ').replace(/^./u, (letter) => letter.toUpperCase())}.`);
const glued = fc.constantFrom('learn more at [the shop](https://dvorik.example.com/shop/)', 'learn more about tyres at [the workshop](https://dvorik.example.com/workshop/)', 'узнайте больше на <a href="https://dvorik.example.com/workshop/" rel="nofollow">сайте</a>');
const odd = fc.constantFrom(
  '**[Button: Order]**', '[Кнопка: Заказать]', '---', '***', '# Storing tyres in winter', '# Another one', '### ### Why?', '## **Bold**', '<div class="x"><p>Keep <b>it</b> dry.</p></div>', '<span style="color:red">Dry</span> and dark.',
  '## FAQ\n\n### Is it dry?\n\nYes, it is.\n\n***\n\n**Pavel Orlov,**\n*head of the workshop*', '## FAQ\n\n### Is it dry?\n\nYes.', '**Anna Sedova**\n*writer*', '## Read also\n\n- [Tubes](/blog/tubes/)', '```\n# code\n---\n```', '> # Quoted', '| a | b |\n|---|---|\n| 1 | 2 |',
  '<script type="application/ld+json">{"@type": "HowTo"}</script>', '{{slot}}', '[a]: https://example.org/', 'Text[^1]\n\n[^1]: A note.', '##', '<p hidden>x</p>', 'Line\n===',
);
const block = fc.oneof(
  { weight: 4, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')) },
  { weight: 2, arbitrary: fc.tuple(sentence, glued).map(([text, line]) => `${text} ${line}`) },
  { weight: 1, arbitrary: fc.tuple(words, glued).map(([text, line]) => `## ${text.join(' ')}? ${line}`) },
  { weight: 1, arbitrary: sentence.map((text) => `- ${text}\n- ${text}`) },
  { weight: 3, arbitrary: odd },
);
const between = fc.constantFrom('\n\n', '\n\n', '\n\n', '\n');
const body = fc.tuple(fc.array(block, { minLength: 1, maxLength: 7 }), between, fc.boolean()).map(([blocks, join, headed]) => `${headed ? '# Storing tyres in winter\n\n' : ''}${blocks.join(join)}\n`);

const line = fc.constantFrom(
  'title: Storing tyres in winter', 'title: >-', "title: 'Tyres", 'title: Tyres: a guide', "title: ''", 'description: Where: here', 'description:', 'author: Anna Sedova', 'author: "Anna"', "pubDate: '2026-03-01'", 'pubDate: 2026-03-02', 'pubDate: soon',
  'heroImage: https://example.org/hero.jpg', 'lang: en', 'mood: [a, b', 'tags:\n\t- a\n\t- b', 'tags:\n- a', '# a comment', 'text without a key', "extra:\n  deep: x: y", "schema:\n  '@type': HowTo", "schema:\n  '@context': https://schema.org\n  '@type': BlogPosting\n  aggregateRating:\n    ratingValue: 5", 'faq:\n  - question: Is it dry?\n    answer: No.', 'schema: text', '',
);
const opening = fc.constantFrom('---\n', '---\n', '---\n', '');
const closing = fc.constantFrom('---\n', '---\n', '---\n', '-----\n', '—\n', '', '\n');
const frontMatter = fc.tuple(opening, fc.array(line, { minLength: 0, maxLength: 8 }), closing).map(([open, all, close]) => `${open}${all.join('\n')}${all.length === 0 ? '' : '\n'}${close}`);
const article = fc.tuple(fc.oneof({ weight: 3, arbitrary: frontMatter }, { weight: 2, arbitrary: fc.constant("---\ntitle: Storing tyres in winter\npubDate: '2026-03-01'\nauthor: Anna Sedova\nlang: en\n---\n") }), body).map(([front, text]) => front + text);
const site = fc.constantFrom<Record<string, unknown> | null>(config, { ...config, article: { h1: 'layout', schema: 'flat' } }, null);

/** Sentences a reader sees, each as its words. */
function sentences(text: string): string[] {
  return plainText(parseMarkdown(splitFrontMatter(text).body)).split(/\n|(?<=[.!?])\s/).map((part) => wordsOf(part).map(({ lower }) => lower).join(' ')).filter((part) => part !== '');
}

function dateOf(text: string): unknown {
  try {
    return readFrontMatter(splitFrontMatter(text))['pubDate'];
  } catch {
    return undefined;
  }
}

describe('any article', () => {
  test('is done after one repair, keeps its date, and every sentence but the named ones', { timeout: 240_000 }, () => {
    fc.assert(fc.property(article, site, (text, given) => {
      const options = mendOptions({ config: given, only: STEPS });
      const { text: after, changes } = mendText(text, options);
      const again = mendText(after, options);
      expect({ text: again.text, changes: again.changes }).toEqual({ text: after, changes: [] });
      if (dateOf(text) !== undefined) expect(dateOf(after)).toEqual(dateOf(text));
      // Where a block began or ended elsewhere, other lines were prose.
      if (changes.some(({ step }) => step === 'fences')) return;
      const removed = wordsOf(changes.map((change) => change.removed).join(' ')).map(({ lower }) => lower).join(' ');
      const all = ` ${sentences(after).join(' ')} `;
      for (const one of sentences(text)) if (!all.includes(` ${one} `)) expect(` ${removed} `).toContain(` ${one} `);
    }), { numRuns: 250 });
  });

  test('with the safe fixes as well: done after one repair, and without new errors', { timeout: 240_000 }, () => {
    fc.assert(fc.property(body, site, (text, given) => {
      const whole = `---\ntitle: Storing tyres in winter\npubDate: '2026-03-01'\nauthor: Anna Sedova\nlang: en\n---\n${text}`;
      const options = mendOptions({ config: given });
      const { text: after } = mendText(whole, options);
      expect(mendText(after, options).text).toBe(after);
      const errors = (source: string): number => options.checkText(source).filter(({ finding }) => finding.severity === 'error').length;
      expect(errors(after)).toBeLessThanOrEqual(errors(whole));
    }), { numRuns: 60 });
  });

  test('whatever bytes it has, nothing is thrown', { timeout: 120_000 }, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom('', '---\n', '---\ntitle: x\n'), (text, open) => {
      expect(() => mendText(open + text, mendOptions())).not.toThrow();
    }), { numRuns: 150 });
  });
});
