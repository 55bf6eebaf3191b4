import { faqStart, headings, insert, siteActs, type Draft, type Place, type Recipe, type SiteRecipe } from '../kit.ts';
import { rewritten } from './rewritten.ts';
import { siteTexts } from '../site.ts';

const REPORTED = { key: 'title' } as const;

/** Both articles of a pair; the one that was copied may be reported as well as the copy. */
function pair(drafts: readonly Draft[], random: () => number): [Draft, Draft] {
  const at = Math.floor(random() * drafts.length);
  const [first, second] = [drafts[at], drafts[(at + 7) % drafts.length]];
  if (first === undefined || second === undefined) throw new Error('the site has no two articles');
  return [first, second];
}
const either = (list: readonly Draft[], place: Place): { file: string; place: Place }[] => list.map((draft) => ({ file: draft.file, place }));

/** The text of the first article in the second one, changed as people change what they copy. */
function copied(change: (text: string, index: number) => string): SiteRecipe['plant'] {
  return (drafts, random) => {
    const [from, to] = pair(drafts, random);
    const main = from.body.slice(from.body.indexOf('\n\n') + 2, faqStart(from));
    const text = main.trim().split('\n\n').map(change).join('\n\n');
    to.body = `${to.body.slice(0, to.body.indexOf('\n\n') + 2)}${text}\n\n${to.body.slice(faqStart(to))}`;
    return either([from, to], 'anywhere');
  };
}

/** Words that a rewriting tool swaps. */
const SWAPS: readonly (readonly [RegExp, string])[] = [
  [/(?<=^|\s)если(?=\s)/gi, 'в случае, когда'], [/(?<=^|\s)чтобы(?=\s)/gi, 'для того чтобы'], [/(?<=^|\s)можно(?=\s)/gi, 'реально'], [/(?<=^|\s)поэтому(?=\s)/gi, 'по этой причине'],
  [/(?<=^|\s)because(?=\s)/gi, 'since'], [/(?<=^|\s)keep(?=\s)/gi, 'maintain'], [/(?<=^|\s)before(?=\s)/gi, 'prior to'], [/(?<=^|\s)usually(?=\s)/gi, 'typically'],
];
const swap = (text: string): string => SWAPS.reduce((result, [from, to]) => result.replaceAll(from, to), text);
const reorder = (text: string): string => (/^[#|\-!>\d]/.test(text) ? text : text.split(/(?<=[.!?])\s+/).toReversed().join(' '));

/** Most sections of one article moved into another, which keeps a few of its own. */
const sectionsMoved: SiteRecipe['plant'] = (drafts, random) => {
  const [from, to] = pair(drafts, random);
  const [, second = 0] = headings(from.body);
  const [, own = 0, next = own] = headings(to.body);
  const moved = from.body.slice(second, faqStart(from));
  to.body = insert(to.body.slice(0, own) + to.body.slice(next), own, moved);
  return either([from, to], 'anywhere');
};

/** Another article is written again under the same key phrase, or nearly the same. */
function secondTake(slug: string, phrase: (original: string) => string): SiteRecipe['plant'] {
  return (drafts, random) => {
    const from = drafts.find((draft) => draft.slug === slug);
    const others = drafts.filter((draft) => draft.slug !== slug);
    const to = others[Math.floor(random() * others.length)];
    const take = rewritten[slug];
    if (from === undefined || to === undefined || take === undefined) throw new Error(`no second take of ${slug}`);
    const original = (from.data['keywords'] as string[])[0] ?? '';
    to.data['keywords'] = [phrase(original)];
    to.data['title'] = take.title;
    to.data['description'] = take.description;
    delete to.data['faq'];
    to.body = `# ${take.title}\n\n${take.body.trim()}\n\n${to.body.slice(to.body.indexOf(`## ${siteTexts(to.locale).author}`))}`;
    return either([from, to], 'anywhere');
  };
}

/** One value of the front matter, as it comes out when somebody copies a file and edits it a little. */
function same(key: 'title' | 'description', change: (value: string) => string): SiteRecipe['plant'] {
  return (drafts, random) => {
    const [from, to] = pair(drafts, random);
    to.data[key] = change(String(from.data[key]));
    return either([from, to], key === 'title' ? REPORTED : { key });
  };
}

export const recipes: Recipe[] = [];
export const siteRecipes: SiteRecipe[] = [
  ...siteActs('corpus/near-duplicate', [copied(swap), copied((text, index) => (index % 3 === 2 ? reorder(text) : text)), sectionsMoved]),
  ...siteActs('corpus/cannibalization', [
    secondTake('konspekt-lekcii', (phrase) => phrase),
    secondTake('konspekt-lekcii', (phrase) => `как вести ${phrase}`),
    secondTake('konspekt-lekcii', () => 'конспекты лекций'),
  ], ['ru']),
  ...siteActs('corpus/cannibalization', [
    secondTake('sourdough-starter', (phrase) => phrase),
    secondTake('sourdough-starter', (phrase) => `${phrase} at home`),
    secondTake('sourdough-starter', () => 'sourdough starters'),
  ], ['en']),
  ...siteActs('corpus/duplicate-title', [same('title', (value) => value), same('title', (value) => `${value.replaceAll(/[—:,]/g, ' ').replaceAll(/\s+/g, ' ')}!`), same('title', (value) => value.toLowerCase())]),
  ...siteActs('corpus/duplicate-description', [same('description', (value) => value), same('description', (value) => value.replace(/\.$/, '')), same('description', (value) => value.toUpperCase())]),
];
