import { describe, expect, test } from 'vitest';
import { rules } from '../../../src/registry.ts';
import { emitFrontMatter } from '../../../src/text/frontmatter.ts';
import { buildJsonLd } from '../../../src/text/jsonld.ts';
import { runRule, testConfig } from '../../kit/rule.ts';

const FAQ = [{ question: 'Стареют ли шины?', answer: 'Да, от света и тепла.' }];
const BODY = '# Хранение шин\n\n## Помойте\n\nПомойте шины.\n\n## Сушите\n\nСушите в тени.\n\n## Часто задаваемые вопросы\n\n### Стареют ли шины?\n\nДа, от света и тепла.\n';

const authors = {
  'a person with a page': { id: 'anna', name: 'Анна Седова', url: 'https://example.org/authors/anna/', type: 'person' },
  'a person without a page': { id: 'anna', name: 'Анна Седова', type: 'person' },
  'the organisation': { id: 'dvorik', name: 'Dvorik', type: 'organization' },
};

describe('the structured data Slugline writes passes its own rules', () => {
  for (const schema of ['graph', 'flat']) {
    for (const [name, author] of Object.entries(authors)) {
      test(`${schema}, ${name}`, () => {
        const overrides = { article: { schema }, authors: [author], brand: { logo: 'https://example.org/logo.png' } };
        const config = testConfig(overrides);
        const [registered] = config.authors;
        if (registered === undefined) expect.unreachable();
        const title = 'Хранение шин';
        const description = 'Где хранить шины зимой.';
        const jsonld = buildJsonLd({
          url: 'https://example.org/blog/hranenie-shin/', title, description, lang: 'ru', pubDate: '2026-03-01', updatedDate: '2026-04-01', author: registered,
          image: { url: 'https://example.org/hero.jpg', alt: 'Шины на стойке' }, keywords: ['хранение шин'], faq: FAQ,
          steps: [{ name: 'Помойте', text: 'Помойте шины.', anchor: 'a' }, { name: 'Сушите', text: 'Сушите в тени.', anchor: 'b' }],
          words: 20, homeLabel: 'Главная', type: 'howto',
        }, config);
        const frontMatter = emitFrontMatter({
          title, description, pubDate: '2026-03-01', updatedDate: '2026-04-01', author: author.name, heroImage: 'https://example.org/hero.jpg',
          heroImageAlt: 'Шины на стойке', lang: 'ru', schema: jsonld, faq: FAQ,
        });
        const own = rules.filter((rule) => rule.id.startsWith('schema/') || rule.id.startsWith('frontmatter/'));
        const findings = own.flatMap((rule) => runRule(rule, { text: frontMatter + BODY, slug: 'hranenie-shin', config: overrides }).findings);
        const silent = ['schema/type-unknown', 'schema/property-not-in-domain', 'schema/value-type', 'schema/duplicate-of-frontmatter'];
        expect(findings.filter((finding) => silent.includes(finding.rule))).toEqual([]);
        expect(findings.filter((finding) => finding.severity !== 'info').map((finding) => `${finding.rule} ${finding.line}: ${finding.message}`)).toEqual([]);
      });
    }
  }
});
