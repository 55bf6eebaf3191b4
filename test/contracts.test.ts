import { expect, test } from 'vitest';
import { testProject } from './kit/project.ts';

/** A config and a brief in which every documented key is used: they load, and an article comes out. */

const CONFIG = `site: { url: https://example.org, name: Журнал, articlePath: "/blog/{slug}/", locale: ru, locales: [ru, en] }
brand: { name: Dvorik, url: https://example.org/, logo: https://example.org/logo.png, description: Мастерская, voice: спокойно, preferred: { клиент: гость }, banned: [маст-хэв] }
authors: [{ id: anna, name: Анна Седова, url: https://example.org/authors/anna/, type: person }]
model: { provider: auto, name: gpt-5-mini, apiKeyEnv: OPENAI_API_KEY, concurrency: 8, requestsPerMinute: 500, tokensPerMinute: 200000,
         budget: { run: 5.00, article: 0.20 }, confirmAbove: 1.00 }
content: { existing: [] }
images: { hosts: [example.org], pool: [{ url: https://example.org/hero.jpg, alt: Верстак у окна, keywords: [верстак] }] }
links: { related: 3, inText: 3, ownHosts: [example.org], sponsoredHosts: [shop.example.net] }
cta: [{ id: workshop, url: https://example.org/workshop/, text: запись в мастерскую, keywords: [верстак], rel: [] }]
ratings: []
article: { h1: body, schema: graph, sources: inline }
output: { dir: output }
rules: { extends: recommended, "seo/title-width": [warning, { max: 580 }] }
`;

const BRIEF = `topic: Верстак своими руками
slug: verstak
type: guide
locale: ru
audience: домашние мастера
goal: читатель понимает, какой верстак ему нужен
intent: informational
keywords: { primary: верстак, secondary: [верстак из доски] }
length: 1200
voice: спокойно, по делу
outline:
  - heading: Какой верстак нужен
    points: [Высота подбирается под рост., крышка толще трёх пальцев]
facts:
  - { id: height, text: Высота верстака доходит до запястья опущенной руки, source: https://example.org/report, asOf: 2026-03-01 }
faq:
  - { question: Нужны ли тиски?, answer: "Да, хотя бы одни: без них доску держат коленом, и пропил уходит в сторону." }
links: { must: [/blog/stameski/], avoid: [] }
cta: workshop
hero: { image: https://example.org/verstak.jpg, alt: Верстак с тисками }
author: anna
pubDate: 2026-11-21
status: ready
notes: |
  Свободный текст для автора.
`;

test('every documented key of config and brief', async () => {
  const project = testProject({ 'slugline.config.yaml': CONFIG, 'briefs/verstak.yaml': BRIEF, 'briefs/stameski.yaml': 'topic: Стамески\nslug: stameski\n' });
  const run = await project.run();
  expect(run.result.articles.map((article) => [article.slug, article.state, article.problems])).toEqual([['stameski', 'written', []], ['verstak', 'written', []]]);
  const text = project.article('verstak');
  expect(text).toMatch(/^pubDate: '2026-11-21'\nauthor: Анна Седова\nheroImage: 'https:\/\/example\.org\/verstak\.jpg'\nheroImageAlt: Верстак с тисками\nlang: ru\ndraft: true\nschema:/m);
  for (const part of ['# Верстак своими руками', '(https://example.org/report)', '(https://example.org/workshop/)', '## Часто задаваемые вопросы', '### Нужны ли тиски?', '## Об авторе', '## Читайте также', '(/blog/stameski/)']) expect(text).toContain(part);
});
