import { acts, block, front, heading, paragraphs, sentence, texts, closing, type Draft, type Place, type Recipe } from '../kit.ts';
import { loadSite } from '../site.ts';

const SITES = { ru: loadSite('ru'), en: loadSite('en') };
/** Makes the article long, from the prose of others, and takes all pictures out of the body. */
const longWithoutImages = (offset: number, sources: number) => (draft: Draft): Place[] => {
  const others = SITES[draft.locale];
  const prose = Array.from({ length: sources }, (_, index) => index + 1).flatMap((step) => paragraphs(others[(offset + step) % others.length] as Draft).filter((one) => !one.includes('](')).slice(1, 8));
  closing(draft, prose.map((one, index) => (index % 3 === 0 ? `## ${draft.locale === 'ru' ? 'Часть' : 'Part'} ${index / 3 + 1}\n\n${one}` : one)).join('\n\n'));
  draft.body = draft.body.replaceAll(/^!\[[^\]]*\]\([^)]*\)\n\n/gm, '');
  return ['anywhere'];
};
const hero = (url: string) => (draft: Draft): Place[] => front('heroImage')(draft, url);
const host = (draft: Draft): string => (draft.locale === 'ru' ? 'https://img.delo-ruk.example' : 'https://img.plainshelf.example');

export const recipes: Recipe[] = [
  ...texts('media/alt-missing', block, { ru: ['![](https://img.delo-ruk.example/verstak.webp)', '![ ](https://img.delo-ruk.example/polka.webp)'], en: ['![](https://img.plainshelf.example/bench.webp)', '![ ](https://img.plainshelf.example/shelf.webp)'] }),
  ...texts('media/alt-stuffed-or-filename', block, {
    ru: ['![verstak-2.webp](https://img.delo-ruk.example/verstak-2.webp)', '![IMG_20260714_1830](https://img.delo-ruk.example/polka.webp)', '![купить стол недорого стол цена стол фото стол отзывы](https://img.delo-ruk.example/stol.webp)', '![Большой светлый деревянный стол с четырьмя резными ножками стоит у окна на кухне рядом с плитой и старым холодильником, на котором лежит кот](https://img.delo-ruk.example/kuhnya.webp)'],
    en: ['![bench-2.webp](https://img.plainshelf.example/bench-2.webp)', '![IMG_20260714_1830](https://img.plainshelf.example/shelf.webp)', '![buy table cheap table price table photo table reviews](https://img.plainshelf.example/table.webp)', '![A large light wooden table with four carved legs stands at the kitchen window beside the stove and an old fridge with a cat on top](https://img.plainshelf.example/kitchen.webp)'],
  }),
  ...texts('media/hotlink', block, { ru: ['![Стол у окна](https://cdn.chuzhoy-sayt.example/stol.webp)', '![Инструменты на стене](https://images.pexels.com/photos/12345/tools.jpeg)'], en: ['![A table at the window](https://cdn.someone-else.example/table.webp)', '![Tools on a wall](https://images.pexels.com/photos/12345/tools.jpeg)'] }),
  ...acts('media/hotlink', [hero('https://i.imgur.com/aB3dE.jpg')]),
  ...acts('media/no-images', [longWithoutImages(3, 3), longWithoutImages(11, 6)]),
  ...acts('media/format-size', ['bmp', 'tiff', 'heic', 'psd'].map((extension) => (draft: Draft) => hero(`${host(draft)}/hero.${extension}`)(draft))),
  ...texts('media/format-size', block, { ru: ['![План комнаты](https://img.delo-ruk.example/plan.tif)'], en: ['![A plan of the room](https://img.plainshelf.example/plan.tif)'] }),
  ...texts('legal/extremist-org-unmarked', sentence, { ru: ['Снимки работ выкладывают в Facebook.', 'Мастер ведёт страницу в инстаграме.', 'Компания Meta обновила правила показа.', 'Отзывы собирают в фейсбуке и в почте.'] }),
  ...texts('legal/marker-without-footnote', sentence, { ru: ['Снимки работ выкладывают в Facebook*.', 'Мастер ведёт страницу в инстаграме*, там видно процесс.', 'Отзывы есть в фейсбуке\\*.'] }),
  ...texts('legal/marker-without-footnote', block, { ru: ['\\* Организация признана экстремистской и запрещена в России.'] }),
  ...acts('legal/ad-unmarked', [(draft) => {
    draft.data['sponsored'] = true;
    return ['anywhere'];
  }, (draft) => {
    draft.data['sponsored'] = true;
    draft.data['advertiser'] = 'ООО «Ромашка»';
    return ['anywhere'];
  }], { locales: ['ru'] }),
  ...texts('legal/foreign-language-info', heading, { ru: ['## Checkout и delivery', '## Sale до конца недели', '## Special offer для новых клиентов'] }),
  ...texts('legal/foreign-language-info', sentence, { ru: ['[Book now](https://delo-ruk.example/studiya/) и получите место.'] }),
  ...texts('legal/comparison-with-competitor', block, { ru: ['У «МебельСервиса» мастера вечно опаздывают и портят ткань.', 'В отличие от студии «Ромашка», где учат спустя рукава, мы объясняем каждую ошибку.'] }),
  ...texts('legal/personal-data', sentence, { ru: ['Ключи хранит Лапина Тамара Игоревна, телефон +7 905 555-18-32.', 'Спросите Сергея Петровича Мухина, он живёт на улице Садовой, дом 14, квартира 7.', 'Почта соседки: t.lapina1964@sadovod-klub.ru.', 'Паспорт 4509 123456 выдан заказчику в Твери.'] }),
];

export const siteRecipes = [];
