import { acts, block, closing, faqStart, headings, insert, sentence, texts, heading, type Draft, type Place, type Recipe } from '../kit.ts';

/** Replaces the prose of four sections. */
const flood = (ru: string, en: string) => (draft: Draft): Place[] => {
  for (const at of headings(draft.body).slice(1, 6).toReversed()) if (at <= faqStart(draft)) draft.body = insert(draft.body, at, `${draft.locale === 'ru' ? ru : en}\n\n`);
  return ['anywhere'];
};
/** Joins every sentence of the prose with its neighbours. */
const joined = (every: number) => (draft: Draft): Place[] => {
  let seen = 0;
  const end = faqStart(draft);
  const prose = draft.body.slice(0, end).replaceAll(/([\p{Ll}\d])[.] (\p{Lu})(?=\p{Ll})/gu, (whole, before: string, after: string) => (++seen % every === 0 ? whole : `${before}, ${draft.locale === 'ru' ? 'и при этом' : 'and besides'} ${after.toLowerCase()}`));
  draft.body = prose + draft.body.slice(end);
  return ['anywhere'];
};

export const recipes: Recipe[] = [
  ...texts('language/straight-quotes', sentence, { ru: ['Соседи зовут это "ленивым способом".', 'На коробке написано "хрупкое", верьте ей.', 'Журнал "Дача" писал об этом весной.'] }),
  ...texts('language/mixed-quotes', block, { ru: ['Одни говорят «быстро», другие говорят "надолго".', 'Книга «Сад» и журнал "Огород" спорят об этом.'], en: ['Some say “quick”, others say "lasting".'] }),
  ...texts('language/hyphen-dash', sentence, { ru: ['Работа займёт 3-5 дней.', 'Терпение - половина дела.', 'Температура держится на уровне 18-22 градусов.'], en: ['The work takes 3-5 days.', 'Patience - that is half the job.', 'Keep it at 18-22 degrees.'] }),
  ...texts('language/ellipsis-arrow', sentence, { ru: ['А дальше... дальше решать вам.', 'Порядок такой: вымыть -> высушить -> убрать.', 'Выход => дверь налево.'], en: ['And then... it is up to you.', 'The order is: wash -> dry -> store.', 'Exit => the door on the left.'] }),
  ...texts('language/capital-after-colon', heading, { ru: ['## Инструменты: Что взять с собой', '## Шаг первый: Осмотрите место', '## Итог: Спешить не нужно'] }),
  ...texts('language/homoglyph', sentence, { ru: ['Это cамый простой приём.', 'Положите ткaнь на стол.', 'Рaбота займёт вечер.'], en: ['This is the bеst place for it.', 'Put the сloth on the table.', 'The wоrk takes an evening.'] }),
  ...texts('language/yo-inconsistent', block, { ru: ['Ещё раз проверьте узел, а потом еще раз.', 'Тёплый чай лучше, чем теплый компот.'] }),
  ...acts('language/foreign-terms', [flood('Наш workflow простой: briefing, затем scope, потом delivery и feedback. Каждый stakeholder видит roadmap, а team lead следит за timing.', ''), flood('Такой best practice даёт performance, а mindset и skill set придут с опытом: learning by doing, без лишнего overhead.', '')], { locales: ['ru'] }),
  ...texts('language/ai-cliche', block, {
    ru: ['В современном мире порядок играет важную роль. Ни для кого не секрет, что это неотъемлемая часть нашей жизни. Давайте погрузимся в тему глубже.', 'Это не просто привычка, а настоящий ключ к успеху. Важно отметить, что в эпоху цифровых технологий всё меняется.', 'Подводя итог, можно сказать, что идеального решения не существует. Стоит отметить, что каждый найдёт что-то для себя. Это открывает новые горизонты.'],
    en: ["In today's fast-paced world, order plays a crucial role. It is important to note that this is a testament to patience. Let us dive into the topic.", 'It is not just a habit, it is a game-changer that unlocks the full potential of your day. Navigating the landscape of options can be daunting.', 'In conclusion, the journey is a tapestry of small steps. Whether you are a beginner or a seasoned pro, embrace the process and elevate your routine.'],
  }),
  ...acts('language/long-sentences', [joined(5), joined(9), joined(60)]),
  ...acts('language/readability', [
    flood('Осуществление систематического мониторинга функционирования вспомогательного оборудования предусматривает последовательное документирование эксплуатационных характеристик, способствующее совершенствованию организационно-методического обеспечения производственной деятельности. Рационализация административно-хозяйственного взаимодействия обусловливает необходимость периодического актуализирования соответствующих регламентирующих документов и последующего согласования установленными подразделениями.',
      'Implementation of systematic monitoring procedures necessitates comprehensive documentation of operational characteristics, facilitating continuous improvement of organisational methodologies throughout interdepartmental communication infrastructures. Rationalisation of administrative responsibilities correspondingly presupposes periodic reconsideration of applicable regulatory documentation alongside subsequent authorisation by appropriately designated representatives.'),
    flood('Непосредственная заинтересованность потребителей дополнительными характеристиками многофункционального оборудования предопределяет целесообразность предварительного ознакомления с сопроводительной документацией производителя. Недостаточная информированность приобретателя относительно эксплуатационных ограничений впоследствии сопровождается незапланированными материальными издержками.',
      'Insufficient familiarity with manufacturer documentation regarding operational limitations frequently precipitates unanticipated expenditure. Prospective purchasers should accordingly prioritise comprehensive preliminary evaluation of compatibility characteristics, maintenance requirements and environmental considerations associated with multifunctional equipment.'),
  ]),
  ...acts('language/passive', [flood('Поверхность была вымыта и высушена. Детали были собраны и склеены. Инструмент был подготовлен заранее. Ошибки были исправлены. Работа была принята и оплачена. Отчёт был составлен. Всё было проверено дважды.',
    'The surface was washed and was dried. The parts were assembled and were glued. The tools had been prepared. The mistakes were corrected. The work was accepted and was paid for. A report was written. Everything was checked twice.'),
  flood('Заказ был оформлен утром. Материал был доставлен к обеду. Доски были распилены, отверстия были просверлены. Стол был собран. Крышка была покрыта лаком. Ножки были подкручены. Хозяин был приглашён на приёмку.',
    'The order was placed in the morning. The material was delivered by noon. The boards were cut and the holes were drilled. The table was assembled. The top was varnished. The legs were adjusted. The owner was invited.')]),
  ...texts('language/repeated-starts', block, { ru: ['Клей сохнет сутки. Клей боится мороза. Клей держит дерево крепко. Клей смывают тёплой водой.', 'Мы берём щётку. Мы моем доску. Мы ждём вечера.'], en: ['Glue needs a day. Glue dislikes frost. Glue holds wood firmly. Glue washes off with warm water.', 'We take a brush. We wash the board. We wait for the evening.'] }),
  ...texts('language/untranslated-block', block, { ru: ['Before you begin, make sure that the surface is dry and clean, and that all the tools you need are within reach of your hand.', 'Always keep the original box, because the service centre may ask for it when you bring the device in for repair.'], en: ['Прежде чем начать, убедитесь, что поверхность сухая и чистая, а нужные инструменты лежат под рукой.', 'Сохраните коробку, потому что в сервисном центре её могут попросить вместе с прибором.'] }),
  ...texts('language/caps-shouting', sentence, { ru: ['Это ОЧЕНЬ важно, поверьте.', 'НИКОГДА не делайте этого ВЕЧЕРОМ.', 'Берите ТОЛЬКО сухую ткань.'], en: ['This is REALLY important, trust us.', 'NEVER do this in the EVENING.', 'Take ONLY a dry cloth.'] }),
  ...texts('language/double-space-nbsp', sentence, { ru: ['Две  пробельных ошибки тут.', 'Лишний пробел , и запятая висит.', 'Точка отъехала .'], en: ['Two  spaces stand here.', 'A stray space , and the comma hangs.', 'The stop ran away .'] }),
  ...texts('language/brand-terms', sentence, { ru: ['Это эксклюзивный способ, другого такого нет.', 'Выбирайте эксклюзивные ткани.'], en: ['The synergy of hand and tool matters.', 'Look for a synergy between them.'] }),
  ...texts('language/repeated-starts', closing, { ru: ['Вода уходит первой. Вода точит камень. Вода помнит русло.'], en: ['Water leaves first. Water wears stone. Water remembers its bed.'] }),
];

export const siteRecipes = [];
