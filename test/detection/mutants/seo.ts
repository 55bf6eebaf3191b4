import { acts, block, closing, faqStart, front, keyphrase, nodes, pathOf, siteActs, texts, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';
import { loadSite, siteConfig, type SiteArticle } from '../site.ts';

const title = (draft: Draft, text: string): Place[] => {
  draft.data['title'] = text;
  return [{ key: 'title' }];
};
const OTHERS = { ru: loadSite('ru'), en: loadSite('en') };
/** An article of another group. */
const stranger = (draft: Draft, offset: number): SiteArticle => {
  const others = OTHERS[draft.locale].filter((one) => one.slug !== draft.slug && !draft.body.includes(pathOf(draft.locale, one.slug)));
  return others[offset % others.length] as SiteArticle;
};
const canonical = (value: (draft: Draft) => string) => (draft: Draft): Place[] => {
  draft.data['canonical'] = value(draft);
  return [{ key: 'canonical' }];
};
const sections = (draft: Draft): string[] => draft.body.slice(0, faqStart(draft)).split('\n\n').filter((one) => /^\p{Lu}/u.test(one));

export const recipes: Recipe[] = [
  ...texts('seo/title-width', title, {
    ru: ['Как выбрать, подготовить, обслуживать и правильно хранить всё необходимое для дома и сада круглый год', 'Советы', 'Подробный рассказ о том, что нужно знать каждому хозяину перед первой большой покупкой'],
    en: ['How to choose, prepare, maintain and properly store everything you need for your house and garden all year round', 'Some tips', 'A detailed account of what every owner should know before making the first large purchase'],
  }),
  ...texts('seo/title-repeat', title, { ru: ['Кофе дома: кофе в турке, кофе в чашке', 'Стул, стулья и ещё стулья: ремонт стула', 'Поход: собраться в поход и в походе не мёрзнуть'], en: ['Bread at home: bread tins, bread flour, bread', 'Run, run faster and run longer: a run plan', 'Piano lessons, piano tuning and piano care'] }),
  ...texts('seo/description-width', front('description'), {
    ru: ['Рассказываем подробно и по порядку, как подготовить всё нужное, с чего начать, чего избегать, какие инструменты взять, сколько времени займёт работа и как сохранить результат на долгие годы.', 'Полезная статья.', 'Коротко о деле и о том, что важно.'],
    en: ['We explain in detail and in order how to prepare everything, where to begin, what to avoid, which tools to take, how long the work will last and how to keep the result in good shape for many years.', 'A useful article.', 'Briefly about the matter.'],
  }),
  ...texts('seo/description-shape', front('description'), {
    ru: ['УЗНАЙТЕ ВСЁ о выборе и уходе, СКИДКИ каждому читателю нашего прекрасного журнала', 'Выбор! Цены! Отзывы! Всё, что нужно знать о покупке и уходе, в одной статье!', 'Инструмент, цена, отзывы, доставка, купить недорого, каталог, фото, скидки, магазин'],
    en: ['FIND OUT EVERYTHING about choice and care, DISCOUNTS for every reader of our lovely journal', 'Choice! Prices! Reviews! All you need to know about buying and care in one article!', 'Tools, price, reviews, delivery, buy cheap, catalogue, photos, discounts, shop, online'],
  }),
  ...acts('seo/description-shape', [(draft) => {
    draft.data['description'] = String(draft.data['title']);
    return [{ key: 'description' }];
  }, (draft) => {
    draft.data['description'] = sections(draft)[0] ?? '';
    return [{ key: 'description' }];
  }]),
  ...texts('seo/description-unfulfilled', front('description'), {
    ru: ['Видеоурок, калькулятор расходов и отзывы покупателей: сравниваем магазины и считаем доставку.', 'Интервью с директором завода, карта филиалов и вакансии для выпускников техникума.', 'Рецепты супов, меню ресторана и винная карта для праздничного банкета.'],
    en: ['A video course, a cost calculator and customer reviews: we compare shops and delivery charges.', 'An interview with the factory director, a map of branches and vacancies for graduates.', 'Soup recipes, a restaurant menu and a wine list for your festive banquet.'],
  }),
  ...acts('seo/keyphrase-placement', ['промышленный альпинизм', 'обучение бухгалтеров'].map((phrase) => (draft: Draft): Place[] => {
    draft.data['keywords'] = [draft.locale === 'ru' ? phrase : phrase === 'промышленный альпинизм' ? 'industrial climbing' : 'training for accountants'];
    return ['anywhere'];
  })),
  ...acts('seo/keyphrase-density', [(draft) => {
    const all = draft.body.slice(0, faqStart(draft)).split('\n\n').map((one) => (/^\p{Lu}/u.test(one) ? `${one} ${draft.locale === 'ru' ? `Тема тут одна: ${keyphrase(draft)}. Снова ${keyphrase(draft)}.` : `There is one subject here: ${keyphrase(draft)}. Again ${keyphrase(draft)}.`}` : one));
    draft.body = all.join('\n\n') + draft.body.slice(faqStart(draft));
    return ['anywhere'];
  }, (draft) => {
    closing(draft, Array.from({ length: 20 }, (_, index) => (draft.locale === 'ru' ? `Вариант ${index + 1}: ${keyphrase(draft)}.` : `Variant ${index + 1}: ${keyphrase(draft)}.`)).join(' '));
    block(draft, Array.from({ length: 16 }, () => (draft.locale === 'ru' ? `И снова ${keyphrase(draft)}.` : `Again, ${keyphrase(draft)}.`)).join(' '));
    return ['anywhere'];
  }]),
  ...texts('seo/keyword-stuffing', closing, {
    ru: ['Ремонт мебели недорого, ремонт мебели срочно, ремонт мебели на дому, ремонт мебели с выездом, ремонт мебели цены, ремонт мебели отзывы, ремонт мебели рядом.', 'Работаем в городах: Тверь, Клин, Химки, Зеленоград, Солнечногорск, Дмитров, Дубна, Кимры, Конаково, Торжок, Ржев, Старица, Кашин, Калязин, Бежецк.'],
    en: ['Piano tuning cheap, piano tuning fast, piano tuning at home, piano tuning near me, piano tuning prices, piano tuning reviews, piano tuning today.', 'We serve Ashford, Barnet, Bromley, Croydon, Dartford, Ealing, Enfield, Harrow, Hayes, Ilford, Kingston, Luton, Romford, Slough, Sutton.'],
  }),
  ...acts('seo/thin-content', [(draft) => {
    const all = sections(draft);
    draft.body = `${draft.body.split('\n\n')[0] ?? ''}\n\n${all.slice(0, 4).join('\n\n')}\n`;
    return ['anywhere'];
  }, (draft) => {
    draft.body = draft.body.split('\n\n').slice(0, 6).join('\n\n');
    return ['anywhere'];
  }]),
  ...acts('seo/canonical', [canonical((draft) => pathOf(draft.locale, draft.slug)), canonical((draft) => `${siteConfig(draft.locale).site.url}${pathOf(draft.locale, draft.slug)}#top`), canonical((draft) => `https://another-site.example${pathOf(draft.locale, draft.slug)}`), canonical((draft) => `${siteConfig(draft.locale).site.url}${pathOf(draft.locale, 'other')}`)]),
  ...acts('seo/noindex-draft', [(draft) => {
    draft.data['robots'] = 'noindex, follow';
    return [{ key: 'robots' }];
  }, (draft) => {
    draft.data['noindex'] = true;
    return [{ key: 'noindex' }];
  }]),
  ...acts('seo/intent-drift', [3, 8, 14].map((offset) => (draft: Draft): Place[] => {
    const other = stranger(draft, offset);
    draft.data['title'] = other.data['title'];
    draft.data['description'] = other.data['description'];
    for (const one of nodes(draft)) if (one['@type'] === 'BlogPosting') Object.assign(one, { headline: other.data['title'], description: other.data['description'] });
    return ['anywhere'];
  })),
  ...acts('seo/title-width', [(draft) => title(draft, `${String(draft.data['title'])} — ${draft.locale === 'ru' ? 'полезные советы и примеры для начинающих' : 'useful advice and examples for beginners'}`)]),
];

export const siteRecipes: SiteRecipe[] = [
  ...siteActs('seo/title-boilerplate', [(drafts) => drafts.map((draft) => {
    const word = keyphrase(draft).split(' ').at(-1) ?? '';
    draft.data['title'] = draft.locale === 'ru' ? `Всё, что нужно знать про ${word}, — Дело рук` : `Everything you need to know about ${word} today`;
    return { file: draft.file, place: { key: 'title' } };
  }), (drafts) => drafts.map((draft) => {
    const word = keyphrase(draft).split(' ')[0] ?? '';
    draft.data['title'] = draft.locale === 'ru' ? `${word}: полное руководство для начинающих` : `${word}: the complete guide for beginners at home`;
    return { file: draft.file, place: { key: 'title' } };
  })]),
  ...siteActs('seo/hreflang-reciprocal', [(drafts) => {
    const draft = drafts[5] as Draft;
    draft.data['alternates'] = { [draft.locale === 'ru' ? 'en' : 'ru']: '/translated/page/' };
    return [{ file: draft.file, place: 'anywhere' as const }];
  }]),
];
