import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startFakeOpenAI, type FakeOpenAI, type FakeRequest } from '../kit/fake-openai.ts';
import { ENGLISH_CONFIG, testProject, withServer, type Run, type TestProject } from '../kit/project.ts';

/** A model that invents in every field of thirty articles, in two languages. Sent back, a third of it gets honest, a third half honest, a third invents anew. Nothing invented is published. */

interface Lie { words: string; mark: RegExp }
const EN: readonly Lie[] = [
  { words: '83 % of owners never look', mark: /83 ?%/ },
  { words: 'says Dr Peter Holm of the Wheel Institute', mark: /Holm/ },
  { words: 'our clients save forty hours a year', mark: /forty hours/ },
  { words: 'we guarantee a result', mark: /guarantee/ },
  { words: 'rated 4.9 out of 5 by 1,240 people', mark: /4\.9|1,240/ },
  { words: 'we have done it for fifteen years', mark: /fifteen years/ },
  { words: 'the first audit is free', mark: /audit is free/ },
  { words: 'hundreds of homes rely on it', mark: /undreds of homes/ },
  { words: 'a Harvard study found that it pays back twice as fast', mark: /Harvard/ },
  { words: 'everything is done within 15 minutes', mark: /15 minutes/ },
  { words: 'the No. 1 service in the city', mark: /No\. 1/ },
  { words: 'it costs from 990 roubles', mark: /990/ },
  { words: 'in our experience it never fails', mark: /n our experience/ },
  { words: 'nine of ten owners agree', mark: /ine of ten/ },
  { words: 'since 1998 nobody has complained', mark: /1998/ },
];
const RU: readonly Lie[] = [
  { words: '83 % владельцев никогда не смотрят', mark: /83 ?%/ },
  { words: 'говорит Пётр Хольм из Института колеса', mark: /Хольм/ },
  { words: 'наши клиенты экономят сорок часов в год', mark: /сорок часов/ },
  { words: 'мы гарантируем результат', mark: /гарантируем/ },
  { words: 'оценка 4,9 из 5 по 1240 отзывам', mark: /4,9|1\D?240/ },
  { words: 'мы занимаемся этим пятнадцать лет', mark: /пятнадцать лет/ },
  { words: 'первый аудит бесплатный', mark: /аудит бесплатн/ },
  { words: 'сотни квартир под управлением', mark: /сотни квартир/i },
  { words: 'исследование Гарварда показало, что это окупается вдвое быстрее', mark: /Гарвард/ },
  { words: 'всё делается за 15 минут', mark: /15.минут/ },
  { words: 'сервис номер один в городе', mark: /номер один/ },
  { words: 'это стоит от 990 рублей', mark: /990/ },
  { words: 'по нашему опыту, это не подводит', mark: /о нашему опыту/ },
  { words: 'девять из десяти хозяев согласны', mark: /евять из десяти/ },
  { words: 'с 1998 года никто не жаловался', mark: /1998/ },
];
const COUNT = 15;
const LIES = { en: EN, ru: RU };
type Lang = keyof typeof LIES;

/** Which articles get honest when their text is sent back. */
const MANNERS = ['honest', 'half', 'stubborn'] as const;

interface Subject { lang: Lang; number: number; slug: string; topic: string; manner: (typeof MANNERS)[number] }
const EN_TOPICS = ['Window frames', 'Door locks', 'Kitchen taps', 'Garden paths', 'Wooden floors', 'Oven doors', 'Bath mats', 'Roof gutters', 'Wall paint', 'Desk lamps', 'Curtain rails', 'Coat hooks', 'Fridge seals', 'Cellar shelves', 'Stair rugs'];
const RU_TOPICS = ['Оконные рамы', 'Дверные замки', 'Кухонные краны', 'Садовые дорожки', 'Деревянные полы', 'Дверцы духовки', 'Коврики ванной', 'Водостоки крыши', 'Краска стен', 'Настольные лампы', 'Карнизы штор', 'Крючки вешалки', 'Уплотнители холодильника', 'Полки подвала', 'Ковры лестницы'];
const SUBJECTS: Subject[] = (['en', 'ru'] as const).flatMap((lang) => Array.from({ length: COUNT }, (_, number): Subject => ({
  lang, number, slug: `${lang}-${number}`, topic: (lang === 'en' ? EN_TOPICS : RU_TOPICS)[number] ?? '', manner: MANNERS[number % 3] ?? 'honest',
})));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
/** The nth invention of an article; each field gets another one. */
const lie = ({ lang, number }: Subject, field: number): string => LIES[lang][(number + field * 4) % COUNT]?.words ?? '';

const CLEAN = {
  en: ['Look at it in daylight first; what moves, rattles or sticks shows where the work begins.', 'One side follows the other, and after each of them it is tried by hand.', 'Keep what came off in a box, because small parts roll away and are hard to find again.'],
  ru: ['Сначала посмотрите при дневном свете: то, что ходит, гремит или заедает, показывает, откуда начинать.', 'Стороны идут по очереди, и после каждой проверяют рукой, как она ходит.', 'Снятое складывайте в коробку: мелочь закатывается и потом не находится.'],
};
const clean = (subject: Subject, index: number): string => CLEAN[subject.lang][index % 3] ?? '';

function stageAnswer(subject: Subject, stage: string, request: FakeRequest): string {
  const { lang, topic } = subject;
  const ru = lang === 'ru';
  if (stage === 'outline') {
    return JSON.stringify({ sections: [0, 1, 2].map((index) => ({ heading: `${capital(topic)}: ${ru ? ['с чего начать', 'как делать', 'чем закончить'][index] : ['where to begin', 'how to go on', 'where to end'][index]}${index === 1 ? `, ${lie(subject, 0)}` : ''}`, points: [capital(lie(subject, index + 1))] })) });
  }
  if (stage === 'faq') return JSON.stringify({ items: [{ question: ru ? `Как часто смотреть на ${topic.toLowerCase()}?` : `How often should ${topic.toLowerCase()} be looked at?`, answer: `${clean(subject, 0)} ${capital(lie(subject, 5))}.` }, { question: ru ? `Правда ли, что ${lie(subject, 6)}?` : `Is it true that ${lie(subject, 6)}?`, answer: clean(subject, 2) }] });
  if (stage === 'meta') return JSON.stringify({ titles: [`${topic}: ${lie(subject, 7)}`, `${topic}, ${lie(subject, 8)}`], descriptions: [`${topic}: ${lie(subject, 9)}. ${ru ? 'О том, с чего начать и чем закончить, для тех, кто делает дома сам.' : 'Where to begin and where to end, for people who do it at home by themselves.'}`] });
  const outline = /(?:^Outline|^План) .*\n([^]*?)^(?:Length|Объём)/m.exec(request.body.messages[1]?.content ?? '')?.[1] ?? '';
  const headings = [...outline.matchAll(/^\d+\. (.*)$/gm)].map(([, heading]) => heading ?? '');
  const lead = ru ? `${topic}: о них вспоминают, когда что-то заело. Здесь порядок работы и признаки, по которым видно, что всё сделано верно.` : `${topic} are remembered when something sticks. Here is the order of the work and the signs by which you see that it is done right.`;
  return `${lead} ${capital(lie(subject, 10))}.\n\n${headings.map((heading, index) => `## ${heading}\n\n${clean(subject, index)} ${capital(lie(subject, 11 + index))}.\n\n- ${capital(lie(subject, 1 + index))}\n- ${clean(subject, index + 1)}\n`).join('\n')}`;
}

/** Sentences, list items and headings without what was invented. */
function honest({ lang, topic }: Subject, kind: string, text: string, index: number): string {
  const isLie = (piece: string): boolean => LIES[lang].some(({ mark }) => mark.test(piece));
  const lines = text.split('\n').map((line) => line.split(/(?<=[.!?])(?<!No\.) /).filter((sentence) => !isLie(sentence)).join(' '));
  const rest = lines.filter((line) => line.trim() !== '' && line.trim() !== '-').join('\n\n').trim();
  return kind === 'description' || kind === 'описание' ? `${topic}. ${rest.replace(/^.*?: /, '')}` : rest === '' ? `${topic}. ${CLEAN[lang][index % 3] ?? ''}` : rest;
}

function repairAnswer(subject: Subject, first: string): string {
  const { lang, topic, manner } = subject;
  const kind = /^(?:The part: the (title|description|opening|answer|section)|Часть: (название|описание|вступление|ответ|раздел))/m.exec(first)?.slice(1).find((one) => one !== undefined) ?? '';
  const text = /<<<\n([^]*?)\n>>>/.exec(first)?.[1] ?? '';
  const other = LIES[lang][(subject.number + 13) % COUNT]?.words ?? '';
  const heading = /(?:the section “|раздел «)([^”»]*)/.exec(first)?.[1] ?? '';
  const renamed = /“## …”|«## …»/.test(first) && LIES[lang].some(({ mark }) => mark.test(heading)) ? `## ${topic}: ${lang === 'ru' ? 'порядок работы' : 'the order of the work'}\n\n` : '';
  const question = /(?:the answer to “|ответ на вопрос «)([^”»]*)/.exec(first)?.[1] ?? '';
  const asked = /“## …”|«## …»/.test(first) && LIES[lang].some(({ mark }) => mark.test(question)) ? `## ${lang === 'ru' ? `Что проверить, когда готовы ${topic.toLowerCase()}` : `What to look at when ${topic.toLowerCase()} are done`}?\n\n` : '';
  const good = kind === 'title' || kind === 'название' ? `${topic}: ${lang === 'ru' ? 'с чего начать и чем закончить' : 'where to begin and where to end'}` : renamed + asked + honest(subject, kind, text, subject.number);
  if (manner === 'honest') return good;
  if (manner === 'stubborn') return `${good} ${capital(other)}.`;
  return kind === 'section' || kind === 'раздел' ? good : `${good} ${capital(other)}.`;
}

let server: FakeOpenAI;
let project: TestProject;
let run: Run;

const PRICES = ', prices: { test-model: { input: 0.25, output: 2 } }';
const CONFIG = `${ENGLISH_CONFIG}rules: { claims/unbound: error, corpus/near-duplicate: off, corpus/boilerplate-block: off }\n`;

beforeAll(async () => {
  server = await startFakeOpenAI((request) => {
    const first = request.body.messages.find((message) => message.role === 'user')?.content ?? '';
    const topic = /^(?:Topic|Тема): (.*)$/m.exec(first)?.[1] ?? '';
    const subject = SUBJECTS.find((one) => one.topic === topic);
    if (subject === undefined) return { status: 500, body: '{}' };
    if (/^One part of a finished article|^Одна часть готовой статьи/.test(first)) return repairAnswer(subject, first);
    const format = request.body.response_format as { json_schema?: { name?: string } } | undefined;
    return stageAnswer(subject, format?.json_schema?.name ?? 'draft', request);
  });
  project = testProject({
    'slugline.config.yaml': CONFIG,
    'briefs/_facts.yaml': 'facts:\n  - { id: paint, text: The paint dries in two hours, source: "https://parts.example.net/paint", asOf: 2026-01-01 }\n',
    ...Object.fromEntries(SUBJECTS.map(({ slug, topic, lang }) => [`briefs/${slug}.yaml`, `topic: ${topic}\nslug: ${slug}\nlocale: ${lang}\npubDate: 2026-01-15\n`])),
  });
  withServer(project, server.baseURL, PRICES);
  run = await project.run();
}, 120_000);
afterAll(async () => server.close());

const stateOf = ({ slug }: Subject): string => run.articles[slug]?.state ?? '';

test('nothing invented is placed: no text, front matter, structured data or manifest has it', () => {
  const dir = join(project.dir, 'output');
  const files = readdirSync(dir).filter((name) => /\.(?:md|json)$/.test(name));
  const found = files.flatMap((name) => {
    const text = readFileSync(join(dir, name), 'utf8').replace(/^.*"sha256".*$/gm, '');
    return [...EN, ...RU].filter(({ mark }) => mark.test(text)).map(({ mark }) => `${name}: ${String(mark)}: ${text.split('\n').find((line) => mark.test(line)) ?? ''}`);
  });
  expect(found).toEqual([]);
});

test('what gets honest is published, the rest is held back with its text and findings', () => {
  const states = Object.groupBy(SUBJECTS, stateOf);
  expect(Object.keys(states).filter((state) => state !== 'written' && state !== 'rejected')).toEqual([]);
  const honestOnes = SUBJECTS.filter(({ manner }) => manner === 'honest');
  expect(honestOnes.filter((subject) => stateOf(subject) !== 'written').map(({ slug }) => slug)).toEqual([]);
  for (const { slug } of states['rejected'] ?? []) {
    expect(project.has(`output/${slug}.md`)).toBe(false);
    expect(JSON.parse(project.read(`output/.slugline/rejected/${slug}.findings.json`))).not.toEqual([]);
  }
  expect(SUBJECTS.filter(({ manner }) => manner === 'stubborn').map(stateOf)).not.toContain('written');
});

test('the books agree with the server: every call is paid once, and a second run buys nothing', async ({ annotate }) => {
  const { spending, calls, repairs } = run.result;
  expect(calls).toBe(server.requests.length);
  expect(spending.find((row) => row.stage === 'repair')?.calls).toBe(repairs.mended + repairs.dropped + repairs.unusable);
  await annotate(`30 articles of a model that invents: ${SUBJECTS.filter((one) => stateOf(one) === 'written').length} written, ${SUBJECTS.filter((one) => stateOf(one) === 'rejected').length} held back; parts sent back: ${repairs.mended} mended, ${repairs.dropped} dropped, ${repairs.unusable} unusable; ${calls} calls, ${run.result.cost?.toFixed(4)} USD, of them for repairs ${spending.find((row) => row.stage === 'repair')?.cost?.toFixed(4)} USD`);
  await project.run();
  expect(server.requests).toHaveLength(calls);
});
