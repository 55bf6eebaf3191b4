import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../src/articles.ts';
import { createLanguages } from '../src/languages.ts';
import type { Fact } from '../src/model/brief.ts';
import { SluglineError } from '../src/model/errors.ts';
import type { Lock } from '../src/model/lock.ts';
import { configSchema } from '../src/model/site.ts';
import { DATED_RULES, refreshPlan, refreshReasons, refreshRules, type RefreshArticle, type RefreshReason, type RefreshSettings } from '../src/refresh.ts';
import { locales, rules } from '../src/registry.ts';
import { isDecay, readSearchConsole, trafficByPath } from '../src/text/search-console.ts';

const languages = createLanguages(locales);
const config = configSchema.parse({ site: { url: 'https://example.org', name: 'A', articlePath: '/blog/{slug}/', locale: 'en' }, brand: { name: 'B' } });
const TODAY = '2026-06-01';
const settings = (more: Partial<RefreshSettings> = {}): RefreshSettings => ({ config, today: TODAY, staleDays: 365, ageDays: 730, rules: refreshRules(rules, config), promptOf: (id) => ({ name: `prompts/${id}.hbs`, hash: 'new' }), ...more });

/** An article of that day; the body starts in line 6. */
const text = (pubDate: string, body: string, lang = 'en', more = ''): string => `---\ntitle: Spokes\nlang: ${lang}\npubDate: '${pubDate}'\n${more}---\n${body}\n`;
function reasons(article: string, more: Partial<RefreshArticle> = {}, with_: Partial<RefreshSettings> = {}): RefreshReason[] {
  const doc = documentOf('posts/spokes.md', article, languages, config);
  return refreshReasons({ doc, target: { slug: 'spokes', locale: doc.language.tag }, lock: undefined, brief: undefined, facts: [], traffic: undefined, ...more }, settings(with_));
}
const brief = (found: readonly RefreshReason[]): string[] => found.map(({ kind, line, part, section }) => `${kind} ${line} ${section ?? part}`);
const lockOf = (more: { sha256?: string; model?: string; prompt?: string; value?: unknown } = {}): Lock => ({
  brief: { file: 'briefs/a.yaml', sha256: more.sha256 ?? 'a' }, stages: { draft: { model: more.model ?? 'gpt', prompt: more.prompt ?? 'new', value: more.value ?? '' } },
}) as unknown as Lock;

describe('facts', () => {
  const BODY = '# Spokes\n\nTruing a wheel costs 990 roubles.\n\n## Prices\n\nText.\n\n### In detail\n\nTruing a wheel is 990 roubles.';
  const fact = (more: Partial<Fact>): Fact => ({ id: 'price', text: 'Truing a wheel costs 990 roubles', source: 'https://example.net/', ...more });
  test('an expired one: every line, with its section', () => {
    const found = reasons(text('2026-01-01', BODY), { facts: [fact({ expires: '2026-05-31', asOf: '2024-01-01' })] });
    expect(brief(found)).toEqual(['fact-expired 8 opening', 'fact-expired 16 Prices']);
    expect(found[0]?.message).toBe('the fact "price" expired on 2026-05-31');
  });
  test('one that holds until today has not expired', () => expect(reasons(text('2026-01-01', BODY), { facts: [fact({ expires: TODAY })] })).toEqual([]));
  test('an old one, from the day after the limit', () => {
    const old = (asOf: string): string[] => brief(reasons(text('2026-01-01', BODY), { facts: [fact({ asOf })] }));
    expect([old('2025-06-01'), old('2025-05-31')]).toEqual([[], ['fact-old 8 opening', 'fact-old 16 Prices']]);
    expect(brief(reasons(text('2026-01-01', BODY), { facts: [fact({ asOf: '2026-05-01' })] }, { staleDays: 10 }))).toHaveLength(2);
  });
  test('a number that a newer fact says as well is not the old one\'s', () => {
    expect(reasons(text('2026-01-01', BODY), { facts: [fact({ expires: '2026-01-01' }), fact({ id: 'again', asOf: '2026-05-01' })] })).toEqual([]);
  });
  test('a link to an expired fact stays one', () => {
    const found = reasons(text('2026-01-01', BODY), { facts: [fact({ expires: '2026-01-01' }), fact({ id: 'again' })], lock: lockOf({ value: '[Truing a wheel costs 990 roubles](fact:price).' }) });
    expect(brief(found)).toEqual(['fact-expired 8 opening']);
  });
});

describe('years', () => {
  test('one that was the present when the article came out', () => {
    const found = reasons(text('2025-03-01', '# Spokes\n\n## Top spokes of 2025\n\nText.\n\n## Tools\n\nAs of 2024, spokes are cheaper.'));
    expect(brief(found)).toEqual(['year 8 Top spokes of 2025', 'year 14 Tools']);
    expect(found[0]?.message).toBe('"2025" is past and stands for the present');
  });
  test('any year since the article came out', () => expect(brief(reasons(text('2019-03-01', '# Spokes\n\n## Top spokes of 2019\n\nText.'), {}, { ageDays: 9999 }))).toEqual(['year 8 Top spokes of 2019']));
  test('in the title', () => expect(brief(reasons(text('2025-03-01', '# A\n\nText.').replace('title: Spokes', 'title: Top spokes of 2025')))).toEqual(['year 2 front matter']));
  test('this year and history stay', () => expect(reasons(text('2025-03-01', '# Spokes\n\n## Top spokes of 2026\n\nText.\n\n## What happened in 2024?\n\nOpen since 2023.'))).toEqual([]));
  test('an ignore comment counts, and a rule that is off', () => {
    const body = '# Spokes\n\n<!-- slugline-disable-next-line claims/stale-year: a prize of that year -->\n## Top spokes of 2025\n\nText.';
    expect(reasons(text('2025-03-01', body))).toEqual([]);
    const off = configSchema.parse({ site: config.site, brand: { name: 'B' }, rules: { 'claims/stale-year': 'off' } });
    expect(reasons(text('2025-03-01', '# Spokes\n\n## Top spokes of 2025\n\nText.'), {}, { rules: refreshRules(rules, off) })).toEqual([]);
  });
});

describe('policy', () => {
  const BODY = '# Связь\n\n## Куда писать\n\nПишите соседям в Viber.';
  test('what began after the article', () => {
    const found = reasons(text('2024-11-01', BODY, 'ru'));
    expect(brief(found)).toEqual(['policy 10 Куда писать']);
    expect(found[0]?.message).toMatch(/^policy changed since 2024-11-01: "Viber": .*\(claims\/restricted-service\)$/);
  });
  test('what held already is for validate', () => expect(reasons(text('2025-01-01', BODY, 'ru'))).toEqual([]));
  test('the last change of the article counts', () => expect(reasons(text('2024-11-01', BODY, 'ru', "updatedDate: '2025-01-01'\n"))).toEqual([]));
  test('without a date nobody knows', () => expect(reasons(text('', BODY, 'ru'))).toEqual([]));
  test('the list has every rule about an article that asks for the day', () => {
    const src = fileURLToPath(new URL('../src/rules', import.meta.url));
    const asking = readdirSync(src, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/')).filter((file) => file.endsWith('.ts') && /check\(\{[^}]*\basOf\b/.test(readFileSync(`${src}/${file}`, 'utf8')));
    // A date in the future is no policy.
    expect(asking.map((file) => file.replace(/\.ts$/, '')).filter((id) => id !== 'frontmatter/date-future').sort()).toEqual([...DATED_RULES].sort());
  });
});

test('brief, prompt and age', () => {
  const old = text('2024-01-01', '# Spokes\n\nText.');
  const found = reasons(old, { lock: lockOf({ sha256: 'b', prompt: 'old' }), brief: { hash: 'a', file: 'briefs/a.yaml' } });
  expect(found.map(({ kind, file, line }) => `${kind} ${file}:${line}`)).toEqual(['brief briefs/a.yaml:1', 'prompt posts/spokes.md:1', 'age posts/spokes.md:4']);
  expect(found[2]?.message).toBe('nobody has changed it for 882 days (pubDate 2024-01-01)');
  // What no model wrote came from no prompt.
  expect(reasons(text('2026-01-01', 'Text.'), { lock: lockOf({ prompt: 'old', model: 'offline' }), brief: { hash: 'a', file: '' } })).toEqual([]);
  expect(reasons(text('2024-01-01', 'Text.', 'en', "updatedDate: '2026-01-01'\n"))).toEqual([]);
});

test('the plan: urgent, then clicks, then the rest; up-to-date articles are not in it', () => {
  const reason = (kind: RefreshReason['kind'], part: RefreshReason['part'] = 'article', section: string | null = null, line = 1): RefreshReason => ({ kind, part, section, line, file: 'a', target: null, message: '' });
  const plan = refreshPlan([
    { slug: 'age', file: 'a', reasons: [reason('age')] }, { slug: 'none', file: 'a', reasons: [] }, { slug: 'brief', file: 'a', reasons: [reason('brief'), reason('year', 'section', 'A')] },
    { slug: 'clicks', file: 'a', reasons: [reason('traffic'), reason('age')] }, { slug: 'one', file: 'a', reasons: [reason('policy', 'opening')] },
    { slug: 'two', file: 'a', reasons: [reason('fact-expired', 'section', 'B', 9), reason('fact-expired', 'section', 'B', 10), reason('year', 'section', 'A', 3)] },
  ]);
  expect(plan.map(({ slug, urgency }) => `${slug} ${urgency}`)).toEqual(['two urgent', 'one urgent', 'clicks decay', 'brief rest', 'age rest']);
  expect(plan.map(({ remake }) => remake.map(({ part, section }) => section ?? part))).toEqual([['A', 'B'], ['opening'], [], ['article'], []]);
});

describe('a table of clicks', () => {
  const read = (table: string): [string, number, number, number][] => readSearchConsole(table, 'pages.csv').map(({ url, line, clicks, previous }) => [url, line, clicks, previous]);
  const failing = (table: string): string[] => {
    try {
      readSearchConsole(table, 'pages.csv');
    } catch (error) {
      if (error instanceof SluglineError) return error.problems.map(({ file, line, message }) => `${file}:${line} ${message}`);
    }
    return [];
  };
  test.each([
    ['Google, English', 'Top pages,Last 3 months Clicks,Previous 3 months Clicks,Last 3 months Impressions,Previous 3 months Impressions,Last 3 months CTR\n/a/,10,50,1,2,3%\n'],
    ['Google, Russian', '\uFEFFСамые популярные страницы;Последние 3 месяца Клики;Предыдущие 3 месяца Клики;Кликабельность\r\n/a/;10;50;1 %\r\n'],
    ['ranges of dates', 'Top pages,4/1/26 - 5/31/26 Clicks,2/1/26 - 3/31/26 Clicks\n/a/,10,50\n'],
    ['plain', 'page,clicks,previous clicks\n/a/,10,50\n'],
    ['the year before', 'Top pages,Last 28 days Clicks,Same period last year Clicks\n/a/,10,50\n'],
    ['the earlier one first', 'previous clicks\tpage\tclicks\n50\t/a/\t10\n'],
  ])('%s', (_, table) => expect(read(table)).toEqual([['/a/', 2, 10, 50]]));
  test('thousands, quotes, empty lines', () => expect(read('page,clicks,previous clicks\n\n"/a,b/","1,234",1 500\n')).toEqual([['/a,b/', 3, 1234, 1500]]));
  test('faults, with their lines', () => {
    expect(failing('page,clicks,previous clicks\n/a/,many,1\n,1,-2\n/b/,1\n')).toEqual([
      'pages.csv:2 "many" in the column "clicks" is no number of clicks', 'pages.csv:3 this row names no page', 'pages.csv:3 "-2" in the column "previous clicks" is no number of clicks', 'pages.csv:4 "" in the column "previous clicks" is no number of clicks',
    ]);
    expect(failing('page,clicks,previous clicks\n/a/,1,2\n"/b/,1,2\n')).toEqual(['pages.csv:3 a cell of this row opens with a quotation mark that is never closed']);
    expect(failing('Top pages,Clicks,Impressions\n/a/,1,2\n')).toEqual(['pages.csv:1 the table has only one column of clicks, and two periods are compared (its columns: Top pages, Clicks, Impressions)']);
    expect(failing('Queries,Clicks,Previous Clicks\na,1,2\n')[0]).toContain('no column of pages');
    expect(failing(' \n')).toEqual(['pages.csv:1 the table is empty']);
  });
  test('rows of one page are added up, other sites are left out', () => {
    const rows = readSearchConsole('page,clicks,previous clicks\nhttps://example.org/blog/a/,5,50\nhttps://example.org/blog/a#b,2,10\nhttps://other.example/blog/a/,1,1\n', 'a.csv');
    expect([...trafficByPath(rows, config)]).toEqual([['/blog/a', { line: 2, clicks: 7, previous: 60 }]]);
  });
  test('a loss counts from 30 % and 20 clicks on', () => {
    expect([[47, 67], [70, 100], [71, 100], [0, 19], [0, 20], [980, 1000], [100, 50], [0, 0]].map(([clicks = 0, previous = 0]) => isDecay({ line: 1, clicks, previous }))).toEqual([false, true, false, false, true, false, false, false]);
  });
  test('a reason with the row\'s place', () => {
    const found = reasons(text('2026-01-01', 'Text.'), { traffic: { file: 'pages.csv', line: 7, clicks: 40, previous: 100 } });
    expect(found.map(({ kind, file, line, message }) => [kind, file, line, message])).toEqual([['traffic', 'pages.csv', 7, '40 clicks after 100 in the period before (60 % fewer)']]);
  });
});
