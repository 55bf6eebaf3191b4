import { defineRule, type SiteArticle, type SiteRule } from '../../kinds.ts';
import type { SiteConfig } from '../../model/site.ts';
import type { Language } from '../../text/language.ts';
import { redirectsOf } from '../../text/redirects.ts';
import { normalPath, sitePaths } from '../../text/site-paths.ts';
import { articleFolder, isCopySlug, slugSkeleton } from '../../text/slug-variants.ts';

interface Addresses {
  /** The slug, the front matter's where it names one. */
  slug: string;
  path: string;
  redirects: readonly string[];
}

const page = (title: string, front = ''): string => `---\ntitle: ${title}\n${front}---\n# ${title}\n\nText.\n`;

/**
 * With a config the slug makes the address, wherever the file lies. Without one only files of one folder are compared: the same name in another folder is another address on
 * most sites (dates, sections, languages). Translations may share a slug.
 */
export default defineRule<SiteRule<Addresses>>({
  id: 'corpus/slug-collision',
  severity: 'error',
  about: 'Two articles at one address, addresses that only differ by case or spelling of the same word, or a redirect that is the address of an article.',
  why: 'Of two pages at one address only one is published, and addresses that look the same are mixed up in links.',
  fix: 'Give one of the articles another slug, and a redirect from its old address when it was published.',
  source: 'Google Search Central, URL structure best practices',
  needs: 'site',
  examples: {
    bad: [
      { text: page('Care'), slug: 'tyre-care', corpus: [{ slug: 'Tyre-Care', text: page('Care of tyres') }] },
      { text: page('Care', 'aliases: [/blog/tyres/]\n'), slug: 'tyre-care', corpus: [{ slug: 'tyres', text: page('Tyres') }] },
    ],
    good: [{ text: page('Care', 'aliases: [/blog/old-tyres/]\n'), slug: 'tyre-care', corpus: [{ slug: 'tyre-care-2', text: page('Care, part two') }] }],
  },
  collect({ doc, config, language }) {
    const named = doc.field('slug');
    // Patterns (":title") are filled in by the generator.
    const slug = named !== '' && !/[:{}]/.test(named) ? named : doc.slug;
    const isPath = slug.includes('/');
    const path = isPath ? normalPath(slug.startsWith('/') ? slug : `/${slug}`) : sitePaths(config).articlePath(slug);
    const redirects = redirectsOf(doc, config).map((redirect) => redirect.path);
    const name = isPath ? path : `${folderOf(doc.file, config)} ${slugSkeleton(slug, isTransliterated(language))}`;
    return { facts: { slug, path, redirects }, keys: [`name ${name}`, `path ${path}`, ...redirects.map((redirect) => `path ${redirect}`)] };
  },
  check(input, report) {
    const { entry, collected: own } = input;
    if (own === undefined || entry.draft) return;
    const folder = folderOf(entry.file, input.config);
    const isPath = own.slug.includes('/');
    const name = isPath ? own.path : `${folder} ${slugSkeleton(own.slug, isTransliterated(input.language))}`;
    const [twin] = first(input.sharing(`name ${name}`), ({ entry: other, facts }) => !other.draft && other.lang === entry.lang && facts !== undefined && facts.slug.includes('/') === isPath && (isPath || folderOf(other.file, input.config) === folder));
    if (twin?.facts !== undefined) {
      const { slug } = twin.facts;
      const place = input.doc.place(['slug']);
      if (twin.facts.path === own.path) {
        report({ ...place, message: slug === own.slug || isPath ? `${twin.entry.file} has the same address as this article: ${own.slug}` : `the slug ${own.slug} differs only by case from ${slug} of ${twin.entry.file}` });
      } else {
        report({ ...place, severity: 'warning', message: isCopySlug(slug) === isCopySlug(own.slug) ? `the slug ${own.slug} is another spelling of ${slug}` : `the slugs ${own.slug} and ${slug} look like an article and its copy` });
      }
    }
    if (own.redirects.length === 0) return;
    for (const redirect of redirectsOf(input.doc, input.config)) {
      const place = input.doc.place(redirect.place);
      if (redirect.path === own.path) {
        report({ ...place, message: `the redirect ${redirect.url} is the address of this article itself`, help: 'Remove it: it would lead in a circle.' });
        continue;
      }
      const [other] = first(input.sharing(`path ${redirect.path}`), ({ entry: candidate, facts }) => !candidate.draft && facts !== undefined && (facts.path === redirect.path || facts.redirects.includes(redirect.path)));
      if (other?.facts === undefined) continue;
      const taken = other.facts.path === redirect.path;
      report({ ...place, message: `the redirect ${redirect.url} is ${taken ? 'the address' : 'also a redirect'} of ${other.entry.slug}`, help: taken ? 'Remove the redirect: it would hide that article.' : 'Keep it in the article that took the place of the old page.' });
    }
  },
});

/** What besides the slug makes the address. */
function folderOf(file: string, config: SiteConfig | undefined): string {
  return config === undefined ? articleFolder(file) : '';
}

/** Slugs of languages in Latin letters are their words; others are transliterated. */
function isTransliterated(language: Language): boolean {
  return !language.letters.startsWith('a-z');
}

/** The first that fits, of few. */
function first<F>(articles: Iterable<SiteArticle<F>>, fits: (article: SiteArticle<F>) => boolean): SiteArticle<F>[] {
  let seen = 0;
  for (const article of articles) {
    if (fits(article)) return [article];
    if (++seen === 50) break;
  }
  return [];
}
