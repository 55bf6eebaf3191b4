import { testRule } from '../../kit/rule.ts';
import { page } from '../page.ts';

const titled = (title: string, rest = ''): string => page(`title: '${title}'${rest}`);
const others = (titles: readonly string[], rest = ''): { slug: string; text: string }[] => titles.map((title, index) => ({ slug: `t${index}`, text: titled(title, rest) }));
const THINGS = ['диван', 'шкаф', 'стол', 'комод', 'стеллаж', 'матрас'];
const ru = (thing: string): string => `Купить ${thing} в Москве недорого: цены и отзывы`;

testRule('seo/title-boilerplate', {
  accept: {
    'four others': { text: titled(ru('кровать'), '\nlang: ru'), corpus: others(THINGS.slice(0, 4).map(ru), '\nlang: ru') },
    'questions of one shape': { text: titled('Как выбрать диван для дачи', '\nlang: ru'), corpus: others(THINGS.map((thing) => `Как выбрать ${thing} для дачи`), '\nlang: ru') },
    'a series by numbers': { text: titled('Garden diary and market notes, week 7'), corpus: others([1, 2, 3, 4, 5, 6].map((week) => `Garden diary and market notes, week ${week}`)) },
    'a series by name': { text: titled('Garden diary and market notes: May', '\nseries: diary'), corpus: others(['June', 'July', 'August', 'March', 'April'].map((month) => `Garden diary and market notes: ${month}`), '\nseries: diary') },
    'the name of the site': { text: titled('Warm feet | My Long Site Name'), corpus: others(['Cold hands', 'Wet hair', 'Dry skin', 'Sore eyes', 'Stiff neck'].map((title) => `${title} | My Long Site Name`)), config: { site: { url: 'https://example.org', name: 'My Long Site Name' } } },
    'drafts': { text: titled(ru('кровать'), '\nlang: ru'), corpus: others(THINGS.map(ru), '\nlang: ru\ndraft: true') },
    'other titles': { text: titled('Why cold frames are worth the trouble'), corpus: others(['Sowing peas early', 'What slugs hate', 'Rain barrels compared', 'Compost in a flat', 'Old tools, new handles']) },
  },
  reject: {
    'a template of small words': { example: { text: titled('Всё, что нужно знать про кровать', '\nlang: ru'), corpus: others(THINGS.map((thing) => `Всё, что нужно знать про ${thing}`), '\nlang: ru') }, at: ["title: 'Всё, что нужно знать про кровать'"] },
    'a gap in the middle': { example: { text: titled(ru('кровать'), '\nlang: ru'), corpus: others(THINGS.map(ru), '\nlang: ru') }, at: [`title: '${ru('кровать')}'`], severity: 'warning', message: /^the title follows the template "купить … в москве недорого цены и отзывы" of t0, t1, t2 and 2 more/ },
    'a gap at the end': { example: { text: titled('The complete beginner guide to buying boots'), corpus: others(['skis', 'skates', 'sledges', 'gloves', 'goggles'].map((thing) => `The complete beginner guide to buying ${thing}`)) }, at: ["title: 'The complete beginner guide to buying boots'"], message: /"the complete beginner guide to buying …"/ },
    'a gap at the beginning': { example: { text: titled('Boots: tips, tricks and best practices'), corpus: others(['Skis', 'Ice skates', 'Sledges', 'Gloves', 'Goggles'].map((thing) => `${thing}: tips, tricks and best practices`)) }, at: ["title: 'Boots: tips, tricks and best practices'"], message: /"… tips tricks and best practices"/ },
  },
});
