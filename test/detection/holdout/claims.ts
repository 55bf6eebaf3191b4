import { block, closing, front, heading, opening, sentence, siteActs, texts, type Recipe, type SiteRecipe } from '../kit.ts';

export const recipes: Recipe[] = [
  ...texts('claims/unsourced-statistic', block, {
    ru: [
      'По статистике, около 68% людей бросают начатое на второй неделе.',
      'Исследователи подсчитали: четверо из пяти покупателей принимают решение за первые полминуты.',
      'Правильный подход сокращает расходы примерно вдвое, а время на работу — на треть.',
      'Согласно последним данным, спрос за год вырос на 27 процентов.',
    ],
    en: [
      'Studies have found that roughly 62 percent of people give up within a fortnight.',
      'Four out of five customers make up their minds in the first thirty seconds, according to researchers.',
      'People who plan ahead are three times more likely to stick with it.',
      'Demand has grown by a staggering 240% since the pandemic.',
    ],
  }),
  ...texts('claims/unsourced-statistic', sentence, {
    ru: ['До 90% поломок можно было предотвратить своевременным уходом.', 'Больше половины россиян хотя бы раз сталкивались с этой проблемой.'],
    en: ['In fact, up to 85% of failures are entirely preventable.', 'More than half of all households have run into this at least once.'],
  }),
  ...texts('claims/stale-year', heading, {
    ru: ['## Тренды 2024 года, которые стоит учесть', '## Что покупать в 2025-м: короткий обзор'],
    en: ['## Trends to watch in 2024', '## What to buy in 2025: a quick guide'],
  }),
  ...texts('claims/stale-year', block, {
    ru: ['На дворе 2024 год, и выбор как никогда широк.', 'По состоянию на 2023 год цены всё ещё держатся на прежнем уровне.'],
    en: ['As of 2023, prices remain more or less where they were.', 'We are now well into 2024, and the choice has never been wider.'],
  }),
  ...texts('claims/unverified-brand-fact', closing, {
    ru: [
      'За плечами «Вербы» более 15 лет работы и свыше 2000 довольных клиентов.',
      'Наши специалисты ежедневно помогают десяткам семей по всей стране.',
      'Мы перезваниваем в течение десяти минут и бесплатно консультируем по любому вопросу.',
      'Команда «Вербы» реализовала уже сотни проектов любой сложности.',
    ],
    en: [
      'With over 15 years of experience, Plain Shelf has helped more than 2,000 happy customers.',
      'Our team of certified experts serves dozens of families across the country every single day.',
      'Call us and we will get back to you within ten minutes with a free, no-obligation quote.',
      'Plain Shelf has completed hundreds of projects of every size.',
    ],
  }),
  ...texts('claims/superlative', closing, {
    ru: ['«Верба» — лидер рынка и лучший выбор для тех, кто ценит качество.', 'Пожалуй, более надёжной мастерской, чем наша, в городе просто не найти: мы первые во всём.', 'Сегодня «Верба» предлагает самый выгодный тариф в России.'],
    en: ['Plain Shelf is the undisputed market leader and the smartest choice you can make.', 'You simply will not find a more reliable team anywhere: ours is second to none.', 'Today Plain Shelf offers the best value in the country.'],
  }),
  ...texts('claims/guarantee-absolute', closing, {
    ru: [
      'Результат гарантирован — даже если раньше у вас ничего не получалось.',
      'Метод стопроцентно безопасен и подходит абсолютно всем без исключения.',
      'Вы ничем не рискуете: мы полностью исключаем любые неприятности.',
      'С таким подходом ошибиться невозможно, успех обеспечен каждому.',
    ],
    en: [
      'Results are guaranteed, even if nothing has ever worked for you before.',
      'The method is 100% safe and works for absolutely everyone.',
      'You have nothing to lose: there is zero risk on your side.',
      'Follow these steps and you cannot fail; success is assured.',
    ],
  }),
  ...texts('claims/first-hand-unbacked', sentence, {
    ru: ['Мы лично проверили десяток вариантов и остались довольны только одним.', 'Как показывает наша многолетняя практика, новички торопятся.', 'В ходе собственных испытаний мы убедились, что разница есть.', 'Наша редакция целый месяц тестировала этот способ.'],
    en: ['We personally tried a dozen options and were only happy with one.', 'Our many years of practice show that newcomers rush.', 'In our own tests, the difference was plain to see.', 'Our editors spent a whole month testing this method.'],
  }),
  ...texts('claims/one-sided-comparison', block, {
    ru: [
      '| Критерий | Самостоятельно | С «Вербой» |\n|:---|:---|:---|\n| Сроки | затягиваются на месяцы | строго по графику |\n| Деньги | постоянные переплаты | фиксированная цена |\n| Результат | непредсказуемый | отличный |\n| Нервы | стресс и ошибки | полное спокойствие |',
      '| | Обычный подход | Наш подход |\n|---|---|---|\n| Качество | низкое | высокое |\n| Удобство | неудобно и долго | удобно и быстро |\n| Поддержка | отсутствует | всегда на связи |',
    ],
    en: [
      '| Criterion | Doing it yourself | With Plain Shelf |\n|:---|:---|:---|\n| Time | drags on for months | always on schedule |\n| Money | constant overspending | fixed price |\n| Outcome | unpredictable | excellent |\n| Nerves | stress and mistakes | complete peace of mind |',
      '| | Others | Us |\n|---|---|---|\n| Quality | poor | high |\n| Convenience | slow and awkward | fast and easy |\n| Support | none | always there |',
    ],
  }),
  ...texts('claims/restricted-service', block, { ru: [
    'Удобнее всего договариваться в вотсапе: создайте общий чат и скиньте туда фото.',
    'Напишите мастеру в Viber или позвоните по FaceTime — так он сразу увидит проблему.',
    'Заведите страницу в инстаграме и выкладывайте туда свои успехи каждую неделю.',
    'Подпишитесь на канал в вайбере, чтобы не пропустить новости.',
  ] }),
  ...texts('claims/medical-legal-finance', block, {
    ru: ['При боли в спине примите ибупрофен по две таблетки три раза в день и продолжайте.', 'Эта привычка снижает давление и излечивает бессонницу без лекарств.', 'Вложите свободные деньги в облигации: доходность перекроет все расходы.', 'Налоговый вычет в таком случае положен всегда, просто подайте декларацию.'],
    en: ['If your back hurts, take two ibuprofen tablets three times a day and carry on.', 'This habit lowers blood pressure and cures insomnia without drugs.', 'Put your spare cash into bonds: the returns will cover every expense.', 'You are always entitled to a tax deduction in this case, so simply file a return.'],
  }),
  ...texts('claims/self-contradiction', block, {
    ru: ['Оплата только за результат; абонентская плата списывается первого числа каждого месяца.', 'Услуга полностью бесплатна, стоимость зависит от объёма работ.', 'Работаем без предоплаты, аванс 50 процентов вносится при заказе.'],
    en: ['You only pay for results; the monthly subscription fee is charged on the first.', 'The service is completely free, and the price depends on the amount of work.', 'No prepayment is required; a 50 percent deposit is due when you book.'],
  }),
  ...texts('claims/superlative', front('description'), {
    ru: ['«Верба» — лучшая мастерская и студия в стране: рассказываем, как устроена наша работа и чем мы можем быть полезны.'],
    en: ['Plain Shelf is the number one choice in the country: here is how our work is set up and how we can be of use to you.'],
  }),
  ...texts('claims/first-hand-unbacked', opening, { ru: ['За десять лет работы с клиентами мы перепробовали все существующие варианты.'], en: ['Having worked with clients for a decade, we have tried every option there is.'] }),
];

/** Two articles that state the same fact of the brand with different values. */
const conflict = (first: string, second: string): SiteRecipe['plant'] => (drafts, random) => {
  const at = Math.floor(random() * drafts.length);
  const pair = [drafts[at], drafts[(at + 5) % drafts.length]];
  return pair.flatMap((draft, index) => {
    if (draft === undefined) return [];
    const [place] = closing(draft, index === 0 ? first : second);
    return place === undefined ? [] : [{ file: draft.file, place }];
  });
};

export const siteRecipes: SiteRecipe[] = [
  ...siteActs('claims/cross-article-conflict', [
    conflict('В «Вербе» работает 12 мастеров.', 'Сегодня в «Вербе» трудится 40 мастеров.'),
    conflict('Компания «Верба» основана в 2009 году.', 'История «Вербы» началась в 2014 году.'),
    conflict('За год «Верба» выполняет десятки заказов.', 'Каждый год «Верба» выполняет тысячи заказов.'),
  ], ['ru']),
  ...siteActs('claims/cross-article-conflict', [
    conflict('Plain Shelf employs 12 people.', 'Today Plain Shelf employs 40 people.'),
    conflict('Plain Shelf opened its doors in the spring of 2009.', 'The story of Plain Shelf began in 2014.'),
    conflict('Plain Shelf takes on dozens of orders a year.', 'Every year Plain Shelf takes on thousands of orders.'),
  ], ['en']),
];
