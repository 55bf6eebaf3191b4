import { acts, front, keyphrase, paragraphs, texts, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';

/** The lead becomes this, without the key phrase. */
function lead(text: string): (draft: Draft) => Place[] {
  return (draft) => {
    draft.body = draft.body.replace(paragraphs(draft)[0] ?? '', text);
    return [{ text }];
  };
}

/** Front matter, H1 and structured data of an article about something else. */
function about(title: string, description: string): (draft: Draft) => Place[] {
  return (draft) => {
    draft.data['title'] = title;
    draft.data['description'] = description;
    draft.body = draft.body.replace(/^# .*$/m, `# ${title}`);
    return [{ key: 'title' }, { key: 'description' }, { text: `# ${title}` }];
  };
}

/** The key phrase in a sentence after each paragraph, by turns. */
function everywhere(sentences: readonly string[]): (draft: Draft) => Place[] {
  return (draft) => {
    const added = (index: number): string => (sentences[index % sentences.length] ?? '').replaceAll('{kw}', keyphrase(draft));
    for (const [index, paragraph] of paragraphs(draft).entries()) draft.body = draft.body.replace(paragraph, `${paragraph.trimEnd()} ${added(2 * index)} ${added(2 * index + 1)}`);
    return ['anywhere'];
  };
}

/** One place after another: a list as shops have it under the text. */
function list(words: readonly string[]): (draft: Draft) => Place[] {
  return (draft) => {
    const text = words.map((word) => `- ${keyphrase(draft)} ${word}`).join('\n');
    draft.body = `${draft.body.trimEnd()}\n\n${text}\n`;
    return ['anywhere'];
  };
}
const RU_TAILS = ['цена', 'купить', 'отзывы', 'недорого', 'своими руками', 'фото', 'видео', 'форум', 'рейтинг', 'инструкция', 'бесплатно', 'онлайн', 'москва', 'спб', 'казань', 'самара', 'уфа', 'пермь', 'омск', 'томск', 'тула', 'сочи', 'рязань', 'тверь'];
const EN_TAILS = ['price', 'buy online', 'reviews', 'cheap', 'near me', 'pictures', 'video', 'forum', 'best', 'guide', 'free', 'online', 'london', 'leeds', 'york', 'bath', 'derby', 'hull', 'exeter', 'oxford', 'luton', 'ely', 'ripon', 'truro'];

const withKeyphraseInTitle = (article: { data: Record<string, unknown> }): boolean => String(article.data['title']).toLowerCase().includes(((article.data['keywords'] as string[])[0] ?? '').toLowerCase());

export const siteRecipes: SiteRecipe[] = [];
export const recipes: Recipe[] = [
  ...texts('seo/description-width', front('description'), {
    ru: [
      'Коротко о главном.',
      'Полный и подробный разбор темы от А до Я: с чего начать, что подготовить заранее, какие ошибки совершают чаще всего, сколько времени и денег понадобится и как не разочароваться в результате уже через месяц.',
      'Читайте в нашем блоге.',
    ],
    en: [
      'Everything you need to know.',
      'A complete and detailed guide from start to finish: where to begin, what to prepare in advance, which mistakes people make most often, how much time and money it takes, and how not to be disappointed a month later.',
      'Read more on our blog.',
    ],
  }),
  ...texts('seo/description-shape', front('description'), {
    ru: [
      'ЗАХОДИТЕ! Только у нас лучшие советы! Успейте прочитать первыми! Не пожалеете, обещаем вам это!',
      '{kw}, {kw} цена, {kw} отзывы, {kw} фото, {kw} своими руками, купить недорого',
      'СКИДКИ и БЕСПЛАТНЫЕ советы ДЛЯ ВСЕХ читателей: узнайте ПРЯМО СЕЙЧАС, пока не поздно.',
    ],
    en: [
      'COME IN! The best tips only here! Be the first to read them! You will not regret it, promise!',
      '{kw}, {kw} price, {kw} reviews, {kw} pictures, {kw} near me, buy online cheap',
      'DISCOUNTS and FREE tips FOR EVERYONE who reads us: find out RIGHT NOW before it is too late.',
    ],
  }),
  ...texts('seo/description-unfulfilled', front('description'), {
    ru: ['Адреса салонов, режим приёма врачей, полисы страхования и льготы пенсионерам — в одной таблице с телефонами регистратур.', 'Обзор курсов валют, прогноз аналитиков, акции нефтяных компаний и совет, куда вложить тринадцатую зарплату.', 'Промокоды, купоны, рассрочка, доставка курьером, пункты выдачи и адреса сервисных центров в регионах.'],
    en: ['Clinic addresses, surgery hours, insurance policies and pensioner discounts in one table with reception phone numbers.', 'Exchange rates, analyst forecasts, oil company shares and a word on where to invest your Christmas bonus.', 'Promo codes, coupons, instalments, courier delivery, pickup points and addresses of regional service centres.'],
  }),
  ...acts('seo/keyphrase-placement', [lead('Каждый хоть раз задавал себе этот вопрос. Ответов много, и почти все они противоречат друг другу. Попробуем разложить всё по полочкам, чтобы после чтения вы могли действовать спокойно.'), lead('Казалось бы, что тут сложного? Однако стоит взяться за дело, и появляются сомнения. Мы собрали советы людей, которые давно через это прошли, и выбрали самое полезное.')], { locales: ['ru'] }),
  ...acts('seo/keyphrase-placement', [lead('Everyone has asked this question at least once. There are many answers, and nearly all of them contradict each other. Let us put things in order so that you can act calmly once you have read to the end.'), lead('What could be hard about it? And yet, as soon as you get going, the doubts appear. We collected advice from people who went through it long ago and kept the most useful bits.')], { locales: ['en'] }),
  ...texts('seo/keyphrase-placement', front('title'), { ru: ['Полезные советы, которые пригодятся каждому'], en: ['Handy tips that will come in useful for everyone'] }, withKeyphraseInTitle),
  ...texts('seo/keyphrase-placement', front('description'), { ru: ['Рассказываем просто о сложном: что делать сначала, что потом и от чего лучше отказаться сразу, без лишних слов.'], en: ['Hard things put simply: what to do first, what to do next and what to give up on straight away, with no extra words.'] }),
  ...acts('seo/keyphrase-density', [everywhere(['{kw} — тема непростая.', 'Многие ищут именно «{kw}».', 'Поэтому {kw} требует внимания.', 'Итак, {kw}: что дальше?', 'Запрос «{kw}» популярен.']), list(RU_TAILS), everywhere(['Тег: {kw}.', 'Ещё раз: {kw}.', '{kw} важно для всех.'])], { locales: ['ru'] }),
  ...acts('seo/keyphrase-density', [everywhere(['{kw} is no simple matter.', 'Many people look for {kw}.', 'That is why {kw} needs attention.', 'So, {kw}: what next?', 'The search for {kw} is popular.']), list(EN_TAILS), everywhere(['Tag: {kw}.', 'Once again: {kw}.', '{kw} matters to everyone.'])], { locales: ['en'] }),
  ...acts('seo/intent-drift', [
    about('Ипотека для молодой семьи: ставки и документы', 'Какие документы нужны для ипотеки, какие ставки дают банки молодой семье и как получить одобрение.'),
    about('Служба поддержки: как с нами связаться', 'Телефоны, чат и почта службы поддержки. Время ответа оператора и порядок обращения клиентов.'),
    about('Продвижение сайта в топ: услуги агентства', 'Закажите продвижение сайта: аудит, подбор запросов, ссылки и отчёты агентства каждый месяц.'),
  ], { locales: ['ru'] }),
  ...acts('seo/intent-drift', [
    about('Mortgages for young families: rates and papers', 'Which papers a mortgage needs, what rates banks offer to young families and how to get approval.'),
    about('Customer support: how to get in touch with us', 'Phone, chat and email of customer support. Operator response times and how to file a complaint.'),
    about('Rank your website higher: our agency services', 'Order website promotion: audit, keyword research, backlinks and agency reports every month.'),
  ], { locales: ['en'] }),
];
