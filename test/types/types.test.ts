import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/article.ts';
import type { FakeOpenAI } from '../kit/fake-openai.ts';
import { recorded, write, writeOffline, type Written } from './kit.ts';

/** Each type of article from a model's answer and from the brief alone: what code builds, and that nothing of it is an error. */

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
const written = async (type: string): Promise<Written> => write(recorded(type), open);

describe('an article of each type, as a model answers', () => {
  test.each(['guide', 'howto', 'comparison', 'listicle', 'service', 'news'])('%s: is written without an error', async (type) => {
    const article = await written(type);
    expect(article.errors).toEqual([]);
    expect(article.findings.filter(({ rule }) => rule.startsWith('types/') || (rule.startsWith('schema/') && rule !== 'schema/duplicate-of-frontmatter'))).toEqual([]);
    expect(article.state).toBe('written');
    // Nothing was asked twice.
    expect(article.requests).toHaveLength(type === 'news' ? 3 : 4);
  });

  test('a how-to: code counts the steps, tools and time come from the brief, and the HowTo has exactly the steps shown', async () => {
    const article = await written('howto');
    expect(article.headings.slice(0, 6)).toEqual([
      'Что понадобится', 'Когда квартиру лучше не оставлять', 'Шаг 1. Перекройте воду и подпишите краны', 'Шаг 2. Выключите то, что работает без вас',
      'Шаг 3. Запишите, кому звонить', 'Шаг 4. Покажите квартиру тому, кто будет заходить',
    ]);
    expect(article.body).toContain('- Второй комплект ключей\n- Список телефонов\n- Бумага и скотч для подписей\n\nВремя: 2 часа 30 минут.');
    const howto = article.node('HowTo') ?? {};
    expect((howto['step'] as JsonObject[]).map((step) => [step['position'], step['name']])).toEqual([[1, 'Перекройте воду и подпишите краны'], [2, 'Выключите то, что работает без вас'], [3, 'Запишите, кому звонить'], [4, 'Покажите квартиру тому, кто будет заходить']]);
    expect(howto).toMatchObject({ totalTime: 'PT2H30M', tool: [{ '@type': 'HowToTool', name: 'Второй комплект ключей' }, { name: 'Список телефонов' }, { name: 'Бумага и скотч для подписей' }] });
  });

  test('a comparison: code makes the table of the values, in the order of the sides, and the page says what it compares', async () => {
    const article = await written('comparison');
    expect(article.body).toContain(`## Сравнение в таблице

| Признак | Прачечная | Стиральная машина |
| --- | --- | --- |
| Когда бельё готово | К следующему рейсу курьера | Через одну стирку и сушку |
| Что нужно в квартире | Второй комплект и место для мешка | Машина, сушилка и розетка |
| Кто гладит | Прачечная | Тот же помощник |
| Что чаще идёт не так | Чужая наволочка в мешке | Влажное бельё / к заезду |
| Кому подходит | Тем, у кого заезды идут подряд | Тем, у кого между гостями есть день |
`);
    expect(article.node('BlogPosting')?.['about']).toEqual([{ '@type': 'Thing', name: 'Прачечная' }, { '@type': 'Thing', name: 'Стиральная машина' }]);
    // Of two titles the one that names both sides.
    expect(article.data['title']).toBe('Прачечная или стиральная машина: где стирать');
    expect(article.requests.find(({ prompt }) => prompt.startsWith('Напишите статью'))?.prompt).toContain('- Кто гладит: Прачечная / Тот же помощник');
  });

  test('a list: code numbers the items and corrects the number in the title; the ItemList has the items shown', async () => {
    const article = await written('listicle');
    expect(article.headings.slice(0, 5)).toEqual(['1. Умолчать о лестнице', '2. Писать «рядом с метро»', '3. Показать снимки другого времени года', '4. Назвать диван кроватью', '5. Спрятать правила в переписку']);
    expect(article.data['title']).toBe('5 ошибок в описании квартиры');
    const list = article.node('ItemList') ?? {};
    expect(list['numberOfItems']).toBe(5);
    expect((list['itemListElement'] as JsonObject[]).map((item) => [item['position'], item['name']])).toEqual(article.headings.slice(0, 5).map((heading, index) => [index + 1, heading.slice(3)]));
  });

  test('a service: the node says what the page shows, the brand provides it, and there is a call to action', async () => {
    const article = await written('service');
    expect(article.node('Service')).toEqual({ '@type': 'Service', '@id': 'https://blog.example.org/blog/vstrecha-gostey-nochyu/#service', name: 'Встреча гостей ночью', description: article.data['description'], provider: { '@id': 'https://dvorik.example.com/#organization' }, mainEntityOfPage: { '@id': 'https://blog.example.org/blog/vstrecha-gostey-nochyu/' } });
    expect(article.text).not.toMatch(/offers|priceCurrency|aggregateRating/);
    expect(article.body).toContain('[Условия консьерж-сервиса](https://dvorik.example.com/konserzh/).');
  });

  test('news: a dateline, the source in the first paragraph, NewsArticle, no FAQ', async () => {
    const article = await written('news');
    expect(article.body).toContain('**Санкт-Петербург, 30 ноября 2025 г.** 29 ноября ТАСС сообщил: [навигация');
    expect(article.body).toContain('](https://tass.ru/obschestvo/25769375)');
    expect(article.node('NewsArticle')).toMatchObject({ headline: 'Разводка мостов прекращена до весны', datePublished: '2025-11-30', dateline: 'Санкт-Петербург, 30 ноября 2025 г.' });
    expect(article.node('BlogPosting')).toBeUndefined();
    expect(article.data).not.toHaveProperty('faq');
    expect(article.requests.map(({ prompt }) => prompt).join('\n')).toContain('источник: https://tass.ru/obschestvo/25769375');
  });

  test('a guide stays what it was: no numbers, no table, no nodes of other types', async () => {
    const article = await written('guide');
    expect(article.headings.slice(0, 3)).toEqual(['Кому нужны ключи от посуточной квартиры', 'Где держать запасной комплект', 'Что делать после потери']);
    for (const type of ['HowTo', 'ItemList', 'Service', 'NewsArticle']) expect(article.node(type)).toBeUndefined();
    expect(article.node('BlogPosting')).not.toHaveProperty('about');
  });

  test('the shape of the answer that is asked for is that of the type', async () => {
    const shapes = await Promise.all(['howto', 'listicle', 'service', 'comparison', 'guide'].map(async (type) => {
      const { requests } = await written(type);
      const format = requests[0]?.body.response_format as unknown as { json_schema: { schema: { required: string[]; properties: { sections: { items: { required: string[] } } } } } };
      return [type, format.json_schema.schema.required, format.json_schema.schema.properties.sections.items.required];
    }));
    expect(shapes).toEqual([
      ['howto', ['sections'], ['heading', 'points', 'step']], ['listicle', ['sections'], ['heading', 'points', 'item']], ['service', ['sections'], ['heading', 'points', 'part']],
      ['comparison', ['sides', 'criteria', 'suits', 'sections'], ['heading', 'points']], ['guide', ['sections'], ['heading', 'points']],
    ]);
  });
});

describe('an article of each type, from the brief alone', () => {
  const topics = { guide: 'Ключи от квартиры', howto: 'Подготовка квартиры к зиме', comparison: 'Прачечная или стиральная машина', listicle: 'Ошибки в описании квартиры', service: 'Встреча гостей ночью' };
  test.each(Object.entries(topics))('%s: a topic is enough for a draft without errors', async (type, topic) => {
    const article = await writeOffline({ topic, type, slug: 'a' });
    expect(article.errors).toEqual([]);
    expect(article.state).toBe('written');
    expect(article.findings.filter(({ rule }) => rule.startsWith('types/'))).toEqual([]);
  });
  test('news: the dated fact of the brief opens the text', async () => {
    const article = await writeOffline({ ...recorded('news').brief });
    expect(article.errors).toEqual([]);
    expect(article.body).toMatch(/2025 г\.\*\* \[Навигация на Неве завершается.*\]\(https:\/\/tass\.ru\/obschestvo\/25769375\)\./);
    expect(article.body.match(/tass\.ru/g)).toHaveLength(1);
  });
  test('in English and German too', async () => {
    for (const [locale, topic] of [['en', 'Laundry or washing machine'], ['de', 'Wäscherei oder Waschmaschine']] as const) {
      for (const type of ['howto', 'comparison', 'listicle', 'service'] as const) {
        const article = await writeOffline({ topic, type, slug: 'a', locale });
        expect([locale, type, article.errors]).toEqual([locale, type, []]);
      }
    }
  });
  test("the editor's table, outline and numbers stay", async () => {
    const article = await writeOffline({
      topic: 'Код или ключ', slug: 'a', type: 'comparison', compares: ['Код на двери', 'Обычный ключ'], criteria: [{ name: 'Ночью', values: ['работает', 'нужен человек'] }],
      outline: [{ heading: 'Когда хорош код на двери', points: ['Код на двери ждёт хоть до утра, но батарейка садится.'] }, { heading: 'Когда хватает обычного ключа', points: ['Обычный ключ не садится, но его теряют.'] }],
    });
    expect(article.errors).toEqual([]);
    expect(article.body).toContain('| Признак | Код на двери | Обычный ключ |\n| --- | --- | --- |\n| Ночью | Работает | Нужен человек |');
    const list = await writeOffline({ topic: 'Три проверки', slug: 'a', type: 'listicle', outline: ['4. Вода', '9. Свет', 'Если времени мало', '2. Газ'].map((heading) => ({ heading, points: ['Проверьте и запишите, что увидели.'] })) });
    expect(list.headings.slice(0, 4)).toEqual(['1. Вода', '2. Свет', 'Если времени мало', '3. Газ']);
    expect(list.errors).toEqual([]);
  });
});
