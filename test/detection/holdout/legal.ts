import { block, bottom, closing, front, heading, sentence, texts, type Recipe, type SiteRecipe } from '../kit.ts';
import type { SiteArticle } from '../site.ts';

const withoutFootnote = (article: SiteArticle): boolean => !article.body.includes('\\*');

export const siteRecipes: SiteRecipe[] = [];
/** The law is Russian, and so are these articles. */
export const recipes: Recipe[] = [
  ...texts('legal/extremist-org-unmarked', sentence, { ru: [
    'Хорошие примеры легко найти в Инстаграме по хештегу.',
    'Группа в фейсбуке насчитывает тысячи таких же любителей.',
    'Корпорация Meta давно показывает такую рекламу.',
    'Подобные ролики чаще всего выкладывают в инсту.',
    'Члены общины «Свидетели Иеговы» раздавали там буклеты.',
  ] }, withoutFootnote),
  ...texts('legal/marker-without-footnote', block, { ru: ['Снимки участники выкладывают в Instagram* и пересылают друзьям.', 'Обсуждение идёт в Facebook* и на форумах.', 'Компания Meta* пока не ответила.'] }, withoutFootnote),
  ...texts('legal/marker-without-footnote', bottom, { ru: ['\\* Деятельность организации признана экстремистской и запрещена на территории России.', '\\*Принадлежит компании Meta, признанной экстремистской организацией в РФ'] }, withoutFootnote),
  ...texts('legal/ad-unmarked', closing, { ru: [
    'Материал подготовлен совместно с партнёром: товары из обзора продаются в [каталоге магазина](https://partner-shop.example/catalog).',
    'Промокод читателям даёт [магазин-партнёр](https://partner-shop.example/promo?code=DELO), действует до конца месяца.',
    'Спонсор выпуска — <a href="https://partner-shop.example/" rel="sponsored">магазин инструментов</a>.',
    'Советуем заглянуть к нашим друзьям: <a href="https://partner-shop.example/novinki" rel="nofollow">новинки сезона</a> уже на складе.',
  ] }),
  ...texts('legal/foreign-language-info', heading, { ru: ['## Best practices: что важно знать', '## Sale до конца сезона', '## Check-list перед стартом'] }),
  ...texts('legal/foreign-language-info', closing, { ru: ['[Book now](/masterskaya/) — и мы свяжемся с вами.'] }),
  ...texts('legal/comparison-with-competitor', block, { ru: [
    'В отличие от «Ромашки», где заказы теряют неделями, у нас всё под контролем.',
    'Мастера «МебельСервиса» нередко срывают сроки и завышают смету.',
    'Дешевле, чем у «Ромашки», и без вечных опозданий.',
    'Если сравнивать с МебельСервис, то там качество заметно хуже.',
  ] }),
  ...texts('legal/personal-data', block, { ru: [
    'Записывайтесь у Марины: 8 (916) 224-17-93, звоните после шести.',
    'Ключи можно взять у соседки, Лидии Петровны Сомовой, улица Лесная, дом 4, квартира 17.',
    'Вопросы шлите на личную почту marina.somova84@mail.ru.',
    'Паспорт хозяина: серия 45 08 № 613274, выдан в 2007 году.',
  ] }),
  ...texts('legal/extremist-org-unmarked', front('description'), { ru: ['Собрали лучшие советы из инстаграма и фейсбука: коротко о том, что работает дома и что лучше отложить.'] }, withoutFootnote),
];
