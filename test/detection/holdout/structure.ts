import { acts, block, closing, faqStart, headings, paragraphs, sentence, texts, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';

/** Everything after some place is lost, as when a reply reaches its limit of tokens; `tail` makes the last words. */
function cut(draft: Draft, tail: (paragraph: string) => string): Place[] {
  const all = paragraphs(draft);
  const last = all.at(-2) ?? '';
  const text = tail(last.trim());
  draft.body = `${draft.body.slice(0, draft.body.indexOf(last))}${text}\n`;
  return [{ text }];
}

/** The rest of the file is replaced by this. */
function endsWith(text: string): (draft: Draft) => Place[] {
  return (draft) => {
    draft.body = `${draft.body.slice(0, faqStart(draft)).trimEnd()}\n\n${text}\n`;
    return [{ text }];
  };
}

const midWord = (draft: Draft): Place[] => cut(draft, (text) => text.slice(0, text.indexOf(' ', Math.floor(text.length * 0.6)) + 3));
const atComma = (draft: Draft): Place[] => cut(draft, (text) => `${text.slice(0, text.indexOf(' ', Math.floor(text.length / 2))).replace(/[.,;:!?]$/, '')},`);

/** The number in front of the H1 promises more points than the article has: the second point is taken out. */
function loseSection(draft: Draft): Place[] {
  const starts = headings(draft.body);
  const numbered = starts.filter((at) => /^## \d+\. /.test(draft.body.slice(at, at + 8)));
  const [, from = 0, to = 0] = numbered;
  draft.body = draft.body.slice(0, from) + draft.body.slice(to);
  return [{ text: draft.body.split('\n')[0] ?? '' }];
}
const NUMBERED = new Set(['oshibki-hraneniya-kofe', 'proverka-stati-pered-publikaciey', 'phone-photo-mistakes', 'reasons-for-a-flat-loaf', 'newsletter-subject-lines']);

export const siteRecipes: SiteRecipe[] = [];
export const recipes: Recipe[] = [
  ...texts('structure/leftover-placeholder', block, {
    ru: ['[вставить фото процесса]', 'Цены начинаются от ХХХ рублей за единицу.', 'Позвоните в {{company_name}} и запишитесь на удобное время.', 'TODO: дописать абзац про уход, уточнить у Тимура', 'В городе [название города] такую услугу оказывают несколько мастерских.'],
    en: ['[insert photo of the process]', 'Prices start at $XX per unit.', 'Call {{company_name}} and pick a time that suits you.', 'TODO: finish the paragraph on aftercare, check with Tom', 'In [city name] there are several workshops that offer this.'],
  }),
  ...texts('structure/leftover-placeholder', sentence, { ru: ['Подробнее об этом — (ссылка на статью).'], en: ['Read more about it in [LINK].'] }),
  ...texts('structure/promised-asset-missing', closing, {
    ru: [
      'Скачайте бесплатный чек-лист в формате PDF и держите его под рукой.',
      'Мы подготовили для вас удобный шаблон: заберите его и начните сегодня.',
      'Чтобы ничего не забыть, сохраните инфографику, которую собрали наши дизайнеры.',
      'Посмотрите короткое видео, в котором показан весь процесс.',
      'Весь порядок действий показан на схеме ниже.',
    ],
    en: [
      'Download our free PDF checklist and keep it close at hand.',
      'We have put together a handy template for you: grab your copy and start today.',
      'Save the infographic our designers made so that you never miss a step.',
      'Watch the short video that shows the whole process.',
      'The whole procedure is shown in the diagram below.',
    ],
  }),
  ...texts('structure/table-promise-mismatch', block, {
    ru: [
      'В таблице сравним Trello, Notion и Битрикс24:\n\n| Параметр | Значение |\n|:---|:---|\n| Цена | средняя |\n| Удобство | высокое |\n| Поддержка | есть |',
      '### Таблица: популярные марки и их цены\n\n| Свойство | Почему это важно |\n|:---|:---|\n| Вес | влияет на удобство |\n| Материал | определяет срок службы |',
      'Вот как отличаются условия Сбера, ВТБ и Т-Банка.\n\n| Критерий | На что смотреть |\n|:---|:---|\n| Ставка | чем ниже, тем лучше |\n| Срок | от года |',
    ],
    en: [
      'The table compares Trello, Notion and Asana:\n\n| Parameter | Value |\n|:---|:---|\n| Price | medium |\n| Ease of use | high |\n| Support | yes |',
      '### Popular brands and their prices\n\n| Property | Why it matters |\n|:---|:---|\n| Weight | affects comfort |\n| Material | decides how long it lasts |',
      'Here is how Barclays, Monzo and HSBC differ.\n\n| Criterion | What to look at |\n|:---|:---|\n| Rate | the lower the better |\n| Term | from one year |',
    ],
  }),
  ...texts('structure/heading-number-mismatch', block, {
    ru: [
      '### 5 вещей, о которых забывают\n\n- запас времени;\n- свет;\n- перчатки;\n- место для мусора.',
      '### Три простых правила\n\n1. Не спешите.\n2. Записывайте.\n3. Проверяйте.\n4. Спрашивайте старших.\n5. Отдыхайте.',
      '### Топ-7 советов новичку\n\n1. Начните с малого.\n2. Не покупайте лишнего.\n3. Ведите записи.\n4. Просите помощи.\n5. Не бросайте после первой неудачи.',
    ],
    en: [
      '### 5 things people forget\n\n- spare time;\n- light;\n- gloves;\n- room for rubbish.',
      '### Three simple rules\n\n1. Take your time.\n2. Write it down.\n3. Check it.\n4. Ask someone older.\n5. Rest.',
      '### Top 7 tips for newcomers\n\n1. Start small.\n2. Skip what you do not need.\n3. Keep notes.\n4. Ask for help.\n5. Do not quit after one failure.',
    ],
  }),
  ...acts('structure/heading-number-mismatch', [loseSection], { on: (article) => NUMBERED.has(article.slug) }),
  ...acts('structure/truncated-ending', [midWord, atComma]),
  ...acts('structure/truncated-ending', [
    endsWith('Подводя итог, стоит учесть три момента: время, деньги и'),
    endsWith('Как говорил один мастер, «хорошая работа не терпит'),
    endsWith('Кроме того, не стоит забывать о'),
  ], { locales: ['ru'] }),
  ...acts('structure/truncated-ending', [
    endsWith('To sum up, three things are worth keeping in mind: time, money and'),
    endsWith('As an old craftsman used to say, “good work does not'),
    endsWith('On top of that, do not forget about the'),
  ], { locales: ['en'] }),
];
