import { defineRule, type SiteArticle, type SiteRule, type SiteRuleInput } from '../../kinds.ts';
import { sitePaths } from '../../text/site-paths.ts';
import { baseLanguage, translationsOf } from '../../text/translations.ts';

interface Versions {
  /** Paths this page is known by: its own, and the one it gives for its own language. */
  own: readonly string[];
  /** Language and path of each version that is on the site. */
  named: readonly (readonly [lang: string, path: string])[];
}

const page = (lang: string, front: string): string => `---\ntitle: Tyres\nlang: ${lang}\n${front}---\n# Tyres\n\nText.\n`;
const EN = page('en', 'hreflang: { en: https://example.org/blog/tyres/, ru: https://example.org/blog/shiny/ }\n');
const ru = (front: string): { slug: string; text: string } => ({ slug: 'shiny', text: page('ru', front) });

/**
 * Read from `translations`, `alternates` or `hreflang` of the front matter. `translations` is what layouts make tags of, so there the page itself may be missing and
 * addresses may begin at the root; the other two are the tags. Versions that are no article of this site are not judged, nor is `x-default`.
 */
export default defineRule<SiteRule<Versions>>({
  id: 'seo/hreflang-reciprocal',
  severity: 'error',
  about: 'A version in another language that does not name this article back, an address that is not whole, or tags without the article itself.',
  why: 'Search engines ignore language versions that only one of the two pages names, and the reader is sent to the wrong language.',
  fix: 'List the same full addresses, the own one included, in every version of the article.',
  source: 'Google Search Central, Localized versions of your pages (2025-12-22)',
  needs: 'site',
  examples: {
    bad: [
      { text: EN, slug: 'tyres', corpus: [ru('')] },
      { text: EN, slug: 'tyres', corpus: [ru('hreflang: { ru: https://example.org/blog/shiny/, en: https://example.org/blog/wheels/ }\n')] },
      { text: page('en', 'hreflang: { ru: https://example.org/blog/shiny/ }\n'), slug: 'tyres', corpus: [ru('translations: { en: /blog/tyres/ }\n')] },
    ],
    good: [
      { text: EN, slug: 'tyres', corpus: [ru('hreflang: { ru: https://example.org/blog/shiny/, en: https://example.org/blog/tyres/ }\n')] },
      { text: page('en', 'translations: { ru: /blog/shiny/ }\n'), slug: 'tyres', corpus: [ru('translations: { en: /blog/tyres/ }\n')] },
    ],
  },
  collect({ doc, config, language }) {
    const read = translationsOf(doc);
    if (read === undefined) return undefined;
    const paths = sitePaths(config);
    const article = paths.articlePath(doc.slug);
    const named = read.versions.flatMap(({ lang, url }): [string, string][] => {
      const path = paths.pathOf(url);
      return path === undefined ? [] : [[lang, path]];
    });
    const own = [...new Set([article, ...named.filter(([lang]) => baseLanguage(lang) === baseLanguage(language.tag)).map(([, path]) => path)])];
    return { facts: { own, named }, keys: own };
  },
  check(input, report) {
    const { entry, collected, config } = input;
    if (entry.draft || collected === undefined) return;
    const { doc } = input;
    const read = translationsOf(doc);
    if (read === undefined) return;
    const { pathOf } = sitePaths(config);
    const own = baseLanguage(input.language.tag);
    const seen = new Map<string, string>();
    for (const { lang, url, place } of read.versions) {
      const at = doc.place(place);
      const isWhole = /^https?:\/\/[^/]/i.test(url);
      if (!isWhole && (read.complete || !/^\/(?!\/)/.test(url))) {
        report({ ...at, message: `the address ${url} of the version "${lang}" is not whole`, help: 'Write it with https:// and the host.' });
        if (!/^\/(?!\/)/.test(url)) continue;
      }
      const path = pathOf(url);
      if (path === undefined || lang === 'x-default') continue;
      const same = seen.get(path);
      if (same !== undefined && baseLanguage(same) !== baseLanguage(lang)) report({ ...at, message: `the versions "${same}" and "${lang}" have one address, ${url}` });
      seen.set(path, lang);
      if (baseLanguage(lang) === own) continue;
      const version = articleAt(input, path);
      if (version === undefined) {
        const silent = input.corpus.byUrl(url);
        if (silent !== undefined && !silent.draft && silent.file !== entry.file) report({ ...at, message: `the version "${lang}", ${silent.slug}, names no versions at all`, help: `Name this article in ${silent.file}.` });
      } else if (version.facts !== undefined && !version.facts.named.some(([, back]) => collected.own.includes(back))) report({ ...at, message: `the version "${lang}", ${version.entry.slug}, does not name this article back`, help: `Name ${entry.path} in ${version.entry.file}.` });
    }
    if (read.complete && !read.versions.some(({ lang }) => baseLanguage(lang) === own)) report({ ...doc.place([read.key]), message: `the list of versions leaves out this article itself (${input.language.tag})` });
  },
});

/** The article at a path, by its own address or by the one it gives itself. */
function articleAt(input: SiteRuleInput<Versions>, path: string): SiteArticle<Versions> | undefined {
  let read = 0;
  for (const other of input.sharing(path)) {
    if (!other.entry.draft && other.facts?.own.includes(path) === true) return other;
    if (++read === 10) break;
  }
  return undefined;
}
