import { acts, bottom, front, texts, top, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';
import { siteTexts } from '../site.ts';

/** Another name under the article than above it. */
function signature(text: string): (draft: Draft) => Place[] {
  return (draft) => {
    const heading = `## ${siteTexts(draft.locale).author}\n\n`;
    const start = draft.body.indexOf(heading) + heading.length;
    draft.body = `${draft.body.slice(0, start)}${text}${draft.body.slice(draft.body.indexOf('\n\n', start))}`;
    return [{ text }];
  };
}

export const siteRecipes: SiteRecipe[] = [];
export const recipes: Recipe[] = [
  ...acts('frontmatter/byline-conflict', [
    signature('**Мария Крылова**\n*ведущий специалист отдела контента*'),
    signature('Дмитрий Лапшин — практикующий эксперт с двадцатилетним стажем.'),
  ], { locales: ['ru'] }),
  ...acts('frontmatter/byline-conflict', [
    signature('**Maria Keller**\n*lead content specialist*'),
    signature('Dan Pruett is a practising expert with twenty years behind him.'),
  ], { locales: ['en'] }),
  ...texts('frontmatter/byline-conflict', bottom, { ru: ['Материал подготовила Светлана Громова'], en: ['Words by Stella Grange'] }),
  ...texts('frontmatter/byline-conflict', top, { ru: ['Автор статьи: Олег Щербаков'], en: ['By Oliver Sharpe'] }),
  ...texts('frontmatter/author-not-registered', front('author'), {
    ru: ['Редакция блога', 'Эксперт студии', 'Копирайтер', 'Игорь Самойлов'],
    en: ['Editorial Team', 'Guest Expert', 'Admin', 'Gregory Samuels'],
  }),
  ...texts('frontmatter/author-extra-info', front('author'), {
    ru: ['Вера Колосова, главный редактор', 'Автор: Тимур Ахметов', 'к. п. н. Нина Полякова', 'Вера Колосова («Верба»)'],
    en: ['Ruth Calder, Senior Editor', 'Written by Tom Ashby', 'Dr. Ruth Calder', 'Tom Ashby @ Plain Shelf'],
  }),
  ...texts('frontmatter/title-h1-mismatch', front('title'), {
    ru: ['Наши контакты, график работы и схема проезда', 'Скидки до конца месяца на все услуги студии', 'Почему выбирают нас: отзывы и кейсы'],
    en: ['Contact us: opening hours and directions', 'End of month discounts on every service', 'Why choose us: reviews and case studies'],
  }),
];
