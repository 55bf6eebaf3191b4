import { bottom, closing, keyphrase, pathOf, paragraphs, siteActs, faqStart, type Draft, type Place, type SiteRecipe } from '../kit.ts';

const at = (drafts: readonly Draft[], index: number): Draft => drafts[index % drafts.length] as Draft;
const found = (list: readonly Draft[], place: Place): { file: string; place: Place }[] => list.map((draft) => ({ file: draft.file, place }));
/** Two articles of the site, chosen by chance. */
const pair = (drafts: readonly Draft[], random: () => number): [Draft, Draft] => {
  const first = Math.floor(random() * drafts.length);
  return [at(drafts, first), at(drafts, first + 1 + Math.floor(random() * (drafts.length - 1)))];
};
/** The prose of one article into another: this share of its paragraphs, in their order. */
function copyProse(from: Draft, to: Draft, share: number): void {
  const taken = paragraphs(from);
  const own = paragraphs(to);
  const mixed = own.map((text, index) => ((index * 7) % 10 < share * 10 ? taken[index] ?? text : text));
  const head = to.body.split('\n\n')[0] ?? '';
  to.body = `${head}\n\n${mixed.join('\n\n')}\n\n${to.body.slice(faqStart(to))}`;
}
const unlinkAll = (draft: Draft, slug: string): void => {
  const path = pathOf(draft.locale, slug).replaceAll('/', '\\/');
  draft.body = draft.body.replaceAll(new RegExp(`^- \\[[^\\]]+\\]\\(${path}\\)\\n?`, 'gm'), '').replaceAll(new RegExp(`\\[([^\\]]+)\\]\\(${path}\\)`, 'g'), '$1');
};

export const recipes = [];
export const siteRecipes: SiteRecipe[] = [
  ...siteActs('corpus/duplicate-title', [
    (drafts, random) => {
      const [first, second] = pair(drafts, random);
      second.data['title'] = first.data['title'];
      return found([first, second], { key: 'title' });
    },
    (drafts, random) => {
      const [first, second] = pair(drafts, random);
      second.data['title'] = `${String(first.data['title']).toUpperCase()} `;
      return found([first, second], { key: 'title' });
    },
  ]),
  ...siteActs('corpus/duplicate-description', [
    (drafts, random) => {
      const [first, second] = pair(drafts, random);
      second.data['description'] = first.data['description'];
      return found([first, second], { key: 'description' });
    },
    (drafts, random) => {
      const [first, second] = pair(drafts, random);
      second.data['description'] = String(first.data['description']).toLowerCase().replace(/\.$/, '!');
      return found([first, second], { key: 'description' });
    },
  ]),
  ...siteActs('corpus/near-duplicate', [1, 0.7, 0.5].map((share) => (drafts: readonly Draft[], random: () => number) => {
    const [first, second] = pair(drafts, random);
    copyProse(first, second, share);
    return found([first, second], 'anywhere');
  })),
  ...siteActs('corpus/cannibalization', [0, 1].map(() => (drafts: readonly Draft[], random: () => number) => {
    const [first, second] = pair(drafts, random);
    // The same sentences in another order and without every fourth: the same subject and words, few equal runs.
    const sentences = paragraphs(first).join(' ').split(/(?<=[.?!]) /).filter((_, index) => index % 4 !== 3).toReversed();
    const blocks = Array.from({ length: Math.ceil(sentences.length / 4) }, (_, index) => sentences.slice(index * 4, index * 4 + 4).join(' '));
    second.data['keywords'] = [keyphrase(first)];
    second.data['title'] = first.locale === 'ru' ? `Ещё раз о главном: ${keyphrase(first)}` : `Once more on the main thing: ${keyphrase(first)}`;
    second.body = `# ${String(second.data['title'])}\n\n${blocks.join('\n\n')}\n\n${second.body.slice(faqStart(second))}`;
    return found([first, second], 'anywhere');
  })),
  ...siteActs('corpus/orphan', [0, 1].map(() => (drafts: readonly Draft[], random: () => number) => {
    const [lonely] = pair(drafts, random);
    for (const draft of drafts) if (draft !== lonely) unlinkAll(draft, lonely.slug);
    return found([lonely], 'anywhere');
  })),
  ...siteActs('corpus/dead-end', [0, 1].map(() => (drafts: readonly Draft[], random: () => number) => {
    const [lonely] = pair(drafts, random);
    for (const draft of drafts) unlinkAll(lonely, draft.slug);
    // The signature links to the author's page, which is a way onwards too.
    lonely.body = lonely.body.replace(/## (?:Читайте также|Read also)\s*$/, '').replaceAll(/\[([^\]]+)\]\(https:\/\/(?:delo-ruk|plainshelf)\.example[^)]*\)/g, '$1');
    return found([lonely], 'anywhere');
  })),
  ...siteActs('corpus/slug-collision', [
    (drafts) => {
      at(drafts, 4).file = `old/${at(drafts, 9).slug}`;
      return found([at(drafts, 4), at(drafts, 9)], 'anywhere');
    },
    (drafts) => {
      at(drafts, 6).file = `archive/${at(drafts, 2).slug.replace(/^./, (letter) => letter.toUpperCase())}`;
      return found([at(drafts, 6), at(drafts, 2)], 'anywhere');
    },
  ]),
  ...siteActs('corpus/bulk-burst', [
    (drafts) => {
      drafts.forEach((draft, index) => (draft.data['pubDate'] = `2026-07-20T10:${String(index + 10)}:00Z`));
      return found(drafts, 'anywhere');
    },
    (drafts) => {
      for (const draft of drafts.slice(0, 15)) draft.data['pubDate'] = '2026-06-11';
      return found(drafts.slice(0, 15), 'anywhere');
    },
  ]),
  ...siteActs('corpus/same-hero', [
    (drafts, random) => {
      const [first, second] = pair(drafts, random);
      second.data['heroImage'] = first.data['heroImage'];
      return found([first, second], { key: 'heroImage' });
    },
    (drafts, random) => {
      const [first, second] = pair(drafts, random);
      second.data['heroImage'] = `${String(first.data['heroImage'])}?w=1200&q=70`;
      return found([first, second], { key: 'heroImage' });
    },
  ]),
  ...siteActs('corpus/boilerplate-block', [
    (drafts) => drafts.slice(2, 8).map((draft) => {
      const text = draft.locale === 'ru' ? 'Наша редакция собирает опыт мастеров, садоводов и путешественников, чтобы каждый читатель нашёл понятный порядок работы и не тратил выходные на догадки.' : 'Our editors collect what craftspeople, gardeners and runners know, so that every reader finds a clear order of work and does not spend weekends guessing.';
      closing(draft, text);
      return { file: draft.file, place: { text } };
    }),
    (drafts) => drafts.slice(10, 14).map((draft) => {
      const text = draft.locale === 'ru' ? 'Подписывайтесь на письма раз в месяц: в них только новые материалы, ответы на вопросы читателей и снимки того, что получилось у соседей по увлечению.' : 'Subscribe to one letter a month: it holds new articles, answers to readers and photos of what other people made with the same tools and the same patience.';
      bottom(draft, text);
      return { file: draft.file, place: { text } };
    }),
  ]),
];
