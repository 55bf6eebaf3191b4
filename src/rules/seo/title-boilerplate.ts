import { defineRule, type SiteRule } from '../../kinds.ts';
import type { CorpusEntry } from '../../model/corpus.ts';
import { namesOf } from '../../text/corpus-groups.ts';
import { isSeries } from '../../text/series.ts';
import type { Language } from '../../text/language.ts';

const OPTIONS = { share: 0.6, articles: 5 };
/** Words with a meaning of their own that a template has at least: "How to clean …" is the shape of a question, not a template. */
const WORDS = 3;
/** Words of any kind that make a template too: "Всё, что нужно знать про …". */
const PHRASE = 5;
/** Words of a title that are looked at, and others that are read. */
const LONGEST = 16;
const READ = 30;

const page = (title: string): string => `---\ntitle: "${title}"\n---\n# ${title}\n\nText.\n`;
const pages = (titles: readonly string[]): { slug: string; text: string }[] => titles.map((title, index) => ({ slug: `t${index}`, text: page(title) }));
const THINGS = ['sofa', 'wardrobe', 'desk', 'bed', 'shelf'];

/**
 * A template is what titles begin and end with in the same words. Names of brand and site at the end are left out, and so are series: titles that
 * only differ by numbers and months, and articles whose front matter names a `series`.
 */
export default defineRule<SiteRule>({
  id: 'seo/title-boilerplate',
  severity: 'warning',
  about: 'A title that shares most of its words, at the same places, with five other titles or more.',
  why: 'In a list of results such titles look the same; the one word that tells them apart is lost among the others.',
  fix: 'Say in the title what this article answers, and leave out words that stand in every title.',
  source: 'Google Search Central, Influencing title links: avoid repeated or boilerplate text (2025-12-10); Yandex Webmaster, titles',
  options: OPTIONS,
  needs: 'site',
  examples: {
    bad: [{ text: page('Buy a chair in Riga cheaply: prices and reviews'), corpus: pages(THINGS.map((thing) => `Buy a ${thing} in Riga cheaply: prices and reviews`)) }],
    good: [{ text: page('How to clean a chair'), corpus: pages(THINGS.map((thing) => `How to clean a ${thing}`)) }],
  },
  collect({ doc, config, language }) {
    if (doc.data['series'] !== undefined || doc.data['draft'] === true) return undefined;
    const words = titleWords(doc.field('title'), language, [config?.brand.name ?? '', config?.site.name ?? '']);
    return words.length < WORDS + 1 ? undefined : { keys: ends(words).map(({ key }) => key) };
  },
  check(input, report) {
    const { entry, language, config } = input;
    if (input.keys === 0) return;
    const { share, articles } = { ...OPTIONS, ...input.options };
    const names = [config?.brand.name ?? '', config?.site.name ?? ''];
    const words = titleWords(entry.title, language, names);
    const isWord = (word: string): boolean => !language.stopWords.has(word) && /\p{L}/u.test(word);
    const total = words.filter(isWord).length;
    // The longest end that enough titles have leads to all whose template is at least as long.
    const list = (['<', '>'] as const).map((side) => ends(words).filter((end) => end.side === side).sort((a, b) => b.length - a.length).map(({ key }) => input.sharing(key)).find((sharing) => sharing.count >= articles));
    for (const sharing of list) {
      if (sharing === undefined) continue;
      const alike: CorpusEntry[] = [];
      let template: string[] = [];
      let seen = 0;
      for (const { entry: other } of sharing) {
        if (alike.length === articles || ++seen > READ) break;
        if (other.lang !== entry.lang || isSeries(entry.title, other.title)) continue;
        const theirs = titleWords(other.title, language, names);
        const common = commonEnds(words, theirs);
        const own = common.filter(isWord).length;
        const slot = words.length - common.length;
        const isTemplate = (own >= WORDS && own >= share * total) || (common.length >= PHRASE && common.length >= share * words.length);
        if (slot === 0 || !isTemplate) continue;
        alike.push(other);
        if (template.length === 0 || common.length < template.length) template = [...words.slice(0, common.first), '…', ...words.slice(words.length - common.last)];
      }
      if (alike.length < articles) continue;
      report({ ...input.doc.place(['title']), message: `the title follows the template "${template.join(' ')}" of ${namesOf(alike)}${sharing.count > alike.length ? ' and others' : ''}` });
      return;
    }
  },
});

/** Folded words of a title, without the name of brand or site that it ends with ("… | Example"). */
function titleWords(title: string, language: Language, names: readonly string[]): string[] {
  const tail = /^(.+?)\s+[|–—·•-]\s+([^|–—·•]+)$/.exec(title);
  const bare = tail !== null && names.some((name) => name !== '' && (tail[2] ?? '').trim().toLowerCase() === name.toLowerCase()) ? (tail[1] ?? title) : title;
  return language.words(bare).slice(0, LONGEST).map((word) => word.lower);
}

/** The beginnings and ends of a title, of two words or more, as keys. */
function ends(words: readonly string[]): { side: '<' | '>'; length: number; key: string }[] {
  const found: { side: '<' | '>'; length: number; key: string }[] = [];
  for (let length = 2; length < words.length; length++) {
    found.push({ side: '<', length, key: `< ${words.slice(0, length).join(' ')}` }, { side: '>', length, key: `> ${words.slice(-length).join(' ')}` });
  }
  return found;
}

/** The words that two titles begin and end with. */
function commonEnds(a: readonly string[], b: readonly string[]): string[] & { first: number; last: number } {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first++;
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last++;
  return Object.assign([...a.slice(0, first), ...a.slice(a.length - last)], { first, last });
}
