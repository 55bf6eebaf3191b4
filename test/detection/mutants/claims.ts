import { block, closing, heading, sentence, siteActs, texts, type Recipe, type SiteRecipe } from '../kit.ts';

export const recipes: Recipe[] = [
  ...texts('claims/unsourced-statistic', block, {
    ru: ['Опросы показывают: 73 % хозяев жалеют о поспешной покупке.', 'Девять из десяти новичков ошибаются в первый же день.', 'Такой порядок ускоряет работу в 2,5 раза и снижает расходы.', 'Почти две трети покупателей не читают инструкцию.', 'Экономия достигает 40 процентов уже в первый месяц.', 'Каждый третий мастер пропускает этот шаг.'],
    en: ['Surveys show that 73% of owners regret a hasty purchase.', 'Nine out of ten beginners get it wrong on the first day.', 'This order makes the work 2.5 times faster and cuts the bill.', 'Almost two thirds of buyers never read the manual.', 'Savings reach 40 per cent in the very first month.', 'One in three professionals skips this step.'],
  }),
  ...texts('claims/stale-year', heading, { ru: ['## Что изменилось в 2023 году', '## Лучшие модели 2025 года', '## Цены на 2024 год'], en: ['## What is new in 2023', '## The best models of 2025', '## Prices for 2024'] }),
  ...texts('claims/stale-year', block, { ru: ['Сейчас, в 2024 году, такой набор есть почти в каждом доме.', 'На сегодняшний день, в 2025 году, выбор шире прежнего.'], en: ['Today, in 2024, almost every home has such a set.', 'As of 2025, the choice is wider than it was.'] }),
  ...texts('claims/unverified-brand-fact', block, {
    ru: ['Мастерская «Верба» выполнила более 700 заказов и продолжает расти.', 'Мы работаем на рынке уже пятнадцать лет.', '«Верба» отвечает на заявку за десять минут, круглосуточно.', 'Первый выезд мастера «Вербы» бесплатный.', 'Нам доверяют тысячи семей по всей стране.'],
    en: ['Plain Shelf has completed more than 700 orders and keeps growing.', 'We have been in business for fifteen years.', 'Plain Shelf replies to a request within ten minutes, day and night.', 'The first visit by Plain Shelf is free.', 'Thousands of families across the country trust us.'],
  }),
  ...texts('claims/superlative', block, {
    ru: ['«Верба» — ведущая мастерская города.', 'Наша студия — номер один среди школ района.', 'У нас самая надёжная команда во всём регионе.', 'Только у нас работают непревзойдённые мастера.', 'Мы предлагаем самые низкие цены на рынке.'],
    en: ['Plain Shelf is the leading service in the city.', 'Our studio is number one among local schools.', 'We have the most reliable team in the region.', 'Our unrivalled tuners are second to none.', 'We offer the lowest prices on the market.'],
  }),
  ...texts('claims/guarantee-absolute', block, {
    ru: ['Результат гарантирован при любых условиях.', 'Мы ручаемся за стопроцентный успех.', 'Метод действует всегда и безотказно.', 'Вы точно не потеряете ни рубля, обещаем.', 'Средство полностью безвредно для всех без исключения.'],
    en: ['The result is guaranteed under any conditions.', 'We promise a hundred per cent success.', 'The method never fails and works every time.', 'You will definitely not lose a cent, we promise.', 'The product is completely harmless for everyone.'],
  }),
  ...texts('claims/first-hand-unbacked', block, {
    ru: ['Мы проверили этот приём на десятках изделий и остались довольны.', 'Наша практика показывает, что так выходит быстрее.', 'За годы работы мы убедились: спешка вредит.', 'Наши испытания подтвердили эту разницу.'],
    en: ['We tried this on dozens of pieces and were pleased.', 'Our practice shows that this way is faster.', 'Over the years we have learned that haste does harm.', 'Our own tests confirmed the difference.', 'In our experience, the cheap ones break first.'],
  }),
  ...texts('claims/one-sided-comparison', closing, {
    ru: ['| Критерий | Сделать самому | Мастерская «Верба» |\n|:---|:---|:---|\n| Время | долго и утомительно | быстро и удобно |\n| Качество | риск испортить | аккуратная работа профессионалов |\n| Деньги | лишние траты на ошибки | выгодная цена |\n| Итог | разочарование | отличный результат |', '| | Другие школы | Студия «Верба» |\n|---|---|---|\n| Учителя | неопытные, часто меняются | опытные и внимательные |\n| План | отсутствует | понятный и гибкий |\n| Оплата | дорого, скрытые доплаты | честно и доступно |'],
    en: ['| Question | Do it yourself | Plain Shelf |\n|:---|:---|:---|\n| Time | slow and tiring | quick and convenient |\n| Quality | risk of damage | careful professional work |\n| Money | wasted on mistakes | good value |\n| Result | disappointment | excellent outcome |', '| | Other sitters | Plain Shelf |\n|---|---|---|\n| People | unreliable, often late | reliable and friendly |\n| Report | missing | detailed and clear |\n| Price | expensive, hidden fees | fair and transparent |'],
  }),
  ...texts('claims/restricted-service', block, { ru: ['Заявки удобнее принимать в WhatsApp: там сразу видно фотографию.', 'Создайте группу в вайбере и пригласите соседей.', 'Созвонитесь с мастером по FaceTime и покажите поломку.', 'Ведите страницу в Инстаграме*, туда приходят заказчики.\n\n\\* Инстаграм принадлежит Meta, признанной экстремистской и запрещённой в России.'] }),
  ...texts('claims/medical-legal-finance', block, {
    ru: ['Принимайте ибупрофен по две таблетки трижды в день, и боль в суставах пройдёт.', 'При диабете такая диета заменит инсулин.', 'Вложите накопления в акции: через год они удвоятся.', 'По закону вы вправе не платить алименты, если потеряли работу.'],
    en: ['Take two tablets of ibuprofen three times a day, and the joint pain will go.', 'For diabetes, this diet replaces insulin.', 'Put your savings into shares: they will double in a year.', 'By law you need not pay child support when you lose your job.'],
  }),
  ...texts('claims/self-contradiction', closing, {
    ru: ['| Вопрос | Ответ |\n|:---|:---|\n| Оплата | Ежемесячный тариф. Деньги берём только за выполненную работу. |', '| Вопрос | Ответ |\n|:---|:---|\n| Условия | Услуга полностью бесплатна. Стоимость — от 900 рублей. |'],
    en: ['| Question | Answer |\n|:---|:---|\n| Payment | A monthly fee. You pay only for results. |', '| Question | Answer |\n|:---|:---|\n| Terms | The service is completely free. It costs from 20 euros. |'],
  }),
  ...texts('claims/superlative', sentence, { ru: ['«Верба» даёт лучший сервис в стране.'], en: ['Plain Shelf gives the best service in the country.'] }),
];

export const siteRecipes: SiteRecipe[] = [
  ...siteActs('claims/cross-article-conflict', [
    (drafts) => conflict(drafts, ['В «Вербе» работают двенадцать мастеров.', 'В «Вербе» работают сорок мастеров.'], ['Plain Shelf employs twelve tuners.', 'Plain Shelf employs forty tuners.']),
    (drafts) => conflict(drafts, ['«Верба» выполнила сотни заказов.', '«Верба» выполнила десятки заказов.'], ['Plain Shelf has completed hundreds of orders.', 'Plain Shelf has completed dozens of orders.']),
    (drafts) => conflict(drafts, ['«Верба» основана в 2009 году.', '«Верба» основана в 2014 году.'], ['Plain Shelf was founded in 2009.', 'Plain Shelf was founded in 2014.']),
  ]),
];

function conflict(drafts: readonly { file: string; locale: string }[], ru: readonly string[], en: readonly string[]): { file: string; place: { text: string } }[] {
  return [3, 11].map((at, index) => {
    const draft = drafts[at] as Parameters<typeof block>[0];
    const text = (draft.locale === 'ru' ? ru : en)[index] ?? '';
    block(draft, text);
    return { file: draft.file, place: { text } };
  });
}
