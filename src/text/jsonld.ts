import type { FaqItem, Json, JsonObject } from '../model/article.ts';
import type { Author, SiteConfig } from '../model/site.ts';
import { isoDuration } from './datelines.ts';

/** What the page shows, and nothing else, goes into the structured data. */
export interface PageFacts {
  url: string;
  title: string;
  description: string;
  lang: string;
  pubDate: string;
  updatedDate: string | undefined;
  author: Author;
  image: { url: string; alt: string } | undefined;
  keywords: readonly string[];
  faq: readonly FaqItem[];
  /** Steps shown on the page; empty when the article is no how-to. */
  steps: readonly { name: string; text: string; anchor: string }[];
  words: number;
  homeLabel: string;
  type: string;
  /** Items of a list, as they stand on the page. */
  items?: readonly { name: string; text: string; anchor: string }[] | undefined;
  /** What a comparison compares, as its table says it. */
  sides?: readonly string[] | undefined;
  /** Name of the service that the page is about. */
  service?: string | undefined;
  /** What a how-to needs, and how long it takes, where the page says so. */
  tools?: readonly string[] | undefined;
  minutes?: number | undefined;
  /** Place and day that open a piece of news. */
  dateline?: string | undefined;
}

/** The JSON-LD of an article in the shape the config asks for. */
export function buildJsonLd(page: PageFacts, config: SiteConfig): JsonObject {
  return config.article.schema === 'flat' ? flat(page, config) : graph(page, config);
}

/**
 * One @graph, nodes linked by @id (the shape Yoast publishes): Organization, WebSite, author, WebPage, BlogPosting, ImageObject, BreadcrumbList,
 * FAQPage, HowTo, ItemList and Service when the page shows them. No rating is printed: an article and its own publisher may not carry one (Google Search Central, Review snippet, 2026-07-24).
 */
function graph(page: PageFacts, config: SiteConfig): JsonObject {
  const home = new URL('/', config.site.url).href;
  const blog = new URL(config.site.articlePath.replace(/\{slug\}.*$/, ''), config.site.url).href;
  const ids = {
    organization: `${config.brand.url ?? home}#organization`, website: `${home}#website`, webpage: page.url, article: `${page.url}#article`,
    image: `${page.url}#primaryimage`, breadcrumb: `${page.url}#breadcrumb`, faq: `${page.url}#faq`, howto: `${page.url}#howto`, list: `${page.url}#list`, service: `${page.url}#service`,
  };
  // An organisation that is the brand itself is one node, not two.
  const authorIsBrand = page.author.type === 'organization' && page.author.name === config.brand.name;
  const authorId = authorIsBrand ? ids.organization : `${page.author.url ?? home}#${page.author.type === 'person' ? 'person' : 'organization'}-${page.author.id}`;
  const dates = { datePublished: page.pubDate, dateModified: page.updatedDate ?? page.pubDate };
  const nodes: (JsonObject | undefined)[] = [
    compact({
      '@type': 'Organization', '@id': ids.organization, name: config.brand.name, url: config.brand.url ?? home,
      description: config.brand.description, logo: config.brand.logo === undefined ? undefined : { '@type': 'ImageObject', url: config.brand.logo },
    }),
    compact({ '@type': 'WebSite', '@id': ids.website, name: config.site.name, url: home, inLanguage: page.lang, publisher: { '@id': ids.organization } }),
    authorIsBrand ? undefined : compact({ '@type': page.author.type === 'person' ? 'Person' : 'Organization', '@id': authorId, name: page.author.name, url: page.author.url }),
    compact({
      '@type': 'WebPage', '@id': ids.webpage, url: page.url, name: page.title, description: page.description, inLanguage: page.lang,
      isPartOf: { '@id': ids.website }, breadcrumb: { '@id': ids.breadcrumb }, primaryImageOfPage: page.image === undefined ? undefined : { '@id': ids.image }, ...dates,
    }),
    compact({
      '@type': articleType(page), '@id': ids.article, headline: page.title, description: page.description, inLanguage: page.lang, ...dates,
      author: { '@id': authorId }, publisher: { '@id': ids.organization }, isPartOf: { '@id': ids.webpage }, mainEntityOfPage: { '@id': ids.webpage },
      image: page.image === undefined ? undefined : { '@id': ids.image }, keywords: page.keywords.length === 0 ? undefined : [...page.keywords], wordCount: page.words,
      dateline: page.dateline, about: aboutOf(page, ids.service),
    }),
    page.image === undefined ? undefined : compact({ '@type': 'ImageObject', '@id': ids.image, url: page.image.url, contentUrl: page.image.url, caption: page.image.alt }),
    {
      '@type': 'BreadcrumbList', '@id': ids.breadcrumb,
      itemListElement: [
        { '@type': 'ListItem', position: 1, name: page.homeLabel, item: home },
        ...(blog === home ? [] : [{ '@type': 'ListItem', position: 2, name: config.site.name, item: blog }]),
        { '@type': 'ListItem', position: blog === home ? 2 : 3, name: page.title, item: page.url },
      ],
    },
    page.faq.length === 0 ? undefined : { '@type': 'FAQPage', '@id': ids.faq, isPartOf: { '@id': ids.webpage }, mainEntity: questions(page.faq) },
    page.steps.length < 2 ? undefined : {
      '@type': 'HowTo', '@id': ids.howto, name: page.title, isPartOf: { '@id': ids.webpage },
      ...(page.minutes === undefined ? {} : { totalTime: isoDuration(page.minutes) }),
      ...(page.tools === undefined || page.tools.length === 0 ? {} : { tool: page.tools.map((name) => ({ '@type': 'HowToTool', name })) }),
      step: page.steps.map((step, index) => ({ '@type': 'HowToStep', position: index + 1, name: step.name, text: step.text, url: `${page.url}#${step.anchor}` })),
    },
    page.items === undefined || page.items.length < 2 ? undefined : {
      '@type': 'ItemList', '@id': ids.list, name: page.title, mainEntityOfPage: { '@id': ids.webpage }, numberOfItems: page.items.length,
      itemListElement: page.items.map((item, index) => ({ '@type': 'ListItem', position: index + 1, name: item.name, url: `${page.url}#${item.anchor}` })),
    },
    page.service === undefined ? undefined : {
      '@type': 'Service', '@id': ids.service, name: page.service, description: page.description, provider: { '@id': ids.organization }, mainEntityOfPage: { '@id': ids.webpage },
    },
  ];
  return { '@context': 'https://schema.org', '@graph': nodes.filter((node) => node !== undefined) };
}

/** A single BlogPosting with the keys of the first user's old posts, for blogs that expect that shape. */
function flat(page: PageFacts, config: SiteConfig): JsonObject {
  return compact({
    '@context': 'https://schema.org', '@type': articleType(page), name: page.title, headline: page.title, description: page.description,
    image: page.image === undefined ? undefined : { '@type': 'ImageObject', url: page.image.url },
    author: compact({ '@type': page.author.type === 'person' ? 'Person' : 'Organization', name: page.author.name, url: page.author.url }),
    datePublished: page.pubDate, dateModified: page.updatedDate ?? page.pubDate, inLanguage: page.lang,
    publisher: compact({
      '@type': 'Organization', name: config.brand.name, url: config.brand.url,
      logo: config.brand.logo === undefined ? undefined : { '@type': 'ImageObject', url: config.brand.logo },
    }),
    mainEntityOfPage: { '@type': 'WebPage', '@id': page.url },
  });
}

/** The type tells search engines outright that an article is news; no result depends on it (Google Search Central, Article structured data, 2025-12-10). So only what reports something gets it. */
function articleType({ type }: PageFacts): string {
  return type === 'news' ? 'NewsArticle' : 'BlogPosting';
}

/** What the article is about, where the page names it: the things compared, or the service. */
function aboutOf({ sides, service }: PageFacts, serviceId: string): Json | undefined {
  if (service !== undefined) return { '@id': serviceId };
  return sides === undefined ? undefined : sides.map((name) => ({ '@type': 'Thing', name }));
}

function questions(faq: readonly FaqItem[]): Json[] {
  return faq.map((item) => ({ '@type': 'Question', name: item.question, acceptedAnswer: { '@type': 'Answer', text: item.answer } }));
}

function compact(object: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
