/** What the layout says by itself, in the language of the page. */
export const LANGUAGES = ['ru', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

interface Labels {
  /** The language in its own words. */
  language: string;
  locale: string;
  home: string;
  /** Path of the home page. */
  homePath: string;
  site: string;
  tagline: string;
  all: string;
  latest: string;
  skip: string;
  navigation: string;
  breadcrumbs: string;
  languages: string;
  contents: string;
  draft: string;
  published: string;
  updated: string;
  author: string;
  minutes: (count: number) => string;
  feed: string;
  footer: string;
  empty: string;
}

export const LABELS: Record<Language, Labels> = {
  ru: {
    language: 'Русский', locale: 'ru_RU', home: 'Главная', homePath: '/', site: 'Блог ButlerSPB',
    tagline: 'О посуточной аренде в Петербурге: как встречать гостей, держать квартиру в порядке и ладить с домом.',
    all: 'Все статьи', latest: 'Свежее', skip: 'К содержанию', navigation: 'Основная навигация', breadcrumbs: 'Вы здесь', languages: 'Язык', contents: 'Содержание',
    draft: 'Черновик', published: 'Опубликовано', updated: 'обновлено', author: 'Автор', minutes: (count) => `${count} мин чтения`, feed: 'RSS',
    footer: 'Статьи собраны Slugline, страницы\u00a0— Astro.', empty: 'Здесь пока нет статей.',
  },
  en: {
    language: 'English', locale: 'en_GB', home: 'Home', homePath: '/en/', site: 'The ButlerSPB Blog',
    tagline: 'On short lets in Saint Petersburg: receiving guests, keeping a flat in order and getting on with the house.',
    all: 'All articles', latest: 'Latest', skip: 'Skip to content', navigation: 'Main navigation', breadcrumbs: 'You are here', languages: 'Language', contents: 'Contents',
    draft: 'Draft', published: 'Published', updated: 'updated', author: 'By', minutes: (count) => `${count} min read`, feed: 'RSS',
    footer: 'Articles made by Slugline, pages by Astro.', empty: 'There are no articles here yet.',
  },
};
