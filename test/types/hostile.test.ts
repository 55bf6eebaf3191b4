import { afterEach, describe, expect, test } from 'vitest';
import type { FakeOpenAI } from '../kit/fake-openai.ts';
import type { StageName } from '../kit/project.ts';
import { recorded, write, writeOffline, type Recorded, type Written } from './kit.ts';

/** Answers that break what a type promises: code mends them, asks again, or a rule holds the article back. */

const open: FakeOpenAI[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
const change = async (type: string, edit: (given: Recorded) => void, answer?: (stage: StageName, again: boolean) => unknown): Promise<Written> => {
  const given = recorded(type);
  edit(given);
  return write(given, open, answer);
};
const sections = (given: Recorded): Record<string, unknown>[] => given.outline['sections'] as Record<string, unknown>[];
const asks = (article: Written, stage: string): number => article.requests.filter(({ body }) => ((body.response_format as { json_schema?: { name: string } } | undefined)?.json_schema?.name ?? 'draft') === stage).length;

describe('a list', () => {
  test('with fewer items than its title promises is asked for again', async () => {
    const all = recorded('listicle');
    const six = { sections: [...sections(all), { heading: 'Забыть о тишине', points: ['Шум слышно ночью.'], item: true }] };
    const article = await change('listicle', (given) => {
      given.brief['title'] = '6 ошибок в описании квартиры';
      given.draft += '\n## Забыть о тишине\n\nОкна во двор и окна на проспект звучат по-разному. Послушайте комнату ночью и напишите, что слышно.\n';
    }, (stage, again) => (stage === 'outline' && again ? six : undefined));
    expect(asks(article, 'outline')).toBe(2);
    expect(article.requests[1]?.prompt).toContain('the title promises 6 items, and the outline has 5');
    expect([article.state, article.errors, article.headings.length]).toEqual(['written', [], 8]);
  });
  test('that stays too short fails, and nothing is placed', async () => {
    const article = await change('listicle', (given) => { given.brief['title'] = '7 ошибок в описании квартиры'; });
    expect(article.state).toBe('failed');
    expect(article.errors).toEqual([expect.stringContaining('the title promises 7 items, and the outline has 5') as string]);
  });
  test('with more items than its title promises loses the last ones', async () => {
    const article = await change('listicle', (given) => { given.brief['title'] = 'Четыре ошибки в описании квартиры'; });
    expect(article.headings.slice(0, 5)).toEqual(['1. Умолчать о лестнице', '2. Писать «рядом с метро»', '3. Показать снимки другого времени года', '4. Назвать диван кроватью', 'Часто задаваемые вопросы']);
    expect(article.errors).toEqual([]);
    expect(article.run.articles['oshibki-v-opisanii']?.notes).toContainEqual({ what: 'heading', excerpt: 'Спрятать правила в переписку' });
  });
  test("an editor's outline of five under a title of seven is held back by the rule", async () => {
    const article = await writeOffline({ topic: 'Семь ошибок в описании', slug: 'a', type: 'listicle', outline: ['Лестница', 'Метро', 'Снимки', 'Диван', 'Правила'].map((heading) => ({ heading, points: ['Проверьте строку и исправьте её, пока гость не приехал.'] })) });
    expect(article.state).toBe('rejected');
    expect(article.errors).toContainEqual('types/listicle-count: the title promises "Семь ошибок", and the list has 5 items');
  });
  test('titles in words that cannot be corrected are dropped for one that holds', async () => {
    const article = await change('listicle', (given) => { given.meta = { titles: ['Семь ошибок в описании квартиры', '21 ошибка в описании квартиры'], descriptions: (given.meta as { descriptions: string[] }).descriptions }; });
    expect(article.data['title']).toBe('Ошибки в описании квартиры');
    expect(article.errors).toEqual([]);
  });
  test('a draft that leaves out an item is asked for again, a draft that counts for itself is mended', async () => {
    const full = recorded('listicle').draft;
    const article = await change('listicle', (given) => { given.draft = given.draft.slice(0, given.draft.indexOf('## Назвать')); }, (stage, again) => (stage === 'draft' && again ? full.replace('## Писать', '## 9. Писать').replace('## Назвать', '## Пункт 2: Назвать') : undefined));
    expect(asks(article, 'draft')).toBe(2);
    expect(article.headings.slice(1, 4)).toEqual(['2. Писать «рядом с метро»', '3. Показать снимки другого времени года', '4. Назвать диван кроватью']);
    expect(article.errors).toEqual([]);
  });
});

describe('a how-to', () => {
  test('of one step is asked for again and then fails', async () => {
    const article = await change('howto', (given) => { for (const section of sections(given).slice(2)) section['step'] = false; });
    expect(asks(article, 'outline')).toBe(2);
    expect(article.errors).toEqual([expect.stringContaining('only 1 of the sections is marked as "step"') as string]);
  });
  test('steps that the draft numbers otherwise keep the numbers of code', async () => {
    const article = await change('howto', (given) => { given.draft = given.draft.replace('## Шаг 1. ', '## Шаг 5. ').replace('## Шаг 2. ', '## Шаг 5: ').replace('## Запишите', '## 12) Запишите'); });
    expect(article.headings.slice(2, 6).map((heading) => heading.slice(0, 6))).toEqual(['Шаг 1.', 'Шаг 2.', 'Шаг 3.', 'Шаг 4.']);
    expect(article.errors).toEqual([]);
  });
  test('a heading that is nothing but its number is left out', async () => {
    const article = await change('howto', (given) => { sections(given).push({ heading: 'Шаг 9.', points: ['Пусто.'], step: true }); });
    expect(article.headings.filter((heading) => heading.startsWith('Шаг'))).toHaveLength(4);
  });
  test('tools of the brief are words, never markup', async () => {
    const article = await writeOffline({ topic: 'Дело', slug: 'a', type: 'howto', tools: ['# [ключ](https://evil.example)', '<script>alert(1)</script>', '- 1. пункт'] });
    expect(article.body).toContain('- \\# \\[ключ\\](https\\://evil.example)\n- \\<script\\>alert(1)\\</script\\>\n- \\- 1. пункт');
    expect(article.errors.filter((error) => error.startsWith('safety/'))).toEqual([]);
  });
});

describe('a comparison', () => {
  const PRAISE = `Прачечная для посуточной квартиры или стиральная машина: посмотрим, что удобнее хозяину и помощнику. Ниже разобраны обе стороны.

## Когда бельё удобнее отдать в прачечную

Прачечная работает быстро. Прачечная надёжна. Прачечная удобна и выгодна. Прачечная экономит время. С прачечной легко договориться.

## Когда хватает стиральной машины

Стиральная машина стоит дорого. Стиральная машина требует много времени. Стиральная машина — лишние расходы и риск. Со стиральной машиной сложно.

## Что решает выбор

Прачечная однозначно лучше, у неё нет конкурентов.
`;
  test('that only praises one side is held back, and its verdict is pointed at', async () => {
    const article = await change('comparison', (given) => { given.draft = PRAISE; });
    expect(article.state).toBe('rejected');
    expect(article.errors).toEqual([expect.stringMatching(/types\/comparison-balance: "Прачечная" is only praised here \(\d+ times\), "Стиральная машина" only blamed \(\d+ times\)/) as string]);
    expect(article.findings.filter(({ rule, severity }) => rule === 'types/comparison-balance' && severity === 'warning').map(({ message }) => message)).toEqual([expect.stringContaining('without a condition or a source') as string]);
  });
  test('that gives one side hardly a word is held back', async () => {
    const article = await change('comparison', (given) => {
      const many = 'Помощник снимает простыни, складывает мешок и стелет чистое, пока курьер едет к двери. '.repeat(20);
      given.draft = given.draft.replace('Прачечная выручает, когда заезды идут подряд.', `Прачечная выручает, когда заезды идут подряд. ${many}`).replace(/(## Когда хватает стиральной машины\n\n)[^]*?(\n\n## Что)/, '$1Стиральная машина тоже есть в доме.$2');
    });
    expect(article.errors).toContainEqual(expect.stringMatching(/types\/comparison-balance: of \d+ words about single sides, "Стиральная машина" gets \d+/) as string);
  });
  test.each([
    ['no suits', (given: Recorded) => { given.outline['suits'] = []; }, '"suits" needs one short text for each side'],
    ['one side', (given: Recorded) => { given.outline['sides'] = ['Прачечная']; }, 'at least two "sides"'],
    ['the same side twice', (given: Recorded) => { given.outline['sides'] = ['Прачечная', 'прачечная.']; }, 'two of the "sides" have the same name'],
    ['one criterion', (given: Recorded) => { given.outline['criteria'] = [{ name: 'Цена', values: ['a', 'b'] }]; }, 'at least 2 criteria'],
  ])('%s: is asked for again', async (_name, edit, message) => {
    const good = recorded('comparison').outline;
    const article = await change('comparison', edit, (stage, again) => (stage === 'outline' && again ? good : undefined));
    expect(article.requests[1]?.prompt).toContain(message);
    expect([article.state, article.errors]).toEqual(['written', []]);
  });
  test('cells cannot break the table, and hold no markup but links to facts', async () => {
    const article = await change('comparison', (given) => {
      given.brief['facts'] = [{ id: 'norma', text: 'Хлопок стирают при 60 °C', source: 'https://source.example.net/hlopok', asOf: '2026-01-01' }];
      (given.outline['criteria'] as { name: string; values: string[] }[])[0]!.values = ['a | b\n| c |\n\n# d <script>x()</script> https://evil.example', '[при 60 °C](fact:norma), [здесь](https://evil.example) и ![x](https://evil.example/a.png)'];
      (given.outline['criteria'] as { name: string }[])[1]!.name = '| Имя | <b>x</b>';
    });
    const table = article.body.split('\n').filter((line) => line.startsWith('|'));
    expect(table.map((line) => line.split('|').length)).toEqual(table.map(() => 5));
    expect(table[2]).toContain('[При 60 °C](https://source.example.net/hlopok)');
    expect(article.body).not.toMatch(/evil|<script|<b>/i);
  });
});

describe('a service', () => {
  test('whose outline leaves a part out is asked for again', async () => {
    const article = await change('service', (given) => { sections(given).splice(3, 1); }, (stage, again) => (stage === 'outline' && again ? recorded('service').outline : undefined));
    expect(article.requests[1]?.prompt).toContain('these have none: limits');
    expect([article.state, article.errors]).toEqual(['written', []]);
  });
  test("an editor's page that says neither how it goes nor what is left out is held back", async () => {
    const article = await writeOffline({ topic: 'Мытьё окон', slug: 'a', type: 'service', lead: 'Мытьё окон в старом доме. Рамы двойные, стёкла тонкие.', outline: [{ heading: 'Чистые стёкла', points: ['Стёкла моют с двух сторон и протирают насухо.'] }] });
    expect(article.state).toBe('rejected');
    expect(article.errors).toContainEqual(expect.stringMatching(/types\/service-parts: .*how it goes.*what it does not include/) as string);
  });
  test('without a call to action that fits, the run says so; "none" is an answer', async () => {
    const of = async (more: object): Promise<string[]> => ((await writeOffline({ topic: 'Мытьё окон', slug: 'a', type: 'service', intent: 'informational', ...more })).run.articles['a']?.problems ?? []).map(({ message }) => message);
    expect(await of({})).toEqual([expect.stringContaining('has to say how to get it') as string]);
    expect(await of({ cta: 'none' })).toEqual([]);
  });
});

describe('news', () => {
  test('without a source is held back by the rule', async () => {
    const article = await change('news', (given) => {
      delete given.brief['facts'];
      given.draft = given.draft.replace(/^.*\n/, 'Мосты больше не разводят, и это радует всех хозяев квартир. Гостям с поздних рейсов не нужно ждать.\n');
    });
    expect(article.state).toBe('rejected');
    expect(article.errors).toEqual(['types/news-source: the first paragraph of this piece of news names no source']);
  });
  test('whose opening does not link its dated fact is asked for again', async () => {
    const article = await change('news', (given) => { given.draft = given.draft.replace(/\[([^\]]*)\]\(fact:mosty\)/, '$1'); }, (stage, again) => (stage === 'draft' && again ? recorded('news').draft : undefined));
    expect(asks(article, 'draft')).toBe(2);
    expect(article.requests.find(({ prompt }) => prompt.includes('fact:mosty') && prompt.includes('Answer again'))?.prompt).toContain('none of the dated facts is linked there');
    expect(article.errors).toEqual([]);
  });
  test('has the questions that the editor asks, and no others', async () => {
    const article = await change('news', (given) => { given.brief['faq'] = [{ question: 'Когда мосты снова начнут разводить?', answer: 'Весной: день каждый год объявляют отдельно и заранее.' }]; });
    expect(article.headings).toContain('Часто задаваемые вопросы');
    expect(asks(article, 'faq')).toBe(0);
  });
});
