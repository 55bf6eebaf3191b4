import { defineOutput, type PublishedArticle } from '../kinds.ts';
import { escapeMarkdown } from '../text/markdown.ts';
import { newestFirst, publicArticles, type PublicArticle } from '../text/published.ts';
import { baseLanguage } from '../text/translations.ts';

/** What a model reads in one go; older articles stand under "Optional", which readers with little room leave out. */
const MAX_ARTICLES = 100;

/** A list for language models as llmstxt.org proposes it: a heading, a quote that says what this is, sections of links; "Optional" comes last. */
export default defineOutput({
  id: 'llms',
  about: 'llms.txt: the articles with their descriptions as a list for language models, as llmstxt.org proposes.',
  files(articles, { config }) {
    const all = newestFirst(publicArticles(articles, config));
    if (all.length === 0) return [];
    const { site, brand } = config;
    const main = all.slice(0, MAX_ARTICLES);
    const languages = Map.groupBy(main, ({ article }) => baseLanguage(article.lang).toLowerCase());
    const sections = [...languages].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([lang, list]) => section(languages.size === 1 ? 'Articles' : `Articles (${escapeMarkdown(lang)})`, list));
    if (all.length > main.length) sections.push(section('Optional', all.slice(MAX_ARTICLES)));
    const about = brand.description === undefined ? '' : `> ${escapeMarkdown(brand.description)}\n\n`;
    return [{ path: 'llms.txt', text: `# ${escapeMarkdown(site.name)}\n\n${about}${sections.join('\n')}` }];
  },
});

function section(title: string, list: readonly PublicArticle<PublishedArticle>[]): string {
  return `## ${title}\n\n${list.map(entry).join('')}`;
}

function entry({ article, url }: PublicArticle<PublishedArticle>): string {
  const description = escapeMarkdown(article.description);
  // A bracket of the address would end it.
  const address = url.replaceAll('(', '%28').replaceAll(')', '%29');
  return `- [${escapeMarkdown(article.title) || address}](${address})${description === '' ? '' : `: ${description}`}\n`;
}
