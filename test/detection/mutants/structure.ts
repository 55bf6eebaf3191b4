import { acts, block, closing, faqStart, heading, headings, insert, opening, paragraphs, texts, type Draft, type Recipe } from '../kit.ts';
import { loadSite } from '../site.ts';

const SITES = { ru: loadSite('ru'), en: loadSite('en') };
const listicle = (article: { body: string }): boolean => /^# \d/.test(article.body);
const withTable = (article: { body: string }): boolean => article.body.includes('|:---');

/** Changes one table row. */
const row = (change: (line: string) => string) => (draft: Draft): { text: string }[] => {
  const rows = [...draft.body.matchAll(/^\|(?!:?-).*\|$/gm)];
  const line = rows[2]?.[0] ?? '';
  draft.body = draft.body.replace(line, change(line));
  return [{ text: change(line) }];
};
/** More prose of the same kind, so that the text is long enough for any bound. */
const pad = (draft: Draft): void => {
  const others = SITES[draft.locale];
  const next = others[(others.findIndex((one) => one.slug === draft.slug) + 1) % others.length];
  closing(draft, (next === undefined ? [] : paragraphs(next)).filter((one) => !one.includes('](') && !one.endsWith(':')).slice(0, 8).join('\n\n'));
};
const strip = (draft: Draft, from: number, to: number): void => {
  const cut = draft.body.slice(from, to).replaceAll(/^#{2,} .*\n\n/gm, '').replaceAll(/^(\|.*\|\n?)+\n*/gm, '').replaceAll(/^```[\s\S]*?^```\n*/gm, '');
  draft.body = draft.body.slice(0, from) + cut + draft.body.slice(to);
};

export const recipes: Recipe[] = [
  ...texts('structure/h1-count', block, { ru: ['# Ещё один главный заголовок', '# Итоги сезона'], en: ['# Another main title', '# Summing up the season'] }),
  ...acts('structure/heading-skip', [(draft) => heading(draft, '#### Small details'), (draft) => block(draft, '##### Side note\n\nA word about the details of the job, for those who asked.'), (draft) => closing(draft, '## Notes\n\n#### Deep detail\n\nOne more remark about the subject of this page.')], { locales: ['en'] }),
  ...texts('structure/heading-skip', closing, { ru: ['## Заметки\n\n#### Совсем мелочь\n\nЕщё одно замечание о предмете этой страницы.', '## Разное\n\n##### Глубоко\n\nПоследний совет для тех, кто дочитал до конца.'] }),
  ...texts('structure/doubled-heading-marker', closing, {
    ru: ['## ## Порядок на столе\n\nУберите лишнее со стола до начала работы.', '### #### Тонкости\n\nИх немного, но помнить о них стоит.', '## # Главное\n\nСпешить некуда, всё успеется.'],
    en: ['## ## Order on the table\n\nClear the table before you begin the work.', '### #### Fine points\n\nThere are few of them, and they matter.', '## # The gist\n\nThere is no hurry, take your time.'],
  }),
  ...texts('structure/empty-heading', closing, { ru: ['##\n\nТекст без заголовка над ним, хотя место для него осталось.', '### \n\nИ здесь заголовок потеряли.', '## &nbsp;\n\nПустота вместо названия раздела.'], en: ['##\n\nText with no title above it, although its place is there.', '###   \n\nHere the title went missing as well.', '## &nbsp;\n\nA blank instead of a section name.'] }),
  ...acts('structure/duplicate-heading', [
    (draft) => {
      const line = /^## .*$/m.exec(draft.body)?.[0] ?? '';
      return closing(draft, `${line}\n\n${paragraphs(draft)[3] ?? ''}`);
    },
    (draft) => closing(draft, `### ${draft.locale === 'ru' ? 'Мелочи' : 'Details'}\n\n${paragraphs(draft)[2] ?? ''}\n\n### ${draft.locale === 'ru' ? 'Мелочи' : 'Details'}\n\n${paragraphs(draft)[4] ?? ''}`),
  ]),
  ...texts('structure/heading-too-long', heading, {
    ru: ['## О том, почему каждую мелочь стоит подготовить заранее, а не искать её впопыхах, когда руки уже заняты работой', '## Разберём подробно все известные нам варианты, их сильные и слабые стороны и тех, кому каждый из них подойдёт лучше прочих'],
    en: ['## Why every little thing should be prepared in advance instead of being looked for when both hands are already busy', '## We look in detail at all the options we know of, at what speaks for them and at who should choose which one'],
  }),
  ...texts('structure/heading-end-punct', heading, { ru: ['## Что приготовить заранее.', '## Порядок работ;', '## Полезные мелочи:', '## Сначала инструмент,'], en: ['## What to prepare first.', '## Order of work;', '## Handy details:', '## Tools come first,'] }),
  ...texts('structure/bold-heading', heading, { ru: ['## **Что приготовить заранее**', '## __Порядок работ__'], en: ['## **What to prepare first**', '## __Order of work__'] }),
  ...texts('structure/emphasis-as-heading', block, {
    ru: ['**Инструменты и материалы**\n\n- мягкая щётка\n- тёплая вода\n- сухая ткань', '*Порядок по дням*\n\n1. Первый день уходит на осмотр.\n2. Второй на работу.', '**Что понадобится**\n\n| Предмет | Сколько |\n|:---|:---|\n| ткань | две |\n| щётка | одна |'],
    en: ['**Tools and materials**\n\n- a soft brush\n- warm water\n- a dry cloth', '*Order by day*\n\n1. The first day goes into looking.\n2. The second into doing.', '**What you will need**\n\n| Item | How many |\n|:---|:---|\n| cloth | two |\n| brush | one |'],
  }),
  ...texts('structure/link-in-heading', heading, { ru: ['## [Что приготовить]({other}) заранее', '## Порядок работ: <a href="{other}">подробности</a>', '## Мелочи, [о которых забывают](https://uzly.example/melochi)'], en: ['## [What to prepare]({other}) first', '## Order of work: <a href="{other}">details</a>', '## Details [people forget](https://uzly.example/details)'] }),
  ...texts('structure/setext-hazard', block, { ru: ['Короткая строка перед чертой\n---', 'Строка, которая станет заголовком\n==='], en: ['A short line before a rule\n---', 'A line that turns into a title\n==='] }),
  ...texts('structure/section-empty', closing, { ru: ['## Сколько это стоит', '## Отзывы соседей', '### Дополнение'], en: ['## What it costs', '## Voices from the neighbours', '### An addition'] }),
  ...acts('structure/intro-missing', [(draft) => {
    draft.body = draft.body.replace(/^(# .*\n\n)[\s\S]*?(?=^## )/m, '$1');
    return ['anywhere'];
  }, (draft) => {
    draft.body = draft.body.replace(/^(# .*\n\n)[\s\S]*?(?=^## )/m, `$1${draft.locale === 'ru' ? 'Коротко о деле.' : 'Let us begin.'}\n\n`);
    return ['anywhere'];
  }]),
  ...acts('structure/heading-number-mismatch', [(draft) => {
    const line = draft.body.split('\n')[0] ?? '';
    const wrong = line.replace(/\d+/, (number) => String(Number(number) + 3));
    draft.body = draft.body.replace(line, wrong);
    draft.data['title'] = String(draft.data['title']).replace(/\d+/, (number) => String(Number(number) + 3));
    return [{ text: wrong }, { key: 'title' }];
  }], { on: listicle }),
  ...texts('structure/heading-number-mismatch', closing, {
    ru: ['## 4 приметы удачной работы\n\n- ничего не скрипит\n- всё лежит на местах\n- хочется повторить', '## Три правила на каждый день\n\n1. Начинайте вовремя.\n2. Убирайте за собой.', '## 5 вопросов себе\n\n### Зачем?\n\nБез ответа не начинают.\n\n### Когда?\n\nЛучше утром.\n\n### С кем?\n\nЛучше вдвоём.'],
    en: ['## 4 signs of good work\n\n- nothing squeaks\n- everything is in its place\n- you want to do it again', '## Three rules for every day\n\n1. Start in time.\n2. Clean up.', '## 5 questions to ask yourself\n\n### Why?\n\nNobody starts without an answer.\n\n### When?\n\nThe morning is best.\n\n### With whom?\n\nTwo are company.'],
  }),
  ...texts('structure/list-announced-missing', closing, { ru: ['Перед началом проверьте три вещи:', 'Вот что пригодится в первую очередь:', 'Порядок действий такой:'], en: ['Check three things before you start:', 'Here is what you need first of all:', 'The order of work is as follows:'] }),
  ...texts('structure/table-promise-mismatch', closing, {
    ru: ['**Таблица моделей Bosch, Makita и Metabo:**\n\n| Критерий | На что смотреть |\n|:---|:---|\n| Цена | укладывается ли в бюджет |\n| Вес | удобно ли держать |\n| Шум | можно ли работать вечером |', '**Сравнительная таблица тарифов «Старт», «Бизнес» и «Премиум»:**\n\n| Параметр | Зачем он нужен |\n|:---|:---|\n| Объём | сколько войдёт |\n| Поддержка | кто поможет |', 'Популярны Hario, Kalita и Chemex. Сравнение этих марок — в таблице:\n\n| Признак | Пояснение |\n|:---|:---|\n| Форма | конус или трапеция |\n| Материал | стекло или металл |'],
    en: ['**A comparison table of Bosch, Makita and Metabo:**\n\n| Criterion | What to look at |\n|:---|:---|\n| Price | whether it fits the budget |\n| Weight | whether it is easy to hold |\n| Noise | whether you can work at night |', '**Plans Starter, Business and Premium compared:**\n\n| Parameter | What it is for |\n|:---|:---|\n| Space | how much fits |\n| Support | who helps |', 'Hario, Kalita and Chemex are popular. The table compares these brands:\n\n| Feature | Explanation |\n|:---|:---|\n| Shape | cone or wedge |\n| Material | glass or metal |'],
  }),
  ...acts('structure/table-ragged', [row((line) => `${line} лишнее |`), row((line) => line.replace(/\|[^|]*\|$/, '|')), row((line) => `${line} a | b |`)], { on: withTable }),
  ...texts('structure/table-too-wide', closing, { ru: ['| А | Б | В | Г | Д | Е | Ж | З |\n|---|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |', '| День | Пн | Вт | Ср | Чт | Пт | Сб | Вс |\n|:---|---|---|---|---|---|---|---|\n| Полив | да | нет | да | нет | да | нет | да |'], en: ['| A | B | C | D | E | F | G |\n|---|---|---|---|---|---|---|\n| 1 | 2 | 3 | 4 | 5 | 6 | 7 |', '| Day | Mon | Tue | Wed | Thu | Fri | Sat | Sun |\n|:---|---|---|---|---|---|---|---|\n| Run | yes | no | yes | no | yes | no | yes |'] }),
  ...acts('structure/wall-of-text', [(draft) => {
    pad(draft);
    strip(draft, headings(draft.body)[0] ?? 0, faqStart(draft));
    return ['anywhere'];
  }, (draft) => {
    pad(draft);
    strip(draft, headings(draft.body)[0] ?? 0, faqStart(draft));
    draft.body = draft.body.replaceAll(/^[-*>] |^\d+\. /gm, '');
    return ['anywhere'];
  }]),
  ...acts('structure/paragraph-too-long', [2, 0].map((from) => (draft: Draft) => {
    const joined = paragraphs(draft).slice(from, from + 9).join(' ');
    return closing(draft, joined.split(' ').slice(0, 260).join(' ').replace(/[^.]*$/, ''));
  })),
  ...texts('structure/list-needs-blank', closing, { ru: ['Возьмите с собой вот что\n- ткань\n- щётку\n- ведро', 'Порядок обычный:\n* осмотреть\n* вымыть\n* высушить'], en: ['Take these with you\n- a cloth\n- a brush\n- a bucket', 'The usual order:\n* look\n* wash\n* dry'] }),
  ...texts('structure/heading-needs-blank', closing, { ru: ['## Под конец\nТекст прилип к заголовку и читается с трудом.', 'Абзац перед заголовком без пустой строки.\n### Ещё мелочь\n\nИ текст под ним.'], en: ['## At the end\nThe text sticks to its heading and reads badly.', 'A paragraph right before a heading.\n### One more thing\n\nAnd the text below it.'] }),
  ...texts('structure/template-skeleton', closing, {
    ru: [['Утро', 'День', 'Вечер', 'Ночь', 'Выходной'].map((name) => `### ${name}\n\n- **Суть:** спокойная работа без спешки.\n- **Польза:** порядок на весь день.\n- **Сложности:** трудно начать.`).join('\n\n'), ['Дуб', 'Ясень', 'Бук', 'Клён'].map((name) => `### ${name}\n\n**Вид:** спокойный рисунок.\n\n**Цена:** выше средней.\n\n**Уход:** масло раз в год.`).join('\n\n')],
    en: [['Morning', 'Noon', 'Evening', 'Night', 'Weekend'].map((name) => `### ${name}\n\n- **Gist:** calm work without hurry.\n- **Gain:** order for the whole day.\n- **Catch:** it is hard to start.`).join('\n\n'), ['Oak', 'Ash', 'Beech', 'Maple'].map((name) => `### ${name}\n\n**Look:** a calm grain.\n\n**Price:** above average.\n\n**Care:** oil once a year.`).join('\n\n')],
  }),
  ...texts('structure/leftover-placeholder', block, {
    ru: ['[Баннер: подписка на рассылку]', 'Скидка действует до {{date}}, подробности на сайте.', 'TODO: дописать абзац про инструмент.', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.', '[Добавить фото верстака]', 'Стоимость работ — XX рублей за метр.', 'Здравствуйте, <ИМЯ ЧИТАТЕЛЯ>! Начнём.', '[Форма: оставить заявку]', 'Эксперт %AUTHOR% рассказал об этом подробнее.', 'FIXME уточнить у мастера срок.'],
    en: ['[Banner: sign up for the letter]', 'The offer ends on {{date}}, see the site.', 'TODO: write the paragraph on tools.', 'Lorem ipsum dolor sit amet, consectetur adipiscing elit.', '[Add a photo of the bench]', 'The work costs XX euros a metre.', 'Hello <READER NAME>, let us begin.', '[Button: Book a visit]', 'Our expert %AUTHOR% explains it in detail.', 'FIXME ask the maker about the date.', '[Insert price here]'],
  }),
  ...texts('structure/promised-asset-missing', closing, {
    ru: ['Скачайте готовый шаблон таблицы и распечатайте его.', 'Мы подготовили памятку в PDF: забирайте её бесплатно.', 'Ниже приведена схема сборки со всеми размерами.', 'Список покупок можно скачать по кнопке под статьёй.'],
    en: ['Download the ready-made table template and print it.', 'We have prepared a PDF checklist: grab it for free.', 'The diagram below shows the assembly with all sizes.', 'Get the shopping list as a free download under the article.'],
  }),
  ...acts('structure/horizontal-rule-spam', [(draft) => {
    const places = headings(draft.body).slice(1, 6).toReversed();
    for (const at of places) draft.body = insert(draft.body, at, '---\n\n');
    return ['anywhere'];
  }, (draft) => closing(draft, '***\n\n---')]),
  ...acts('structure/truncated-ending', [
    (draft) => cutAt(draft, 0.93), (draft) => cutAt(draft, 0.6),
  ]),
  ...texts('structure/truncated-ending', cutAndEnd, { ru: ['И последнее, о чём стоит помнить, это то, что', 'Кроме того, «важно понимать', '```\nсписок'], en: ['And the last thing to keep in mind is that', 'Besides, "it helps to know', '```\nlist'] }),
  ...texts('structure/h1-count', opening, { ru: ['# Предисловие'], en: ['# Foreword'] }),
];

/** The file ends inside of a word, as when a model's answer was cut. */
function cutAt(draft: Draft, share: number): { text: string }[] {
  const text = draft.body.slice(0, Math.floor(faqStart(draft) * share));
  const words = [...text.matchAll(/(?<=\p{Ll} )\p{Ll}{5,}(?= \p{Ll})/gu)];
  draft.body = text.slice(0, (words.at(-1)?.index ?? 0) + 3);
  return [{ text: draft.body.split('\n').at(-1) ?? '' }];
}

/** FAQ, signature and related links are gone; this is the last block. */
function cutAndEnd(draft: Draft, text: string): { text: string }[] {
  draft.body = `${draft.body.slice(0, faqStart(draft))}${text}\n`;
  return [{ text }];
}

export const siteRecipes = [];
