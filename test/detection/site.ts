import { readdirSync, readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { renderArticle, type SiteConfigInput } from '../../src/index.ts';
import type { JsonObject } from '../../src/model/article.ts';
import { configSchema } from '../../src/model/site.ts';
import { buildJsonLd } from '../../src/text/jsonld.ts';

/** Two small sites of clean articles, one a language: written by hand in `articles/`, completed here to whole files. */

export type Locale = 'ru' | 'en';
export const LOCALES: readonly Locale[] = ['ru', 'en'];
/** The day by which the set is judged: after every date in it. */
export const AS_OF = '2026-09-15';

/** An article as mutators see it: front matter as an object, the body as text. */
export interface SiteArticle {
  slug: string;
  locale: Locale;
  data: Record<string, unknown> & { schema: JsonObject };
  body: string;
}

interface Source {
  title: string;
  description: string;
  keywords: string[];
  author: string;
  pubDate: string;
  hero: string;
  heroAlt: string;
  related: string[];
}

interface SiteTexts {
  config: SiteConfigInput;
  images: string;
  faq: string;
  author: string;
  related: string;
  home: string;
}

const SITES: Record<Locale, SiteTexts> = {
  ru: {
    images: 'https://img.delo-ruk.example/', faq: 'Часто задаваемые вопросы', author: 'Об авторе', related: 'Читайте также', home: 'Главная',
    config: {
      site: { url: 'https://delo-ruk.example', name: 'Дело рук', articlePath: '/blog/{slug}/', locale: 'ru', locales: ['ru'] },
      brand: { name: 'Верба', url: 'https://delo-ruk.example/', logo: 'https://img.delo-ruk.example/logo.png', banned: ['эксклюзивный'] },
      authors: [
        { id: 'vera', name: 'Вера Колосова', url: 'https://delo-ruk.example/authors/vera/', bio: 'Пишет о доме и текстах.' },
        { id: 'timur', name: 'Тимур Ахметов', url: 'https://delo-ruk.example/authors/timur/', bio: 'Ходит в походы и чинит мебель.' },
        { id: 'nina', name: 'Нина Полякова', url: 'https://delo-ruk.example/authors/nina/', bio: 'Ведёт сад и учит школьников.' },
        { id: 'verba', name: 'Верба', url: 'https://delo-ruk.example/', type: 'organization' },
      ],
      images: { hosts: ['img.delo-ruk.example'] },
      rules: { 'legal/comparison-with-competitor': ['warning', { competitors: ['МебельСервис', 'Ромашка'] }] },
      links: { related: 3, inText: 3, ownHosts: ['delo-ruk.example', 'img.delo-ruk.example'], sponsoredHosts: ['partner-shop.example'] },
      cta: [
        { id: 'studiya', url: 'https://delo-ruk.example/studiya/', text: 'Записаться на пробный урок', keywords: ['репетитор'] },
        { id: 'masterskaya', url: 'https://delo-ruk.example/masterskaya/', text: 'на странице мастерской', keywords: ['мебель'] },
      ],
    },
  },
  en: {
    images: 'https://img.plainshelf.example/', faq: 'Frequently asked questions', author: 'About the author', related: 'Read also', home: 'Home',
    config: {
      site: { url: 'https://plainshelf.example', name: 'Plain Shelf', articlePath: '/posts/{slug}/', locale: 'en', locales: ['en'] },
      brand: { name: 'Plain Shelf', url: 'https://plainshelf.example/', logo: 'https://img.plainshelf.example/logo.png', banned: ['synergy'] },
      authors: [
        { id: 'ruth', name: 'Ruth Calder', url: 'https://plainshelf.example/authors/ruth/', bio: 'Bakes, runs and repots.' },
        { id: 'tom', name: 'Tom Ashby', url: 'https://plainshelf.example/authors/tom/', bio: 'Writes about tools at home.' },
        { id: 'plainshelf', name: 'Plain Shelf', url: 'https://plainshelf.example/', type: 'organization' },
      ],
      images: { hosts: ['img.plainshelf.example'] },
      links: { related: 3, inText: 3, ownHosts: ['plainshelf.example', 'img.plainshelf.example'], sponsoredHosts: ['partner-shop.example'] },
      cta: [
        { id: 'sitting', url: 'https://plainshelf.example/services/plant-sitting/', text: 'the plant sitting page', keywords: ['plants'] },
        { id: 'tuning', url: 'https://plainshelf.example/services/tuning/', text: 'the tuning page', keywords: ['piano'] },
      ],
    },
  },
};

export function siteConfig(locale: Locale): SiteConfigInput {
  return SITES[locale].config;
}

/** Headings and hosts of a site that mutators have to know. */
export function siteTexts(locale: Locale): Omit<SiteTexts, 'config'> {
  return SITES[locale];
}

/** The clean articles of a site, in order of slug, followed by those of the hold-out when asked for. */
export function loadSite(locale: Locale, holdout = false): SiteArticle[] {
  const sources = ['./articles/', ...(holdout ? ['./holdout/articles/'] : [])].flatMap((path) => sourcesIn(new URL(`${path}${locale}/`, import.meta.url)));
  const titles = new Map(sources.map(({ slug, head }) => [slug, head.title]));
  return sources.map(({ slug, head, body }, index) => complete(locale, slug, head, body, titles, index));
}

function sourcesIn(folder: URL): { slug: string; head: Source; body: string }[] {
  return readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => {
    const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(new URL(name, folder), 'utf8')) ?? [];
    return { slug: name.replace(/\.md$/, ''), head: load(head) as Source, body };
  });
}

/** The text of the file. */
export function fileText(article: Pick<SiteArticle, 'data' | 'body'>): string {
  return renderArticle({ data: article.data, body: article.body });
}

/** Adds what every article of the site has: whole front matter, signature, related links (those the body does not already link). */
function complete(locale: Locale, slug: string, head: Source, written: string, titles: ReadonlyMap<string, string>, index: number): SiteArticle {
  const texts = SITES[locale];
  const config = configSchema.parse(texts.config);
  const author = config.authors.find((one) => one.id === head.author);
  if (author === undefined) throw new Error(`${slug}: no author ${head.author}`);
  const [main = '', footnote] = written.trimEnd().split(/\n\n(?=\\\*)/);
  const path = (target: string): string => config.site.articlePath.replace('{slug}', target);
  const related = head.related.filter((target) => !main.includes(path(target))).map((target) => `- [${titles.get(target) ?? target}](${path(target)})`);
  const signature = `## ${texts.author}\n\n[${author.name}](${author.url ?? ''})${author.bio === undefined ? '' : ` — ${author.bio}`}`;
  const body = [main.trim(), signature, `## ${texts.related}\n\n${related.join('\n')}`, ...(footnote === undefined ? [] : [footnote])].join('\n\n');
  const date = dayOf(head.pubDate);
  const faq = questionsOf(main, texts.faq);
  const image = { url: `${texts.images}${head.hero}`, alt: head.heroAlt };
  // Half of the English articles have the single node that many blogs write by hand, the others the compiler's graph.
  const flat = locale === 'en' && index % 2 === 1;
  const schema = buildJsonLd({
    url: new URL(path(slug), config.site.url).href, title: head.title, description: head.description, lang: locale, pubDate: date, updatedDate: undefined, author, image,
    keywords: head.keywords, faq, steps: [], words: body.split(/\s+/).length, homeLabel: texts.home, type: 'guide',
  }, flat ? { ...config, article: { ...config.article, schema: 'flat' } } : config);
  return {
    slug, locale, body: `${body}\n`,
    data: {
      title: head.title, description: head.description, keywords: head.keywords, pubDate: date, author: author.name, heroImage: image.url, heroImageAlt: image.alt, lang: locale, schema, faq,
    },
  };
}

function questionsOf(body: string, heading: string): { question: string; answer: string }[] {
  const section = body.split(`## ${heading}\n`)[1] ?? '';
  return section.split(/^### /m).slice(1).map((part) => {
    const [question = '', ...answer] = part.split('\n');
    return { question: question.trim(), answer: answer.join(' ').trim() };
  });
}

/** js-yaml reads an unquoted date as a Date. */
function dayOf(value: unknown): string {
  return value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}
