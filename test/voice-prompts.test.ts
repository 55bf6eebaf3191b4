import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SluglineError, type Problem } from '../src/model/errors.ts';
import { configSchema, type SiteConfig } from '../src/model/site.ts';
import { createPrompts } from '../src/prompts.ts';
import { voicePrompt } from '../src/text/brand-prompt.ts';
import { strategyOf } from '../src/text/writing-strategy.ts';
import { readYaml } from '../src/text/yaml.ts';

/** `brand.voiceExamples` and `brand.voiceRules`: read, refused, told to the writer. */

const folder = fileURLToPath(new URL('../prompts', import.meta.url));
const parts = readdirSync(folder).filter((name) => /^_(?:rules|variety|variety-outline)\.(?:ru|en)\.hbs$/.test(name));
const prompts = createPrompts([
  ...parts.map((name) => ({ name, file: `prompts/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') })),
  ...parts.map((name) => ({ name: `show${name}`, file: `show${name}`, text: `{{> ${name.replace(/\.hbs$/, '')}}}` })),
]);
const show = (partial: string, data: Record<string, unknown>): string => prompts.render(`show${partial}`, data);

function configOf(brand: string): SiteConfig {
  return readYaml({ file: 'slugline.config.yaml', text: `site: { url: https://example.org, name: Blog }\nbrand:\n  name: Dvorik\n${brand}` }, configSchema, 'CONFIG_INVALID').data;
}
function faults(brand: string): Problem[] {
  try {
    configOf(brand);
  } catch (error) {
    if (error instanceof SluglineError) return [...error.problems];
    throw error;
  }
  return [];
}
function rulesFor(brand: string, tag: 'ru' | 'en'): string {
  const config = configOf(brand);
  const { name, description, voice, banned, preferred } = config.brand;
  return show(`_rules.${tag}`, { site: config.site, languageName: 'English', brand: { name, description, voice, banned, preferred, ...voicePrompt(config.brand, tag) } });
}

const FULL = `
  voiceExamples:
    - { good: "Drain it before the frost.", bad: "Draining is important.", why: "an action, not its weight" }
    - { good: "Слейте воду.", locale: ru }
  voiceRules:
    sentenceWords: { max: 24, average: 13 }
    paragraphSentences: 4
    exclamations: 0
    questions: 2
    contractions: avoid
    person: we
    checks:
      - { pattern: '\\d+ ?%', message: "Shares in words.", max: 1 }
      - { phrases: [уникальный], message: "Без «уникального».", locale: ru }
`;

describe('the writer is told', () => {
  test('everything, in English', () => {
    const text = rulesFor(FULL, 'en');
    for (const line of ['- A sentence has at most 24 words.', '- On average a sentence has at most 13 words', '- A paragraph has at most 4 sentences.', '- Exclamation marks in an article: none.', '- Questions in the text, besides headings and the FAQ: at most 2.', '- Write no contractions', 'nobody says “I”', '- Shares in words. (at most 1 in an article)', '- Like this: “Drain it before the frost.” Not like this: “Draining is important.” — an action, not its weight\n']) expect(text).toContain(line);
    expect(text).not.toMatch(/Слейте|уникальн/);
  });

  test('what concerns Russian, in Russian', () => {
    const text = rulesFor(FULL, 'ru');
    for (const line of ['- Фраза — не длиннее 24 слов.', '- Восклицательных знаков на статью: ни одного.', 'не больше 2.', '- Без «уникального».', '- Так: «Слейте воду.»\n', '«я» не бывает']) expect(text).toContain(line);
    expect(text).not.toMatch(/contraction/);
  });

  test('nothing where the config says nothing', () => {
    for (const tag of ['ru', 'en'] as const) expect(rulesFor('', tag)).not.toMatch(/Мера|Как это звучит|Measures|How it sounds/);
  });
});

describe('a fault of the config has its place', () => {
  test.each<[string, string, string, RegExp]>([
    ['a pattern that does not compile', '  voiceRules:\n    checks:\n      - pattern: "(a+"\n        message: x', '6:18', /pattern": expected a "\)" for each "\(", found "\(a\+"$/],
    ['a pattern that needs backtracking', '  voiceRules:\n    checks:\n      - pattern: "(?=a)b"\n        message: x', '6:18', /expected no "\(\?="/],
    ['a check of nothing', '  voiceRules:\n    checks:\n      - message: x', '6:9', /expected either "pattern" or "phrases"/],
    ['a check of both', '  voiceRules:\n    checks:\n      - { pattern: a, phrases: [b], message: x }', '6:9', /expected either "pattern" or "phrases"/],
    ['a phrase of many gaps', '  voiceRules:\n    checks:\n      - { phrases: ["a ... a ... a ... a"], message: x }', '6:21', /at most two "\.\.\."/],
    ['a phrase without a word', '  voiceRules:\n    checks:\n      - { phrases: ["*"], message: x }', '6:21', /a phrase with a word in it/],
    ['a misspelt key', '  voiceRules: { sentenceWord: { max: 9 } }', '4:17', /unknown key "sentenceWord"/],
    ['an example that is too long', `  voiceExamples: [{ good: "${'a'.repeat(401)}" }]`, '4:27', /at most 400 characters/],
    ['examples that are too long together', `  voiceExamples: [${Array.from({ length: 8 }, () => `{ good: "${'a'.repeat(399)}" }`).join()}]`, '4:18', /at most 3000 characters together/],
    ['too many examples', `  voiceExamples: [${Array.from({ length: 9 }, () => '{ good: "a" }').join()}]`, '4:18', /at most 8 examples/],
  ])('%s', (_name, brand, place, message) => {
    const [first, ...rest] = faults(brand);
    expect(rest).toEqual([]);
    expect(`${first?.line}:${first?.column}`).toBe(place);
    expect(first?.message).toMatch(message);
    expect(first?.help).not.toBe('');
  });

  test('what is right has none', () => expect(faults(FULL)).toEqual([]));
});

describe('the strategy of an article', () => {
  const slugs = Array.from({ length: 60 }, (_, index) => `article-${index}`);
  for (const tag of ['ru', 'en']) {
    test(`is told in full (${tag})`, () => {
      for (const slug of slugs) {
        const variety = strategyOf(slug, 'guide', true);
        const draft = show(`_variety.${tag}`, { variety, lead: undefined });
        const outline = show(`_variety-outline.${tag}`, { variety, givenOutline: [] });
        // Each bullet says something between its beginning and its end: no name is without words.
        for (const line of [...draft.trim().split('\n'), ...outline.trim().split('\n')]) expect(line).toMatch(/^- .{60,};$/);
        expect(draft.trim().split('\n')).toHaveLength(3);
        expect(outline.trim().split('\n')).toHaveLength(2);
      }
    });

    test(`differs (${tag})`, () => expect(new Set(slugs.map((slug) => show(`_variety.${tag}`, { variety: strategyOf(slug, 'guide', true), lead: undefined }))).size).toBeGreaterThan(35));

    test(`leaves what the editor gave (${tag})`, () => {
      const variety = strategyOf('a', 'guide', true);
      expect(show(`_variety.${tag}`, { variety, lead: 'A lead.' }).trim().split('\n')).toHaveLength(2);
      expect(show(`_variety.${tag}`, { variety: strategyOf('a', 'news', true), lead: undefined }).trim().split('\n')).toHaveLength(2);
      expect(show(`_variety-outline.${tag}`, { variety, givenOutline: [{ heading: 'A', points: [] }] }).trim()).toBe('');
      expect(show(`_variety-outline.${tag}`, { variety: strategyOf('a', 'howto', true), givenOutline: [] }).trim()).toBe('');
    });
  }
});
