import type { JsonObject } from '../../../src/model/article.ts';
import { acts, ask, closing, faqStart, hasGraph, insert, node, siteActs, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';
import { siteTexts, type Locale } from '../site.ts';

type Pair = readonly [question: string, answer: string];

/** One mutant for each question and answer that the FAQ gets. */
function asks(rule: string, given: Record<Locale, readonly Pair[]>): Recipe[] {
  return (['ru', 'en'] as const).flatMap((locale) => acts(rule, given[locale].map(([question, answer]) => (draft: Draft) => ask(draft, question, answer)), { locales: [locale] }));
}

/** The last answer of the article gets this at its end. */
function swallow(text: string): (draft: Draft) => Place[] {
  return (draft) => {
    draft.body = insert(draft.body, draft.body.indexOf(`## ${siteTexts(draft.locale).author}`), `${text}\n\n`);
    return [{ text }, { text: lastQuestion(draft) }];
  };
}

function lastQuestion(draft: Draft): string {
  return [...draft.body.matchAll(/^### .*$/gm)].at(-1)?.[0] ?? '';
}

/** The FAQ keeps its questions and loses its name. */
function rename(text: string): (draft: Draft) => Place[] {
  return (draft) => {
    draft.body = draft.body.replace(`## ${siteTexts(draft.locale).faq}`, text);
    return [{ text }];
  };
}

function second(text: string): (draft: Draft) => Place[] {
  return (draft) => [...closing(draft, text), { text: draft.body.slice(faqStart(draft)).split('\n')[0] ?? '' }];
}

/** Changes the structured data of the first question and leaves the page alone. */
function inSchema(change: (question: JsonObject, answer: JsonObject, draft: Draft) => void): (draft: Draft) => Place[] {
  return (draft) => {
    const [question] = node(draft, 'FAQPage')['mainEntity'] as JsonObject[];
    if (question !== undefined) change(question, question['acceptedAnswer'] as JsonObject, draft);
    return [{ key: 'schema' }];
  };
}
const phrase = (draft: Draft, ru: string, en: string): string => (draft.locale === 'ru' ? ru : en);

/** A question that repeats an existing one in its own way. */
function again(change: (question: string) => string): (draft: Draft) => Place[] {
  return (draft) => {
    const [first] = draft.data['faq'] as { question: string }[];
    const places = ask(draft, change(first?.question ?? ''), phrase(draft, 'Ответ зависит от условий, и выше он уже разобран подробно.', 'It depends on your conditions, and the answer is given in detail above.'));
    return [...places, { text: `### ${first?.question ?? ''}` }];
  };
}

const LONG_RU = 'Всё зависит от того, с чего вы начинаете. Если опыта нет, лучше двигаться постепенно и не пытаться охватить всё сразу, потому что так легко запутаться. Если опыт есть, можно пропустить первые шаги и сразу перейти к тому, что вызывает вопросы. ';
const LONG_EN = 'It all depends on where you are starting from. If you have no experience, it is better to move slowly and not to take on everything at once, because that is how people get lost. If you do have some, you can skip the first steps and go straight to whatever puzzles you. ';

export const recipes: Recipe[] = [
  ...acts('faq/section-detect', [rename('## Ещё немного о важном'), second('## FAQ\n\n### С чего начать?\n\nНачните с малого и записывайте, что получилось.'), second('## Вопросы и ответы\n\n### Сколько это занимает?\n\nОбычно хватает одного спокойного вечера.')], { locales: ['ru'] }),
  ...acts('faq/section-detect', [rename('## A few more things'), second('## FAQ\n\n### Where do I begin?\n\nStart small and write down what happened.'), second('## FAQs\n\n### How long does it take?\n\nOne quiet evening is usually enough.')], { locales: ['en'] }),
  ...asks('faq/question-not-question', {
    ru: [['Стоимость и сроки', 'И то и другое обсуждают заранее, лучше письменно.'], ['Противопоказания.', 'Их немного, но о них стоит спросить специалиста.'], ['Про гарантию', 'Она описана в договоре и начинается со дня покупки.']],
    en: [['Cost and timing', 'Both are agreed in advance, preferably in writing.'], ['Things to avoid.', 'There are few, but it is worth asking a specialist.'], ['About the warranty', 'It is described in the contract and starts on the day you buy.']],
  }),
  ...asks('faq/answer-empty-or-swallowed', { ru: [['Можно ли обойтись без подготовки?', '']], en: [['Can I do it without any preparation?', '']] }),
  ...acts('faq/answer-empty-or-swallowed', [swallow('---\n\n**Автор:** редакция журнала'), swallow('**Читайте также:** другие материалы рубрики')], { locales: ['ru'] }),
  ...acts('faq/answer-empty-or-swallowed', [swallow('---\n\n**Written by** the editorial desk'), swallow('**Related reading:** more from this section')], { locales: ['en'] }),
  ...asks('faq/answer-length', {
    ru: [['Подходит ли это детям?', 'Да, конечно.'], ['Нужна ли помощь?', 'Иногда.'], ['С чего лучше начать новичку?', LONG_RU.repeat(4).trim()]],
    en: [['Is it suitable for children?', 'Yes, it is.'], ['Will I need help?', 'Sometimes.'], ['Where should a beginner start?', LONG_EN.repeat(4).trim()]],
  }),
  ...asks('faq/answer-promo', {
    ru: [
      ['Кто может с этим помочь?', 'Обратитесь в «Вербу»: наши мастера приедут в удобное время. [Оставьте заявку](https://delo-ruk.example/masterskaya/) прямо сейчас.'],
      ['Где это купить?', 'Выгоднее всего — в [магазине партнёра](https://partner-shop.example/), там действует скидка для наших читателей.'],
      ['Можно ли доверить это профессионалам?', 'Да, позвоните нам, и менеджер бесплатно рассчитает стоимость.'],
    ],
    en: [
      ['Who can help me with this?', 'Get in touch with Plain Shelf: our people come when it suits you. [Request a visit](https://plainshelf.example/services/tuning/) right now.'],
      ['Where can I buy it?', 'The best deals are in our [partner store](https://partner-shop.example/), with a discount for our readers.'],
      ['Can I leave it to the professionals?', 'Yes, call us today and a manager will work out your price for free.'],
    ],
  }),
  ...acts('faq/ld-mismatch', [
    inSchema((_, answer, draft) => { answer['text'] = phrase(draft, 'Наши специалисты ответят на этот вопрос по телефону.', 'Our specialists will answer this question on the phone.'); }),
    inSchema((question, _, draft) => { question['name'] = phrase(draft, 'Где заказать недорого?', 'Where can I order it cheaply?'); }),
    inSchema((_, answer, draft) => { answer['text'] = `${typeof answer['text'] === 'string' ? answer['text'] : ''} ${phrase(draft, 'Закажите у нас со скидкой и бесплатной доставкой по всей стране.', 'Order from us with a discount and free delivery across the country.')}`; }),
  ], { on: hasGraph }),
  ...acts('faq/duplicate-question', [
    again((question) => question.toUpperCase().replace(/\?$/, '?!')),
    (draft) => again((question) => `${phrase(draft, 'А', 'And')} ${question.charAt(0).toLowerCase()}${question.slice(1)}`)(draft),
    (draft) => {
      const title = [...draft.body.matchAll(/^## (?!Step|Шаг|\d)(.+)$/gm)][1]?.[1] ?? '';
      return [...ask(draft, `${title}?`, phrase(draft, 'Подробный разбор есть в самой статье, здесь только напомним о нём.', 'The article explains it at length, so this is only a reminder.')), { text: `## ${title}` }];
    },
  ]),
];

/** The same question on several pages. */
const everywhere = (question: string, answer: string, count: number): SiteRecipe['plant'] => (drafts) => drafts.filter(hasGraph).slice(3, 3 + count).flatMap((draft) => ask(draft, question, answer).map((place) => ({ file: draft.file, place })));

export const siteRecipes: SiteRecipe[] = [
  ...siteActs('faq/corpus-duplicate', [everywhere('Как с вами связаться?', 'Напишите в редакцию, мы отвечаем по будням.', 3), everywhere('Можно ли перепечатать статью?', 'Да, если поставить ссылку на источник.', 2)], ['ru']),
  ...siteActs('faq/corpus-duplicate', [everywhere('How do I contact you?', 'Write to the editors, we answer on weekdays.', 3), everywhere('May I reprint this article?', 'Yes, if you link to the source.', 2)], ['en']),
];
