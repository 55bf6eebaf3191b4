import { acts, front, texts, type Draft, type Recipe, type SiteRecipe } from '../kit.ts';
import { siteTexts } from '../site.ts';

/** Replaces the line of a front matter key in the finished file. */
const raw = (pattern: RegExp, replacement: string) => (draft: Draft): ['anywhere'] => {
  draft.rewrite.push((text) => text.replace(pattern, replacement));
  return ['anywhere'];
};
const drop = (key: string) => (draft: Draft): ['anywhere'] => {
  delete draft.data[key];
  return ['anywhere'];
};
const set = (values: Record<string, unknown>) => (draft: Draft): { key: string }[] => {
  Object.assign(draft.data, values);
  return Object.keys(values).map((key) => ({ key }));
};
/** Title and signature stand in two places; either may be pointed at. */
const titleOr = (draft: Draft, title: string): ({ key: string } | { text: string })[] => {
  draft.data['title'] = title;
  return [{ key: 'title' }, { text: draft.body.split('\n')[0] ?? '' }];
};
const sign = (draft: Draft, signature: string): ({ key: string } | { text: string })[] => {
  const { author } = siteTexts(draft.locale);
  draft.body = draft.body.replace(new RegExp(`(## ${author}\n\n).*`), `$1${signature}`);
  return [{ key: 'author' }, { text: signature }];
};

export const recipes: Recipe[] = [
  ...acts('frontmatter/parse-error', [
    raw(/^author: (.*)$/m, "author: 'unclosed"), raw(/^author: (.*)$/m, 'author: $1\nauthor: $1'), raw(/^lang: (.*)$/m, '\tlang: $1'), raw(/^lang: (.*)$/m, 'tags: [home, tools\nlang: $1'),
    raw(/^heroImage: .*$/m, 'heroImage: see: below'), raw(/^---\n[\s\S]*?\n---\n/, ''),
  ]),
  ...acts('frontmatter/missing-required', [drop('title'), drop('description'), drop('pubDate'), drop('author'), drop('heroImage'), set({ title: '' }), set({ description: '   ' }), set({ heroImageAlt: '' })]),
  ...acts('frontmatter/unknown-key', [
    set({ keyword: 'x' }), set({ sumary: 'x' }), set({ publishDate: '2026-02-02' }), set({ categorie: 'home' }), set({ herolmage: 'https://img.delo-ruk.example/a.webp' }),
  ]),
  ...texts('frontmatter/title-h1-mismatch', titleOr, {
    ru: ['Ремонт смесителя без сантехника: порядок работ', 'Доставка пирогов по городу за два часа', 'Как оформить загранпаспорт ребёнку', 'Зимняя рыбалка для начинающих: снасти и лёд'],
    en: ['Filing taxes as a freelancer in one weekend', 'Cheap flights to Lisbon and where to stay', 'How to choose a winter tent for two', 'Removing wallpaper from plasterboard walls'],
  }),
  ...acts('frontmatter/date-invalid', [set({ pubDate: '14 января 2026' }), set({ pubDate: '2026-13-40' }), set({ pubDate: '01/14/2026' }), set({ pubDate: 'yesterday' }), set({ pubDate: '2026-02-30' }), set({ updatedDate: 'soon' })]),
  ...acts('frontmatter/date-future', [set({ pubDate: '2027-03-01' }), set({ pubDate: '2026-12-24' }), set({ pubDate: '2031-01-01T08:00:00Z' })]),
  ...acts('frontmatter/modified-before-published', [set({ updatedDate: '2025-12-01' }), set({ updatedDate: '2024-05-05T10:00:00Z' }), set({ updatedDate: '2019-01-01' })]),
  ...texts('frontmatter/author-not-registered', front('author'), {
    ru: ['Редакция', 'Специалист «Вербы»', 'Администратор', 'Гость', 'Павел Дронов', 'Контент-менеджер'],
    en: ['Staff Writer', 'Plain Shelf Team', 'admin', 'Guest', 'John Fairweather', 'Editorial'],
  }),
  ...texts('frontmatter/author-extra-info', front('author'), {
    ru: ['Вера Колосова, технолог', 'Автор: Вера Колосова', 'Вера Колосова | Верба', 'к. т. н. Вера Колосова', 'Тимур Ахметов (главный редактор)'],
    en: ['Ruth Calder, Head Baker', 'By Ruth Calder', 'Dr. Ruth Calder', 'Ruth Calder (Plain Shelf)', 'Tom Ashby, Senior Editor at Plain Shelf'],
  }),
  ...texts('frontmatter/byline-conflict', sign, {
    ru: ['**Олег Снегирёв**\n*шеф-бариста студии*', 'Автор: Олег Снегирёв', '**Мария Ливнева**, агроном', 'Текст подготовила Ирина Долгих', '[Игорь Лапин](https://delo-ruk.example/authors/igor/) — редактор.'],
    en: ['**Olive Turner**\n*head of the bakery*', 'Author: Olive Turner', 'Written by Marcus Webb', '**Marcus Webb**, gardener', '[Nora Finch](https://plainshelf.example/authors/nora/) — editor.'],
  }),
  ...texts('frontmatter/lang-mismatch', front('lang'), { ru: ['en', 'de', 'en-GB'], en: ['ru', 'uk', 'ru-RU'] }),
  ...acts('frontmatter/slug-invalid', ['Kak_vybrat_nozh', 'кофе-дома', 'with--double', 'trailing-', 'UPPER-case', 'a'.repeat(40) + '-' + 'b'.repeat(50)].map((slug) => (draft: Draft): ['anywhere'] => {
    draft.file = slug;
    return ['anywhere'];
  })),
];

export const siteRecipes: SiteRecipe[] = [];
