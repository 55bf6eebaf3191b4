import type { JsonObject } from '../../../src/model/article.ts';
import { acts, hasGraph, node, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';

function inArticle(change: (article: JsonObject, draft: Draft) => void): (draft: Draft) => Place[] {
  return (draft) => {
    change(node(draft, 'BlogPosting'), draft);
    return [{ key: 'schema' }];
  };
}
const phrase = (draft: Draft, ru: string, en: string): string => (draft.locale === 'ru' ? ru : en);

export const siteRecipes: SiteRecipe[] = [];
export const recipes: Recipe[] = [
  ...acts('schema/rating-fabricated', [
    inArticle((article) => { article['aggregateRating'] = { '@type': 'AggregateRating', ratingValue: 4.7, ratingCount: 231 }; }),
    inArticle((article, draft) => { article['review'] = [{ '@type': 'Review', author: { '@type': 'Person', name: phrase(draft, 'Анна', 'Anna') }, reviewRating: { '@type': 'Rating', ratingValue: 5, bestRating: 5 } }]; }),
    inArticle((article, draft) => { article['about'] = { '@type': 'Product', name: phrase(draft, 'Курс', 'Course'), aggregateRating: { '@type': 'AggregateRating', ratingValue: '4.95', reviewCount: '1204' } }; }),
  ]),
  ...acts('schema/not-visible', [
    inArticle((article, draft) => { article['headline'] = phrase(draft, 'Лучшие предложения недели со скидкой для подписчиков', 'Best offers of the week with a discount for subscribers'); }),
    inArticle((article, draft) => { article['author'] = { '@type': 'Person', name: phrase(draft, 'Профессор Савелий Громов', 'Professor Saul Grimsby'), url: 'https://people.example/grom/' }; }),
    inArticle((article, draft) => { article['description'] = phrase(draft, 'Закажите услугу у проверенных мастеров: выезд в день обращения, рассрочка и подарки.', 'Order from vetted experts: same-day visits, instalments and free gifts for everyone.'); }),
  ]),
  ...acts('schema/not-visible', [
    (draft) => {
      (node(draft, 'FAQPage')['mainEntity'] as JsonObject[]).push({
        '@type': 'Question', name: phrase(draft, 'Есть ли доставка в регионы?', 'Do you deliver abroad?'),
        acceptedAnswer: { '@type': 'Answer', text: phrase(draft, 'Да, отправляем транспортной компанией за три дня.', 'Yes, we ship by courier within three days.') },
      });
      return [{ key: 'schema' }];
    },
  ], { on: hasGraph }),
];
