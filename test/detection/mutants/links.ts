import { acts, block, closing, insert, headings, pathOf, pathsOfRelated, sentence, siteActs, texts, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';
import { loadSite, siteConfig, siteTexts, type Locale } from '../site.ts';

const SLUGS: Record<Locale, readonly string[]> = { ru: loadSite('ru').map((one) => one.slug), en: loadSite('en').map((one) => one.slug) };
const TITLES = new Map([...loadSite('ru'), ...loadSite('en')].map((one) => [one.slug, String(one.data['title'])]));

/** Articles of other groups: nothing the article links to. */
function strangers(draft: Draft): string[] {
  const known = new Set(pathsOfRelated(draft));
  return SLUGS[draft.locale].filter((slug) => slug !== draft.slug && !known.has(pathOf(draft.locale, slug)));
}
const item = (draft: Draft, slug: string): string => `- [${TITLES.get(slug) ?? slug}](${pathOf(draft.locale, slug)})`;

function relatedOnly(draft: Draft, items: readonly string[]): void {
  const start = draft.body.indexOf(`## ${siteTexts(draft.locale).related}`);
  draft.body = `${draft.body.slice(0, start)}## ${siteTexts(draft.locale).related}\n\n${items.join('\n')}\n`;
}
/** In-text links to own articles become plain words. */
function unlink(draft: Draft): void {
  const start = draft.body.indexOf(`## ${siteTexts(draft.locale).related}`);
  draft.body = draft.body.slice(0, start).replaceAll(/\[([^\]]+)\]\((\/(?:blog|posts)\/[^)]*)\)/g, '$1') + draft.body.slice(start);
}
const unsource = (draft: Draft): void => {
  draft.body = draft.body.replaceAll(/(?<!!)\[([^\]]+)\]\((https?:\/\/(?!delo-ruk|plainshelf|img\.)[^)]*)\)/g, '$1').replaceAll(/<a [^>]*>([^<]*)<\/a>/g, '$1');
};
const CTA: Record<Locale, readonly string[]> = { ru: (siteConfig('ru').cta ?? []).map((one) => one.url), en: (siteConfig('en').cta ?? []).map((one) => one.url) };

export const recipes: Recipe[] = [
  ...texts('links/broken-internal', sentence, { ru: ['Подробности есть в [обзоре сезонных работ](/blog/obzor-sezonnyh-rabot/).', 'Читайте также [про заточку ножей]({site}/blog/zatochka-nozhey/).', 'Об этом рассказывает [старая заметка](/blog/zametka-kotoroy-net/#vyvod).'], en: ['Details are in [the overview of seasonal jobs](/posts/seasonal-jobs/).', 'See [our page on sharpening knives]({site}/posts/sharpening-knives/).', 'An [older note](/posts/no-such-note/#result) tells more.'] }),
  ...texts('links/anchor-missing', sentence, { ru: ['Вернитесь к [таблице расходов](#tablica-rashodov).', 'Ответ дан [в начале](#nachalo-stati).'], en: ['Go back to [the table of costs](#table-of-costs).', 'The answer stands [at the start](#start-of-the-page).'] }),
  ...texts('links/anchor-missing-elsewhere', sentence, { ru: ['Порядок описан [в соседней статье]({other}#takogo-razdela-net).', 'Нужный [список]({site}{other}#prilozhenie) есть рядом.'], en: ['The order is described [in a related article]({other}#no-such-part).', 'The [list]({site}{other}#appendix) you need is close by.'] }),
  ...texts('links/self-link', sentence, { ru: ['Всё это собрано [в подробном разборе]({path}).', 'Начните [с этой статьи]({site}{path}).'], en: ['It is all collected [in a detailed guide]({path}).', 'Start [with this article]({site}{path}).'] }),
  ...acts('links/irrelevant-related', [0, 5, 9].map((offset) => (draft: Draft): Place[] => {
    const far = strangers(draft);
    const items = [far[offset], far[(offset + 8) % far.length]].map((slug) => item(draft, slug ?? ''));
    relatedOnly(draft, items);
    return [{ text: items.join('\n') }];
  })),
  ...acts('links/related-duplicate', [(draft) => {
    const line = /- \[[^\]]+\]\([^)]+\)\n$/.exec(draft.body)?.[0] ?? '';
    draft.body += line;
    return [{ text: `${line}${line.trim()}` }];
  }, (draft) => {
    const linked = /\[[^\]]+\]\((\/(?:blog|posts)\/([^)/]+)\/)\)/.exec(draft.body);
    const line = item(draft, linked?.[2] ?? '');
    draft.body += `${line}\n`;
    return [{ text: line }];
  }]),
  ...acts('links/no-contextual-internal', [0, 1, 2].map(() => (draft: Draft): Place[] => {
    unlink(draft);
    return ['anywhere'];
  })),
  ...acts('links/related-missing-neighbour', [2, 7].map((offset) => (draft: Draft): Place[] => {
    const far = strangers(draft);
    unlink(draft);
    relatedOnly(draft, [item(draft, far[offset] ?? ''), item(draft, far[offset + 6] ?? '')]);
    return ['anywhere'];
  })),
  ...texts('links/empty-anchor', sentence, { ru: ['Так пишут и соседи []({other}).', 'Проверьте [ ](https://uzly.example/list) перед выходом.', 'Смотрите <a href="{other}"></a> отдельно.'], en: ['The neighbours say so too []({other}).', 'Check [ ](https://uzly.example/list) before you leave.', 'See <a href="{other}"></a> as well.'] }),
  ...texts('links/generic-anchor', sentence, { ru: ['Расписание лежит [по ссылке]({other}).', 'Чтобы узнать цену, нажмите [сюда](https://uzly.example/ceny).', 'Правила описаны на [этой странице]({other}).', '[Узнать больше](https://uzly.example/pravila).', 'Инструкция — [тут]({other}).'], en: ['The timetable is at [this link]({other}).', 'For the price, press [here](https://uzly.example/prices).', 'The rules are on [this page]({other}).', '[Learn more](https://uzly.example/rules).', 'For the manual, [read more]({other}).'] }),
  ...texts('links/anchor-too-long', sentence, { ru: ['В клубе считают, что [каждую вещь стоит подписать, взвесить и положить на своё место ещё до того, как начнётся настоящая работа](https://uzly.example/mnenie).', 'Есть и другой взгляд: [сначала полностью подготовить рабочее место и инструмент, а уже потом думать о материале]({other}).'], en: ['The club holds that [every item should be labelled, weighed and put in its own place well before the real work begins](https://uzly.example/opinion).', 'Another view: [first prepare the whole place and every single tool, and only then think about the material itself]({other}).'] }),
  ...texts('links/url-as-anchor', sentence, { ru: ['Источник: [https://uzly.example/spravka](https://uzly.example/spravka).', 'Схема лежит на [uzly.example/shemy](https://uzly.example/shemy).'], en: ['The plan is at [https://uzly.example/plan](https://uzly.example/plan).', 'A scheme is at [uzly.example/scheme](https://uzly.example/scheme).'] }),
  ...texts('links/javascript-url', sentence, { ru: ['Откройте [калькулятор](javascript:openCalc()).', 'Нажмите <a href="JaVaScript:alert(1)">на расчёт</a>.', 'Вот [график](data:text/html;base64,PGI+).', 'Есть [файл](file:///home/user/plan.txt).'], en: ['Open [the calculator](javascript:openCalc()).', 'Press <a href=" jav&#97;script:alert(1)">the estimate</a>.', 'Here is [the chart](data:text/html;base64,PGI+).', 'See [the file](vbscript:msgbox).'] }),
  ...texts('links/http', sentence, { ru: ['Нормы опубликованы [в справочнике](http://spravka.example/normy).', 'Схема есть [на сайте клуба](http://klub.example).'], en: ['The figures are [in the handbook](http://handbook.example/figures).', 'A map is on [the site of the club](http://club.example).'] }),
  ...texts('links/protocol-relative-or-parent', sentence, { ru: ['Смотрите [каталог](//katalog.example/list).', 'Об этом есть [соседняя статья](../teplica-vesnoy/).'], en: ['See [the catalogue](//catalogue.example/list).', 'There is [a neighbouring article](../sourdough-starter/).'] }),
  ...texts('links/tracking-params', sentence, { ru: ['Начните [с обзора]({other}?utm_source=letter&utm_medium=email).', 'Откройте [раздел студии]({site}/studiya/?yclid=12345).', 'Продолжение — [в соседней статье]({other}?fbclid=IwAR0abc).'], en: ['Start [with the overview]({other}?utm_source=letter&utm_medium=email).', 'Open [our services]({site}/services/?gclid=12345).', 'It goes on [in a related article]({other}?fbclid=IwAR0abc).'] }),
  ...texts('links/sponsored-unqualified', sentence, { ru: ['Такой набор продаёт [магазин партнёра](https://partner-shop.example/nabor).', 'Его можно заказать <a href="https://www.partner-shop.example/x" rel="noopener">у партнёра</a>.', 'Подробности о [модели из каталога](https://partner-shop.example/katalog?id=7).'], en: ['Such a kit is sold by [a partner of ours](https://partner-shop.example/kit).', 'You can order it <a href="https://www.partner-shop.example/x" rel="noopener">from a partner</a>.', 'See [the model in the catalogue](https://partner-shop.example/catalogue?id=7).'] }),
  ...texts('links/nofollow-internal', sentence, { ru: ['Об этом есть <a href="{other}" rel="nofollow">отдельный материал</a>.', 'Студия ждёт на <a href="{site}/studiya/" rel="nofollow noopener" target="_blank">странице записи</a>.'], en: ['There is <a href="{other}" rel="nofollow">a separate article</a> on it.', 'Find us on <a href="{site}/services/tuning/" rel="nofollow noopener" target="_blank">the service page</a>.'] }),
  ...texts('links/glued-promo', sentence, { ru: ['заказывайте уборку после ремонта на <a href="{site}/masterskaya/">сайте мастерской</a>', 'приходите на бесплатное занятие в [студию «Верба»]({site}/studiya/)'], en: ['book a tuning with our best people on <a href="{site}/services/tuning/">the Plain Shelf site</a>', 'let us water your plants this summer, see [plant sitting by Plain Shelf]({site}/services/plant-sitting/)'] }),
  ...acts('links/promo-over-quota', [(draft) => {
    const places: Place[] = [];
    const words = draft.locale === 'ru' ? ['Мастерская принимает заказы: [записаться на осмотр]', 'Студия открыта всю неделю: [выбрать время занятия]', 'Осталось несколько окон: [занять место]'] : ['The workshop takes orders: [book a visit]', 'The service runs all week: [choose a day]', 'A few places are left: [reserve yours]'];
    for (const [index, at] of headings(draft.body).slice(1, 4).toReversed().entries()) {
      const text = `${words[index] ?? ''}(${CTA[draft.locale][index % 2] ?? ''}).`;
      draft.body = insert(draft.body, at, `${text}\n\n`);
      places.push({ text });
    }
    return places;
  }]),
  ...texts('links/blank-noopener', sentence, { ru: ['Схема открывается <a href="https://uzly.example/shema" target="_blank">в новом окне</a>.', 'Правила лежат <a target="_blank" rel="nofollow" href="https://uzly.example/pravila">у соседей</a>.'], en: ['The plan opens <a href="https://uzly.example/plan" target="_blank">in a new window</a>.', 'The rules are <a target="_blank" rel="nofollow" href="https://uzly.example/rules">over there</a>.'] }),
  ...acts('links/external-none', [(draft) => {
    unsource(draft);
    block(draft, draft.locale === 'ru' ? 'По данным опроса, 62 % хозяев делают так хотя бы раз в год, а каждый пятый — ежемесячно.' : 'According to a survey, 62% of owners do so at least once a year, and one in five does it monthly.');
    return ['anywhere'];
  }, (draft) => {
    unsource(draft);
    closing(draft, draft.locale === 'ru' ? 'Учёные доказали, что привычка сокращает расходы на 35 %. Исследование 2022 года подтвердило это на 1200 семьях.' : 'Scientists have shown that the habit cuts costs by 35%. A study from 2022 confirmed it in 1,200 families.');
    return ['anywhere'];
  }]),
  ...texts('links/bare-email-phone', sentence, { ru: ['Пишите Олегу на oleg.snegirev@sadovod-klub.ru, он ответит.', 'Звоните по номеру +7 921 555-01-47 до восьми вечера.', 'Телефон мастера: 8 (812) 555-27-90.'], en: ['Write to Olive at olive.turner@potters-club.org, she will answer.', 'Call +44 20 7946 0958 before eight in the evening.', 'The phone of the workshop: (555) 014-2790.'] }),
];

export const siteRecipes: SiteRecipe[] = [
  ...siteActs('links/promo-repeated', [(drafts) => drafts.slice(0, 8).map((draft) => {
    const text = draft.locale === 'ru' ? 'Нужна помощь мастера? [Лучшая мастерская города](https://delo-ruk.example/masterskaya/) ждёт вас.' : 'Need a hand? [The best service in town](https://plainshelf.example/services/tuning/) is waiting.';
    closing(draft, text);
    return { file: draft.file, place: { text } };
  }), (drafts) => drafts.slice(12, 19).map((draft) => {
    const text = draft.locale === 'ru' ? 'К слову, [уроки в студии «Верба»](https://delo-ruk.example/studiya/) идут круглый год.' : 'By the way, [plant sitting by Plain Shelf](https://plainshelf.example/services/plant-sitting/) runs all year.';
    block(draft, text);
    return { file: draft.file, place: { text } };
  })]),
];
