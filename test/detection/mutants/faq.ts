import { acts, ask, closing, hasGraph, node, siteActs, texts, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';
import type { JsonObject } from '../../../src/model/article.ts';
import { siteTexts } from '../site.ts';

const faqHeading = (draft: Draft): string => `## ${siteTexts(draft.locale).faq}`;
/** The texts hold a question and an answer, separated by "|". */
const question = (draft: Draft, text: string): Place[] => {
  const [asked = '', answer = ''] = text.split('|');
  return ask(draft, asked, answer);
};
const answers = (draft: Draft): JsonObject[] => node(draft, 'FAQPage')['mainEntity'] as JsonObject[];
const long = (draft: Draft): string => draft.body.split('\n\n').filter((one) => /^[\p{Lu}]/u.test(one) && !one.includes('](')).slice(0, 6).join(' ');

export const recipes: Recipe[] = [
  ...acts('faq/section-detect', [
    (draft) => closing(draft, `${faqHeading(draft)}\n\n### ${draft.locale === 'ru' ? 'Сколько это стоит?' : 'What does it cost?'}\n\n${draft.locale === 'ru' ? 'Зависит от размера и материала, точную сумму назовут на месте.' : 'It depends on size and material, and you hear the sum on the spot.'}`).map((): Place => 'anywhere'),
    (draft) => {
      draft.body = draft.body.replace(faqHeading(draft), draft.locale === 'ru' ? '## Немного о разном' : '## Odds and ends');
      return ['anywhere'];
    },
  ]),
  ...texts('faq/question-not-question', question, { ru: ['Стоимость работ|Она зависит от размера и материала, точную сумму назовут после осмотра.', 'Сроки|Обычно хватает недели, летом немного дольше.', 'О гарантии|Она записана в договоре, срок указан на второй странице.'], en: ['Cost of the work|It depends on size and material, and you hear the sum after the first look.', 'Time frame|A week is usually enough, a little more in summer.', 'About delivery|It is part of the contract, see the second page.'] }),
  ...texts('faq/answer-empty-or-swallowed', question, { ru: ['Сколько это длится?|', 'Можно ли прийти с ребёнком?|---\n\n**Павел Дронов**\n\n*руководитель мастерской*'], en: ['How long does it take?|', 'May I bring a child?|---\n\n**Paul Draper**\n\n*head of the workshop*'] }),
  ...acts('faq/answer-empty-or-swallowed', [(draft) => {
    const { author } = siteTexts(draft.locale);
    draft.body = draft.body.replace(`## ${author}\n\n`, '***\n\n');
    return ['anywhere'];
  }]),
  ...texts('faq/answer-length', question, { ru: ['Нужен ли опыт?|Нет.', 'Это дорого?|Смотря для кого.'], en: ['Do I need experience?|No.', 'Is it expensive?|That depends.'] }),
  ...acts('faq/answer-length', [(draft) => ask(draft, draft.locale === 'ru' ? 'Что ещё важно знать?' : 'What else should I know?', long(draft))]),
  ...texts('faq/answer-promo', question, {
    ru: ['Сколько это занимает времени?|Около недели. Оставьте заявку на сайте, и мастер приедет завтра.', 'Нужен ли специалист?|Нужен. [Закажите выезд мастера](https://delo-ruk.example/masterskaya/) со скидкой.', 'Кто поможет с выбором?|Наши консультанты. Звоните прямо сейчас и получите подарок.'],
    en: ['How long does it take?|About a week. Leave a request on the site, and our man comes tomorrow.', 'Do I need a specialist?|You do. [Order a visit](https://plainshelf.example/services/tuning/) at a discount.', 'Who helps me choose?|Our team. Call now and get a gift.'],
  }),
  ...acts('faq/ld-mismatch', [(draft) => {
    const accepted = answers(draft).map((one) => one['acceptedAnswer'] as JsonObject)[0] ?? {};
    accepted['text'] = draft.locale === 'ru' ? 'Совсем другой ответ, которого на странице нет.' : 'A different answer that the page does not show.';
    return [{ key: 'schema' }, { text: faqHeading(draft) }, 'anywhere'];
  }, (draft) => {
    const second = answers(draft)[1];
    if (second !== undefined) second['name'] = draft.locale === 'ru' ? 'Почему небо над морем синее?' : 'Why is the sky over the sea blue?';
    return ['anywhere'];
  }, (draft) => {
    answers(draft).pop();
    answers(draft).push({ '@type': 'Question', name: 'Extra?', acceptedAnswer: { '@type': 'Answer', text: 'Extra answer that only robots see.' } });
    return ['anywhere'];
  }], { on: hasGraph }),
  ...acts('faq/duplicate-question', [(draft) => {
    const first = /### (.*)\n\n/.exec(draft.body.slice(draft.body.indexOf(faqHeading(draft))))?.[1] ?? '';
    return ask(draft, first.replace(/\?$/, '').replace(/^(\S+) (\S+)/, '$1 $2').concat('?'), draft.locale === 'ru' ? 'Мы уже отвечали на это выше, но повторим другими словами.' : 'We have answered this above, and we say it again in other words.');
  }, (draft) => {
    const h2 = /^## (?:\d+\. )?(.*)$/m.exec(draft.body)?.[1] ?? '';
    return ask(draft, `${h2.replace(/[.?!]$/, '')}?`, draft.locale === 'ru' ? 'Об этом целый раздел выше, с примерами и таблицей.' : 'A whole section above deals with this, with examples and a table.');
  }]),
];

export const siteRecipes: SiteRecipe[] = [
  ...siteActs('faq/corpus-duplicate', [(drafts) => [2, 4, 6].map((at) => {
    const draft = drafts[at] as Draft;
    const [place = 'anywhere'] = draft.locale === 'ru' ? ask(draft, 'Как оплатить заказ картой?', 'Картой можно заплатить на месте, терминал стоит у входа.') : ask(draft, 'How do I pay an order by card?', 'You can pay by card on the spot, the terminal stands at the door.');
    return { file: draft.file, place: place === 'anywhere' ? place : 'anywhere' as const };
  })]),
];
